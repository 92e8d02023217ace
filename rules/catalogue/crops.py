"""What several families ask of a planting: when it stands outside."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from plants.agronomy.crop_timing import ready_to_plant_out
from plants.agronomy.windows import CropOffsets, PlantingWindows, planting_windows
from rules.engine.once import once_a_bed
from rules.engine.snapshot import (
    SOW_INDOORS,
    BedSnapshot,
    ClimateSnapshot,
    GardenSnapshot,
    PlantFacts,
    PlantingSnapshot,
)


@lru_cache(maxsize=8192)
def offsets(plant: PlantFacts, climate: ClimateSnapshot) -> CropOffsets:
    """The catalogue's weeks, without an autumn whose winter kills the crop."""
    return plant.offsets.in_winters_of(climate.coldest_night_c)


# Rules and beds ask for the same days again.
@lru_cache(maxsize=8192)
def windows(plant: PlantFacts, climate: ClimateSnapshot, on: date) -> PlantingWindows:
    """Open on that day or next."""
    frost, latitude_deg = climate.counted_frost, climate.latitude_deg
    return planting_windows(offsets(plant, climate), frost, latitude_deg, on)


def in_bed_from(planting: PlantingSnapshot, climate: ClimateSnapshot) -> date | None:
    """The day it comes into the bed; what is sown indoors goes out when its window opens, unless
    the gardener noted another day."""
    begins = planting.begins_on
    if begins is None or planting.method != SOW_INDOORS:
        return begins
    if planting.planted_out_on:
        return planting.planted_out_on
    return ready_to_plant_out(planting.plant, windows(planting.plant, climate, begins), begins)


@once_a_bed
def in_bed(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[tuple[PlantingSnapshot, date]]:
    """What grows in the bed today, with the day it came there."""
    climate = garden.climate_in(bed)
    for planting in bed.growing:
        since = in_bed_from(planting, climate)
        if since and since <= garden.on:
            yield planting, since
