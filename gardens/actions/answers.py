"""Which open tasks an entry of the book answers."""

from collections.abc import Sequence
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from gardens.models import Act, CareTask, Event
from gardens.models.event import LIFE

# An entry answers the task of that day, and one that was due a little later.
AHEAD = timedelta(days=2)
# Each day has a step of its own, so that of tomorrow is still to be done.
DAILY = frozenset({Act.HARDEN})


def asked_for(events: Sequence[Event]) -> dict[CareTask, Event]:
    """Open tasks that the entries answer."""
    asking = [event for event in events if event.act]
    if not asking:
        return {}
    subjects: dict[str, set[int]] = {}
    for event in asking:
        name, number = event.subject_key
        subjects.setdefault(name, set()).add(number)
    near = reduce(or_, (Q(**{f"{name}__in": numbers}) for name, numbers in subjects.items()))
    tasks = (
        CareTask.objects.open()
        .with_subjects()
        .filter(garden=asking[0].garden_id, act__in={event.act for event in asking})
        .filter(near)
    )
    found = {}
    for task in tasks:
        answer = next((event for event in asking if _answers(event, task)), None)
        if answer:
            found[task] = answer
    return found


def is_timely(task: CareTask, event: Event) -> bool:
    ahead = timedelta(0) if event.act in DAILY else AHEAD
    return task.due_on <= event.happened_on + ahead


def _answers(event: Event, task: CareTask) -> bool:
    if event.act != task.act or not _is_of_same(event, task):
        return False
    return event.act in LIFE or is_timely(task, event)


def _is_of_same(event: Event, task: CareTask) -> bool:
    """What was done to a whole bed was done to its plantings."""
    name, number = event.subject_key
    if name == "bed_id":
        return task.bed_id == number
    return task.subject_key == event.subject_key
