"""What several families ask of a planting: how long it takes, when it stands outside."""

from collections.abc import Iterator
from datetime import date, timedelta

from plants.agronomy.windows import CropOffsets, planting_windows
from rules.engine.snapshot import (
    DIRECT_SOW,
    SOW_INDOORS,
    TRANSPLANT,
    BedSnapshot,
    ClimateSnapshot,
    GardenSnapshot,
    PlantFacts,
    PlantingSnapshot,
)

# Weeks in the tray where the catalogue has no dates for it.
NURSERY_DAYS = 42


def offsets(plant: PlantFacts, climate: ClimateSnapshot) -> CropOffsets:
    """The catalogue's weeks, without an autumn whose winter kills the crop."""
    crop = CropOffsets(
        indoor_weeks=plant.indoor_weeks,
        transplant_weeks=plant.transplant_weeks,
        direct_weeks=plant.direct_weeks,
        autumn_weeks=plant.autumn_weeks,
        is_tender=plant.is_tender,
        ripens_in_days=min(plant.days_to_maturity) if plant.days_to_maturity else None,
        kill_temp_c=plant.kill_temp_c,
        usda_zone_min=plant.usda_zone_min,
    )
    return crop.in_winters_of(climate.coldest_night_c)


def nursery_days(plant: PlantFacts) -> int:
    """From sowing indoors to planting out, by the middles of the two windows."""
    if plant.indoor_weeks is None or plant.transplant_weeks is None:
        return NURSERY_DAYS
    return max(14, round(7 * (_middle(plant.indoor_weeks) + _middle(plant.transplant_weeks))))


def days_to_harvest(plant: PlantFacts, method: str) -> int | None:
    """From the day the planting starts; the catalogue counts from sowing or from planting out."""
    if plant.days_to_maturity is None:
        return None
    days = round(_middle(plant.days_to_maturity))
    if plant.days_counted_from == "sowing":
        head_start = nursery_days(plant) if method == TRANSPLANT and plant.indoor_weeks else 0
        return max(days // 2, days - head_start)
    if method == SOW_INDOORS:
        return days + nursery_days(plant)
    return days + germination_days(plant, method)


def germination_days(plant: PlantFacts, method: str) -> int:
    """To add where the days count from planting out, but the seed goes into the bed."""
    is_extra = plant.days_counted_from == "transplant" and method == DIRECT_SOW
    return round(_middle(plant.germination_days)) if is_extra and plant.germination_days else 0


def is_counted_elsewhere(plant: PlantFacts, method: str) -> bool:
    """The catalogue's days start at another moment than this planting did."""
    if plant.days_counted_from == "sowing":
        return method == TRANSPLANT
    return method == SOW_INDOORS or (
        method == DIRECT_SOW and plant.days_counted_from == "transplant"
    )


def in_bed_from(planting: PlantingSnapshot, garden: GardenSnapshot) -> date | None:
    """The day it comes into the bed; what is sown indoors goes out when its window opens."""
    begins = planting.begins_on
    if begins is None or planting.method != SOW_INDOORS:
        return begins
    grown = begins + timedelta(days=nursery_days(planting.plant))
    climate = garden.climate
    crop = offsets(planting.plant, climate)
    windows = planting_windows(crop, climate.frost, climate.latitude_deg, begins)
    return max(grown, windows.transplant.start) if windows.transplant else grown


def in_bed(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[tuple[PlantingSnapshot, date]]:
    """What grows in the bed today, with the day it came there."""
    for planting in bed.growing:
        since = in_bed_from(planting, garden)
        if since and since <= garden.on:
            yield planting, since


def _middle(span: tuple[float, float]) -> float:
    return (span[0] + span[1]) / 2
