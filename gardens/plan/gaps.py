"""Which ground of a bed is free in a month, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import shapely

from gardens.models import Bed, Planting
from gardens.plan.geometry import Outline, outlines
from gardens.plan.month import BedMonth
from plants.agronomy.stays import Stay

# Nobody sows a smaller piece.
LEAST_M2 = 0.04


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
    for until, planting in sorted(dated, key=lambda pair: (pair[0], pair[1].pk)):
        [ground] = grounds([planting])
        gaps.append(Gap(shapely.intersection(free, ground).area / 10_000, until, planting))
        free = shapely.difference(free, ground)
    gaps.append(Gap(free.area / 10_000))
    return [gap for gap in gaps if gap.area_m2 >= LEAST_M2]


def grounds(plantings: Sequence[Planting]) -> list[Outline]:
    """Half a spacing around the stems of each."""
    return [shapely.box(*planting.ground_cm) for planting in plantings]
