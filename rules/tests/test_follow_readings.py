"""Advice follows the devices of a garden, some minutes behind and never more often."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gardens.actions.readings import take_readings
from gardens.models import Device
from gardens.tests.factories import DeviceFactory, SensorFactory
from rules.models import Evaluation
from rules.models.evaluation import FOLLOWS_READINGS_EVERY
from rules.tasks import follow_readings
from rules.tests.builders import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MINUTE = timedelta(minutes=1)


@pytest.fixture
def device():
    return asked_for("soil_moisture_pct", "rain_mm")


def asked_for(*quantities: str) -> Device:
    """A device of a garden that was evaluated half an hour ago."""
    device = DeviceFactory()
    for quantity in quantities:
        SensorFactory(device=device, quantity=quantity)
    Evaluation.objects.request(device.garden_id)
    Evaluation.objects.update(requested_at=NOON - timedelta(minutes=30))
    return device


def sends(device: Device, quantity: str, value: float, minutes_ago: int = 1) -> None:
    time = (NOON - minutes_ago * MINUTE).isoformat()
    take_readings(device, [{"time": time, "quantity": quantity, "value": value}])


def test_a_new_reading_asks_for_advice_once(device, rung):
    sends(device, "soil_moisture_pct", 21.0)
    follow_readings()
    follow_readings()
    assert rung == [[device.garden_id]]


@pytest.mark.parametrize(
    ("quantity", "value"),
    [("rain_mm", 2.0), ("soil_moisture_pct", 300.0), ("ph", 6.0)],
    ids=["does not change advice", "is refused", "is not measured"],
)
def test_what_changes_no_advice_asks_for_none(quantity, value, device, rung):
    sends(device, quantity, value)
    follow_readings()
    assert rung == []


def test_a_reading_that_is_known_asks_for_nothing(device, rung):
    sends(device, "soil_moisture_pct", 21.0)
    Device.objects.update(news_at=None)
    sends(device, "soil_moisture_pct", 22.0)
    follow_readings()
    assert rung == []


def test_a_device_that_reports_every_minute_is_followed_every_ten(device, rung, clock):
    for minute in range(31):
        clock(NOON + minute * MINUTE)
        sends(device, "soil_moisture_pct", 21.0, minutes_ago=-minute)
        follow_readings()
    assert len(rung) == 1 + 30 // (FOLLOWS_READINGS_EVERY // MINUTE)


def test_gardens_of_people_who_left_are_not_followed(device, rung):
    sends(device, "soil_moisture_pct", 21.0)
    device.garden.owner.is_active = False
    device.garden.owner.save()
    follow_readings()
    assert rung == []


def test_more_gardens_and_devices_cost_no_more_statements(rung):
    counts = []
    for gardens in (2, 7):
        for _ in range(gardens):
            sends(asked_for("ph"), "ph", 6.0)
        Evaluation.objects.update(requested_at=NOON - timedelta(minutes=30))
        with CaptureQueriesContext(connection) as queries:
            follow_readings()
        counts.append(len(queries))
    assert counts == [3, 3]
