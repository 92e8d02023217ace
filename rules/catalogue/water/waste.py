"""Water that was given and ran through below the roots, over the last seven days."""

from dataclasses import dataclass
from datetime import timedelta

from plants.agronomy.soil_water import METHOD_EFFICIENCY, IrrigationNeed, irrigation_need
from rules.catalogue.water.advice import confidence
from rules.catalogue.water.balance import Balance, bed_days
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.reckoned import reckoned
from rules.catalogue.water.weather import WaterWeather
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waste:
    """`reached_mm` is what of the litres came into the soil, `wasted_mm` what left it below."""

    bed: BedSnapshot
    crops: list[BedCrop]
    balance: Balance
    reached_mm: float
    wasted_mm: float
    given_l: float

    @property
    def dose(self) -> IrrigationNeed:
        """What refills the soil once plants begin to suffer: more is never needed."""
        efficiency = METHOD_EFFICIENCY[self.bed.watering_method]
        return irrigation_need(self.balance.store.raw_mm, self.bed.area_m2, efficiency)

    @property
    def confidence(self) -> Confidence:
        return confidence(self.crops, self.balance)


def waste(
    bed: BedSnapshot, garden: GardenSnapshot, weather: WaterWeather, least_mm: float
) -> Waste | None:
    """None where too little was given for `least_mm`, or nothing can be reckoned."""
    since = garden.on - WEEK
    given_l = sum(one.litres or 0.0 for one in bed.waterings if one.watered_on > since)
    if given_l * METHOD_EFFICIENCY[bed.watering_method] <= least_mm * bed.area_m2:
        return None
    crops, balance = reckoned(garden).get(bed.pk, ([], None))
    if balance is None:
        return None
    week = [day for day in bed_days(bed, crops, garden, weather) if day.on > since]
    reached_mm, wasted_mm = (
        sum(day.given_mm for day in week),
        sum(day.outcome.wasted_irrigation_mm for day in week),
    )
    return Waste(bed, crops, balance, reached_mm, wasted_mm, given_l)
