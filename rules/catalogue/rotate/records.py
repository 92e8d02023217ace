"""What stood in a bed, by season, and how long its soil has rested from a family or a disease."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.rotation import PATHOGENS
from rules.catalogue.occupancy import PICKING_DAYS, stays
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts, PlantingSnapshot
from rules.engine.wording import gettext_noop

# South of the equator a season runs from July to June; it bears the year it begins in.
HALF_YEAR = timedelta(days=182)

DISEASES = {
    "clubroot": gettext_noop("Clubroot"),
    "blackleg": gettext_noop("Blackleg of cabbage"),
    "black_rot": gettext_noop("Black rot of cabbage"),
    "verticillium": gettext_noop("Verticillium wilt"),
    "white_rot": gettext_noop("Onion white rot"),
    "cyst_nematode": gettext_noop("Potato cyst nematode"),
    "bean_blight": gettext_noop("Bacterial blight or anthracnose of bean"),
    "root_rot": gettext_noop("Bean or pea root rot"),
    "sclerotinia": gettext_noop("Sclerotinia, lettuce drop"),
    "cucurbit_scab": gettext_noop("Scab or leaf spot of cucurbits"),
    "cercospora": gettext_noop("Cercospora of beet"),
    "fusarium": gettext_noop("Fusarium of asparagus"),
}

Kind = Callable[[str, str], bool]


def season_of(day: date, garden: GardenSnapshot) -> int:
    return (day - HALF_YEAR if garden.climate.latitude_deg < 0 else day).year


def begins_in(planting: PlantingSnapshot, garden: GardenSnapshot) -> int:
    return season_of(planting.begins_on or garden.on, garden)


def this_seasons(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[PlantingSnapshot]:
    """Planned plantings and those begun this season; an old one is past advice."""
    season = season_of(garden.on, garden)
    for planting in bed.plantings:
        if not planting.started_on or begins_in(planting, garden) == season:
            yield planting


Stand = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class BedRecord:
    """(last season, family, slug) of what is over and of annuals that grow; diseases by season."""

    over: frozenset[Stand]
    growing: frozenset[Stand]
    diseases: Mapping[str, int]

    @classmethod
    def of(cls, bed: BedSnapshot, garden: GardenSnapshot) -> "BedRecord":
        over = [(season_of(past.ended_on, garden), past) for past in bed.history]
        diseases: dict[str, int] = {}
        for season, past in sorted(over, key=lambda pair: pair[0]):
            if past.pathogen in PATHOGENS:
                diseases[past.pathogen] = season
        return cls(
            over=frozenset((season, past.family, past.plant_slug) for season, past in over),
            growing=frozenset(_growing(bed, garden)),
            diseases=diseases,
        )

    def last_stood(self, season: int, kind: Kind) -> int | None:
        """The last season up to `season` with a plant of this kind in the bed.

        What still grows counts only for later seasons: neighbours are no succession.
        """
        found = [year for year, *plant in self.over if year <= season and kind(*plant)]
        found += [year for year, *plant in self.growing if year < season and kind(*plant)]
        return max(found, default=None)

    def resting_from(self, plant: PlantFacts, season: int) -> tuple[str, int] | None:
        """The disease that asks longest for patience with this crop, and the years so far."""
        waits = []
        for disease, noted in self.diseases.items():
            pathogen = PATHOGENS[disease]
            gap = season - max(noted, self.last_stood(season, pathogen.infects) or noted)
            if gap < pathogen.years and pathogen.infects(plant.family, plant.slug):
                waits.append((pathogen.years - gap, disease, max(0, gap)))
        if not waits:
            return None
        _, disease, gap = max(waits)
        return disease, gap


def _growing(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Stand]:
    for stay in stays(bed, garden):
        plant = stay.planting.plant
        if stay.planting.started_on and not plant.is_perennial:
            last_day = stay.end - timedelta(days=PICKING_DAYS)
            yield season_of(last_day, garden), plant.family, plant.slug
