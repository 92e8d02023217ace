"""The small store of a pot, from its last watering to today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.containers import ContainerNeed, container_need, daily_use_l, rain_caught_l
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.weather import WaterDay, WaterWeather
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

ONE_DAY = timedelta(days=1)
LOOK_BACK_DAYS = 30
LEAST_USE_L = 0.001


@dataclass(frozen=True, slots=True)
class Pot:
    """`missing_l` is what the mix lacks this morning; None if nobody knows."""

    bed: BedSnapshot
    need: ContainerNeed
    missing_l: float | None
    today: WaterDay

    @property
    def confidence(self) -> Confidence:
        is_guess = self.today.is_average or self.today.is_aged or self.missing_l is None
        return Confidence.LOW if is_guess else Confidence.MEDIUM

    @property
    def is_due(self) -> bool:
        """What is left would not last through today."""
        if self.missing_l is None:
            return True
        return self.missing_l + self.need.use_l_per_day > self.need.available_l

    @property
    def is_overdue(self) -> bool:
        """It was due yesterday already."""
        return self.missing_l is not None and self.missing_l > self.need.available_l


@dataclass(frozen=True, slots=True)
class PotDay:
    """`missing_l` is that of the morning, or 0 on a day it was watered."""

    on: date
    missing_l: float
    use_l: float
    caught_l: float
    water: WaterDay


def pot(
    bed: BedSnapshot, crops: list[BedCrop], garden: GardenSnapshot, weather: WaterWeather
) -> Pot | None:
    """None where a day has neither weather nor averages."""
    today = weather.on(garden.on)
    if today is None:
        return None
    need = container_need(bed.volume_l, _use_l(bed, crops, garden.on, today))
    return Pot(bed, need, _missing_l(bed, crops, garden, weather), today)


def _missing_l(
    bed: BedSnapshot, crops: list[BedCrop], garden: GardenSnapshot, weather: WaterWeather
) -> float | None:
    """A watering fills the pot; from that day on plants draw and rain gives back."""
    watered_on = bed.last_watered_on
    if watered_on is None or (garden.on - watered_on).days > LOOK_BACK_DAYS:
        return None
    days = list(pot_days(bed, crops, weather, watered_on, garden.on))
    return days[-1].missing_l if days and days[-1].on == garden.on else None


def pot_days(
    bed: BedSnapshot,
    crops: list[BedCrop],
    weather: WaterWeather,
    first: date,
    last: date,
) -> Iterator[PotDay]:
    """From a day it was watered to `last`; it ends where the weather of a day is not known."""
    filled = {watering.watered_on for watering in bed.waterings}
    missing_l = 0.0
    is_canopy_closed = _canopy_m2(crops) >= bed.area_m2
    for number in range((last - first).days + 1):
        day = first + number * ONE_DAY
        water = weather.on(day)
        if water is None:
            return
        missing_l = 0.0 if day in filled else missing_l
        use_l = _use_l(bed, crops, day, water)
        caught_l = rain_caught_l(water.rain_mm, bed.area_m2, is_canopy_closed=is_canopy_closed)
        yield PotDay(day, missing_l, use_l, caught_l, water)
        missing_l = max(0.0, missing_l + use_l - caught_l)


def _use_l(bed: BedSnapshot, crops: list[BedCrop], day: date, water: WaterDay) -> float:
    """Never quite 0, so that an interval can be told on the darkest day."""
    canopy_m2 = _canopy_m2(crops)
    kc = sum(crop.kc(day) * crop.canopy_m2 for crop in crops) / canopy_m2
    use_l = daily_use_l(water.et0_mm, kc, canopy_m2=canopy_m2, surface_m2=bed.area_m2)
    return max(use_l, LEAST_USE_L)


def _canopy_m2(crops: list[BedCrop]) -> float:
    return sum(crop.canopy_m2 for crop in crops)
