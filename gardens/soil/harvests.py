"""What was picked, and what it weighed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gardens.calendar.period import Period
from gardens.models import Act, Bed, Event
from plants.quantities import GRAMS_PER_KG


class Picked(NamedTuple):
    planting: int
    on: date
    grams: int | None


def picked_in(bed: Bed) -> list[Picked]:
    """One query."""
    harvests = Event.objects.filter(planting__bed=bed, act=Act.HARVEST)
    rows = harvests.values_list("planting", "happened_on", "harvest__weight_g")
    return [Picked(*row) for row in rows]


def kg_by_planting(harvests: Iterable[Picked], season: Period) -> dict[int, float]:
    """One that is not named was not weighed in the season."""
    found: dict[int, float] = defaultdict(float)
    for harvest in harvests:
        if harvest.grams and season.contains(harvest.on):
            found[harvest.planting] += harvest.grams / GRAMS_PER_KG
    return found
