"""Changes of several plantings at once, each one step of the bed's plan."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.plan_history import made_since, record_step, steps_since
from gardens.actions.plantings import bed_of, planned, twin_of
from gardens.actions.refusals import CopyOnTop, GoneMeanwhile, NoRoomLeft, PlantOutsideBed
from gardens.actions.restricted import plants_of, refuse_restricted
from gardens.actions.turning import Turn
from gardens.models import Bed, Gardener, PlanAct, PlanStep, Planting
from gardens.models.planting import PlantingQuerySet
from gardens.plan.columns import columns_of
from gardens.plan.filling import Area, Rows, filled, in_rows
from gardens.plan.squares import Squares, planted_squares
from gardens.plan.things import key_of
from plants.models import Plant
from plants.quantities import say_length

# What tells whether two blocks are the same.
SPOT = ("plant_id", "x_cm", "y_cm", "columns", "rows")


def move_plantings(
    bed: Bed,
    numbers: Iterable[int],
    *,
    east_cm: float,
    south_cm: float,
    known_step: int,
    actor: Gardener,
) -> PlanStep | None:
    """All of them, or none if one would stand outside; nothing moved is no step."""
    facts = {"east_cm": east_cm, "south_cm": south_cm}
    with changing(bed.garden_id):
        bed = bed_of(Planting(bed=bed, garden_id=bed.garden_id))
        moved = _chosen(bed.plantings.present(), numbers)
        keys = [key_of(planting) for planting in moved]
        if twin := made_since(bed, PlanAct.MOVED, known_step, actor=actor, keys=keys, **facts):
            return twin
        before = {planting.pk: columns_of(planting) for planting in moved}
        for planting in moved:
            _shift(planting, **facts)
        _refuse_any_outside(moved, bed)
        Planting.objects.bulk_update(moved, ["x_cm", "y_cm"])
        turns = [Turn(planting.pk, before[planting.pk], columns_of(planting)) for planting in moved]
        return record_step(bed, PlanAct.MOVED, turns, actor=actor, **facts)


def copy_plantings(
    bed: Bed,
    numbers: Iterable[int],
    *,
    east_cm: float,
    south_cm: float,
    on: date,
    known_step: int,
    actor: Gardener,
) -> PlanStep:
    """Plan the same blocks again in `bed`; they may stand in any bed of its garden."""
    facts = {"east_cm": east_cm, "south_cm": south_cm}
    numbers = set(numbers)
    refuse_restricted(bed.garden_id, plants_of(bed.garden_id, numbers), actor=actor)
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        originals = _chosen(garden.plantings.present(), numbers)
        if east_cm == south_cm == 0 and any(one.bed_id == bed.pk for one in originals):
            raise CopyOnTop(gettext("Say how far from the plants their copies shall stand."))
        kinds = {original.plant_id: original.plant for original in originals}
        patterns = {pk: planned(bed, plant, on=on) for pk, plant in kinds.items()}
        copies = [_copy(original, patterns[original.plant_id]) for original in originals]
        for copied in copies:
            _shift(copied, **facts)
        steps = steps_since(bed, PlanAct.COPIED, known_step, actor=actor, **facts)
        if twin := next((step for step in steps if _made(step) == _spots(copies)), None):
            return twin
        return _save_new(bed, PlanAct.COPIED, copies, actor=actor, **facts)


def remove_plantings(bed: Bed, numbers: Iterable[int], *, actor: Gardener) -> PlanStep | None:
    """As if they had never been there; undo brings them back."""
    with changing(bed.garden_id):
        removed = list(bed.plantings.present().filter(pk__in=numbers))
        turns = [Turn(planting.pk, columns_of(planting), None) for planting in removed]
        step = record_step(bed, PlanAct.REMOVED, turns, actor=actor)
        Planting.objects.filter(pk__in=[turn.number for turn in turns]).delete()
    return step


def fill_area(
    bed: Bed, plant: Plant, area: Area, *, on: date, known_step: int, actor: Gardener
) -> PlanStep:
    """As many as fit, leaving alone what stands there."""
    refuse_restricted(bed.garden_id, [plant], actor=actor)
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        pattern = planned(bed, plant, on=on)
        fill = partial(filled, area, pattern, bed)
        if blocks := fill(bed.plantings.present()):
            return _save_new(bed, PlanAct.FILLED, blocks, actor=actor)
        steps = steps_since(bed, PlanAct.FILLED, known_step, actor=actor, plant=plant)
        if twin := _same_of(steps, bed, fill):
            return twin
    raise NoRoomLeft(
        gettext(
            "No {plant} fits there, {spacing} apart. Choose a larger area, or take something out."
        ).format(plant=plant, spacing=say_length(pattern.spacing_cm))
    )


def how_many_fit(bed: Bed, plant: Plant, area: Area, *, on: date) -> int:
    """What `fill_area` would plant."""
    blocks = filled(area, planned(bed, plant, on=on), bed, bed.plantings.present())
    return sum(block.count for block in blocks)


def plant_rows(bed: Bed, plant: Plant, rows: Rows, *, on: date, actor: Gardener) -> PlanStep | None:
    """The same rows in the same place are the same form sent twice: no step."""
    refuse_restricted(bed.garden_id, [plant], actor=actor)
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        block = in_rows(rows, planned(bed, plant, on=on))
        if twin_of(block):
            return None
        return _save_new(bed, PlanAct.ROWS, [block], actor=actor)


def plant_squares(
    bed: Bed, plant: Plant, squares: Squares, *, on: date, known_step: int, actor: Gardener
) -> PlanStep:
    """1, 4, 9 or 16 of a plant in every empty square."""
    refuse_restricted(bed.garden_id, [plant], actor=actor)
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        pattern = planned(bed, plant, on=on)
        fill = partial(planted_squares, squares, pattern, bed)
        if blocks := fill(bed.plantings.present()):
            return _save_new(bed, PlanAct.SQUARES, blocks, actor=actor)
        steps = steps_since(bed, PlanAct.SQUARES, known_step, actor=actor, plant=plant)
        if twin := _same_of(steps, bed, fill):
            return twin
    raise NoRoomLeft(gettext("These squares are planted already, or lie outside the bed."))


def _chosen(plantings: PlantingQuerySet, numbers: Iterable[int]) -> list[Planting]:
    numbers = set(numbers)
    chosen = list(plantings.filter(pk__in=numbers).with_plants())
    if not chosen:
        raise GoneMeanwhile(gettext("Choose the plantings first."))
    if len(chosen) < len(numbers):
        raise GoneMeanwhile(
            gettext("It is not on the plan any more. Choose something else; nothing was changed.")
        )
    return chosen


def _same_of(
    steps: Iterable[PlanStep], bed: Bed, fill: Callable[[Iterable[Planting]], list[Planting]]
) -> PlanStep | None:
    """The step that made what `fill` would plant if it had not been made."""
    for step in steps:
        made = [change.planting_number for change in step.changes.all()]
        if _spots(fill(bed.plantings.present().exclude(pk__in=made))) == _made(step):
            return step
    return None


def _spots(plantings: Iterable[Planting]) -> set[tuple]:
    return {tuple(getattr(planting, name) for name in SPOT) for planting in plantings}


def _made(step: PlanStep) -> set[tuple]:
    return {tuple(change.after[name] for name in SPOT) for change in step.changes.all()}


def _shift(planting: Planting, *, east_cm: float, south_cm: float) -> None:
    planting.x_cm = round(planting.x_cm + east_cm, 2)
    planting.y_cm = round(planting.y_cm + south_cm, 2)


def _copy(original: Planting, pattern: Planting) -> Planting:
    return original.again(
        garden_id=pattern.garden_id,
        bed=pattern.bed,
        method=pattern.method,
        planned_on=pattern.planned_on,
    )


def _save_new(
    bed: Bed, act: PlanAct, plantings: list[Planting], *, actor: Gardener, **facts: float
) -> PlanStep:
    _refuse_any_outside(plantings, bed)
    Planting.objects.bulk_create(plantings)
    turns = [Turn(planting.pk, None, columns_of(planting)) for planting in plantings]
    return record_step(bed, act, turns, actor=actor, **facts)


def _refuse_any_outside(plantings: Iterable[Planting], bed: Bed) -> None:
    outside = [planting for planting in plantings if not planting.is_inside(bed)]
    if outside:
        raise PlantOutsideBed(
            gettext(
                "{plant} would stand outside {bed}. Choose a shorter way; nothing was changed."
            ).format(plant=outside[0].plant, bed=bed)
        )
