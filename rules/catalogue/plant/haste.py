"""Outdoor plantings before their time, and how likely a killing frost still is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy import frost, seasonal
from rules.catalogue.crops import in_bed
from rules.catalogue.plant.season import position
from rules.engine.snapshot import (
    SOW_INDOORS,
    BedSnapshot,
    ClimateSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
)

UNKNOWN_SD_C = frost.DEFAULT_SD_C["temperate"]


@dataclass(frozen=True, slots=True)
class Haste:
    """`opens_on` is None where no date is safe; `kill_chance` None where it cannot be told.
    `is_autumn` if it begins in autumn."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    day: date
    opens_on: date | None
    kill_chance: float | None
    is_autumn: bool = False

    @property
    def is_out(self) -> bool:
        return self.planting.started_on is not None


def hasty(garden: GardenSnapshot, picking_days: float) -> Iterator[Haste]:
    for bed in garden.beds:
        for planting, day in _outdoor_days(bed, garden):
            if not planting.plant.is_perennial or planting.plant.is_tender:
                yield from _haste(bed, planting, day, garden, picking_days)


def _haste(
    bed: BedSnapshot,
    planting: PlantingSnapshot,
    day: date,
    garden: GardenSnapshot,
    picking_days: float,
) -> Iterator[Haste]:
    """What is planned for a day that has passed would go out today."""
    today, climate = max(day, garden.on), garden.climate_in(bed)
    if planting.plant.is_tender and not climate.counted_frost.has_safe_date:
        yield Haste(bed, planting, day, None, _chance(planting, climate, today))
        return
    found = position(planting, climate, day if planting.started_on else today, picking_days)
    if found.is_early and garden.on < found.next.start:
        chance = _chance(planting, climate, today)
        yield Haste(bed, planting, day, found.next.start, chance, found.next.is_autumn)


def _outdoor_days(
    bed: BedSnapshot, garden: GardenSnapshot
) -> Iterator[tuple[PlantingSnapshot, date]]:
    """What is outside with the day it came there, and what is planned to go straight out."""
    yield from in_bed(bed, garden)
    for planting in bed.planned:
        if planting.planned_on and planting.method != SOW_INDOORS:
            yield planting, planting.planned_on


def _chance(planting: PlantingSnapshot, climate: ClimateSnapshot, day: date) -> float | None:
    kill_c, day_number = planting.plant.kill_temp_c, seasonal.day_of_year(day)
    if kill_c is None:
        return None
    if climate.tmin_c is not None:
        spread = climate.tmin_sd_c or UNKNOWN_SD_C
        return frost.chance_of_later_night(climate.tmin_c, spread, kill_c, day_number)
    return frost.chance_of_later_frost(climate.frost, day_number) if kill_c >= 0 else None
