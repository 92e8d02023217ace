"""The garden's book: an entry gives a planting its day and closes the tasks it answers.

Taking it back restores both. Everything here is called inside `changing`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from django.db.models import Model, OuterRef, Q, Subquery
from django.utils import formats
from django.utils.translation import gettext

from gardens.actions.life import day_of, refuse_out_of_life, refuse_out_of_order
from gardens.actions.photos import remove_photos_of
from gardens.actions.refusals import DatesOutOfOrder
from gardens.actions.series import make_room, plan_next, rest_with, wake_with
from gardens.models import Act, CareTask, Event, Gardener, Planting, TaskState
from gardens.models.event import LIFE

# An entry answers the task of that day, and one that was due a little later.
AHEAD = timedelta(days=2)
DATES = frozenset(LIFE.values())
# These entries follow the dates of a planting; a harvest comes many times.
ONCE = (Act.START, Act.GERMINATE, Act.PLANT_OUT, Act.END)
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
    _insert(events, actor=actor)
    for model, rows in groupby(sorted(details, key=_model_name), key=type):
        model.objects.bulk_create(rows)
    _close({**_asked_for(events), **(closing or {})}, actor=actor)


def take_back(events: Sequence[Event]) -> None:
    """With their details; the tasks they closed are open again."""
    reopen(CareTask.objects.filter(event__in=events))
    _take_days(events)
    remove_photos_of(events)
    Event.objects.filter(pk__in=[event.pk for event in events]).delete()
    follow_harvests([event.planting_id for event in events if event.act == Act.HARVEST])


def reopen(tasks: Iterable[CareTask]) -> None:
    tasks = make_room(list(tasks))
    for task in tasks:
        task.state, task.event = TaskState.OPEN, None
        task.done_on = task.completed_by = task.skipped_on = None
        task.skip_reason = task.skip_note = ""
    columns = [*CLOSED_COLUMNS, "skip_reason", "skip_note", "due_on"]
    CareTask.objects.bulk_update(tasks, columns)


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
                event.happened_on = day
                moved.append(event)
    Event.objects.bulk_update(moved, ["happened_on"])
    _insert(new, actor=actor)
    _close(_asked_for(new), actor=actor)
    reopen(CareTask.objects.filter(event__in=gone))
    Event.objects.filter(pk__in=[event.pk for event in gone]).delete()
    rest_with([event.planting_id for event in new if event.act == Act.END])
    wake_with([event.planting_id for event in gone if event.act == Act.END])


def follow_harvests(plantings: Iterable[int]) -> None:
    """The first harvest is the earliest that is written."""
    picked = Event.objects.filter(planting=OuterRef("pk"), act=Act.HARVEST)
    first_on = picked.order_by("happened_on").values("happened_on")[:1]
    Planting.objects.filter(pk__in=list(plantings)).update(first_harvest_on=Subquery(first_on))


def is_rested_on(event: Event) -> bool:
    """Later days of its planting count from this one."""
    planting = event.planting
    if planting is None or event.act not in ONCE or day_of(planting, event.act) is None:
        return False
    later = list(LIFE)[list(LIFE).index(event.act) + 1 :]
    return any(day_of(planting, act) for act in later)


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


def _asked_for(events: Sequence[Event]) -> dict[CareTask, Event]:
    """Open tasks that the entries answer."""
    asking = [event for event in events if event.act]
    if not asking:
        return {}
    beds = {event.bed_id for event in asking if event.planting_id is None}
    plantings = {event.planting_id for event in asking if event.planting_id}
    tasks = (
        CareTask.objects.open()
        .with_subjects()
        .filter(garden=asking[0].garden_id, act__in={event.act for event in asking})
        .filter(Q(planting__in=plantings) | Q(bed__in=beds))
    )
    found = {}
    for task in tasks:
        answer = next((event for event in asking if _answers(event, task)), None)
        if answer:
            found[task] = answer
    return found


def _answers(event: Event, task: CareTask) -> bool:
    if event.act != task.act:
        return False
    same = (
        event.planting_id == task.planting_id if event.planting_id else event.bed_id == task.bed_id
    )
    return same and (event.act in LIFE or task.due_on <= event.happened_on + AHEAD)


def _close(closing: Mapping[CareTask, Event], *, actor: Gardener) -> None:
    for task, event in closing.items():
        task.state, task.event, task.completed_by = TaskState.DONE, event, actor
        task.done_on, task.skipped_on = event.happened_on, None
    CareTask.objects.bulk_update(closing, CLOSED_COLUMNS)
    plan_next(list(closing))
