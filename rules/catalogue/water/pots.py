"""The small store of a pot, from its last watering to today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.containers import (
    ContainerNeed,
    container_need,
    daily_use_l,
    missing_from_reading_l,
    rain_caught_l,
)
from plants.agronomy.weather_age import Age
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.weather import WaterDay, WaterWeather
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, MoistureSnapshot

ONE_DAY = timedelta(days=1)
LOOK_BACK_DAYS = 30
LEAST_USE_L = 0.001


@dataclass(frozen=True, slots=True)
class Pot:
    """`missing_l` is what the mix lacks this morning; None if nobody knows. `moisture` is the
    reading the count starts at."""

    bed: BedSnapshot
    crops: list[BedCrop]
    need: ContainerNeed
    missing_l: float | None
    today: WaterDay
    moisture: MoistureSnapshot | None = None

    @property
    def confidence(self) -> Confidence:
        is_old = self.moisture is not None and self.moisture.age is Age.USABLE
        is_guess = self.today.is_average or self.today.is_aged or self.missing_l is None
        return Confidence.LOW if is_guess or is_old else Confidence.MEDIUM

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
    """`missing_l` is that of the morning, counted or measured, or 0 on a day it was watered."""

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
    first = _known_on(bed, garden)
    missing_l = None
    if first is not None:
        *_, last = [None, *pot_days(bed, crops, weather, first, garden.on)]
        missing_l = last.missing_l if last and last.on == garden.on else None
    seen = _counted(bed, garden.on)
    return Pot(bed, crops, need, missing_l, today, seen if seen and seen.on == first else None)


def _known_on(bed: BedSnapshot, garden: GardenSnapshot) -> date | None:
    """A watering fills the pot, a reading says what it lacks: the later one counts. From that day
    on plants draw and rain gives back."""
    seen, earliest = _counted(bed, garden.on), garden.on - LOOK_BACK_DAYS * ONE_DAY
    known = [bed.last_watered_on, seen and seen.on]
    return max((day for day in known if day and day >= earliest), default=None)


def _counted(bed: BedSnapshot, on: date) -> MoistureSnapshot | None:
    """The reading, while it is fresh enough to override the count."""
    seen = bed.moisture
    return seen if seen and seen.age is not Age.STALE and seen.on <= on else None


def pot_days(
    bed: BedSnapshot,
    crops: list[BedCrop],
    weather: WaterWeather,
    first: date,
    last: date,
) -> Iterator[PotDay]:
    """From a day it was watered or measured to `last`; it ends where the weather of a day is not
    known."""
    seen = _counted(bed, last)
    filled = {watering.watered_on for watering in bed.waterings}
    missing_l = 0.0
    is_canopy_closed = _canopy_m2(crops) >= bed.area_m2
    for number in range((last - first).days + 1):
        day = first + number * ONE_DAY
        water = weather.on(day)
        if water is None:
            return
        if seen and seen.on == day:
            missing_l = missing_from_reading_l(seen.moisture, bed.volume_l)
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
