"""What is sown in trays, counted and measured is of the book, and closes the job it answers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.actions.care_tasks import complete_task, reopen_task
from gardens.actions.entries import correct_entry, undo_entry
from gardens.models import (
    Act,
    CareTask,
    EntryKind,
    Event,
    NutrientChange,
    RainDay,
    ReservoirReading,
    SolutionAct,
    Sowing,
    SpaceReading,
    TaskState,
)
from gardens.tests.factories import (
    CareTaskFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)
from gardens.tests.indoor import ReservoirFactory, SpaceFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 10, 16, tzinfo=UTC)
TODAY = NOW.date()
EARLIER = TODAY - timedelta(days=3)


@pytest.fixture(autouse=True)
def now(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def lot(gardener, tomato):
    return SeedLotFactory(owner=gardener, plant=tomato, seeds=30)


@pytest.fixture
def sowing(garden, lot) -> Sowing:
    return SowingFactory(tray=TrayFactory(garden=garden), plant=lot.plant, lot=lot)


@pytest.fixture
def tank(garden):
    return ReservoirFactory(garden=garden)


@pytest.fixture
def tent(garden):
    return SpaceFactory(garden=garden)


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def of_sowing(client, sowing, name, **form):
    return client.post(reverse(f"gardens:sowing-{name}", args=[sowing.pk]), form, follow=True)


def of_tank(client, tank, name="reservoir-reading-add", **form):
    address = reverse(f"gardens:{name}", args=[tank.garden_id, tank.pk])
    return client.post(address, {"known": 0} | form, follow=True)


def job(subject, act, due_on=EARLIER, **fields) -> CareTask:
    garden = subject.tray.garden if isinstance(subject, Sowing) else subject.garden
    name = subject._meta.model_name
    return CareTaskFactory(garden=garden, act=act, due_on=due_on, **{name: subject}, **fields)


def state(task: CareTask) -> tuple[str, date | None]:
    task.refresh_from_db()
    return task.state, task.done_on


def book(client, garden) -> str:
    return text(client.get(reverse("gardens:garden-book", args=[garden.pk])))


RECORDS = {
    "count": (Act.COUNT, "10 seedlings came up in all, 2 of them lost"),
    "pot-on": (Act.POT_ON, "Potted on"),
    "solution": (Act.SOLUTION, "Solution measured: EC 1.5 mS/cm, pH 6.2"),
    "dose": (Act.DOSE, "pH down added: 3 mL"),
    "dilute": (Act.DILUTE, "Solution diluted: 5 L replaced by water"),
    "renew": (Act.RENEW, "Solution changed"),
    "climate": (Act.CLIMATE, "Air and light measured: air 24 °C, humidity 60 %"),
}


def log(client, kind, sowing, tank, tent):
    """Three days ago."""
    day, moment = EARLIER.isoformat(), f"{EARLIER}T09:30"
    if kind == "count":
        return of_sowing(client, sowing, kind, counted_on=day, emerged=10, lost=2)
    if kind == "pot-on":
        return of_sowing(client, sowing, kind, potted_on=day)
    if kind == "solution":
        return of_tank(client, tank, read_at=moment, salts="1.5", salt_unit="ec", ph="6.2")
    if kind == "climate":
        figures = {"air_c": "24", "humidity_pct": "60"}
        return of_tank(client, tent, "space-reading-add", read_at=moment, **figures)
    act, amount = {"dose": ("ph_down", "3"), "dilute": ("thinned", "5"), "renew": ("renewed", "")}[
        kind
    ]
    form = {"made_at": moment, "act": act, "amount": amount}
    return of_tank(client, tank, "reservoir-change-add", **form)


def subject_of(kind, sowing, tank, tent):
    return {"count": sowing, "pot-on": sowing, "climate": tent}.get(kind, tank)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_back_dated_record_is_an_entry_closes_its_job_and_both_are_undone(
    kind, own_client, garden, sowing, tank, tent
):
    act, words = RECORDS[kind]
    asked = job(subject_of(kind, sowing, tank, tent), act)
    other = CareTaskFactory(garden=garden, act=act, due_on=EARLIER)
    later = job(subject_of(kind, sowing, tank, tent), act, TODAY)
    answer = log(own_client, kind, sowing, tank, tent)
    entry = Event.objects.get(act=act)
    assert (entry.happened_on, entry.subject_key[1]) == (
        EARLIER,
        subject_of(kind, sowing, tank, tent).pk,
    )
    assert state(asked) == (TaskState.DONE, EARLIER)
    assert (state(other)[0], state(later)[0]) == (TaskState.OPEN, TaskState.OPEN)
    undo = reverse("gardens:log-undo", args=[garden.pk])
    assert f'action="{undo}"' in text(answer)
    assert words in book(own_client, garden)

    log(own_client, kind, sowing, tank, tent)
    assert Event.objects.filter(act=act).count() == 1

    own_client.post(undo, {"batch": entry.batch})
    assert state(asked) == (TaskState.OPEN, None)
    sowing.refresh_from_db()
    assert (sowing.potted_on, sowing.lost, sowing.counts.count()) == (None, 0, 0)
    assert not ReservoirReading.objects.exists()
    assert not SpaceReading.objects.exists()
    assert not NutrientChange.objects.exists()


@pytest.mark.parametrize("kind", RECORDS)
def test_a_stranger_logs_nothing(kind, stranger_client, sowing, tank, tent):
    assert log(stranger_client, kind, sowing, tank, tent).status_code == 404
    assert not Event.objects.exists()


def test_sowing_in_a_tray_is_an_entry_that_gives_the_seed_back(own_client, garden, bed, lot):
    tray = TrayFactory(garden=garden)
    planned = PlantingFactory(bed=bed, plant=lot.plant, planned=True, method="sow_indoors")
    asked = CareTaskFactory(garden=garden, bed=bed, planting=planned, act=Act.START, due_on=EARLIER)
    form = {"tray": tray.pk, "first_cell": 1, "cells": 12, "seeds_per_cell": 1, "sown_on": EARLIER}
    own_client.post(reverse("gardens:seed-sow", args=[lot.pk]), form)
    entry = Event.objects.get()
    assert (entry.act, entry.happened_on) == (Act.SOW_TRAY, EARLIER)
    assert state(asked) == (TaskState.DONE, EARLIER)
    assert "Sown in a tray: 12 seeds" in book(own_client, garden)
    planned.refresh_from_db()
    assert planned.started_on is None

    own_client.post(reverse("gardens:event-undo", args=[entry.pk]))
    assert not Sowing.objects.exists()
    assert list(lot.entries.values_list("kind", flat=True)) == [EntryKind.BOUGHT]
    assert state(asked) == (TaskState.OPEN, None)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("count", "“Seedlings counted” on 7 May 2026 rests on this entry."),
        ("planted", "4 seedlings of it are planted out."),
    ],
)
def test_a_sowing_is_not_taken_back_under_what_stands_on_it(
    what, sentence, own_client, garden, bed, lot
):
    form = {"tray": TrayFactory(garden=garden).pk, "first_cell": 1, "cells": 12}
    form |= {"seeds_per_cell": 1, "sown_on": EARLIER}
    own_client.post(reverse("gardens:seed-sow", args=[lot.pk]), form)
    sowing = Sowing.objects.get()
    if what == "count":
        of_sowing(own_client, sowing, "count", counted_on=EARLIER, emerged=10, lost=0)
    else:
        PlantingFactory(bed=bed, plant=lot.plant, sowing=sowing, columns=4)
    entry = Event.objects.get(act=Act.SOW_TRAY)
    answer = own_client.post(reverse("gardens:event-undo", args=[entry.pk]), follow=True)
    assert sentence in text(answer)
    assert Sowing.objects.exists()


def test_a_count_is_not_taken_back_under_seedlings_planted_out(own_client, sowing, bed):
    of_sowing(own_client, sowing, "count", counted_on=EARLIER, emerged=10, lost=0)
    PlantingFactory(bed=bed, plant=sowing.plant, sowing=sowing, columns=4)
    entry = Event.objects.get(act=Act.COUNT)
    answer = own_client.post(reverse("gardens:event-undo", args=[entry.pk]), follow=True)
    assert "4 seedlings of it are planted out." in text(answer)
    assert sowing.counts.exists()


def test_each_step_of_hardening_off_is_ticked_by_its_day(own_client, gardener, garden, sowing):
    of_sowing(own_client, sowing, "harden", plant_out_on=TODAY + timedelta(days=8))
    first, second, *_ = CareTask.objects.open().order_by("due_on")
    complete_task(first, on=first.due_on, actor=gardener)
    entry = Event.objects.get(act=Act.HARDEN)
    assert (entry.sowing, entry.happened_on) == (sowing, first.due_on)
    # The step of the next day is still to be done.
    assert state(second)[0] == TaskState.OPEN
    reopen_task(first, actor=gardener)
    assert state(first)[0] == TaskState.OPEN
    assert not Event.objects.filter(act=Act.HARDEN).exists()


def test_ticking_a_change_of_the_solution_writes_it(gardener, tank):
    asked = job(tank, Act.RENEW)
    complete_task(asked, on=EARLIER, actor=gardener)
    change = NutrientChange.objects.get()
    assert (change.reservoir, change.act) == (tank, SolutionAct.RENEWED)
    assert tank.garden.place.local(change.made_at).date() == EARLIER
    reopen_task(asked, actor=gardener)
    assert not NutrientChange.objects.exists()
    assert state(asked)[0] == TaskState.OPEN


def test_a_job_that_needs_figures_offers_their_form(own_client, garden, tank, tent, sowing):
    job(tank, Act.SOLUTION, TODAY)
    job(tank, Act.DOSE, TODAY)
    job(tent, Act.CLIMATE, TODAY)
    job(sowing, Act.COUNT, TODAY)
    page = text(own_client.get(reverse("rules:today")))
    reading = reverse("gardens:reservoir-reading-add", args=[garden.pk, tank.pk])
    change = reverse("gardens:reservoir-change-add", args=[garden.pk, tank.pk])
    climate = reverse("gardens:space-reading-add", args=[garden.pk, tent.pk])
    for form in (f"{reading}?", f"{change}?act=fed&amp;", f"{climate}?", f"/sowings/{sowing.pk}/?"):
        assert f'<a class="tick" href="{form}next=' in page


def test_a_corrected_day_takes_the_record_along(own_client, gardener, sowing, tank, tent):
    for kind in ("count", "pot-on", "solution"):
        log(own_client, kind, sowing, tank, tent)
    for entry in Event.objects.all():
        correct_entry(entry, on=EARLIER + timedelta(days=1), note="", actor=gardener)
    sowing.refresh_from_db()
    assert sowing.potted_on == EARLIER + timedelta(days=1)
    assert sowing.counts.get().counted_on == EARLIER + timedelta(days=1)
    # 9:30 on the clocks of the garden as before.
    at = tank.garden.place.local(ReservoirReading.objects.get().read_at)
    assert (at.date(), at.hour, at.minute) == (EARLIER + timedelta(days=1), 9, 30)
    entry = Event.objects.get(act=Act.SOLUTION)
    page = text(own_client.get(reverse("gardens:event-edit", args=[entry.pk])))
    reading = [tank.garden_id, ReservoirReading.objects.get().pk]
    assert reverse("gardens:reservoir-reading-edit", args=reading) in page


def test_a_corrected_reading_takes_its_entry_and_job_along(own_client, sowing, tank, tent):
    asked = job(tank, Act.SOLUTION)
    log(own_client, "solution", sowing, tank, tent)
    reading = ReservoirReading.objects.get()
    form = {"read_at": f"{TODAY}T08:00", "ph": "6.0", "known": 0}
    address = reverse("gardens:reservoir-reading-edit", args=[tank.garden_id, reading.pk])
    assert own_client.post(address, form).status_code == 302
    assert Event.objects.get().happened_on == TODAY
    assert state(asked) == (TaskState.DONE, TODAY)
    own_client.post(reverse("gardens:reservoir-reading-delete", args=[tank.garden_id, reading.pk]))
    assert not Event.objects.exists()
    assert state(asked)[0] == TaskState.OPEN


def test_rain_is_of_the_book_once_a_day(own_client, garden):
    asked = CareTaskFactory(garden=garden, act=Act.RAIN, due_on=EARLIER)
    for rain in ("4", "6"):
        form = {"fallen_on": EARLIER, "rain_mm": rain}
        own_client.post(reverse("gardens:rain-list", args=[garden.pk]), form)
    assert "Rain measured: 6 mm" in book(own_client, garden)
    assert state(asked) == (TaskState.DONE, EARLIER)
    undo_entry(Event.objects.get(), actor=garden.owner)
    assert not RainDay.objects.exists()
    assert state(asked)[0] == TaskState.OPEN
