"""What the plan still needs in seed, what the box holds of it, and what is to be bought."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gardens.models import Planting, SeedLot, Sowing
from gardens.seeds.emergence import emergence_of, overdue
from gardens.seeds.keeping import Keeping, field_factor
from plants.agronomy.seed_demand import Stock, TraySeedlings, WantedPlants, seed_demand
from plants.models import Plant

FROM_SEED = frozenset({"seed", ""})


@dataclass(frozen=True, slots=True)
class Taken:
    """Seeds that a lot gives, and about how many plants they become."""

    lot: SeedLot
    seeds: int
    plants: int
    share: float

    @property
    def pct(self) -> int:
        return round(100 * self.share)


@dataclass(frozen=True, slots=True)
class Line:
    """One plant of the plan: `plants` are wanted, `buy_seeds` of new seed are missing for them."""

    plant: Plant
    plantings: list[Planting]
    plants: int
    in_trays: int = 0
    # Nobody counted a tray of it in which all should be up.
    is_late_in_trays: bool = False
    taken: list[Taken] = field(default_factory=list)
    too_old: list[SeedLot] = field(default_factory=list)
    missing: int = 0
    buy_seeds: int = 0

    @property
    def first_on(self) -> date | None:
        days = [planting.planned_on for planting in self.plantings if planting.planned_on]
        return min(days, default=None)


def shopping_list(
    plantings: Iterable[Planting],
    lots: Iterable[SeedLot],
    sowings: Iterable[Sowing],
    on: date,
) -> list[Line]:
    """Of planned plantings, by plant; lots are in stock, sowings in trays, both oldest first."""
    planned: dict[int, list[Planting]] = defaultdict(list)
    for planting in plantings:
        planned[planting.plant_id].append(planting)
    stock: dict[int, list[SeedLot]] = defaultdict(list)
    for lot in lots:
        stock[lot.plant_id].append(lot)
    trays: dict[int, list[Sowing]] = defaultdict(list)
    for sowing in sowings:
        trays[sowing.plant_id].append(sowing)
    lines = [
        _line(group, stock[plant_id], trays[plant_id], on)
        for plant_id, group in planned.items()
        if group[0].plant.propagation in FROM_SEED or stock[plant_id]
    ]
    return sorted(lines, key=lambda line: (line.buy_seeds == 0, line.plant.common_name))


def still_to_plant_out(sowing: Sowing) -> int:
    """Reads what `with_counts` annotates."""
    gone = sowing.lost + sowing.planted
    seedlings = TraySeedlings(sowing.cells, sowing.left, gone, sowing.counted_on)
    return seedlings.still_to_plant_out(emergence_of(sowing))


def _line(plantings: list[Planting], lots: list[SeedLot], sowings: list[Sowing], on: date) -> Line:
    wanted = [WantedPlants(planting.count, field_factor(planting)) for planting in plantings]
    keepings = [Keeping.of(lot) for lot in lots]
    good = [keeping for keeping in keepings if keeping.is_viable(on)]
    stock = [Stock(keeping.lot.seeds_left, keeping.counted_share(on)) for keeping in good]
    in_trays = sum(map(still_to_plant_out, sowings))
    uncounted = [sowing for sowing in sowings if sowing.counted_on is None]
    demand = seed_demand(wanted, stock, in_trays)
    plants = sum(one.plants for one in wanted)
    return Line(
        plantings[0].plant,
        plantings,
        plants,
        in_trays=min(in_trays, plants),
        is_late_in_trays=bool(overdue(uncounted, on)),
        taken=[
            Taken(good[one.place].lot, one.seeds, one.plants, stock[one.place].share)
            for one in demand.drawn
        ],
        too_old=[keeping.lot for keeping in keepings if keeping not in good],
        missing=demand.missing,
        buy_seeds=demand.buy_seeds,
    )
