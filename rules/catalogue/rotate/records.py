"""What stood in a bed, by season, and how long its soil has rested from a family or a disease."""

from collections.abc import Iterator
from datetime import date

from plants.agronomy import rotation
from plants.agronomy.rotation import PATHOGENS
from plants.agronomy.soil_record import Noted, SoilRecord, Stand
from plants.agronomy.stays import PICKING
from rules.catalogue.occupancy import stays
from rules.engine.once import once_a_bed
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import gettext_noop

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


def season_of(day: date, garden: GardenSnapshot) -> int:
    return rotation.season_of(day, garden.climate.latitude_deg)


def begins_in(planting: PlantingSnapshot, garden: GardenSnapshot) -> int:
    return season_of(planting.begins_on or garden.on, garden)


@once_a_bed
def this_seasons(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[PlantingSnapshot]:
    """Planned plantings and those begun this season; an old one is past advice."""
    season = season_of(garden.on, garden)
    for planting in bed.plantings:
        if not planting.started_on or begins_in(planting, garden) == season:
            yield planting


@once_a_bed
def record_of(bed: BedSnapshot, garden: GardenSnapshot) -> SoilRecord:
    near = [other for other in garden.beds if other.pk in bed.beside]
    beside = [
        stand._replace(bed=other.name)
        for other in near
        for stand in (*_over(other, garden), *_growing(other, garden))
    ]
    diseases = [*_noted(bed, garden)]
    diseases += [
        noted._replace(bed=other.name) for other in near for noted in _noted(other, garden)
    ]
    return SoilRecord(
        over=frozenset(_over(bed, garden)),
        growing=frozenset(_growing(bed, garden)),
        diseases=frozenset(diseases),
        beside=frozenset(beside),
    )


def _over(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Stand]:
    for past in bed.history:
        yield Stand(season_of(past.ended_on, garden), past.family, past.plant_slug)


def _noted(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Noted]:
    for past in bed.history:
        if past.pathogen in PATHOGENS:
            yield Noted(season_of(past.ended_on, garden), past.pathogen)


def _growing(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Stand]:
    for stay in stays(bed, garden):
        plant = stay.planting.plant
        if stay.planting.started_on and not plant.is_perennial:
            last_day = stay.end - PICKING
            yield Stand(season_of(last_day, garden), plant.family, plant.slug)
