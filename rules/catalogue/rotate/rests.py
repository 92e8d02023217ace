"""How long a bed has rested from what is to come, against how long it should."""

from dataclasses import dataclass

from plants.agronomy import rotation
from plants.agronomy.soil_record import SoilRecord
from rules.engine.levels import Severity
from rules.engine.quantities import centimetres, years
from rules.engine.snapshot import PlantFacts, PlantingSnapshot
from rules.engine.wording import Word, Wording, gettext_noop, wording

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
NEVER = gettext_noop("{plant} should not follow itself in the same place.")
WAITED = gettext_noop("{family}: {gap} since its last crop here; {needed} are usual.")
BESIDE = gettext_noop(
    "{family}: {gap} since its last crop in {other}, less than {distance} away; {needed} are usual."
)


@dataclass(frozen=True, slots=True)
class Rest:
    planting: PlantingSnapshot
    season: int
    gap_years: int
    needed_years: int
    # The neighbouring bed where it stood, if not in this one.
    beside: str = ""

    @property
    def subject(self) -> str:
        return follows_itself(self.planting.plant)

    @property
    def severity(self) -> Severity | None:
        level = rotation.gap_severity(rotation.missing_years(self.needed_years, self.gap_years))
        if level is None:
            return None
        # Next door is no more than advice.
        return Severity.ADVICE if self.beside else Severity(level)


def follows_itself(plant: PlantFacts) -> str:
    return rotation.follows_itself(plant.family, plant.slug, is_perennial=plant.is_perennial)


def family_name(family: str) -> Word:
    """As gardeners say; the botanical name of those that no rotation knows."""
    return Word(FAMILIES.get(family, family))


def needed_years(plant: PlantFacts) -> int:
    return rotation.needed_years(plant.family, plant.slug, is_perennial=plant.is_perennial)


def rest(planting: PlantingSnapshot, season: int, record: SoilRecord) -> Rest | None:
    """None where nothing of the kind is on record."""
    plant = planting.plant
    kind = follows_itself(plant)
    last = record.last_stood(
        season, lambda family, slug: kind in (family, slug), only_here=plant.is_perennial
    )
    if last is None:
        return None
    return Rest(planting, season, season - last.season, needed_years(plant), last.bed)


def too_short(rests: list[Rest]) -> list[list[Rest]]:
    """By family and season, the shortest of each first."""
    short = sorted((found for found in rests if found.severity), key=lambda found: found.gap_years)
    abouts = sorted({(found.subject, found.season) for found in short})
    return [
        [found for found in short if (found.subject, found.season) == about] for about in abouts
    ]


def rest_words(found: Rest) -> Wording:
    plant, gap, needed = found.planting.plant, years(found.gap_years), years(found.needed_years)
    if found.needed_years == rotation.NEVER_YEARS and not found.beside:
        return wording(NEVER, plant=plant.label)
    family = plant.label if plant.is_perennial else family_name(plant.family)
    if found.beside:
        distance = centimetres(rotation.BESIDE_CM / 100)
        words = {"other": found.beside, "distance": distance, "gap": gap, "needed": needed}
        return wording(BESIDE, family=family, **words)
    return wording(WAITED, family=family, gap=gap, needed=needed)
