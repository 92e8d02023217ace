"""What a bed of soil needs this season, what it holds and what it was given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.bed_nutrients import (
    CropTaking,
    Need,
    Needs,
    Soil,
    nutrient_needs,
    offtake_g,
)
from plants.agronomy.nutrient_needs import AFTER_LEGUME_DAYS
from plants.agronomy.nutrients import Nutrients
from plants.agronomy.organic_matter import ORGANIC_MATTER_TARGET_PCT
from plants.agronomy.rotation import next_season_on
from plants.agronomy.soil import binds_phosphate
from rules.catalogue.rotate.records import season_of
from rules.catalogue.soil.reaction import confidence, reaction, usable_test
from rules.engine.levels import Confidence
from rules.engine.once import once_a_bed
from rules.engine.snapshot import (
    BedSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
    SoilTestSnapshot,
)

LEGUME = "nitrogen_fixer"
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class BedSoil:
    """`added` is what was given this season, in g/m² like the needs."""

    bed: BedSnapshot
    test: SoilTestSnapshot | None
    soil: Soil
    needs: Needs
    offtake: Nutrients
    added: Nutrients
    season: int

    @property
    def binds_phosphate(self) -> bool:
        if self.test is None or not binds_phosphate(self.test.ph):
            return False
        found = reaction(self.bed, self.test)
        return found is not None and found.binds_phosphate

    @property
    def is_low_in_organic_matter(self) -> bool:
        target_pct = ORGANIC_MATTER_TARGET_PCT.get(self.soil.texture)
        found_pct = self.test.organic_matter_pct if self.test else None
        return None not in (target_pct, found_pct) and found_pct < target_pct

    def of(self, nutrient: str) -> tuple[Need, float]:
        return getattr(self.needs, nutrient), getattr(self.added, nutrient)

    def short_g_m2(self, nutrient: str) -> float:
        need, added = self.of(nutrient)
        return need.short_g_m2(added)

    def compost_kg_m2(self, since: date) -> float:
        return given_kg_m2(self.bed, "compost", since)


def beds_of_soil(garden: GardenSnapshot) -> Iterator[BedSnapshot]:
    """Those where something grows or is to grow; pots, water and indoor gardens are not soil."""
    if not garden.is_indoor:
        yield from (bed for bed in garden.beds if bed.is_soil and bed.plantings)


def tested_beds(
    garden: GardenSnapshot, says: Callable[[SoilTestSnapshot], object]
) -> Iterator[tuple[BedSnapshot, SoilTestSnapshot]]:
    """Beds with a soil test of use that gives the figure."""
    for bed in beds_of_soil(garden):
        test = usable_test(bed, garden)
        if test is not None and says(test) is not None:
            yield bed, test


@once_a_bed
def bed_soil(bed: BedSnapshot, garden: GardenSnapshot) -> BedSoil:
    test, season = usable_test(bed, garden), season_of(garden.on, garden)
    soil = Soil(bed.area_m2, bed.texture, test, _is_after_legume(bed, garden.on))
    crops = [_taking(planting) for planting in of_season(bed, garden)]
    added_g = Nutrients.total(
        given.brought_g
        for given in bed.amendments
        if given.brought_g and season_of(given.spread_on, garden) == season
    )
    per_m2 = 1 / bed.area_m2
    return BedSoil(
        bed=bed,
        test=test,
        soil=soil,
        needs=nutrient_needs(crops, soil),
        offtake=offtake_g(crops).times(per_m2),
        added=added_g.times(per_m2),
        season=season,
    )


def of_season(bed: BedSnapshot, garden: GardenSnapshot) -> list[PlantingSnapshot]:
    """Growing, or planned for this season."""
    ends_on = next_season_on(garden.on, garden.climate.latitude_deg)
    return [one for one in bed.plantings if one.begins_on is None or one.begins_on < ends_on]


def confidence_of(found: BedSoil, garden: GardenSnapshot) -> Confidence:
    """Of all three needs together, in a tested bed."""
    sure = confidence(found.test, garden)
    return sure.one_less if found.needs.k2o.is_usual_cec else sure


def given_kg_m2(bed: BedSnapshot, product: str, since: date) -> float:
    """Spread on that day or later."""
    weights = (
        given.weight_g or 0
        for given in bed.amendments
        if given.product == product and given.spread_on >= since
    )
    return sum(weights) / 1000 / bed.area_m2


def _taking(planting: PlantingSnapshot) -> CropTaking:
    plant, block = planting.plant, planting.block
    return CropTaking(plant.nutrient_demand, block.ground_m2, plant.usual_offtake_g(block))


def _is_after_legume(bed: BedSnapshot, on: date) -> bool:
    since = on - timedelta(days=AFTER_LEGUME_DAYS)
    return any(
        past.nutrient_demand == LEGUME and since <= past.ended_on <= on for past in bed.history
    )
