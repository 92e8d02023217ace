"""How warm the soil is for a seed, now and in the days that are forecast."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from plants.agronomy.soil_temperature import (
    ESTIMATE_DAYS,
    SETS_FROM_C,
    coldest_ahead_c,
    soil_estimate_c,
)
from plants.agronomy.weather_age import Age
from rules.catalogue.past_days import past_days, warmth_of
from rules.catalogue.plant.starts import starts
from rules.engine.levels import Confidence
from rules.engine.snapshot import (
    DIRECT_SOW,
    BedSnapshot,
    GardenSnapshot,
    PlantFacts,
    PlantingSnapshot,
    SoilWarmthSnapshot,
    WeatherSnapshot,
)

AHEAD_DAYS = 5


@dataclass(frozen=True, slots=True)
class SoilWarmth:
    """`sensor` is None where air temperatures stand in; `last` is the last day of weather used."""

    soil_c: float
    coldest_c: float
    sensor: SoilWarmthSnapshot | None
    last: WeatherSnapshot | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ColdSowing:
    """A crop whose time to be sown has come; `warmth` is None where nothing is known."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    needed_c: float
    begins: date
    warmth: SoilWarmth | None

    @property
    def is_cold_now(self) -> bool:
        return self.warmth is not None and self.warmth.soil_c < self.needed_c

    @property
    def is_cold(self) -> bool:
        return self.warmth is not None and self.warmth.coldest_c < self.needed_c


def needed_c(plant: PlantFacts) -> float | None:
    """The catalogue's first."""
    return plant.germination_min_c or SETS_FROM_C.get(plant.slug)


def sowings(garden: GardenSnapshot, picking_days: float) -> Iterator[ColdSowing]:
    """What may be sown outdoors today by its window."""
    if garden.is_indoor:
        return
    for start in starts(garden, picking_days):
        needed = needed_c(start.planting.plant)
        is_sown = start.records and start.method == DIRECT_SOW and start.has_day
        if is_sown and needed is not None and start.is_open(garden.on):
            yield ColdSowing(start.bed, start.planting, needed, start.on, warmth(start.bed, garden))


def warmth(bed: BedSnapshot, garden: GardenSnapshot) -> SoilWarmth | None:
    """A sensor's of the bed, else the air's of the last week; under a closed cover only a
    sensor's."""
    air = _air(garden)
    past_c, ahead_c = air if air and not bed.is_closed else ([], [])
    last = garden.weather.get(garden.on + timedelta(days=len(ahead_c) - 1)) if past_c else None
    sensor = bed.warmth
    if sensor and sensor.age is not Age.STALE:
        sure = Confidence.HIGH if sensor.age is Age.FRESH else Confidence.MEDIUM
        coldest_c = coldest_ahead_c(sensor.mean_c, past_c, ahead_c)
        is_forecast = coldest_c < sensor.mean_c
        confidence = Confidence.lowest(sure, Confidence.MEDIUM) if is_forecast else sure
        return SoilWarmth(
            sensor.mean_c, coldest_c, sensor, last if is_forecast else None, confidence
        )
    soil_c = soil_estimate_c(past_c)
    if soil_c is None:
        return None
    return SoilWarmth(soil_c, coldest_ahead_c(soil_c, past_c, ahead_c), None, last, Confidence.LOW)


def _air(garden: GardenSnapshot) -> tuple[list[float], list[float]] | None:
    """Daily means of the week before today, and from today on as far as they are forecast."""
    past = past_days(garden, ESTIMATE_DAYS)
    if not past:
        return None
    ahead = (warmth_of(garden, garden.on + timedelta(days=number)) for number in range(AHEAD_DAYS))
    known = takewhile(lambda day: day is not None, ahead)
    return [day.tmean_c for day in past], [day.tmean_c for day in known]
