"""A record of a reservoir that is corrected takes its jobs along."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.actions.series import add_series
from gardens.models import Act, Counting, Event, NutrientChange, ReservoirReading, TaskSeries, Unit
from gardens.models.care_task import TaskState
from gardens.tests.factories import CareTaskFactory
from gardens.tests.indoor import ReservoirFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 7)


@pytest.fixture(autouse=True)
def now(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 10, 16, tzinfo=UTC))


@pytest.fixture
def tank(garden):
    return ReservoirFactory(garden=garden)


def send(client, garden, name: str, pk: int, **form) -> None:
    address = reverse(f"gardens:{name}", args=[garden.pk, pk])
    assert client.post(address, {"known": 0} | form).status_code == 302


def test_the_next_of_a_recurring_job_follows_the_day_of_the_reading(own_client, garden, tank):
    facts = {"garden": garden, "reservoir": tank, "act": Act.SOLUTION, "starts_on": DAY}
    facts |= {"every": 7, "unit": Unit.DAY, "counting": Counting.AFTER_DONE}
    recurring = add_series(TaskSeries(title="Measure", **facts), actor=garden.owner)
    figures = {"salts": "1.5", "salt_unit": "ec"}
    send(own_client, garden, "reservoir-reading-add", tank.pk, read_at=f"{DAY}T09:30", **figures)
    assert recurring.tasks.open().get().due_on == DAY + timedelta(days=7)
    earlier, reading = DAY - timedelta(days=2), ReservoirReading.objects.get()
    moment = f"{earlier}T09:30"
    send(own_client, garden, "reservoir-reading-edit", reading.pk, read_at=moment, **figures)
    assert recurring.tasks.open().get().due_on == earlier + timedelta(days=7)


def test_a_dose_that_was_a_change_of_water_opens_its_job_again(own_client, garden, tank):
    asked = CareTaskFactory(garden=garden, reservoir=tank, act=Act.DOSE, due_on=DAY)
    form = {"made_at": f"{DAY}T09:30", "act": "ph_down", "amount": "3"}
    send(own_client, garden, "reservoir-change-add", tank.pk, **form)
    asked.refresh_from_db()
    assert asked.state == TaskState.DONE
    form |= {"act": "renewed", "amount": ""}
    change = NutrientChange.objects.get()
    send(own_client, garden, "reservoir-change-edit", change.pk, **form)
    assert Event.objects.get().act == Act.RENEW
    asked.refresh_from_db()
    assert (asked.state, asked.done_on) == (TaskState.OPEN, None)
