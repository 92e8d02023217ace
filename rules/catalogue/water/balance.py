"""The soil water balance of a bed, from its last soaking to the days ahead (FAO-56 ch. 8)."""

from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy import crop_water, soil_water
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.weather import WaterDay, WaterWeather
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, WeatherSnapshot

ONE_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=30)
LOOK_AHEAD_DAYS = 14
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
class Balance:
    """Of this morning, with today's watering; `dry_in_days` is None within two weeks ahead.

    `rained_mm` is what fell since the sum began and reached the roots, `observed` the latest day
    of that whose weather is known.
    """

    store: Store
    depletion_mm: float
    dry_in_days: int | None
    depletion_then_mm: float
    forecast_rain_mm: float
    soaked_on: date | None
    average_share: float
    has_averages: bool
    is_aged: bool
    is_frozen: bool
    is_young: bool
    today: WaterDay
    rained_mm: float
    observed: WeatherSnapshot | None

    @property
    def is_dry(self) -> bool:
        return self.depletion_mm >= self.store.raw_mm

    @property
    def ks(self) -> float:
        store = self.store
        return soil_water.stress_coefficient(self.depletion_mm, store.taw_mm, store.raw_mm)


def bed_balance(
    bed: BedSnapshot, crops: list[BedCrop], garden: GardenSnapshot, weather: WaterWeather
) -> Balance | None:
    """None where a day has neither weather nor averages."""
    soaks = [watering.watered_on for watering in bed.waterings if watering.litres is None]
    soaked_on = max(soaks, default=None)
    begins = soaked_on + ONE_DAY if soaked_on else _records_begin(crops, garden)
    past = _days(weather, begins, (garden.on - begins).days)
    ahead = _days(weather, garden.on, LOOK_AHEAD_DAYS)
    if past is None or ahead is None:
        return None
    start_mm = 0.0
    if soaked_on is None:
        first = (past or ahead)[begins]
        start_mm = START_SHARE_OF_RAW * bed_store(bed, crops, begins, first.et0_mm).raw_mm
    depletion_mm = _depletion_mm(bed, crops, past, start_mm, garden.on)
    today = bed_store(bed, crops, garden.on, ahead[garden.on].et0_mm)
    losses = [
        bed_store(bed, crops, day, water.et0_mm).etc_mm - water.rain_mm
        for day, water in ahead.items()
    ]
    dry_in_days = soil_water.days_until_stress(depletion_mm, today.raw_mm, losses)
    averages = [water.is_average for water in (past or ahead).values()]
    return Balance(
        store=today,
        depletion_mm=depletion_mm,
        dry_in_days=dry_in_days,
        depletion_then_mm=_later_mm(depletion_mm, losses[: dry_in_days or 0]),
        forecast_rain_mm=sum(
            water.rain_mm for water in list(ahead.values())[:2] if not water.is_average
        ),
        soaked_on=soaked_on,
        average_share=sum(averages) / len(averages),
        has_averages=any(
            water.is_average for water in [*past.values(), *list(ahead.values())[:dry_in_days]]
        ),
        is_aged=any(water.is_aged for water in [*past.values(), ahead[garden.on]]),
        is_frozen=ahead[garden.on].is_frozen,
        is_young=today.crop.is_young(garden.on),
        today=ahead[garden.on],
        rained_mm=sum(water.rain_mm for water in past.values() if not water.is_average),
        observed=_latest([*past.values()]),
    )


def _latest(past: list[WaterDay]) -> WeatherSnapshot | None:
    return next((water.weather for water in reversed(past) if water.weather), None)


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


def _records_begin(crops: list[BedCrop], garden: GardenSnapshot) -> date:
    """When the gardener began to note things, or the first crop came; a month ago at most."""
    first = min(crop.since for crop in crops)
    return max(garden.records_since, first, garden.on - LOOK_BACK)


def _days(weather: WaterWeather, begins: date, number: int) -> dict[date, WaterDay] | None:
    days = {begins + n * ONE_DAY: weather.on(begins + n * ONE_DAY) for n in range(number)}
    return None if None in days.values() else days


def _depletion_mm(
    bed: BedSnapshot,
    crops: list[BedCrop],
    past: dict[date, WaterDay],
    start_mm: float,
    on: date,
) -> float:
    given_mm, depletion_mm = _irrigation_mm(bed), start_mm
    for day, water in past.items():
        store = bed_store(bed, crops, day, water.et0_mm)
        depletion_mm = soil_water.balance_day(
            min(depletion_mm, store.taw_mm),
            store.taw_mm,
            store.raw_mm,
            etc_mm=store.etc_mm,
            rain_mm=water.rain_mm,
            irrigation_mm=given_mm.get(day, 0.0),
        ).depletion_mm
    return _later_mm(depletion_mm, [-given_mm.get(on, 0.0)])


def _irrigation_mm(bed: BedSnapshot) -> dict[date, float]:
    """What of the litres given reaches the roots."""
    efficiency = soil_water.METHOD_EFFICIENCY[bed.watering_method]
    given_mm: dict[date, float] = {}
    for watering in bed.waterings:
        reaches_mm = (watering.litres or 0.0) * efficiency / bed.area_m2
        given_mm[watering.watered_on] = given_mm.get(watering.watered_on, 0.0) + reaches_mm
    return given_mm


def _later_mm(depletion_mm: float, losses_mm: list[float]) -> float:
    for loss_mm in losses_mm:
        depletion_mm = max(0.0, depletion_mm + loss_mm)
    return depletion_mm
