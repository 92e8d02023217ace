"""Jobs that come again."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from gardens.actions.care_tasks import (
    complete_task,
    complete_tasks,
    reopen_task,
    skip_tasks,
    snooze_tasks,
)
from gardens.actions.entries import correct_entry, undo_entries
from gardens.actions.plan_history import undo_step
from gardens.actions.plantings import end_planting
from gardens.actions.refusals import SeriesIsOver
from gardens.actions.series import add_series, change_series, end_series
from gardens.models import (
    Act,
    CareTask,
    Counting,
    EndReason,
    Event,
    PlanStep,
    SkipReason,
    TaskSeries,
    TaskState,
    Unit,
)
from gardens.recurring_words import series_words
from gardens.tests.factories import CareTaskFactory, PlantingFactory, TaskSeriesFactory

pytestmark = pytest.mark.django_db


def series(**values) -> TaskSeries:
    return TaskSeries(**{"title": "Hoe", "starts_on": date(2026, 5, 5), "every": 1} | values)


def days(of: TaskSeries, number: int) -> list[date]:
    found = [of.first_on]
    while len(found) < number:
        found.append(of.next_on(found[-1], found[-1]))
    return found


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"unit": Unit.MONTH, "starts_on": date(2026, 12, 31)},
            [(2026, 12, 31), (2027, 1, 31), (2027, 2, 28), (2027, 3, 31), (2027, 4, 30)],
        ),
        (
            {"unit": Unit.YEAR, "starts_on": date(2024, 2, 29)},
            [(2024, 2, 29), (2025, 2, 28), (2026, 2, 28), (2027, 2, 28), (2028, 2, 29)],
        ),
        (
            {"unit": Unit.WEEK, "every": 2, "weekdays": [0, 3]},
            [(2026, 5, 7), (2026, 5, 18), (2026, 5, 21), (2026, 6, 1), (2026, 6, 4)],
        ),
        # Over the change of the clocks.
        (
            {"unit": Unit.DAY, "every": 10, "starts_on": date(2026, 3, 20)},
            [(2026, 3, 20), (2026, 3, 30), (2026, 4, 9), (2026, 4, 19), (2026, 4, 29)],
        ),
    ],
    ids=["ends of months", "leap day", "weekdays", "days"],
)
def test_the_days_of_a_series(values, expected):
    assert days(series(**values), 5) == [date(*one) for one in expected]


def test_fixed_days_stay_and_what_went_by_is_not_made_up_for():
    weekly = series(unit=Unit.WEEK)
    assert weekly.next_on(date(2026, 5, 5), date(2026, 5, 20)) == date(2026, 5, 26)
    assert weekly.next_on(date(2026, 5, 5), date(2026, 5, 3)) == date(2026, 5, 12)


def test_days_counted_from_the_doing_move_with_it():
    monthly = series(unit=Unit.MONTH, counting=Counting.AFTER_DONE)
    assert monthly.next_on(date(2026, 1, 5), date(2026, 1, 31)) == date(2026, 2, 28)
    assert series(every=3, unit=Unit.DAY, counting=Counting.AFTER_DONE).next_on(
        date(2026, 5, 5), date(2026, 5, 9)
    ) == date(2026, 5, 12)


def test_one_task_is_open_and_the_next_comes_when_it_is_done(garden, gardener):
    weekly = add_series(series(garden=garden), actor=gardener)
    add_series(series(garden=garden), actor=gardener)
    task = CareTask.objects.get()
    assert (task.title, task.due_on) == ("Hoe", date(2026, 5, 5))
    complete_task(task, on=date(2026, 5, 6), actor=gardener)
    complete_task(task, on=date(2026, 5, 6), actor=gardener)
    following = CareTask.objects.open().get()
    assert following.due_on == date(2026, 5, 12)
    reopen_task(task, actor=gardener)
    assert CareTask.objects.get() == task
    with pytest.raises(IntegrityError), transaction.atomic():
        CareTaskFactory(garden=garden, series=weekly)


def test_skipping_goes_on_to_the_next_and_putting_off_does_not_move_the_series(garden, gardener):
    weekly = TaskSeriesFactory(garden=garden)
    task = weekly.tasks.get()
    snooze_tasks(garden.pk, [task.pk], on=date(2026, 5, 5), days=3, actor=gardener)
    skip_tasks(
        garden.pk,
        [task.pk],
        on=date(2026, 5, 8),
        reason=SkipReason.NO_TIME,
        actor=gardener,
    )
    assert CareTask.objects.open().get().due_on == date(2026, 5, 12)
    reopen_task(task, actor=gardener)
    assert CareTask.objects.open().get() == task


@pytest.mark.parametrize(
    "end", [{"times": 1}, {"until": date(2026, 5, 11)}], ids=["times", "until"]
)
def test_a_series_comes_to_its_end(end, garden, gardener):
    weekly = TaskSeriesFactory(garden=garden, **end)
    complete_task(weekly.tasks.get(), on=date(2026, 5, 5), actor=gardener)
    assert not CareTask.objects.open().exists()


def test_what_stood_and_is_over_is_not_cared_for_again(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, ended=True)
    weekly = TaskSeriesFactory(garden=bed.garden, planting=planting)
    task = weekly.tasks.get()
    CareTask.objects.update(planting=planting)
    complete_task(task, on=date(2026, 8, 2), actor=gardener)
    assert not CareTask.objects.open().exists()


def test_its_job_rests_with_a_planting_and_wakes_with_it(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato)
    tie = series(garden=bed.garden, bed=bed, planting=planting, title="Tie in")
    add_series(tie, actor=gardener)
    end = {"on": date(2026, 5, 9), "reason": EndReason.PEST, "pathogen": ""}
    end_planting(planting, **end, actor=gardener)
    assert CareTask.objects.get().state == TaskState.WITHDRAWN
    undo_step(bed, number=PlanStep.objects.get().pk, actor=gardener)
    first = CareTask.objects.get()
    assert first.state == TaskState.OPEN
    complete_task(first, on=date(2026, 5, 8), actor=gardener)
    end_planting(planting, **end, actor=gardener)
    reopen_task(first, actor=gardener)
    undo_step(bed, number=PlanStep.objects.standing().first().pk, actor=gardener)
    assert CareTask.objects.get() == first


def test_what_was_skipped_and_is_done_after_all_has_its_next_one_already(
    garden, gardener, own_client
):
    first = TaskSeriesFactory(garden=garden).tasks.get()
    day = date(2026, 5, 5)
    skip_tasks(garden.pk, [first.pk], on=day, reason=SkipReason.NO_TIME, actor=gardener)
    following = CareTask.objects.open().get()
    own_client.post(reverse("gardens:task-done", args=[first.pk]))
    first.refresh_from_db()
    assert first.state == TaskState.DONE
    assert CareTask.objects.open().get() == following
    reopen_task(first, actor=gardener)
    assert CareTask.objects.get() == first


def test_undone_in_any_order_the_first_day_is_wanted_again(garden, gardener):
    weekly = TaskSeriesFactory(garden=garden)
    for day in (5, 12):
        last = CareTask.objects.open().get()
        complete_task(last, on=date(2026, 5, day), actor=gardener)
    reopen_task(weekly.tasks.first(), actor=gardener)
    reopen_task(last, actor=gardener)
    assert CareTask.objects.get().due_on == date(2026, 5, 5)


def test_done_early_and_undone_it_is_wanted_on_its_own_day(garden, gardener):
    TaskSeriesFactory(garden=garden, unit=Unit.DAY, every=3, counting=Counting.AFTER_DONE)
    first = CareTask.objects.get()
    complete_task(first, on=date(2026, 5, 1), actor=gardener)
    assert CareTask.objects.open().get().due_on == date(2026, 5, 4)
    reopen_task(first, actor=gardener)
    assert CareTask.objects.get().due_on == date(2026, 5, 5)


def test_skipped_and_next_done_and_undone_together(garden, gardener):
    weekly = TaskSeriesFactory(garden=garden, act=Act.WEED)
    first, batch = weekly.tasks.get(), uuid4()
    day = date(2026, 5, 5)
    skip_tasks(garden.pk, [first.pk], on=day, reason=SkipReason.NO_TIME, actor=gardener)
    both = list(weekly.tasks.values_list("pk", flat=True))
    complete_tasks(garden.pk, both, on=day, batch=batch, actor=gardener)
    assert CareTask.objects.open().get().due_on == date(2026, 5, 19)
    undo_entries(garden, batch, actor=gardener)
    assert CareTask.objects.get() == first


def test_a_corrected_day_moves_the_next_one(garden, gardener):
    TaskSeriesFactory(garden=garden, unit=Unit.DAY, every=3, counting=Counting.AFTER_DONE)
    complete_task(CareTask.objects.get(), on=date(2026, 5, 8), actor=gardener)
    correct_entry(Event.objects.get(), on=date(2026, 5, 6), note="", actor=gardener)
    assert CareTask.objects.open().get().due_on == date(2026, 5, 9)


def test_a_changed_series_moves_its_open_task_only(garden, gardener):
    weekly = TaskSeriesFactory(garden=garden)
    first = weekly.tasks.get()
    complete_task(first, on=date(2026, 5, 5), actor=gardener)
    weekly.title = "Turn both heaps"
    change_series(weekly, actor=gardener)
    task = CareTask.objects.open().get()
    assert (task.title, task.due_on) == ("Turn both heaps", date(2026, 5, 12))
    weekly.unit = Unit.MONTH
    change_series(weekly, actor=gardener)
    assert CareTask.objects.open().get().due_on == date(2026, 6, 5)
    first.refresh_from_db()
    assert (first.title, first.state) == ("Turn the compost", TaskState.DONE)
    end_series(weekly, on=date(2026, 5, 20), actor=gardener)
    end_series(weekly, on=date(2026, 5, 21), actor=gardener)
    weekly.refresh_from_db()
    assert weekly.ended_on == date(2026, 5, 20)
    assert list(CareTask.objects.all()) == [first]


def test_a_series_that_ends_before_it_begins_is_refused(garden, gardener):
    with pytest.raises(SeriesIsOver):
        add_series(series(garden=garden, until=date(2026, 5, 4)), actor=gardener)
    assert not TaskSeries.objects.exists()


def test_words_of_a_series():
    assert series_words(series(unit=Unit.WEEK)) == "every week"
    words = series_words(series(unit=Unit.WEEK, every=2, weekdays=[3, 0], times=4))
    assert words == "every 2 weeks on Mon, Thu, 4 times"
    done = series(unit=Unit.DAY, every=3, counting=Counting.AFTER_DONE)
    assert series_words(done) == "every 3 days from the day it was done"
