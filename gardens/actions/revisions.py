from collections.abc import Sequence

from django.db.models import QuerySet

from gardens.actions.changing import changing
from gardens.actions.plan_history import made_since, record_land_step, record_step
from gardens.actions.plantings import bed_of
from gardens.actions.restricted import refuse_restricted
from gardens.actions.turning import Turn, carry_out
from gardens.models import Bed, Gardener, Land, LandAct, LandStep, PlanAct, PlanStep, Planting
from gardens.plan.columns import FRAME, Columns, columns_of
from gardens.plan.revisions import columns_after, land_columns_after
from gardens.plan.things import MODELS, Key, key_of, things_on
from plants.models import Plant

# What the plan of the land says of a bed; how it is watered or covered is no matter of place.
SHAPE_COLUMNS = (*FRAME, "shape", "points")
PLACE_COLUMNS = ("bed_id", "x_cm", "y_cm", "columns", "rows", "spacing_cm", "row_spacing_cm")


def restore_plan(bed: Bed, step: PlanStep, *, known_step: int, actor: Gardener) -> PlanStep | None:
    """Bring the plan after `step` back as a new step (decision 4); None if it is that already.

    What began or ended since stays as it is: plans are brought back, not the past.
    """
    refuse_restricted(bed.garden_id, _coming_back(bed, step), actor=actor)
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        if twin := made_since(bed, PlanAct.RESTORED, known_step, actor=actor, restored=step):
            return twin
        then = columns_after(bed, step)
        stored = garden.plantings.in_bulk(then)
        now = {planting.pk: columns_of(planting) for planting in bed.plantings.present()}
        now |= {number: columns_of(planting) for number, planting in stored.items()}
        turns = [_turn(number, now.get(number), then.get(number)) for number in {**now, **then}]
        changes = [turn for turn in turns if turn.was != turn.becomes]
        carry_out(changes, garden, actor=actor)
        return record_step(bed, PlanAct.RESTORED, turns, actor=actor, restored=step)


def _coming_back(bed: Bed, step: PlanStep) -> QuerySet[Plant]:
    """Of what stood there after the step and does not any more."""
    then = columns_after(bed, step)
    kept = set(Planting.objects.filter(pk__in=then).values_list("pk", flat=True))
    gone = {values["plant_id"] for number, values in then.items() if number not in kept}
    return Plant.objects.filter(pk__in=gone)


def restore_land(
    land: Land, step: LandStep, *, known_step: int, actor: Gardener
) -> LandStep | None:
    """Bring the land's plan after `step` back as a new step; None if it is that already.

    A bed made since is taken off the plan, with what it holds.
    """
    with changing(land.garden_id) as garden:
        if twin := made_since(land, LandAct.RESTORED, known_step, actor=actor, restored=step):
            return twin
        then = land_columns_after(garden.land, step)
        off_plan = garden.beds.filter(x_cm__isnull=True)
        there = [*things_on(garden).values(), *off_plan, garden.land]
        now = {key_of(thing): columns_of(thing) for thing in there}
        turns = [_land_turn(key, now.get(key), then.get(key)) for key in {**now, **then}]
        turns = [turn for turn in turns if turn.was != turn.becomes]
        carry_out(turns, garden, actor=actor)
        return record_land_step(garden, LandAct.RESTORED, turns, actor=actor, restored=step)


def _land_turn(key: Key, now: Columns | None, then: Columns | None) -> Turn:
    kind, number = key
    model = MODELS[kind]
    if now is None or model is not Bed:
        return Turn(number, now, then, model)
    kept = dict.fromkeys(("x_cm", "y_cm")) if then is None else _of(then, SHAPE_COLUMNS)
    return Turn(number, now, now | kept, model)


def _of(columns: Columns, names: Sequence[str]) -> Columns:
    return {name: columns[name] for name in names}


def _turn(number: int, now: Columns | None, then: Columns | None) -> Turn:
    if now is None:
        return Turn(number, None, then)
    began_since = now["started_on"] and not (then and then["started_on"])
    if began_since or now["ended_on"]:
        return Turn(number, now, now)
    if then is None:
        return Turn(number, now, None)
    return Turn(number, now, now | _of(then, PLACE_COLUMNS))
