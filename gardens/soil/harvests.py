"""What was picked, and what it weighed or is taken to have weighed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gardens.calendar.period import Period
from gardens.models import Act, Bed, Event
from plants.quantities import GRAMS_PER_KG


class Picked(NamedTuple):
    planting: int
    plant: int
    on: date
    grams: int | None
    pieces: int | None


@dataclass(slots=True)
class Weight:
    """Of a planting in a season; `unknown` are harvests of which no weight can be told."""

    weighed_kg: float = 0.0
    counted_kg: float = 0.0
    counted: int = 0
    unknown: int = 0

    @property
    def kg(self) -> float:
        return self.weighed_kg + self.counted_kg


def picked_in(bed: Bed) -> list[Picked]:
    """One query."""
    harvests = Event.objects.filter(planting__bed=bed, act=Act.HARVEST)
    columns = ("happened_on", "harvest__weight_g", "harvest__count")
    return [Picked(*row) for row in harvests.values_list("planting", "planting__plant", *columns)]


def piece_g(harvests: Iterable[Picked]) -> dict[int, float]:
    """By plant: what a piece weighs, by the harvests that were both weighed and counted."""
    grams, pieces = defaultdict(int), defaultdict(int)
    for harvest in harvests:
        if harvest.grams and harvest.pieces:
            grams[harvest.plant] += harvest.grams
            pieces[harvest.plant] += harvest.pieces
    return {plant: grams[plant] / pieces[plant] for plant in grams}


def weight_by_planting(
    harvests: Iterable[Picked], season: Period, of_a_piece_g: Mapping[int, float]
) -> dict[int, Weight]:
    """Of what was picked in the season."""
    found: dict[int, Weight] = defaultdict(Weight)
    for harvest in harvests:
        if not season.contains(harvest.on):
            continue
        weight, piece = found[harvest.planting], of_a_piece_g.get(harvest.plant)
        if harvest.grams:
            weight.weighed_kg += harvest.grams / GRAMS_PER_KG
        elif harvest.pieces and piece:
            weight.counted_kg += harvest.pieces * piece / GRAMS_PER_KG
            weight.counted += harvest.pieces
        else:
            weight.unknown += 1
    return found
