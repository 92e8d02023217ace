"""How long a bed has rested from what is to come, against how long it should."""

from dataclasses import dataclass

from plants.agronomy import rotation
from rules.catalogue.rotate.records import BedRecord
from rules.engine.levels import Severity
from rules.engine.snapshot import PlantFacts, PlantingSnapshot
from rules.engine.wording import Word, gettext_noop

FAMILIES = {
    "Amaranthaceae": gettext_noop("Beet and spinach"),
    "Amaryllidaceae": gettext_noop("Onion family"),
    "Apiaceae": gettext_noop("Carrot family"),
    "Asteraceae": gettext_noop("Daisy family"),
    "Brassicaceae": gettext_noop("Cabbage family"),
    "Cucurbitaceae": gettext_noop("Cucumber family"),
    "Fabaceae": gettext_noop("Pea family"),
    "Poaceae": gettext_noop("Grasses and cereals"),
    "Solanaceae": gettext_noop("Nightshade family"),
}


@dataclass(frozen=True, slots=True)
class Rest:
    planting: PlantingSnapshot
    season: int
    gap_years: int
    needed_years: int

    @property
    def subject(self) -> str:
        return follows_itself(self.planting.plant)

    @property
    def severity(self) -> Severity | None:
        level = rotation.gap_severity(rotation.missing_years(self.needed_years, self.gap_years))
        if level is None:
            return None
        # Twice in one season is succession, not rotation.
        return Severity(level) if self.gap_years else Severity.ADVICE


def follows_itself(plant: PlantFacts) -> str:
    """Perennials should not follow their own kind, annuals not their family."""
    return plant.slug if plant.is_perennial else plant.family


def family_name(family: str) -> Word:
    return Word(FAMILIES[family])


def needed_years(plant: PlantFacts) -> int:
    if plant.is_perennial:
        return rotation.replant_gap_years(plant.slug)
    return rotation.family_gap_years(plant.family)


def rest(planting: PlantingSnapshot, season: int, record: BedRecord) -> Rest | None:
    """None where nothing of the kind is on record."""
    kind = follows_itself(planting.plant)
    last = record.last_stood(season, lambda family, slug: kind in (family, slug))
    if last is None:
        return None
    return Rest(planting, season, season - last, needed_years(planting.plant))


def too_short(rests: list[Rest]) -> list[list[Rest]]:
    """By family and season, the shortest of each first."""
    short = sorted((found for found in rests if found.severity), key=lambda found: found.gap_years)
    abouts = sorted({(found.subject, found.season) for found in short})
    return [
        [found for found in short if (found.subject, found.season) == about] for about in abouts
    ]
