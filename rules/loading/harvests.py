"""What was picked in this season and the one before, and what that took from the bed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Sum

from gardens.calendar.period import Period
from gardens.models import Act, Event
from gardens.soil.harvests import Picked, weight_by_planting
from plants.agronomy.nutrients import is_of_season, removal
from rules.engine.snapshot import PlantFacts, TakingSnapshot
from rules.loading.given import PICKED_SINCE
from rules.loading.plantings import PlantingRow
from rules.loading.reading import InBatch, Relation


class HarvestRow(NamedTuple):
    bed_id: int
    happened_on: date
    pk: int
    planting_id: int
    plant_id: int
    weight_g: int | None
    count: int | None

    @property
    def picked(self) -> Picked:
        return Picked(self.planting_id, self.plant_id, self.happened_on, self.weight_g, self.count)


class PieceRow(NamedTuple):
    """Of all harvests of a plant in a bed that were both weighed and counted."""

    bed_id: int
    plant_id: int
    grams: int
    pieces: int


_HARVESTS = Event.objects.filter(
    InBatch("garden_id"), act=Act.HARVEST, planting__plant__isnull=False
)
HARVESTS = Relation(
    HarvestRow,
    _HARVESTS.filter(happened_on__gte=PICKED_SINCE),
    (
        *("planting__bed_id", "happened_on", "pk", "planting_id", "planting__plant_id"),
        *("harvest__weight_g", "harvest__count"),
    ),
)
PIECES = Relation(
    PieceRow,
    _HARVESTS.filter(harvest__weight_g__gt=0, harvest__count__gt=0)
    .values("planting__bed_id", "planting__plant_id")
    .annotate(grams=Sum("harvest__weight_g"), pieces=Sum("harvest__count")),
    ("planting__bed_id", "planting__plant_id", "grams", "pieces"),
)


class Taken:
    """From one bed in one season."""

    def __init__(
        self, harvests: Sequence[HarvestRow], pieces: Sequence[PieceRow], season: Period
    ) -> None:
        of_a_piece_g = {row.plant_id: row.grams / row.pieces for row in pieces}
        self._season = season
        self._weights = weight_by_planting((row.picked for row in harvests), season, of_a_piece_g)

    def by(self, row: PlantingRow, plant: PlantFacts) -> TakingSnapshot | None:
        """By the usual yield where no weight is known."""
        weight, first_on = self._weights.get(row.pk), row.picked_on
        if weight is None and first_on is None:
            return None
        kg = weight.kg if weight else 0.0
        if not is_of_season(
            is_weighed=kg > 0,
            is_first=first_on is not None and self._season.contains(first_on),
            is_picked=weight is not None,
            is_perennial=plant.is_perennial,
        ):
            return None
        grams = plant.usual_offtake_g(row.block)
        if kg:
            grams = plant.removal_kg_t and removal(kg, plant.removal_kg_t)
        is_estimate = not kg or bool(weight.counted or weight.unknown)
        return TakingSnapshot(self._season.year, plant.name, grams, is_estimate)
