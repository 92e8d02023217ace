"""How cold the winters of a bed are, and which plants have to live through them."""

from dataclasses import dataclass

from plants.agronomy.hardiness import zone_number
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot

MIDYEAR_MONTH = 7


@dataclass(frozen=True, slots=True)
class WinterSite:
    """`zone` is that of the roots, by `zones_colder` than the air; `coldest_c` is that of the air,
    under the cover if there is one."""

    bed: BedSnapshot
    coldest_c: float
    zone: float
    zones_colder: float
    confidence: Confidence

    def lacks(self, planting: PlantingSnapshot) -> float:
        """Zones, half ones too."""
        return planting.plant.usda_zone_min - self.zone


def winter_site(bed: BedSnapshot, garden: GardenSnapshot, pot_zones: float) -> WinterSite | None:
    coldest_c = garden.climate_in(bed).coldest_night_c
    if coldest_c is None:
        return None
    zones_colder = pot_zones if bed.is_pot else 0.0
    zone = zone_number(coldest_c) - zones_colder
    # Zones of plants are typical values; what is said of pots is a rule of thumb.
    model = Confidence.LOW if bed.is_pot else Confidence.MEDIUM
    climate = Confidence(garden.climate.confidence)
    return WinterSite(bed, coldest_c, zone, zones_colder, Confidence.lowest(model, climate))


def perennials(bed: BedSnapshot) -> list[PlantingSnapshot]:
    """Those whose zone is known."""
    return [
        planting
        for planting in bed.plantings
        if planting.plant.is_perennial and planting.plant.usda_zone_min is not None
    ]


def winter_of(garden: GardenSnapshot) -> int:
    """The year in which the winter begins that is running or comes next."""
    is_past_new_year = garden.climate.latitude_deg >= 0 and garden.on.month < MIDYEAR_MONTH
    return garden.on.year - 1 if is_past_new_year else garden.on.year
