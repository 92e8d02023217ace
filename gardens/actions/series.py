"""Recurring jobs: one task of a series is open; the next is made when it is done or skipped."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile, SeriesIsOver
from gardens.models import CareTask, Gardener, TaskSeries, TaskState
from gardens.models.care_task import SETTLED, CareTaskQuerySet
from gardens.models.tended import SUBJECTS


def add_series(series: TaskSeries, *, actor: Gardener) -> TaskSeries:
    """With its first task; the same one twice is the same form sent twice."""
    with changing(series.garden_id) as garden:
        names = ("title", "starts_on", *SUBJECTS, "every", "unit")
        same = {name: getattr(series, name) for name in names}
        if twin := garden.task_series.running().filter(**same).first():
            return twin
        first_on = _first_on(series)
        series.save(force_insert=True)
        _occurrence(series, first_on).save(force_insert=True)
    return series


def change_series(series: TaskSeries, *, actor: Gardener) -> TaskSeries:
    """What a form has edited; the open task follows, those done stay as they were."""
    with changing(series.garden_id):
        stored = _stored(series)
        if stored.ended_on:
            raise SeriesIsOver(gettext("This job was ended in the meantime. Add a new one."))
        _first_on(series)
        series.save()
        if _days_of(stored) == _days_of(series):
            series.tasks.open().update(title=series.title, act=series.act, bed=series.bed)
            return series
        series.tasks.exclude(state__in=SETTLED).delete()
        if due_on := _due_on(series):
            _occurrence(series, due_on).save(force_insert=True)
    return series


def end_series(series: TaskSeries, *, on: date, actor: Gardener) -> None:
    """What was done stays; the open task goes."""
    with changing(series.garden_id):
        series = _stored(series)
        if series.ended_on:
            return
        series.ended_on = on
        series.save(update_fields=["ended_on"])
        series.tasks.exclude(state__in=SETTLED).delete()


def plan_next(tasks: Sequence[CareTask]) -> None:
    """Called inside `changing`, with tasks just done or skipped, and their series.

    What was skipped and is done after all has its next one already.
    """
    running = [task for task in tasks if task.series_id and task.series.ended_on is None]
    if not running:
        return
    counted = (
        CareTask.objects.filter(series__in={task.series_id for task in running})
        .order_by()
        .values_list("series")
        .annotate(number=Count("pk"), waiting=Count("pk", filter=Q(state=TaskState.OPEN)))
    )
    numbers = {pk: (number, waiting) for pk, number, waiting in counted}
    following = {}
    for task in sorted(running, key=lambda task: (task.due_on, task.pk)):
        series, planting = task.series, task.planting
        number, waiting = numbers[series.pk]
        due_on = series.next_on(task.wanted_on, _settled_on(task))
        is_enough = waiting or (series.times and number >= series.times)
        if due_on and not is_enough and not (planting and planting.ended_on):
            following[series.pk] = _occurrence(series, due_on)
    CareTask.objects.bulk_create(following.values())


def move_next(tasks: Iterable[CareTask]) -> None:
    """Called inside `changing`, with tasks whose day was corrected, and their series."""
    for task in tasks:
        if task.series and (due_on := _due_on(task.series)):
            task.series.tasks.open().filter(snoozed_from=None).update(due_on=due_on)


def make_room(tasks: Sequence[CareTask]) -> list[CareTask]:
    """Called inside `changing`, with tasks that are about to be open again; those that may be.

    Of a series it is one, wanted when an earlier one was that is open again already.
    """
    series = {task.series_id for task in tasks if task.series_id}
    if not series:
        return list(tasks)
    alone = [task for task in tasks if task.series_id is None]
    waiting = CareTask.objects.filter(series__in=series).exclude(state__in=SETTLED)
    others = list(waiting.exclude(pk__in=[task.pk for task in tasks]))
    kept: dict[int, CareTask] = {}
    for task in sorted(tasks, key=lambda task: (task.due_on, task.pk)):
        if task.series_id:
            kept.setdefault(task.series_id, task)
    for other in others:
        task = kept[other.series_id]
        if other.pk < task.pk:
            task.due_on = min(task.due_on, other.due_on)
    stay = {task.pk for task in (*alone, *kept.values())}
    CareTask.objects.filter(
        pk__in=[task.pk for task in (*tasks, *others) if task.pk not in stay]
    ).delete()
    return [*alone, *kept.values()]


def rest_with(plantings: Iterable[int]) -> None:
    """Called inside `changing`, with plantings that are over: their jobs wait for nothing."""
    _of(plantings, TaskState.OPEN).update(state=TaskState.WITHDRAWN)


def wake_with(plantings: Iterable[int]) -> None:
    """Called inside `changing`, with plantings that are not over after all."""
    _of(plantings, TaskState.WITHDRAWN).update(state=TaskState.OPEN)


def _of(plantings: Iterable[int], state: TaskState) -> CareTaskQuerySet:
    return CareTask.objects.filter(
        planting__in=plantings, state=state, series__ended_on__isnull=True, series__isnull=False
    )


def _due_on(series: TaskSeries) -> date | None:
    """Of the task that is to be open, after those done or skipped."""
    if series.planting and series.planting.ended_on:
        return None
    settled = list(series.tasks.filter(state__in=SETTLED).order_by("due_on", "pk"))
    if not settled:
        return _first_on(series)
    if series.times and len(settled) >= series.times:
        return None
    return series.next_on(settled[-1].wanted_on, _settled_on(settled[-1]))


def _first_on(series: TaskSeries) -> date:
    first_on = series.first_on
    if first_on is None:
        raise SeriesIsOver(gettext("It ends before its first day. Choose a later end."))
    return first_on


def _occurrence(series: TaskSeries, due_on: date) -> CareTask:
    return CareTask(
        **series.subjects,
        title=series.title,
        act=series.act,
        series=series,
        due_on=due_on,
    )


def _settled_on(task: CareTask) -> date:
    return task.done_on or task.skipped_on or task.due_on


def _days_of(series: TaskSeries) -> tuple:
    names = ("starts_on", "every", "unit", "weekdays", "counting", "until", "times")
    return tuple(getattr(series, name) for name in names)


def _stored(series: TaskSeries) -> TaskSeries:
    stored = TaskSeries.objects.filter(pk=series.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This job was removed in the meantime."))
    return stored
