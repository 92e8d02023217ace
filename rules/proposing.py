"""Tasks that findings propose: once for each origin, withdrawn when the reason is gone."""

from collections.abc import Iterable, Mapping
from datetime import date

from gardens.models import CareTask, TaskState
from gardens.models.care_task import SETTLED
from rules.engine.evaluate import Finding as Observed

Origin = tuple[int, str]
REFRESHED_FIELDS = [
    "wording", "reason", "act", "litres", "minutes", "due_on", "snoozed_from", "state",
]  # fmt: skip


def propose_and_withdraw(
    changed: Mapping[Origin, Observed], gone: Iterable[Origin], days: Mapping[int, date]
) -> None:
    """`changed` are findings that were just written, `gone` those that no longer hold.

    What is done or skipped stays so. An open task follows its finding, but keeps its day once that
    has come, or where it was put off: nobody is told on Friday that Tuesday's watering is due on
    Friday.
    """
    drafts = {
        origin: _task(origin, observed)
        for origin, observed in changed.items()
        if observed.draft.task
    }
    stored = _stored({*changed, *gone})
    refreshed = [
        task
        for origin, task in stored.items()
        if origin in drafts and _refresh(task, drafts[origin], days[task.garden_id])
    ]
    withdrawn = [
        task.pk
        for origin, task in stored.items()
        if origin not in drafts and task.state == TaskState.OPEN
    ]
    fresh = [draft for origin, draft in drafts.items() if origin not in stored]
    if fresh:
        CareTask.objects.propose(fresh)
    if refreshed:
        CareTask.objects.bulk_update(refreshed, REFRESHED_FIELDS)
    if withdrawn:
        CareTask.objects.filter(pk__in=withdrawn).update(state=TaskState.WITHDRAWN)


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


def _refresh(task: CareTask, draft: CareTask, today: date) -> bool:
    """Whether anything in the stored task had to change."""
    before = [getattr(task, name) for name in REFRESHED_FIELDS]
    is_back = task.state == TaskState.WITHDRAWN
    for name in ("wording", "reason", "act", "litres", "minutes"):
        setattr(task, name, getattr(draft, name))
    if is_back or (task.due_on > today and task.snoozed_from is None):
        task.due_on, task.snoozed_from = draft.due_on, None
    task.state = TaskState.OPEN
    return before != [getattr(task, name) for name in REFRESHED_FIELDS]


def _stored(origins: set[Origin]) -> dict[Origin, CareTask]:
    """What is not settled yet; the filter is wider than the pairs, since a row is one of them."""
    if not origins:
        return {}
    tasks = CareTask.objects.filter(
        garden_id__in={garden_id for garden_id, _ in origins},
        origin__in={key for _, key in origins},
    ).exclude(state__in=SETTLED)
    by_origin = {(task.garden_id, task.origin): task for task in tasks}
    return {origin: task for origin, task in by_origin.items() if origin in origins}
