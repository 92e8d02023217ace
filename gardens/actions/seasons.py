from collections import defaultdict
from collections.abc import Collection
from datetime import date

from gardens.actions.changing import changing
from gardens.actions.plan_history import record_step
from gardens.actions.restricted import plants_of, refuse_restricted
from gardens.actions.turning import Turn
from gardens.models import Bed, Garden, Gardener, PlanAct, PlanStep, Planting
from gardens.plan.columns import columns_of
from gardens.plan.repeating import Season
from gardens.rotation import Rotation


def repeat_season(
    garden: Garden,
    numbers: Collection[int],
    *,
    first: int,
    second: int,
    on: date,
    bed: Bed | None = None,
    actor: Gardener,
) -> list[PlanStep]:
    """Plan the chosen plantings of one season again in another, where their ground is free: one
    step for each bed. What is planned there already is not planned twice."""
    refuse_restricted(garden.pk, plants_of(garden.pk, numbers), actor=actor)
    with changing(garden.pk):
        rotation = Rotation.of(garden, on, bed)
        beds = [one for one in rotation.beds if bed is None or one.pk == bed.pk]
        copies = [
            repeat.copied
            for repeat in Season(rotation, first, second).repeats(beds)
            if repeat.original.pk in numbers and not repeat.refusal
        ]
        Planting.objects.bulk_create(copies)
        turns: dict[Bed, list[Turn]] = defaultdict(list)
        for copied in copies:
            turns[copied.bed].append(Turn(copied.pk, None, columns_of(copied)))
        return [
            record_step(copied_into, PlanAct.COPIED, changes, actor=actor)
            for copied_into, changes in turns.items()
        ]
