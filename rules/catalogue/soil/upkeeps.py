"""What the usual harvest takes from beds whose phosphorus or potassium is not measured."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.catalogue.soil.bed_soil import BedSoil, of_season
from rules.engine.snapshot import GardenSnapshot

UNTESTED = ("p2o5", "k2o")


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Of one nutrient and the beds where it is not measured; `left_g` is still to be replaced."""

    nutrient: str
    harvest_kg: float
    taken_g: float
    left_g: float

    @property
    def given_g(self) -> float:
        """As far as it replaces what the harvest takes."""
        return self.taken_g - self.left_g


def upkeep_g_m2(found: BedSoil) -> float:
    """Of both nutrients."""
    return sum(found.short_g_m2(name) for name in UNTESTED if found.of(name)[0].is_upkeep)


def upkeeps(found: Iterable[BedSoil], garden: GardenSnapshot) -> list[Upkeep]:
    """Of which anything is still to be replaced, the most first."""
    soils = list(found)
    known = [_upkeep(name, soils, garden) for name in UNTESTED]
    return sorted((one for one in known if round(one.left_g)), key=lambda one: -one.left_g)


def _upkeep(nutrient: str, soils: list[BedSoil], garden: GardenSnapshot) -> Upkeep:
    untested = [one for one in soils if one.of(nutrient)[0].is_upkeep]
    return Upkeep(
        nutrient=nutrient,
        harvest_kg=sum(_harvest_kg(one, garden) for one in untested),
        taken_g=sum(one.of(nutrient)[0].g_m2 * one.bed.area_m2 for one in untested),
        left_g=sum(one.short_g_m2(nutrient) * one.bed.area_m2 for one in untested),
    )


def _harvest_kg(found: BedSoil, garden: GardenSnapshot) -> float:
    """Of crops of which it is known what a tonne takes."""
    crops = of_season(found.bed, garden)
    return sum(
        one.plant.usual_yield.expected_kg(one.block)
        for one in crops
        if one.plant.usual_offtake_g(one.block) is not None
    )
