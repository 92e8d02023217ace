"""What a plan takes of the seed there is, and what is to be bought for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plants.agronomy.emergence import Emergence
from plants.agronomy.seed_packet import USUAL_LOT_SHARE
from plants.agronomy.sowing import seeds_to_sow

_ROUNDING = 1e-9


class WantedPlants(NamedTuple):
    """Of one planting; of the seeds that germinate `field_factor` become plants."""

    plants: int
    field_factor: float


class Stock(NamedTuple):
    """Seeds of one lot, and the share of them that germinates."""

    seeds: int
    share: float


class Drawn(NamedTuple):
    """From the lot at this place of the stock; about so many plants come of it."""

    place: int
    seeds: int
    plants: int


@dataclass(frozen=True, slots=True)
class SeedDemand:
    """Plants that are `missing` need `buy_seeds` of new seed."""

    drawn: tuple[Drawn, ...]
    missing: int
    buy_seeds: int


class TraySeedlings(NamedTuple):
    """`left` of those that came up by `counted_on`; so many are `gone`, planted out or lost."""

    cells: int
    left: int
    gone: int
    counted_on: date | None

    def still_to_plant_out(self, emergence: Emergence | None) -> int:
        """One for a cell until a count can tell; from then on those that are up and left."""
        if self.counted_on is None:
            return self.cells
        if emergence and self.counted_on < emergence.last_on:
            return max(self.left, self.cells - self.gone)
        return self.left


def seed_demand(
    wanted: Sequence[WantedPlants], stock: Sequence[Stock], seedlings: int = 0
) -> SeedDemand:
    """Seedlings first, then the stock in its order."""
    left = [one.seeds for one in stock]
    drawn: dict[int, Drawn] = {}
    missing_in_all, buy_seeds = 0, 0
    for planting in wanted:
        missing = planting.plants - min(seedlings, planting.plants)
        seedlings -= planting.plants - missing
        for place, one in enumerate(stock):
            if missing and (took := _take(place, left[place], one.share, planting, missing)):
                left[place] -= took.seeds
                missing -= took.plants
                before = drawn.get(place, Drawn(place, 0, 0))
                seeds, plants = before.seeds + took.seeds, before.plants + took.plants
                drawn[place] = Drawn(place, seeds, plants)
        missing_in_all += missing
        buy_seeds += seeds_to_sow(missing, USUAL_LOT_SHARE, planting.field_factor) or 0
    return SeedDemand(tuple(drawn.values()), missing_in_all, buy_seeds)


def _take(
    place: int, left: int, share: float, planting: WantedPlants, missing: int
) -> Drawn | None:
    """As many of the missing plants as the lot gives."""
    need = seeds_to_sow(missing, share, planting.field_factor)
    seeds = min(left, need or 0)
    plants = missing if seeds == need else int(seeds * share * planting.field_factor + _ROUNDING)
    return Drawn(place, seeds, plants) if plants else None
