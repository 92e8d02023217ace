"""Devices, workers and other people act while an account is erased."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError, connection
from django.utils import timezone

from gardening.tests.processes import server_url
from gardens.actions.erasing import LastSuperuser, RecordedMeanwhile, erase_account
from gardens.actions.readings import take_readings
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Gardener, JobState, SensorReading
from gardens.private_files import private_storage
from gardens.tests.factories import GardenerFactory, JobFactory, SensorFactory
from gardens.tests.threads import in_threads, needs_postgresql
from rules.models import Evaluation
from rules.tasks import evaluate_gardens
from rules.tests.factories import FindingFactory

pytestmark = [pytest.mark.django_db(transaction=True), needs_postgresql]

ROUNDS = 5


@pytest.fixture
def slow_to_go() -> Iterator[None]:
    """Each account takes a third of a second to delete."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN PERFORM pg_sleep(0.3); RETURN OLD; END'"
        )
        cursor.execute(
            "CREATE TRIGGER linger BEFORE DELETE ON gardens_gardener "
            "FOR EACH ROW EXECUTE FUNCTION linger()"
        )
        yield
        cursor.execute("DROP FUNCTION linger CASCADE")


@contextmanager
def limited(name: str, value: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET {name} = '{value}'")
        yield
        cursor.execute(f"RESET {name}")


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


def test_a_large_account_may_take_longer_than_a_page(slow_to_go):
    gardener = GardenerFactory()
    with limited("statement_timeout", "200ms"):
        erase_account(gardener)
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("200ms",)
    assert not Gardener.objects.exists()


def test_who_meets_another_change_is_told_so_and_who_meets_a_fault_is_not():
    gardener = GardenerFactory()
    database = server_url(connection.settings_dict["NAME"])
    with psycopg.connect(database) as other:
        other.execute("SELECT FROM gardens_gardener FOR UPDATE")
        with limited("lock_timeout", "100ms"), pytest.raises(RecordedMeanwhile):
            erase_account(gardener)
        with limited("statement_timeout", "100ms"), pytest.raises(OperationalError):
            erase_account(gardener)
    assert Gardener.objects.exists()


def test_the_file_of_a_job_that_ends_at_this_moment_goes_too():
    job = JobFactory(state=JobState.RUNNING)
    name = private_storage().save("jobs/late.zip", ContentFile(b"all of it"))
    with psycopg.connect(server_url(connection.settings_dict["NAME"])) as worker:
        worker.execute("UPDATE gardens_job SET result = %s", [name])
        errors = in_threads(
            lambda: erase_account(job.owner), lambda: (time.sleep(1), worker.commit())
        )
    assert errors == []
    assert not private_storage().exists(name)
