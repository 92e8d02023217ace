"""Devices, workers and other people act while an account is erased."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gardens.actions.erasing import LastSuperuser, RecordedMeanwhile, erase_account
from gardens.actions.readings import take_readings
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Gardener, SensorReading
from gardens.tests.factories import SensorFactory
from gardens.tests.threads import in_threads, needs_postgresql
from rules.models import Evaluation
from rules.tasks import evaluate_gardens
from rules.tests.factories import FindingFactory

pytestmark = [pytest.mark.django_db(transaction=True), needs_postgresql]

ROUNDS = 5


def insist_on_erasing(gardener: Gardener) -> None:
    """As the page asks to."""
    for _attempt in range(3):
        try:
            return erase_account(gardener)
        except RecordedMeanwhile:
            continue
    return erase_account(gardener)


def test_a_device_that_goes_on_sending_leaves_nothing_behind():
    for _ in range(ROUNDS):
        sensor = SensorFactory()
        device, now = sensor.device, timezone.now()

        def send(device=device, quantity=sensor.quantity, now=now) -> None:
            for minute in range(30):
                time = (now - timedelta(minutes=minute)).isoformat()
                take_readings(device, [{"time": time, "quantity": quantity, "value": 20}])

        errors = in_threads(send, lambda device=device: insist_on_erasing(device.garden.owner))
        assert {type(error) for error in errors} <= {GoneMeanwhile}
        assert not SensorReading.objects.exists()
        assert not Gardener.objects.exists()


def test_a_worker_that_evaluates_leaves_nothing_behind():
    for _ in range(ROUNDS):
        garden = FindingFactory().garden
        Evaluation.objects.request(garden.pk)
        errors = in_threads(
            lambda garden=garden: evaluate_gardens([garden.pk]),
            lambda garden=garden: insist_on_erasing(garden.owner),
        )
        assert errors == []
        assert not Gardener.objects.exists()


def test_two_superusers_who_leave_at_once_do_not_both():
    both = [Gardener.objects.create_superuser(f"{n}@example.org", "correct horse") for n in "ab"]
    errors = in_threads(*(lambda one=one: erase_account(one) for one in both))
    assert [type(error) for error in errors] == [LastSuperuser]
    assert Gardener.objects.count() == 1
