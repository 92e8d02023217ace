"""What the plan still needs in seed, what the box holds of it, and what is to be bought."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gardens.models import Planting, SeedLot, Sowing
from gardens.seeds.emergence import Emergence, overdue
from gardens.seeds.keeping import Keeping, SeedNeed, field_factor
from plants.agronomy.seed_packet import USUAL_LOT_SHARE
from plants.models import Plant

FROM_SEED = frozenset({"seed", ""})
_ROUNDING = 1e-9


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


@dataclass(slots=True)
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
    """One for a cell until a count can tell; from then on those that are up and left."""
    if sowing.counted_on is None:
        return sowing.cells
    emergence = Emergence.of(sowing)
    if emergence and sowing.counted_on < emergence.last_on:
        return max(sowing.left, sowing.cells - sowing.lost - sowing.planted)
    return sowing.left


def _line(plantings: list[Planting], lots: list[SeedLot], sowings: list[Sowing], on: date) -> Line:
    wanted = sum(planting.count for planting in plantings)
    in_trays = sum(map(still_to_plant_out, sowings))
    line = Line(plantings[0].plant, plantings, wanted, in_trays=min(in_trays, wanted))
    uncounted = [sowing for sowing in sowings if sowing.counted_on is None]
    line.is_late_in_trays = bool(overdue(uncounted, on))
    keepings = [Keeping.of(lot) for lot in lots]
    line.too_old = [keeping.lot for keeping in keepings if not keeping.is_viable(on)]
    left = {keeping.lot.pk: keeping.lot.seeds_left for keeping in keepings}
    seedlings = in_trays
    for planting in plantings:
        factor = field_factor(planting)
        covered = min(seedlings, planting.count)
        seedlings -= covered
        missing = planting.count - covered
        for keeping in keepings:
            if missing and keeping.is_viable(on):
                missing -= _take(line, keeping, left, missing, factor, on)
        line.missing += missing
        line.buy_seeds += SeedNeed.of(missing, USUAL_LOT_SHARE, factor).seeds
    line.taken = _merged(line.taken)
    return line


def _take(
    line: Line, keeping: Keeping, left: dict[int, int], missing: int, factor: float, on: date
) -> int:
    """How many of the missing plants the lot gives."""
    lot, share = keeping.lot, keeping.counted_share(on)
    need = SeedNeed.of(missing, share, factor).seeds
    seeds = min(left[lot.pk], need or 0)
    plants = missing if seeds == need else int(seeds * share * factor + _ROUNDING)
    if plants == 0:
        return 0
    left[lot.pk] -= seeds
    line.taken.append(Taken(lot, seeds, plants, share))
    return plants


def _merged(taken: list[Taken]) -> list[Taken]:
    """One row for each lot."""
    by_lot: dict[int, Taken] = {}
    for one in taken:
        before = by_lot.get(one.lot.pk)
        if before:
            one = Taken(one.lot, one.seeds + before.seeds, one.plants + before.plants, one.share)
        by_lot[one.lot.pk] = one
    return list(by_lot.values())
