"""One day after the other of a bed's water, from what is known of a morning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from plants.agronomy import crop_water, soil_water
from plants.agronomy.weather_age import Age
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.weather import WaterDay, WaterWeather
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, MoistureSnapshot

ONE_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=30)
# Where nobody knows when the soil was last wet through.
START_SHARE_OF_RAW = 0.5


@dataclass(frozen=True, slots=True)
class Store:
    """What the roots of the crop that suffers first can reach, and what the whole bed draws."""

    crop: BedCrop
    taw_mm: float
    raw_mm: float
    etc_mm: float


@dataclass(frozen=True, slots=True)
class Stores:
    """Those of days in a row, by figure."""

    crops: list[BedCrop]
    taw_mm: list[float]
    raw_mm: list[float]
    etc_mm: list[float]

    def of(self, number: int) -> Store:
        figures = self.crops, self.taw_mm, self.raw_mm, self.etc_mm
        return Store(*(figure[number] for figure in figures))


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of the morning of `on`: soaked through the day before, or measured; else
    nothing, and half way to dry is assumed."""

    on: date
    soaked_on: date | None = None
    moisture: MoistureSnapshot | None = None

    @property
    def is_known(self) -> bool:
        return self.soaked_on is not None or self.moisture is not None


@dataclass(frozen=True, slots=True)
class BalanceDay:
    """`depletion_mm` is that of the morning, `given_mm` the watering that reaches the roots."""

    on: date
    store: Store
    water: WaterDay
    depletion_mm: float
    given_mm: float

    @property
    def outcome(self) -> soil_water.DayBalance:
        """What the day made of it."""
        store = self.store
        return soil_water.balance_day(
            min(self.depletion_mm, store.taw_mm),
            store.taw_mm,
            store.raw_mm,
            etc_mm=store.etc_mm,
            rain_mm=self.water.rain_mm,
            irrigation_mm=self.given_mm,
        )


def starts(bed: BedSnapshot, crops: list[BedCrop], garden: GardenSnapshot) -> dict[date, Start]:
    """In order, by the morning; of two at once the measured one counts. Nothing is assumed where
    something older is known."""
    known: dict[date, Start] = {}
    for watering in bed.waterings:
        if watering.litres is None:
            morning = min(watering.watered_on + ONE_DAY, garden.on)
            known[morning] = Start(morning, soaked_on=watering.watered_on)
    if (seen := bed.moisture) and seen.age is not Age.STALE and seen.on <= garden.on:
        known[seen.on] = Start(seen.on, moisture=seen)
    begins = _records_begin(crops, garden)
    if not known or begins < min(known):
        known[begins] = Start(begins)
    return dict(sorted(known.items()))


def days_from(weather: WaterWeather, first: date, number: int) -> dict[date, WaterDay] | None:
    """None where a day has neither weather nor averages."""
    days = {first + n * ONE_DAY: weather.on(first + n * ONE_DAY) for n in range(number)}
    return None if None in days.values() else days


def walk(
    bed: BedSnapshot,
    crops: list[BedCrop],
    days: Mapping[date, WaterDay],
    known: Mapping[date, Start],
) -> Iterator[BalanceDay]:
    """The first day is one of those that something is `known` of."""
    held, given_mm = stores(bed, crops, days), irrigation_mm(bed)
    mornings = mornings_mm(bed, days, known, held, given_mm)
    for number, (day, depletion_mm) in enumerate(zip(days, mornings, strict=True)):
        store, given = held.of(number), given_mm.get(day, 0.0)
        yield BalanceDay(day, store, days[day], depletion_mm, given)


def mornings_mm(
    bed: BedSnapshot,
    days: Mapping[date, WaterDay],
    known: Mapping[date, Start],
    held: Stores,
    given_mm: Mapping[date, float],
) -> Iterator[float]:
    """What is used up on the morning of each day."""
    depletion_mm = 0.0
    for number, (day, water) in enumerate(days.items()):
        if start := known.get(day):
            depletion_mm = _start_mm(bed, start, held.of(number))
        yield depletion_mm
        taw_mm = held.taw_mm[number]
        depletion_mm = soil_water.evening_mm(
            min(depletion_mm, taw_mm),
            taw_mm,
            held.raw_mm[number],
            etc_mm=held.etc_mm[number],
            rain_mm=water.rain_mm,
            irrigation_mm=given_mm.get(day, 0.0),
        )


def stores(bed: BedSnapshot, crops: list[BedCrop], days: Mapping[date, WaterDay]) -> Stores:
    """Of days in a row; of a mixed bed Kc by ground covered, roots and limit of the crop that
    suffers first."""
    soil, et0_mm, ages = soil_water.TEXTURES[bed.texture], _et0_mm(days), _ages(bed, crops, days)
    taws, raws = [], []
    for crop, (kc, depth_m) in zip(crops, ages, strict=True):
        taw_mm = soil_water.total_available_mm(soil, depth_m)
        p = soil_water.depletion_fraction(crop.figures.depletion_fraction, kc * et0_mm)
        taws.append(taw_mm.tolist())
        raws.append(soil_water.readily_available_mm(taw_mm, p).tolist())
    raw_mm = list(map(min, *raws)) if len(raws) > 1 else raws[0]
    first = [now.index(least) for now, least in zip(zip(*raws, strict=True), raw_mm, strict=True)]
    return Stores(
        crops=[crops[place] for place in first],
        taw_mm=[taws[place][number] for number, place in enumerate(first)],
        raw_mm=raw_mm,
        etc_mm=(_bed_kc(bed, crops, ages) * et0_mm).tolist(),
    )


def drawn_mm(bed: BedSnapshot, crops: list[BedCrop], days: Mapping[date, WaterDay]) -> list[float]:
    """The `etc_mm` of its stores."""
    return (_bed_kc(bed, crops, _ages(bed, crops, days)) * _et0_mm(days)).tolist()


def _ages(
    bed: BedSnapshot, crops: list[BedCrop], days: Mapping[date, WaterDay]
) -> list[np.ndarray]:
    """Of each crop two rows, Kc and depth of its roots, with a column for each day."""
    first, number = next(iter(days)), len(days)
    return [crop.days_from(first, number, is_mulched=bed.is_mulched) for crop in crops]


def _bed_kc(bed: BedSnapshot, crops: list[BedCrop], ages: list[np.ndarray]) -> np.ndarray:
    shares = [crop.ground_m2 / bed.area_m2 for crop in crops]
    return crop_water.mixed_bed_kc([(kc, part) for (kc, _), part in zip(ages, shares, strict=True)])


def _et0_mm(days: Mapping[date, WaterDay]) -> np.ndarray:
    return np.array([water.et0_mm for water in days.values()])


def _start_mm(bed: BedSnapshot, start: Start, store: Store) -> float:
    if start.moisture:
        depth_m = store.crop.root_depth_m(start.on)
        soil = soil_water.TEXTURES[bed.texture]
        used_mm = soil_water.depletion_from_reading_mm(soil, start.moisture.moisture, depth_m)
        return min(used_mm, store.taw_mm)
    return 0.0 if start.soaked_on else START_SHARE_OF_RAW * store.raw_mm


def _records_begin(crops: list[BedCrop], garden: GardenSnapshot) -> date:
    """When the gardener began to note things, or the first crop came; a month ago at most."""
    first = min(crop.since for crop in crops)
    return max(garden.records_since, first, garden.on - LOOK_BACK)


def irrigation_mm(bed: BedSnapshot) -> dict[date, float]:
    """What of the litres given reaches the roots."""
    efficiency = soil_water.METHOD_EFFICIENCY[bed.watering_method]
    given_mm: dict[date, float] = {}
    for watering in bed.waterings:
        reaches_mm = (watering.litres or 0.0) * efficiency / bed.area_m2
        given_mm[watering.watered_on] = given_mm.get(watering.watered_on, 0.0) + reaches_mm
    return given_mm
