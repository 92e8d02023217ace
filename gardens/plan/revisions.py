"""A plan as it stood after one of its steps."""

from collections.abc import Mapping

from django.db.models import QuerySet

from gardens.models import Bed, Land, LandChange, LandStep, PlanChange, PlanStep, Planting
from gardens.plan.columns import Columns, columns_of, thing_of, whole
from gardens.plan.things import MODELS, Key, Thing, key_of, things_on
from plants.models import Plant

States = dict[Key, Columns | None]


def plantings_after(bed: Bed, step: PlanStep) -> list[Planting]:
    """What the plan showed then, with plants, not to be saved."""
    states = columns_after(bed, step)
    plants = Plant.objects.in_bulk({columns["plant_id"] for columns in states.values()})
    plantings = [
        thing_of(Planting, number, bed.garden_id, states[number]) for number in sorted(states)
    ]
    for planting in plantings:
        planting.plant = plants[planting.plant_id]
    return plantings


def columns_after(bed: Bed, step: PlanStep) -> dict[int, Columns]:
    """By number of planting."""
    now = {key_of(planting): columns_of(planting) for planting in bed.plantings.present()}
    states = _states_after(now, PlanChange.objects.touching(bed), bed, step)
    return {
        number: columns
        for (_kind, number), columns in states.items()
        if columns and columns["bed_id"] == bed.pk and columns["ended_on"] is None
    }


def land_after(land: Land, step: LandStep) -> tuple[Land, list[Thing]]:
    """What the plan showed then, not to be saved."""
    states = land_columns_after(land, step)
    things = [
        thing_of(MODELS[kind], number, land.garden_id, columns)
        for (kind, number), columns in states.items()
    ]
    (then,) = (thing for thing in things if isinstance(thing, Land))
    return then, [thing for thing in things if thing is not then]


def land_columns_after(land: Land, step: LandStep) -> dict[Key, Columns]:
    """Of all that lay on the land, and of the land."""
    now = {key: columns_of(thing) for key, thing in things_on(land.garden).items()}
    now[key_of(land)] = columns_of(land)
    states = _states_after(now, LandChange.objects.touching(land), land, step)
    return {key: columns for key, columns in states.items() if columns and _is_placed(columns)}


def _is_placed(columns: Columns) -> bool:
    """All but a bed that is off the plan."""
    return "x_cm" not in columns or columns["x_cm"] is not None


def _states_after(
    now: Mapping[Key, Columns], changes: QuerySet, subject: Bed | Land, step: PlanStep | LandStep
) -> States:
    """The present plan, back to where the branch of an undone step begins and along that branch;
    else back to the step."""
    branch, stem = _branch(subject, step)
    states: States = dict(now)
    for change in changes.standing().filter(step__gt=stem).order_by("-pk"):
        states[change.key] = whole(change.before, change.key[0])
    for change in changes.filter(step__in=branch).order_by("pk"):
        states[change.key] = whole(change.after, change.key[0])
    return states


def _branch(subject: Bed | Land, step: PlanStep | LandStep) -> tuple[list[int], int]:
    """The undone steps that lead to this one, and the standing one (or 0) they were made after."""
    if step.undone_at is None:
        return [], step.pk
    undone = subject.steps.filter(pk__lte=step.pk).undone()
    parents = dict(undone.values_list("pk", "parent"))
    branch: list[int] = []
    number = step.pk
    while number in parents:
        branch.append(number)
        number = parents[number] or 0
    return branch, number
