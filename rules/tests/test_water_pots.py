"""The page of a pot's water: litres from its last watering or from a reading of its mix."""

from datetime import timedelta

import pytest

from gardens.models import SoilFeel
from gardens.tests.cast import garden, gardener, own_client  # noqa: F401
from gardens.tests.factories import SensorReadingFactory, WateringFactory
from gardens.tests.water import MoistureReadingFactory
from rules.tests.builders import NOON, ONE_DAY, TODAY
from rules.tests.watered import depletion, page_of, tomato_bed, weather
from rules.water.page import BedWater

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_pot_is_shown_in_litres_from_its_last_watering(garden, own_client):  # noqa: F811
    pot = tomato_bed(garden, name="Pot", kind="container", volume_l=200.0, texture="")
    WateringFactory(bed=pot, watered_on=TODAY - ONE_DAY, litres=None)
    weather(garden.place, TODAY - ONE_DAY, 9)
    days = BedWater.of(pot).found.days
    assert (days[0].on, days[0].used, days[0].is_soaked) == (TODAY - ONE_DAY, 0.0, True)
    assert days[1].used == pytest.approx(days[0].use)
    assert days[0].limit == pytest.approx(20.0)
    assert "<h1>Pot needs water</h1>" in page_of(own_client, pot)


@pytest.mark.parametrize(
    ("reading", "missing_l"),
    # A drained mix holds 55 %: 110 L of 200 L, of which plants can draw 50.
    [
        ({"moisture_pct": 45.0}, 20.0),
        ({"moisture_pct": 60.0}, 0.0),
        ({"moisture_pct": 10.0}, 50.0),
        ({"moisture_pct": None, "feel": SoilFeel.MOIST}, 0.375 * 50),
    ],
)
def test_a_reading_of_a_pot_overrides_its_count(reading, missing_l, garden, own_client):  # noqa: F811
    pot = tomato_bed(garden, name="Pot", kind="container", volume_l=200.0, texture="")
    weather(garden.place, TODAY - 5 * ONE_DAY, 13)
    WateringFactory(bed=pot, watered_on=TODAY - 3 * ONE_DAY, litres=None)
    MoistureReadingFactory(bed=pot, measured_on=TODAY, **reading)
    assert BedWater.of(pot).found.used == pytest.approx(missing_l)
    page = page_of(own_client, pot)
    assert "Moisture of the mix" in page
    assert "by hand, 10 May 2026: counts" in page
    assert "a drained mix holds about 55 % water" in page


def test_a_pot_s_watering_after_the_reading_counts_and_an_old_reading_does_not(garden):  # noqa: F811
    pot = tomato_bed(garden, kind="container", volume_l=200.0, texture="")
    weather(garden.place, TODAY - 9 * ONE_DAY, 17)
    MoistureReadingFactory(bed=pot, measured_on=TODAY - 2 * ONE_DAY, moisture_pct=35.0)
    WateringFactory(bed=pot, watered_on=TODAY, litres=None)
    assert depletion(pot) == 0.0
    pot.waterings.all().delete()
    pot.moisture_readings.update(measured_on=TODAY - 6 * ONE_DAY)
    assert BedWater.of(pot).found.pot.missing_l is None


def test_a_sensor_in_a_pot_starts_the_count_without_any_watering(garden):  # noqa: F811
    pot = tomato_bed(garden, kind="container", volume_l=200.0, texture="")
    weather(garden.place, TODAY - ONE_DAY, 9)
    SensorReadingFactory(
        sensor__device__garden=garden,
        sensor__device__bed=pot,
        sensor__quantity="soil_moisture_pct",
        measured_at=NOON - timedelta(hours=2),
        value=50.0,
    )
    page = BedWater.of(pot)
    assert page.found.used == pytest.approx(10.0)
    assert (page.found.days[0].on, page.found.days[0].used) == (TODAY, pytest.approx(10.0))
