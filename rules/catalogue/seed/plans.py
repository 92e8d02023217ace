"""What the plan of a garden takes of the seed of each plant, as the shopping list reckons it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy.seed_demand import SeedDemand, Stock, WantedPlants, seed_demand
from plants.agronomy.sowing import field_factor
from rules.engine.once import once_a_garden
from rules.engine.snapshot import GardenSnapshot, LotSnapshot, PlantFacts, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class SeedPlan:
    """Of a plant that is planned and of which there is, or was, seed; the oldest lot first."""

    garden: GardenSnapshot
    plantings: tuple[PlantingSnapshot, ...]
    lots: tuple[LotSnapshot, ...]

    @property
    def plant(self) -> PlantFacts:
        return self.plantings[0].plant

    @property
    def planting_pks(self) -> tuple[int, ...]:
        return tuple(planting.pk for planting in self.plantings)

    @property
    def in_stock(self) -> tuple[LotSnapshot, ...]:
        return tuple(lot for lot in self.lots if lot.seeds_left > 0)

    @property
    def good_lots(self) -> tuple[LotSnapshot, ...]:
        return tuple(lot for lot in self.in_stock if lot.keeping.is_viable(self.garden.on))

    @property
    def demand(self) -> SeedDemand:
        wanted = [WantedPlants(one.count, field_factor(one.method)) for one in self.plantings]
        stock = [
            Stock(lot.seeds_left, lot.keeping.counted_share(self.garden.on))
            for lot in self.good_lots
        ]
        seedlings = (
            one.seedlings for one in self.garden.sowings if one.plant_slug == self.plant.slug
        )
        return seed_demand(wanted, stock, sum(seedlings))

    @property
    def needed_lots(self) -> tuple[LotSnapshot, ...]:
        """Those that are drawn from; too old ones only where the others do not do."""
        drawn = tuple(self.good_lots[one.place] for one in self.demand.drawn)
        if not self.demand.missing:
            return drawn
        return (*drawn, *(lot for lot in self.in_stock if lot not in self.good_lots))


@once_a_garden
def seed_plans(garden: GardenSnapshot) -> Iterator[SeedPlan]:
    planned = [planting for bed in garden.beds for planting in bed.planned]
    planned.sort(key=lambda planting: (planting.planned_on or date.max, planting.pk))
    slugs = dict.fromkeys(planting.plant.slug for planting in planned)
    for slug in slugs:
        lots = tuple(lot for lot in garden.lots if lot.plant_slug == slug)
        if lots:
            own = tuple(planting for planting in planned if planting.plant.slug == slug)
            yield SeedPlan(garden, own, lots)
