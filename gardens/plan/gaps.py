"""Which ground of a bed is free in a month, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import shapely

from gardens.models import Bed, Planting
from gardens.plan.free_place import grounds
from gardens.plan.geometry import outlines
from gardens.plan.month import BedMonth
from plants.agronomy.stays import Stay

# Nobody sows a smaller piece, and it would be said as 0.0 m².
LEAST_M2 = 0.06


@dataclass(frozen=True, slots=True)
class Gap:
    """Free until the planting comes that needs it; without one, for as long as is planned."""

    area_m2: float
    until: date | None = None
    taken_by: Planting | None = None


def gaps_of(
    bed: Bed, month: BedMonth, plantings: Sequence[Planting], stays: Mapping[int, Stay]
) -> list[Gap]:
    """What is needed soonest first; every piece of ground is in one gap only."""
    [free] = outlines([bed.ring])
    free = shapely.difference(free, shapely.union_all(grounds(month.standing)))
    standing = {planting.pk for planting in month.standing}
    dated = [
        (stays[planting.pk].start or month.since, planting)
        for planting in plantings
        if planting.pk not in standing and not stays[planting.pk].is_over_by(month.since)
    ]
    gaps = []
    for (until, _), pairs in groupby(sorted(dated, key=_in_turn), key=_in_turn):
        coming = [planting for _, planting in pairs]
        ground = shapely.union_all(grounds(coming))
        gaps.append(Gap(shapely.intersection(free, ground).area / 10_000, until, coming[0]))
        free = shapely.difference(free, ground)
    gaps.append(Gap(free.area / 10_000))
    return [gap for gap in gaps if gap.area_m2 >= LEAST_M2]


def _in_turn(pair: tuple[date, Planting]) -> tuple[date, int]:
    """What is planted of a crop on one day comes as one."""
    until, planting = pair
    return until, planting.plant_id
