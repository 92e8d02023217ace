"""Which plantings of a bed a pest or disease could harm today."""

from datetime import date, timedelta

from plants.agronomy.pest_hosts import HOSTS, occurs
from rules.catalogue.crops import in_bed
from rules.engine.once import once_a_bed
from rules.engine.snapshot import DIRECT_SOW, BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Word

# Of seed and tubers whose days of germination are not known (heuristic).
UNKNOWN_EMERGENCE_DAYS = 14
NAMED_PLANTS = 3


def hosts(pest: str, bed: BedSnapshot, garden: GardenSnapshot) -> tuple[PlantingSnapshot, ...]:
    """Those above ground in the open air, if the pest lives in this part of the world."""
    if garden.is_indoor or bed.is_closed:
        return ()
    slugs, climate = HOSTS[pest], garden.climate
    if slugs.isdisjoint(_grown(bed, garden)):
        return ()
    if not occurs(pest, climate.latitude_deg, climate.longitude_deg):
        return ()
    return tuple(
        planting
        for planting, since in in_bed(bed, garden)
        if planting.plant.slug in slugs and emerged_on(planting, since) <= garden.on
    )


@once_a_bed
def _grown(bed: BedSnapshot, garden: GardenSnapshot) -> frozenset[str]:
    return frozenset(planting.plant.slug for planting in bed.growing)


def emerged_on(planting: PlantingSnapshot, since: date) -> date:
    """What is planted out is up already; tubers and seed take their days."""
    if planting.method != DIRECT_SOW and not planting.plant.is_set:
        return since
    days = planting.plant.germination_days
    return since + timedelta(days=max(days) if days else UNKNOWN_EMERGENCE_DAYS)


def emergence(planting: PlantingSnapshot, bed: BedSnapshot, garden: GardenSnapshot) -> date:
    """The day it came up in the bed it stands in."""
    return next(emerged_on(one, since) for one, since in in_bed(bed, garden) if one == planting)


def names(found: tuple[PlantingSnapshot, ...]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(planting.plant.label for planting in found))[:NAMED_PLANTS]
