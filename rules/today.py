"""The page a gardener opens first: what to do now, what was noticed, where in the season we are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gardens.log_choices import LogChoices
from gardens.models import Act, CareTask, Garden, TaskState
from gardens.models.care_task import SETTLED
from gardens.waiting import Waits
from rules.panels import FindingsPanel

LOOK_AHEAD = timedelta(days=14)
# Where nothing is near, the next jobs are shown however far.
NEXT_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Today:
    garden: Garden
    on: date
    overdue: list[CareTask]
    due: list[CareTask]
    done: list[CareTask]
    upcoming: list[CareTask]
    log: LogChoices
    panel: FindingsPanel

    @classmethod
    def of(cls, garden: Garden, now: datetime) -> "Today":
        """Eight queries, or two more, whatever the number of tasks and findings."""
        on = garden.place.today(now)
        # The state of the advice first: a worker that answers meanwhile is then still awaited.
        panel = FindingsPanel.of(garden)
        tasks = list(CareTask.objects.filter(garden=garden).around(on, LOOK_AHEAD).with_subjects())
        open_tasks = [task for task in tasks if task.state == TaskState.OPEN]
        if not open_tasks:
            open_tasks = list(CareTask.objects.filter(garden=garden).next_open(NEXT_SHOWN))
        _say_waits(open_tasks, garden, on)
        return cls(
            garden,
            on,
            overdue=[task for task in open_tasks if task.due_on < on],
            due=[task for task in open_tasks if task.due_on == on],
            done=[task for task in tasks if task.state in SETTLED],
            upcoming=[task for task in open_tasks if task.due_on > on],
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


def _say_waits(tasks: list[CareTask], garden: Garden, on: date) -> None:
    """What may not be picked yet says until when."""
    harvests = [task for task in tasks if task.act == Act.HARVEST and task.planting]
    if not harvests:
        return
    waits = Waits.of([garden.pk], on)
    for task in harvests:
        task.wait = waits.of_planting(task.planting, on)
