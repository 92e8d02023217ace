"""The garden's book: an entry gives a planting its day and closes the tasks it answers.

Taking it back restores both. Everything here is called inside `changing`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from django.db.models import Model, OuterRef, Subquery
from django.utils import formats
from django.utils.translation import gettext

from gardens.actions.answers import asked_for
from gardens.actions.life import day_of, refuse_out_of_life, refuse_out_of_order
from gardens.actions.photos import remove_photos_of
from gardens.actions.refusals import DatesOutOfOrder
from gardens.actions.resting import (
    ONCE,
    refuse_done_outside,
    refuse_done_without_beginning,
    refuse_rested_on,
)
from gardens.actions.series import make_room, move_next, plan_next, rest_with, wake_with
from gardens.actions.sowing_days import follow_sowings, move_seed, refuse_out_of_tray, unsow
from gardens.models import Act, CareTask, Event, Gardener, Planting, TaskState
from gardens.models.event import LIFE

DATES = frozenset(LIFE.values())
CLOSED_COLUMNS = ["state", "done_on", "completed_by", "event", "skipped_on"]


def write(
    events: Sequence[Event],
    details: Iterable[Model] = (),
    *,
    closing: Mapping[CareTask, Event] | None = None,
    actor: Gardener,
) -> None:
    """`details` hang on their events; `closing` are tasks that were ticked."""
    _give_days(events)
    refuse_out_of_tray(events)
    _insert(events, actor=actor)
    for model, rows in groupby(sorted(details, key=_model_name), key=type):
        model.objects.bulk_create(rows)
    follow_sowings(events)
    _close({**asked_for(events), **(closing or {})}, actor=actor)


def take_back(events: Sequence[Event]) -> None:
    """With their details; the tasks they closed are open again. Refuses what others rest on."""
    refuse_rested_on(events)
    reopen(CareTask.objects.filter(event__in=events))
    _take_days(events)
    remove_photos_of(events)
    Event.objects.filter(pk__in=[event.pk for event in events]).delete()
    follow_harvests([event.planting_id for event in events if event.act == Act.HARVEST])
    follow_sowings(events)
    unsow(events)


def reopen(tasks: Iterable[CareTask]) -> None:
    tasks = make_room(list(tasks))
    for task in tasks:
        task.state, task.event = TaskState.OPEN, None
        task.done_on = task.completed_by = task.skipped_on = None
        task.skip_reason = task.skip_note = ""
    columns = [*CLOSED_COLUMNS, "skip_reason", "skip_note", "due_on"]
    CareTask.objects.bulk_update(tasks, columns)


def move_entry(number: int | None, *, on: date) -> None:
    """To another day, with the jobs it closed and those that follow them."""
    Event.objects.filter(pk=number).update(happened_on=on)
    closed = CareTask.objects.filter(event=number, event__isnull=False)
    closed.update(done_on=on)
    move_next(closed.select_related("series__planting"))


def follow_dates(plantings: Sequence[Planting], *, actor: Gardener) -> None:
    """Entries of beginning, germination, planting out and end say what the plantings say."""
    stored: dict[tuple[int, str], Event] = {}
    for event in Event.objects.of_life([planting.pk for planting in plantings]):
        stored.setdefault((event.planting_id, event.act), event)
    new, moved, gone = [], [], []
    for planting in plantings:
        for act in ONCE:
            day, event = day_of(planting, act), stored.get((planting.pk, act))
            if event is None and day:
                new.append(_entry(planting, act, day))
            elif event and day is None:
                gone.append(event)
            elif event and event.happened_on != day:
                was, event.happened_on = event.happened_on, day
                move_seed(event, was=was)
                moved.append(event)
    not_begun = {event.planting_id for event in gone if event.act == Act.START}
    if not_begun:
        refuse_done_without_beginning(not_begun, gone)
    ends = (Act.START, Act.END)
    if shifted := {event.planting_id for event in (*new, *moved) if event.act in ends}:
        refuse_done_outside(shifted)
    Event.objects.bulk_update(moved, ["happened_on"])
    _insert(new, actor=actor)
    _close(asked_for(new), actor=actor)
    reopen(CareTask.objects.filter(event__in=gone))
    Event.objects.filter(pk__in=[event.pk for event in gone]).delete()
    unsow(gone)
    rest_with([event.planting_id for event in new if event.act == Act.END])
    wake_with([event.planting_id for event in gone if event.act == Act.END])


def follow_harvests(plantings: Iterable[int]) -> None:
    """The first harvest is the earliest that is written."""
    picked = Event.objects.filter(planting=OuterRef("pk"), act=Act.HARVEST)
    first_on = picked.order_by("happened_on").values("happened_on")[:1]
    Planting.objects.filter(pk__in=list(plantings)).update(first_harvest_on=Subquery(first_on))


def _entry(planting: Planting, act: Act, day) -> Event:
    return Event(
        garden_id=planting.garden_id,
        bed_id=planting.bed_id,
        planting_id=planting.pk,
        act=act,
        happened_on=day,
    )


def _insert(events: Sequence[Event], *, actor: Gardener) -> None:
    for event in events:
        event.recorded_by = actor
    Event.objects.bulk_create(events)


def _model_name(detail: Model) -> str:
    return type(detail).__name__


def _give_days(events: Sequence[Event]) -> None:
    """The first entry of each kind gives the planting its day."""
    of_plantings = [event for event in events if event.planting_id]
    plantings = Planting.objects.with_plants().in_bulk({one.planting_id for one in of_plantings})
    changed = set()
    for event in of_plantings:
        planting = plantings[event.planting_id]
        if event.act in LIFE:
            day = day_of(planting, event.act)
            if day and event.act != Act.HARVEST:
                raise DatesOutOfOrder(_known_already(planting, Act(event.act), day))
            first = min(filter(None, (day, event.happened_on)))
            setattr(planting, LIFE[event.act], first)
            refuse_out_of_order(planting)
            changed.add(planting)
        refuse_out_of_life(event, planting)
    Planting.objects.bulk_update(sorted(changed, key=lambda one: one.pk), sorted(DATES))


def _known_already(planting: Planting, act: Act, day) -> str:
    return gettext("{plant}: “{act}” is noted on {day} already. Correct that day instead.").format(
        plant=planting.plant, act=act.label, day=formats.date_format(day)
    )


def _take_days(events: Sequence[Event]) -> None:
    """A day goes with its entry."""
    once = [event for event in events if event.planting_id and event.act in ONCE]
    plantings = Planting.objects.in_bulk({event.planting_id for event in once})
    for event in once:
        planting = plantings.get(event.planting_id)
        if planting and day_of(planting, event.act) == event.happened_on:
            setattr(planting, LIFE[event.act], None)
    Planting.objects.bulk_update(plantings.values(), sorted(DATES))


def _close(closing: Mapping[CareTask, Event], *, actor: Gardener) -> None:
    for task, event in closing.items():
        task.state, task.event, task.completed_by = TaskState.DONE, event, actor
        task.done_on, task.skipped_on = event.happened_on, None
    CareTask.objects.bulk_update(closing, CLOSED_COLUMNS)
    plan_next(list(closing))
