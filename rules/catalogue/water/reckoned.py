"""The balance of every bed of a garden, for the rules that speak of it."""

from rules.catalogue.water.balance import Balance, bed_balance
from rules.catalogue.water.crops import BedCrop, bed_crops
from rules.catalogue.water.gaps import gap_of
from rules.catalogue.water.weather import WaterWeather
from rules.engine.once import once_a_garden
from rules.engine.snapshot import GardenSnapshot


@once_a_garden
def reckoned(garden: GardenSnapshot) -> dict[int, tuple[list[BedCrop], Balance | None]]:
    """By bed of soil, where something draws water and nothing is missing; no balance where a day
    has neither weather nor averages."""
    weather = WaterWeather(garden)
    found = {}
    for bed in garden.beds:
        is_known = bed.is_soil and bed.plantings and gap_of(bed, garden) is None
        if crops := bed_crops(bed, garden) if is_known else []:
            found[bed.pk] = crops, bed_balance(bed, crops, garden, weather)
    return found
