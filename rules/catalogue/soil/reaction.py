"""The pH of a bed against what its crops like, and where it should go."""

from dataclasses import dataclass
from datetime import date

from plants.agronomy import soil
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts, SoilTestSnapshot

# Crops that like nothing sweeter than this fail outright in limy soil.
ACID_LOVER_PH = 5.8


@dataclass(frozen=True, slots=True)
class Reaction:
    """`worst` is the crop farthest from its range, `distance` negative in too sour a soil."""

    bed: BedSnapshot
    test: SoilTestSnapshot
    worst: PlantFacts
    distance: float
    target_ph: float
    at_odds: PlantFacts | None

    @property
    def severity(self) -> Severity | None:
        level = soil.ph_severity(self.distance)
        if level is None:
            return None
        is_sensitive = self.worst.ph_max <= ACID_LOVER_PH
        return Severity(level).at_most(Severity.CRITICAL if is_sensitive else Severity.WARNING)

    @property
    def binds_phosphate(self) -> bool:
        """Righting it, where it is worth it and can be done, comes before feeding phosphate."""
        is_to_be_righted = self.severity not in (None, Severity.INFO) and self.is_reachable
        return is_to_be_righted and soil.binds_phosphate(self.test.ph)

    @property
    def is_reachable(self) -> bool:
        return soil.is_ph_reachable(
            self.test.ph, self.target_ph, has_free_carbonate=self.test.has_free_carbonate
        )


def usable_test(bed: BedSnapshot, garden: GardenSnapshot) -> SoilTestSnapshot | None:
    test = bed.soil_test
    if test is None or (garden.on - test.tested_on).days > soil.TEST_USABLE_DAYS:
        return None
    return test


def is_fresh(test: SoilTestSnapshot, on: date) -> bool:
    return (on - test.tested_on).days <= soil.TEST_FRESH_DAYS


def confidence(test: SoilTestSnapshot, garden: GardenSnapshot) -> Confidence:
    return Confidence.MEDIUM if is_fresh(test, garden.on) else Confidence.MEDIUM.one_less


def reaction(bed: BedSnapshot, test: SoilTestSnapshot) -> Reaction | None:
    """None where nothing is known of what grows there."""
    plants = (planting.plant for planting in bed.plantings)
    crops = [plant for plant in plants if plant.ph_min is not None]
    if not crops:
        return None
    worst = max(crops, key=lambda plant: abs(_distance(plant, test.ph)))
    sweetest = max(crops, key=lambda plant: plant.ph_min)
    sourest = min(crops, key=lambda plant: plant.ph_max)
    is_at_odds = sweetest.ph_min > sourest.ph_max
    aimed_at = [worst] if is_at_odds else crops
    ranges = [(plant.slug, plant.ph_min, plant.ph_max) for plant in aimed_at]
    other = sourest if worst is sweetest else sweetest
    return Reaction(
        bed=bed,
        test=test,
        worst=worst,
        distance=_distance(worst, test.ph),
        target_ph=soil.target_ph(ranges, fights_clubroot=_fights_clubroot(bed)),
        at_odds=other if is_at_odds else None,
    )


def _distance(plant: PlantFacts, ph: float) -> float:
    return soil.ph_distance(ph, plant.ph_min, plant.ph_max)


def _fights_clubroot(bed: BedSnapshot) -> bool:
    is_noted = any(past.pathogen == "clubroot" for past in bed.history)
    return is_noted and any(planting.plant.family == "Brassicaceae" for planting in bed.plantings)
