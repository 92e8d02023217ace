from gardens.actions.changing import changing
from gardens.actions.plan_history import made_since, record_step
from gardens.actions.plantings import bed_of
from gardens.actions.turning import Turn, carry_out
from gardens.models import Bed, Gardener, PlanAct, PlanStep, Planting
from gardens.plan.columns import Columns, columns_of
from gardens.plan.revisions import columns_after

PLACE_COLUMNS = ("bed_id", "x_cm", "y_cm", "columns", "rows", "spacing_cm", "row_spacing_cm")


def restore_plan(bed: Bed, step: PlanStep, *, known_step: int, actor: Gardener) -> PlanStep | None:
    """Bring the plan after `step` back as a new step (decision 4); None if it is that already.

    What began or ended since stays as it is: plans are brought back, not the past.
    """
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        if twin := made_since(bed, PlanAct.RESTORED, known_step, actor=actor, restored=step):
            return twin
        then = columns_after(bed, step)
        stored = garden.plantings.in_bulk(then)
        now = {planting.pk: columns_of(planting) for planting in bed.plantings.present()}
        now |= {number: columns_of(planting) for number, planting in stored.items()}
        turns = [_turn(number, now.get(number), then.get(number)) for number in {**now, **then}]
        carry_out([turn for turn in turns if turn.was != turn.becomes], bed.garden_id)
        return record_step(bed, PlanAct.RESTORED, turns, actor=actor, restored=step)


def _turn(number: int, now: Columns | None, then: Columns | None) -> Turn:
    if now is None:
        return Turn(number, None, then)
    began_since = now["started_on"] and not (then and then["started_on"])
    if began_since or now["ended_on"]:
        return Turn(number, now, now)
    if then is None:
        return Turn(number, now, None)
    return Turn(number, now, now | {name: then[name] for name in PLACE_COLUMNS})
