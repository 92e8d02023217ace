"""The soil water balance of a bed, from its last soaking to the days ahead (FAO-56 ch. 8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plants.agronomy import soil_water
from plants.agronomy.weather_age import Age
from rules.catalogue.water.crops import BedCrop
from rules.catalogue.water.days import (
    BalanceDay,
    Start,
    Store,
    Stores,
    days_from,
    drawn_mm,
    irrigation_mm,
    mornings_mm,
    starts,
    stores,
    walk,
)
from rules.catalogue.water.weather import WaterDay, WaterWeather
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, WeatherSnapshot

LOOK_AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Balance:
    """Of this morning, with today's watering; `dry_in_days` is None within two weeks ahead.

    `rained_mm` is what fell since the sum began and reached the roots by the weather, `gauged_mm`
    by the gardener's gauge, `observed` the latest day of that whose weather is known.
    """

    store: Store
    depletion_mm: float
    dry_in_days: int | None
    depletion_then_mm: float
    forecast_rain_mm: float
    start: Start
    average_share: float
    has_averages: bool
    is_aged: bool
    is_frozen: bool
    is_young: bool
    today: WaterDay
    rained_mm: float
    gauged_mm: float
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
    start = list(starts(bed, crops, garden).values())[-1]
    past = days_from(weather, start.on, (garden.on - start.on).days)
    ahead = days_from(weather, garden.on, LOOK_AHEAD_DAYS)
    if past is None or ahead is None:
        return None
    now, held = ahead[garden.on], stores(bed, crops, past | ahead)
    today = _today(bed, past | {garden.on: now}, start, held)
    depletion_mm = morning_mm(today)
    losses = _losses_mm(held.etc_mm[len(past) :], ahead)
    dry_in_days = soil_water.days_until_stress(depletion_mm, today.store.raw_mm, losses)
    counted = [*past.values(), *list(ahead.values())[:dry_in_days]]
    told = [water.is_average for water in [*past.values()] or counted]
    return Balance(
        store=today.store,
        depletion_mm=depletion_mm,
        dry_in_days=dry_in_days,
        depletion_then_mm=later_mm(depletion_mm, losses[: dry_in_days or 0]),
        forecast_rain_mm=sum(
            water.rain_mm for water in list(ahead.values())[:2] if not water.is_average
        ),
        start=start,
        average_share=sum(told) / len(told) if told else 0.0,
        has_averages=any(water.is_average for water in counted),
        is_aged=any(water.is_aged for water in [*past.values(), now]) or _is_aged(start),
        is_frozen=now.is_frozen,
        is_young=today.store.crop.is_young(garden.on),
        today=now,
        rained_mm=_rain_mm(past.values(), is_gauged=False),
        gauged_mm=_rain_mm(past.values(), is_gauged=True),
        observed=_latest([*past.values()]),
    )


def _today(bed: BedSnapshot, days: dict[date, WaterDay], start: Start, held: Stores) -> BalanceDay:
    """The last of the days."""
    given_mm = irrigation_mm(bed)
    *_, depletion_mm = mornings_mm(bed, days, {start.on: start}, held, given_mm)
    day = max(days)
    store, given = held.of(len(days) - 1), given_mm.get(day, 0.0)
    return BalanceDay(day, store, days[day], depletion_mm, given)


def bed_days(
    bed: BedSnapshot, crops: list[BedCrop], garden: GardenSnapshot, weather: WaterWeather
) -> list[BalanceDay]:
    """All that is known of the last month, today at the end; it ends where the balance does."""
    known = starts(bed, crops, garden)
    first = min(known)
    days = days_from(weather, first, (garden.on - first).days + 1)
    return list(walk(bed, crops, days, known)) if days else []


def morning_mm(today: BalanceDay) -> float:
    """What was given today counts at once."""
    return later_mm(today.depletion_mm, [-today.given_mm])


def losses_mm(bed: BedSnapshot, crops: list[BedCrop], ahead: dict[date, WaterDay]) -> list[float]:
    """Of each day ahead: what the bed draws less the rain."""
    return _losses_mm(drawn_mm(bed, crops, ahead), ahead)


def _losses_mm(drawn: list[float], ahead: dict[date, WaterDay]) -> list[float]:
    return [loss_mm - water.rain_mm for loss_mm, water in zip(drawn, ahead.values(), strict=True)]


def later_mm(depletion_mm: float, losses: Iterable[float]) -> float:
    for loss_mm in losses:
        depletion_mm = max(0.0, depletion_mm + loss_mm)
    return depletion_mm


def _is_aged(start: Start) -> bool:
    return start.moisture is not None and start.moisture.age is Age.USABLE


def _rain_mm(past: Iterable[WaterDay], *, is_gauged: bool) -> float:
    """A gauged day counts although its evaporation is an average."""
    return sum(
        water.rain_mm
        for water in past
        if water.is_gauged == is_gauged and (is_gauged or not water.is_average)
    )


def _latest(past: list[WaterDay]) -> WeatherSnapshot | None:
    return next((water.weather for water in reversed(past) if water.weather), None)
