"""Tender crops that were put outdoors after the first frost of autumn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy import seasonal
from plants.agronomy.season_spans import Position
from rules.catalogue.crops import in_bed
from rules.catalogue.plant.limits import PICKING_DAYS
from rules.catalogue.plant.season import position
from rules.engine.snapshot import BedSnapshot, ClimateSnapshot, GardenSnapshot, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class Belated:
    bed: BedSnapshot
    planting: PlantingSnapshot
    found: Position


def belated(
    garden: GardenSnapshot, picking_days: float = PICKING_DAYS.default
) -> Iterator[Belated]:
    """Until the next season of the crop opens; before the frost the harvest rules speak of it."""
    if garden.is_indoor or garden.climate.is_tropical:
        return
    for bed in garden.beds:
        climate = garden.climate_in(bed)
        for planting, day in in_bed(bed, garden):
            if planting.plant.is_tender and not planting.plant.is_perennial:
                found = position(planting, climate, day, picking_days)
                is_over = found.next is not None and garden.on >= found.next.start
                if found.is_late and _is_frost_season(climate, day) and not is_over:
                    yield Belated(bed, planting, found)


def _is_frost_season(climate: ClimateSnapshot, day: date) -> bool:
    frost = climate.frost
    if frost.last_p50 is None or frost.first_p50 is None:
        return False
    return seasonal.next_on(frost.last_p50, day) < seasonal.next_on(frost.first_p50, day)
