from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils.translation import gettext

from compliance.scope import note_written
from gardens.actions.book import reopen, take_back, write
from gardens.actions.changing import changing
from gardens.actions.life import day_of
from gardens.actions.refusals import GoneMeanwhile, HarvestWaits
from gardens.actions.resting import is_rested_on
from gardens.actions.series import plan_next
from gardens.models import (
    Act,
    CareTask,
    Event,
    Garden,
    Gardener,
    NutrientChange,
    SkipReason,
    TaskState,
    Watering,
)
from gardens.models.event import LIFE, OF_FIGURES
from gardens.waiting import Waits


def complete_task(task: CareTask, *, on: date, actor: Gardener) -> CareTask:
    """Tick it and write what the tick means into the book; a second tick changes nothing."""
    complete_tasks(task.garden_id, [task.pk], on=on, batch=uuid4(), actor=actor)
    return _stored(task)


def complete_tasks(
    garden_id: int, numbers: Iterable[int], *, on: date, batch: UUID, actor: Gardener
) -> list[CareTask]:
    """All of them, or none if one may not be done yet; those done already stay as they are."""
    with changing(garden_id) as garden:
        tasks = list(garden.care_tasks.filter(pk__in=numbers).with_subjects().order_by("pk"))
        if not tasks:
            raise GoneMeanwhile(gettext("This job was removed in the meantime."))
        tasks = [task for task in tasks if task.state != TaskState.DONE]
        _refuse_waiting(tasks, garden_id, on)
        events: dict[tuple, Event] = {}
        closing = {task: _event(task, events, on, batch) for task in tasks}
        details = [*_waterings(closing), *_renewals(events.values(), garden)]
        write(list(events.values()), details, closing=closing, actor=actor)
    return tasks


def reopen_task(task: CareTask, *, actor: Gardener) -> CareTask:
    """Neither done nor skipped nor put off; what was written with the tick goes with it.

    An entry that later ones rest on stays.
    """
    with changing(task.garden_id):
        task = _stored(task)
        event = _entry_of(task)
        if task.state == TaskState.DONE and event and not is_rested_on(event):
            take_back([event])
        elif task.state in (TaskState.DONE, TaskState.SKIPPED):
            reopen([task])
        elif task.snoozed_from:
            task.due_on, task.snoozed_from = task.snoozed_from, None
            task.save(update_fields=["due_on", "snoozed_from"])
    return _stored(task)


def skip_tasks(
    garden_id: int,
    numbers: Iterable[int],
    *,
    on: date,
    reason: SkipReason,
    note: str = "",
    actor: Gardener,
) -> list[CareTask]:
    """Not done this time; a recurring job comes again."""
    with changing(garden_id) as garden:
        tasks = list(garden.care_tasks.open().filter(pk__in=numbers).with_subjects())
        for task in tasks:
            task.state, task.skipped_on = TaskState.SKIPPED, on
            task.skip_reason, task.skip_note = reason, note
            # What is updated in bulk does not come by the column's own note.
            note_written(task, "skip_note", note)
        CareTask.objects.bulk_update(tasks, ["state", "skipped_on", "skip_reason", "skip_note"])
        plan_next(tasks)
    return tasks


def snooze_tasks(
    garden_id: int, numbers: Iterable[int], *, on: date, days: int, actor: Gardener
) -> list[CareTask]:
    """Wanted so many days later; what was wanted before `on`, so many from then."""
    with changing(garden_id) as garden:
        tasks = list(garden.care_tasks.open().filter(pk__in=numbers).with_subjects())
        for task in tasks:
            task.snoozed_from = task.wanted_on
            task.due_on = max(on, task.due_on) + timedelta(days=days)
        CareTask.objects.bulk_update(tasks, ["snoozed_from", "due_on"])
    return tasks


def add_task(task: CareTask, *, actor: Gardener) -> CareTask:
    """A job of the gardener's own; the same one for the same day is the same form sent twice."""
    with changing(task.garden_id) as garden:
        twin = (
            garden.care_tasks.open()
            .filter(title=task.title, due_on=task.due_on, bed=task.bed_id)
            .first()
        )
        if twin:
            return twin
        task.save(force_insert=True)
    return task


def _event(task: CareTask, events: dict[tuple, Event], on: date, batch: UUID) -> Event:
    """One for several tasks that ask for the same."""
    act = _recorded_act(task)
    key = (act, *task.subject_key) if act else (task.pk,)
    return events.setdefault(
        key,
        Event(**task.subjects, act=act, happened_on=on, batch=batch),
    )


def _recorded_act(task: CareTask) -> Act:
    """Nothing but the tick where its subject is missing or has that day already, or where figures
    would be missing."""
    act, planting = Act(task.act), task.planting
    if act == Act.WATER:
        return act if task.bed_id or task.sowing_id else Act.NONE
    if act == Act.RENEW:
        return act if task.reservoir_id else Act.NONE
    if act in OF_FIGURES:
        return Act.NONE
    if act not in LIFE:
        return act
    if planting is None or planting.ended_on or act == Act.END:
        return Act.NONE
    if act == Act.HARVEST:
        return act if planting.started_on else Act.NONE
    return Act.NONE if day_of(planting, act) else act


def _waterings(closing: dict[CareTask, Event]) -> list[Watering]:
    """One for each entry, with the amount of its first task."""
    waterings: dict[int, Watering] = {}
    for task, event in closing.items():
        if event.act == Act.WATER and event.bed_id and id(event) not in waterings:
            waterings[id(event)] = Watering(
                garden_id=event.garden_id,
                bed_id=event.bed_id,
                watered_on=event.happened_on,
                litres=task.litres,
                event=event,
            )
    return list(waterings.values())


def _renewals(events: Iterable[Event], garden: Garden) -> Iterator[NutrientChange]:
    for event in events:
        if event.act == Act.RENEW:
            yield NutrientChange.renewal(event, garden.place)


def _refuse_waiting(tasks: Sequence[CareTask], garden_id: int, on: date) -> None:
    picked = [task.planting for task in tasks if task.act == Act.HARVEST and task.planting]
    if not picked:
        return
    waits = Waits.of([garden_id], on)
    for planting in picked:
        if wait := waits.of_planting(planting, on):
            raise HarvestWaits(
                gettext("{plant}: {wait} If you picked it all the same, log the harvest.").format(
                    plant=planting.plant, wait=wait.words
                )
            )


def _entry_of(task: CareTask) -> Event | None:
    return Event.objects.select_related("planting").filter(pk=task.event_id).first()


def _stored(task: CareTask) -> CareTask:
    stored = CareTask.objects.with_subjects().filter(pk=task.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This job was removed in the meantime."))
    return stored
