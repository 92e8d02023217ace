"""What a season's harvest took from a bed against what came back."""

from dataclasses import dataclass

from plants.agronomy.nutrient_needs import LEGUME_N_G_M2, Supply
from plants.agronomy.nutrients import Nutrients, deficit_share
from rules.catalogue.rotate.records import season_of
from rules.catalogue.soil.bed_soil import LEGUME, bed_soil
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

PLENTY = (Supply.HIGH, Supply.EXCESS)


@dataclass(frozen=True, slots=True)
class Balance:
    """Grams of the bed in the season before this one; `nutrient` is the one that lost most."""

    bed: BedSnapshot
    season: int
    came_g: Nutrients
    left_g: Nutrients
    nutrient: str
    is_estimate: bool

    @property
    def came(self) -> float:
        return getattr(self.came_g, self.nutrient)

    @property
    def left(self) -> float:
        return getattr(self.left_g, self.nutrient)

    @property
    def share(self) -> float:
        return deficit_share(self.came, self.left)


def balance(bed: BedSnapshot, garden: GardenSnapshot) -> Balance | None:
    """None where nothing was harvested, or where the soil holds plenty of all that left."""
    taken = [taking for taking in bed.takings if taking.grams]
    if not taken:
        return None
    season = season_of(garden.on, garden) - 1
    came, left = _came_g(bed, garden, season), Nutrients.total(one.grams for one in taken)
    wanted = _wanted(bed, garden)
    if not wanted:
        return None
    worst = max(wanted, key=lambda name: deficit_share(getattr(came, name), getattr(left, name)))
    is_estimate = any(taking.is_estimate for taking in taken)
    return Balance(bed, season, came, left, worst, is_estimate)


def _came_g(bed: BedSnapshot, garden: GardenSnapshot, season: int) -> Nutrients:
    """What was given, and what the roots of legumes left."""
    given = [
        one.brought_g
        for one in bed.amendments
        if one.brought_g and season_of(one.spread_on, garden) == season
    ]
    roots = [
        Nutrients(LEGUME_N_G_M2 * past.ground_m2, 0.0, 0.0)
        for past in bed.history
        if past.nutrient_demand == LEGUME and season_of(past.ended_on, garden) == season
    ]
    return Nutrients.total([*given, *roots])


def _wanted(bed: BedSnapshot, garden: GardenSnapshot) -> list[str]:
    """Without those of which a soil test found plenty: they may well become less."""
    soil = bed_soil(bed, garden).soil
    supplies = {"p2o5": soil.phosphate_supply, "k2o": soil.potash_supply}
    return [name for name in Nutrients._fields if supplies.get(name) not in PLENTY]
