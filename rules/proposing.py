"""Tasks that findings propose: once for each origin, withdrawn when the reason is gone."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q

from gardens.models import CareTask, TaskState
from gardens.models.care_task import SETTLED
from rules.engine.findings import Finding as Observed
from rules.engine.levels import Severity
from rules.loading.given import SINCE
from rules.loading.reading import InBatch, Relation

Origin = tuple[int, str]
REFRESHED_FIELDS = [
    "wording", "reason", "act", "litres", "minutes", "due_on", "snoozed_from", "state",
]  # fmt: skip


class TaskRow(NamedTuple):
    """The columns that are read, in this order."""

    garden_id: int
    origin: str
    pk: int
    rule_id: str
    bed_id: int | None
    planting_id: int | None
    wording: dict
    reason: dict
    act: str
    litres: float | None
    minutes: int | None
    due_on: date
    snoozed_from: date | None
    state: str
    done_on: date | None
    skipped_on: date | None


# Not settled yet, or settled so lately that it may still rest.
TASKS = Relation(
    TaskRow,
    CareTask.objects.filter(
        ~Q(state__in=SETTLED) | Q(done_on__gte=SINCE) | Q(skipped_on__gte=SINCE),
        ~Q(origin=""),
        InBatch("garden_id"),
    ),
)


def propose_and_withdraw(
    changed: Mapping[Origin, Observed],
    gone: Iterable[Origin],
    days: Mapping[int, date],
    known: Iterable[TaskRow],
    *,
    risen: Collection[Origin] = (),
) -> None:
    """`changed` are findings that were just written, `gone` those that no longer hold.

    What is done or skipped stays so. An open task follows its finding, but keeps its day once that
    has come, or where it was put off: nobody is told on Friday that Tuesday's watering is due on
    Friday. Of `risen` findings, which have become critical, nothing stays put off.
    """
    touched = {*changed, *gone}
    if not touched:
        return
    proposing = {
        origin: observed
        for origin, observed in changed.items()
        if observed.draft.task and not observed.explained_by
    }
    drafts = {origin: _task(origin, observed) for origin, observed in proposing.items()}
    tasks = [CareTask(**row._asdict()) for row in known]
    stored = _unsettled(tasks, touched)
    refreshed = [
        task
        for origin, task in stored.items()
        if origin in drafts
        and _refresh(task, drafts[origin], days[task.garden_id], has_risen=origin in risen)
    ]
    withdrawn = _withdraw(task for origin, task in stored.items() if origin not in drafts)
    fresh = {origin: draft for origin, draft in drafts.items() if origin not in stored}
    if fresh:
        _cool_down(fresh, proposing, days, tasks)
        CareTask.objects.propose(list(fresh.values()))
    if refreshed or withdrawn:
        CareTask.objects.bulk_update([*refreshed, *withdrawn], REFRESHED_FIELDS)


def _unsettled(tasks: Iterable[CareTask], touched: set[Origin]) -> dict[Origin, CareTask]:
    return {
        (task.garden_id, task.origin): task
        for task in tasks
        if task.state not in SETTLED and (task.garden_id, task.origin) in touched
    }


def _task(origin: Origin, observed: Observed) -> CareTask:
    draft, task = observed.draft, observed.draft.task
    garden_id, key = origin
    return CareTask(
        garden_id=garden_id,
        bed_id=draft.subject.bed,
        planting_id=task.planting,
        wording=task.what.as_json(),
        reason=draft.why.as_json(),
        rule_id=observed.rule_id,
        origin=key,
        act=task.act,
        litres=task.litres,
        minutes=task.minutes,
        due_on=task.due_on,
    )


def _withdraw(groundless: Iterable[CareTask]) -> list[CareTask]:
    """Those that were still open."""
    withdrawn = [task for task in groundless if task.state == TaskState.OPEN]
    for task in withdrawn:
        task.state = TaskState.WITHDRAWN
    return withdrawn


def _cool_down(
    fresh: Mapping[Origin, CareTask],
    proposing: Mapping[Origin, Observed],
    days: Mapping[int, date],
    tasks: Iterable[CareTask],
) -> None:
    """What the same rule asked of the same place and was settled lately is not asked again yet,
    unless it is critical."""
    resting = {
        origin: draft
        for origin, draft in fresh.items()
        if proposing[origin].rule.cool_down_days
        and proposing[origin].draft.severity is not Severity.CRITICAL
    }
    if not resting:
        return
    longest = max(proposing[origin].rule.cool_down_days for origin in resting)
    since = min(days[garden_id] for garden_id, _ in resting) - timedelta(days=longest)
    settled = _settled(tasks, since)
    for origin, draft in resting.items():
        if last := settled.get(_place(draft)):
            rests = timedelta(days=proposing[origin].rule.cool_down_days)
            draft.due_on = max(draft.due_on, last + rests)


def _settled(tasks: Iterable[CareTask], since: date) -> dict[tuple, date]:
    """The last day of each rule and place."""
    last: dict[tuple, date] = {}
    for task in tasks:
        settled_on = task.done_on or task.skipped_on
        if task.state in SETTLED and settled_on and settled_on >= since:
            place = _place(task)
            last[place] = max(settled_on, last.get(place, since))
    return last


def _place(task: CareTask) -> tuple[int, str, int | None, int | None]:
    return task.garden_id, task.rule_id, task.bed_id, task.planting_id


def _refresh(task: CareTask, draft: CareTask, today: date, *, has_risen: bool) -> bool:
    """Whether anything in the stored task had to change."""
    before = [getattr(task, name) for name in REFRESHED_FIELDS]
    is_back = task.state == TaskState.WITHDRAWN
    for name in ("wording", "reason", "act", "litres", "minutes"):
        setattr(task, name, getattr(draft, name))
    is_movable = task.snoozed_from is None or has_risen
    if is_back or (task.due_on > today and is_movable):
        task.due_on, task.snoozed_from = draft.due_on, None
    task.state = TaskState.OPEN
    return before != [getattr(task, name) for name in REFRESHED_FIELDS]
