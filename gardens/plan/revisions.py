"""The plan of a bed as it stood after one of its steps."""

from gardens.models import Bed, PlanChange, PlanStep, Planting
from gardens.plan.columns import Columns, columns_of, planting_of
from plants.models import Plant


def plantings_after(bed: Bed, step: PlanStep) -> list[Planting]:
    """What the plan showed then, with plants, not to be saved."""
    states = columns_after(bed, step)
    plants = Plant.objects.in_bulk({columns["plant_id"] for columns in states.values()})
    plantings = [planting_of(number, bed.garden_id, states[number]) for number in sorted(states)]
    for planting in plantings:
        planting.plant = plants[planting.plant_id]
    return plantings


def columns_after(bed: Bed, step: PlanStep) -> dict[int, Columns]:
    """By number of planting: the present plan, back to where the branch of an undone step begins
    and along that branch; else back to the step."""
    branch, stem = _branch(bed, step)
    states: dict[int, Columns | None] = {
        planting.pk: columns_of(planting) for planting in bed.plantings.present()
    }
    changes = PlanChange.objects.touching(bed)
    for change in changes.standing().filter(step__gt=stem).order_by("-pk"):
        states[change.planting_number] = change.before
    for change in changes.filter(step__in=branch).order_by("pk"):
        states[change.planting_number] = change.after
    return {
        number: columns
        for number, columns in states.items()
        if columns and columns["bed_id"] == bed.pk and columns["ended_on"] is None
    }


def _branch(bed: Bed, step: PlanStep) -> tuple[list[int], int]:
    """The undone steps that lead to this one, and the standing one (or 0) they were made after."""
    if step.undone_at is None:
        return [], step.pk
    undone = PlanStep.objects.filter(bed=bed, pk__lte=step.pk).undone()
    parents = dict(undone.values_list("pk", "parent"))
    branch: list[int] = []
    number = step.pk
    while number in parents:
        branch.append(number)
        number = parents[number] or 0
    return branch, number
