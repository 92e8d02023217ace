"""Tasks and entries of the book are one: written, answered and taken back together."""

from datetime import date, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from gardens.actions.care_tasks import (
    complete_task,
    complete_tasks,
    reopen_task,
    skip_tasks,
    snooze_tasks,
)
from gardens.actions.entries import correct_entry, log_entries, undo_entries, undo_entry
from gardens.actions.plan_history import undo_step
from gardens.actions.plantings import add_planting, remove_planting, start_planting
from gardens.actions.refusals import DatesOutOfOrder, EntryRestedOn, GoneMeanwhile
from gardens.models import (
    Act,
    CareTask,
    Event,
    PlanStep,
    Planting,
    SkipReason,
    TaskState,
    Watering,
)
from gardens.tests.factories import BedFactory, CareTaskFactory, GardenerFactory, PlantingFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 6)


def entry(subject, act, on=ON) -> Event:
    """Of a planting or a bed."""
    is_planting = isinstance(subject, Planting)
    return Event(
        garden=subject.garden,
        bed_id=subject.bed_id if is_planting else subject.pk,
        planting=subject if is_planting else None,
        act=act,
        happened_on=on,
    )


def log(gardener, *events, batch=None) -> list[Event]:
    return log_entries(events, garden=events[0].garden, batch=batch or uuid4(), actor=gardener)


@pytest.fixture
def tray(bed, tomato) -> Planting:
    return PlantingFactory(
        bed=bed, plant=tomato, method="sow_indoors", started_on=date(2026, 3, 10)
    )


def states() -> list[str]:
    return list(CareTask.objects.order_by("pk").values_list("state", flat=True))


def test_an_entry_closes_the_task_it_answers_and_taking_it_back_opens_it(bed, gardener):
    asked = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WEED, due_on=ON)
    CareTaskFactory(garden=bed.garden, bed=bed, act=Act.FEED, due_on=ON)
    CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WEED, due_on=ON + timedelta(days=9))
    CareTaskFactory(garden=bed.garden, bed=BedFactory(garden=bed.garden), act=Act.WEED, due_on=ON)
    [written] = log(gardener, entry(bed, Act.WEED))
    asked.refresh_from_db()
    assert (asked.event, asked.done_on, asked.completed_by) == (written, ON, gardener)
    assert states() == ["done", "open", "open", "open"]
    assert undo_entry(written, actor=gardener) == 1
    assert states() == ["open"] * 4
    assert undo_entry(written, actor=gardener) == 0


def test_an_earlier_day_does_not_answer_a_later_task(bed, gardener):
    CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WEED, due_on=ON)
    log(gardener, entry(bed, Act.WEED, ON - timedelta(days=10)))
    assert states() == ["open"]


def test_a_tick_of_any_job_is_a_line_of_the_book(bed, gardener):
    task = CareTaskFactory(garden=bed.garden, bed=bed)
    complete_task(task, on=ON, actor=gardener)
    written = Event.objects.get()
    assert (written.act, written.happened_on, written.recorded_by) == (Act.NONE, ON, gardener)
    assert list(written.tasks.all()) == [task]
    undo_entry(written, actor=gardener)
    assert states() == ["open"]


def test_several_ticks_are_taken_back_together(bed, gardener, django_assert_max_num_queries):
    tasks = [CareTaskFactory(garden=bed.garden, bed=bed, title=f"Job {n}") for n in range(60)]
    tasks += [CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER, litres=9) for _ in "ab"]
    numbers, batch = [task.pk for task in tasks], uuid4()
    with django_assert_max_num_queries(14):
        complete_tasks(bed.garden_id, numbers, on=ON, batch=batch, actor=gardener)
    complete_tasks(bed.garden_id, numbers, on=ON, batch=batch, actor=gardener)
    assert set(states()) == {"done"}
    assert Watering.objects.get().litres == 9
    assert Event.objects.count() == 61
    with django_assert_max_num_queries(26):
        undo_entries(bed.garden, batch, actor=gardener)
    assert set(states()) == {"open"}
    assert not Watering.objects.exists()


def test_the_same_form_sent_twice_writes_once(bed, gardener):
    batch = uuid4()
    assert log(gardener, entry(bed, Act.WEED), batch=batch) == log(
        gardener, entry(bed, Act.WEED), batch=batch
    )
    assert Event.objects.count() == 1


def test_entries_give_a_planting_its_days_and_take_them_back(tray, gardener):
    log(gardener, entry(tray, Act.GERMINATE, date(2026, 3, 17)))
    [out] = log(gardener, entry(tray, Act.PLANT_OUT, date(2026, 5, 15)))
    [picked] = log(gardener, entry(tray, Act.HARVEST, date(2026, 7, 20)))
    [earlier] = log(gardener, entry(tray, Act.HARVEST, date(2026, 7, 18)))
    tray.refresh_from_db()
    days = (tray.germinated_on, tray.planted_out_on, tray.first_harvest_on)
    assert days == (date(2026, 3, 17), date(2026, 5, 15), date(2026, 7, 18))
    assert tray.stage == "harvesting"
    with pytest.raises(EntryRestedOn):
        undo_entry(out, actor=gardener)
    undo_entry(earlier, actor=gardener)
    tray.refresh_from_db()
    assert tray.first_harvest_on == date(2026, 7, 20)
    undo_entry(picked, actor=gardener)
    undo_entry(out, actor=gardener)
    tray.refresh_from_db()
    assert (tray.first_harvest_on, tray.planted_out_on) == (None, None)
    assert tray.stage == "germinated"


@pytest.mark.parametrize(
    ("act", "on", "words"),
    [
        (Act.GERMINATE, date(2026, 3, 20), "noted on"),
        (Act.WEED, date(2026, 3, 9), "comes before “Sown or planted”"),
        (Act.PLANT_OUT, date(2026, 3, 12), "comes before “Germinated”"),
        (Act.START, date(2026, 3, 20), "noted on"),
    ],
)
def test_days_out_of_order_are_refused_with_the_two_days(act, on, words, tray, gardener):
    log(gardener, entry(tray, Act.GERMINATE, date(2026, 3, 17)))
    with pytest.raises(DatesOutOfOrder) as refusal:
        log(gardener, entry(tray, act, on))
    assert words in refusal.value.message
    assert Event.objects.count() == 1


def test_nothing_is_done_to_what_has_not_begun(bed, tomato, gardener):
    planned = PlantingFactory(bed=bed, plant=tomato, planned=True)
    with pytest.raises(DatesOutOfOrder) as refusal:
        log(gardener, entry(planned, Act.HARVEST))
    assert "has not begun yet" in refusal.value.message
    [begun] = log(gardener, entry(planned, Act.START))
    planned.refresh_from_db()
    assert planned.started_on == ON
    undo_entry(begun, actor=gardener)
    planned.refresh_from_db()
    assert planned.started_on is None


def test_a_corrected_entry_takes_its_day_along(bed, tray, gardener):
    task = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER)
    complete_task(task, on=ON, actor=gardener)
    watered = Event.objects.get()
    earlier = ON - timedelta(days=2)
    correct_entry(watered, on=earlier, note="Deeply", actor=gardener)
    task.refresh_from_db()
    assert (Watering.objects.get().watered_on, task.done_on) == (earlier, earlier)
    [germinated] = log(gardener, entry(tray, Act.GERMINATE, date(2026, 3, 17)))
    correct_entry(germinated, on=date(2026, 3, 15), note="", actor=gardener)
    tray.refresh_from_db()
    assert tray.germinated_on == date(2026, 3, 15)
    with pytest.raises(DatesOutOfOrder):
        correct_entry(germinated, on=date(2026, 3, 1), note="", actor=gardener)


def test_the_plan_and_the_book_undo_each_other(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True)
    task = CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, act=Act.START)
    start_planting(planting, on=ON, actor=gardener)
    assert Event.objects.get().tasks.get() == task
    undo_step(bed, number=PlanStep.objects.get().pk, actor=gardener)
    assert not Event.objects.exists()
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_what_is_put_back_on_the_plan_has_its_book_again(bed, tomato, gardener):
    planting = add_planting(
        Planting(
            garden=bed.garden,
            bed=bed,
            plant=tomato,
            method="transplant",
            x_cm=60,
            y_cm=60,
            spacing_cm=50,
            row_spacing_cm=50,
            started_on=ON,
        ),
        actor=gardener,
    )
    log(gardener, entry(planting, Act.PRUNE))
    remove_planting(planting, actor=gardener)
    assert not bed.events.standing().exists()
    undo_step(bed, number=PlanStep.objects.standing().first().pk, actor=gardener)
    acts = set(bed.events.standing().values_list("act", flat=True))
    assert acts == {Act.START, Act.PRUNE}


def test_what_is_gone_takes_no_entries(bed, gardener):
    gone = entry(bed, Act.WEED)
    type(bed).objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        log(gardener, gone)


def test_skipped_and_put_off_is_neither_late_nor_lost(bed, gardener):
    task = CareTaskFactory(garden=bed.garden, due_on=ON - timedelta(days=5))
    numbers = [task.pk]
    snooze_tasks(bed.garden_id, numbers, on=ON, days=3, actor=gardener)
    task.refresh_from_db()
    assert (task.due_on, task.is_overdue(ON)) == (ON + timedelta(days=3), False)
    snooze_tasks(bed.garden_id, numbers, on=ON, days=7, actor=gardener)
    task.refresh_from_db()
    assert task.due_on == ON + timedelta(days=10)
    reopen_task(task, actor=gardener)
    task.refresh_from_db()
    assert (task.due_on, task.snoozed_from) == (ON - timedelta(days=5), None)
    skip_tasks(bed.garden_id, numbers, on=ON, reason=SkipReason.WEATHER, actor=gardener)
    task.refresh_from_db()
    assert (task.state, task.is_overdue(ON)) == (TaskState.SKIPPED, False)
    assert not Event.objects.exists()
    reopen_task(task, actor=gardener)
    task.refresh_from_db()
    assert (task.state, task.skip_reason, task.skipped_on) == (TaskState.OPEN, "", None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writer at a time")
def test_a_tick_and_a_log_at_once_write_what_each_says_and_close_the_task_once():
    gardener = GardenerFactory()
    bed = BedFactory(garden__owner=gardener)
    task = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WEED, due_on=ON)
    both_ready, batch = Barrier(3), uuid4()

    def at_once(act) -> None:
        both_ready.wait()
        act()
        connection.close()

    def send() -> None:
        log(gardener, entry(bed, Act.WEED), batch=batch)

    acts = [send, send, lambda: complete_task(task, on=ON, actor=gardener)]
    tabs = [Thread(target=at_once, args=[act]) for act in acts]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    assert Event.objects.filter(batch=batch).count() == 1
    assert Event.objects.count() in (1, 2)
