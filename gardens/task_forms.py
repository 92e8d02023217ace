"""The forms of what a tick or a day alone cannot say: figures belong to it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from gardens.models import Act, CareTask, Event, SolutionAct


def form_of(task: CareTask) -> str:
    """Its address, or nothing where a tick says all; what is logged there closes the job."""
    address = FORMS.get(Act(task.act))
    return address(task) if address else ""


def figures_url(event: Event) -> str:
    """Where what was measured or given with an entry is corrected."""
    for detail, name in RECORDS.items():
        if record := getattr(event, detail, None):
            where = [record.pk] if detail in SOIL else [event.garden_id, record.pk]
            return reverse(f"gardens:{name}-edit", args=where)
    if event.act == Act.COUNT and event.sowing:
        return event.sowing.get_absolute_url()
    return ""


def _soil_test(task: CareTask) -> str:
    return _of_bed(task, "soil-test-add")


def _moisture(task: CareTask) -> str:
    return _of_bed(task, "moisture-list")


def _of_bed(task: CareTask, name: str) -> str:
    return reverse(f"gardens:{name}", args=[task.garden_id, task.bed_id]) if task.bed_id else ""


def _rain(task: CareTask) -> str:
    return reverse("gardens:rain-list", args=[task.garden_id])


def _count(task: CareTask) -> str:
    return task.sowing.get_absolute_url() if task.sowing else ""


def _sow(task: CareTask) -> str:
    return reverse("gardens:seed-list")


def _climate(task: CareTask) -> str:
    return _of_reading(task, "space", task.space_id)


def _solution(task: CareTask) -> str:
    return _of_reading(task, "reservoir", task.reservoir_id)


def _of_reading(task: CareTask, kind: str, pk: int | None) -> str:
    return reverse(f"gardens:{kind}-reading-add", args=[task.garden_id, pk]) if pk else ""


def _dose(task: CareTask) -> str:
    return _change(task, SolutionAct.FED)


def _dilute(task: CareTask) -> str:
    return _change(task, SolutionAct.THINNED)


def _change(task: CareTask, act: SolutionAct) -> str:
    if task.reservoir_id is None:
        return ""
    form = reverse("gardens:reservoir-change-add", args=[task.garden_id, task.reservoir_id])
    return f"{form}?{urlencode({'act': act.value})}"


# Their addresses do without the garden.
SOIL = frozenset({"soil_test", "amendment"})
RECORDS = {
    "soil_test": "soil-test",
    "amendment": "amendment",
    "space_reading": "space-reading",
    "reservoir_reading": "reservoir-reading",
    "nutrient_change": "reservoir-change",
}
FORMS: dict[Act, Callable[[CareTask], str]] = {
    Act.SOIL_TEST: _soil_test,
    Act.MOISTURE: _moisture,
    Act.RAIN: _rain,
    Act.COUNT: _count,
    Act.SOW_TRAY: _sow,
    Act.CLIMATE: _climate,
    Act.SOLUTION: _solution,
    Act.DOSE: _dose,
    Act.DILUTE: _dilute,
}
