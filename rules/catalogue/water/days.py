"""One day after the other of a bed's water, from what is known of a morning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

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
    given_mm, depletion_mm = _irrigation_mm(bed), 0.0
    for day, water in days.items():
        store = bed_store(bed, crops, day, water.et0_mm)
        if start := known.get(day):
            depletion_mm = _start_mm(bed, start, store)
        row = BalanceDay(day, store, water, depletion_mm, given_mm.get(day, 0.0))
        yield row
        depletion_mm = row.outcome.depletion_mm


def bed_store(bed: BedSnapshot, crops: list[BedCrop], day: date, et0_mm: float) -> Store:
    """Of a mixed bed: Kc by ground covered, roots and limit of the crop that suffers first."""
    soil = soil_water.TEXTURES[bed.texture]
    kcs = [crop.kc(day, is_mulched=bed.is_mulched) for crop in crops]
    parts = [(kc, crop.ground_m2 / bed.area_m2) for kc, crop in zip(kcs, crops, strict=True)]
    etc_mm = crop_water.mixed_bed_kc(parts) * et0_mm
    stores = []
    for crop, kc in zip(crops, kcs, strict=True):
        taw_mm = soil_water.total_available_mm(soil, crop.root_depth_m(day))
        p = soil_water.depletion_fraction(crop.figures.depletion_fraction, kc * et0_mm)
        raw_mm = soil_water.readily_available_mm(taw_mm, p)
        stores.append(Store(crop, taw_mm, raw_mm, etc_mm))
    return min(stores, key=lambda store: store.raw_mm)


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


def _irrigation_mm(bed: BedSnapshot) -> dict[date, float]:
    """What of the litres given reaches the roots."""
    efficiency = soil_water.METHOD_EFFICIENCY[bed.watering_method]
    given_mm: dict[date, float] = {}
    for watering in bed.waterings:
        reaches_mm = (watering.litres or 0.0) * efficiency / bed.area_m2
        given_mm[watering.watered_on] = given_mm.get(watering.watered_on, 0.0) + reaches_mm
    return given_mm
