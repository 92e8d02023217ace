"""The page a gardener opens first: what to do now, what was noticed, where in the season we are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gardens.log_choices import LogChoices
from gardens.models import Act, CareTask, Garden, TaskState
from gardens.models.care_task import SETTLED
from gardens.waiting import Waits
from rules.engine.levels import Severity
from rules.models import Finding
from rules.panels import FindingsPanel

LOOK_AHEAD = timedelta(days=14)
# Where nothing is near, the next jobs are shown however far.
NEXT_SHOWN = 3
# So many jobs that rules propose are asked of one day; urgent ones always are.
RULE_JOBS_A_DAY = 7


@dataclass(frozen=True, slots=True)
class Today:
    garden: Garden
    on: date
    overdue: list[CareTask]
    due: list[CareTask]
    done: list[CareTask]
    upcoming: list[CareTask]
    folded: list[CareTask]
    log: LogChoices
    panel: FindingsPanel

    @classmethod
    def of(cls, garden: Garden, now: datetime, *, is_whole: bool = False) -> "Today":
        """Eight queries, or two more, whatever the number of tasks and findings."""
        on = garden.place.today(now)
        panel = FindingsPanel.of(garden, is_whole=is_whole)
        tasks = list(CareTask.objects.filter(garden=garden).around(on, LOOK_AHEAD).with_names())
        open_tasks = [task for task in tasks if task.state == TaskState.OPEN]
        if not open_tasks:
            open_tasks = list(CareTask.objects.filter(garden=garden).next_open(NEXT_SHOWN))
        _say_waits(open_tasks, garden, on)
        done = [task for task in tasks if task.state in SETTLED]
        wanted = [task for task in open_tasks if task.due_on <= on]
        asked = within_budget(wanted, done, panel.findings)
        return cls(
            garden,
            on,
            overdue=by_place([task for task in wanted if task.due_on < on and task in asked]),
            due=by_place([task for task in wanted if task.due_on == on and task in asked]),
            done=done,
            upcoming=[task for task in open_tasks if task.due_on > on],
            folded=by_place([task for task in wanted if task not in asked]),
            log=LogChoices.of(garden),
            panel=panel,
        )

    @property
    def now(self) -> list[CareTask]:
        """To do, longest overdue first, then what is done already."""
        return [*self.overdue, *self.due, *self.done]

    @property
    def to_do_count(self) -> int:
        return len(self.overdue) + len(self.due)

    @property
    def minutes(self) -> int:
        return sum(task.minutes or 0 for task in (*self.overdue, *self.due))


def within_budget(
    wanted: list[CareTask], done: list[CareTask], findings: list[Finding]
) -> set[CareTask]:
    """One's own jobs, what is urgent, and of the others that rules propose the worst."""
    rank = {finding.key: finding.severity_rank for finding in findings}
    proposed = [task for task in wanted if task.rule_id]
    proposed.sort(key=lambda task: (-rank.get(task.origin, 0), task.due_on, task.pk))
    urgent = [task for task in proposed if rank.get(task.origin) == Severity.CRITICAL.rank]
    left = RULE_JOBS_A_DAY - sum(bool(task.rule_id) for task in done)
    asked = proposed[: max(left, len(urgent))]
    return {*asked, *(task for task in wanted if not task.rule_id)}


def by_place(tasks: list[CareTask]) -> list[CareTask]:
    """Jobs of one bed together, where its first one stands."""
    first: dict[int, int] = {}
    for number, task in enumerate(tasks):
        if task.bed_id:
            first.setdefault(task.bed_id, number)
    places = {task.pk: first.get(task.bed_id, number) for number, task in enumerate(tasks)}
    return sorted(tasks, key=lambda task: places[task.pk])


def _say_waits(tasks: list[CareTask], garden: Garden, on: date) -> None:
    """What may not be picked yet says until when."""
    harvests = [task for task in tasks if task.act == Act.HARVEST and task.planting]
    if not harvests:
        return
    waits = Waits.of([garden.pk], on)
    for task in harvests:
        task.wait = waits.of_planting(task.planting, on)
