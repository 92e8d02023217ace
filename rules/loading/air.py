"""Hours of weather told by days, and the temperatures of a year; of places whose crops need them.

An hour that cannot be, of 130 % humidity say, counts as not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import fmean
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from gardens.models import Place, WeatherDay, WeatherHour
from plants.agronomy.disease_weather import MildewDay, tomcast_value
from plants.agronomy.evapotranspiration import wind_at_2m
from plants.agronomy.late_blight import BlightDay, is_hutton_day
from plants.agronomy.pest_clocks import PEST_CLOCKS
from plants.agronomy.pest_hosts import HOSTS
from plants.agronomy.plausibility import (
    HOURLY_RAIN_MM,
    HUMIDITY_PCT,
    TEMPERATURE_C,
    plausible,
    plausible_range,
)
from plants.agronomy.wet_spells import Hour
from plants.agronomy.winter_chill import CHILL_NEEDS, past_seasons, winter_portions
from rules.engine.snapshot import AirDay, BedSnapshot, DryingAir, LeafSeason, TemperatureSeries
from rules.engine.snapshot.climate import COMPLETE_DAY_H
from rules.loading.given import SINCE, WINTERS_SINCE, YEAR_SINCE
from rules.loading.reading import InBatch, Relation
from rules.models.kept_air import KeptAir

CLOCKED = frozenset().union(*(HOSTS[pest] for pest in PEST_CLOCKS))
# Of weather services.
WIND_HEIGHT_M = 10.0
LEAST_DRYING_DAYS = 7
WIND_STEP_M_S, HUMIDITY_STEP_PCT = 0.25, 5.0
BLIGHTED = HOSTS["Late blight"] | HOSTS["Early blight"]
DISEASED = frozenset().union(*HOSTS.values())


class HourRow(NamedTuple):
    """The columns that are read, in this order."""

    cell_id: int
    at: datetime
    is_forecast: bool
    temperature_c: float | None
    humidity_pct: float | None
    rain_mm: float | None
    wind_m_s: float | None


class LeafRow(NamedTuple):
    """The columns that are read, in this order."""

    cell_id: int
    on: date
    known_h: int
    tmin_c: float | None
    humid_h: int
    wet_h: int
    wet_mean_c: float | None

    @property
    def value(self) -> int | None:
        if self.known_h < COMPLETE_DAY_H:
            return None
        return 0 if self.wet_mean_c is None else tomcast_value(self.wet_h, self.wet_mean_c)

    @property
    def is_blight(self) -> bool | None:
        is_known = self.known_h >= COMPLETE_DAY_H
        return is_hutton_day(BlightDay(self.tmin_c, self.humid_h)) if is_known else None


class DryingRow(NamedTuple):
    """The columns that are read, in this order."""

    cell_id: int
    on: date
    wind_m_s: float | None
    humidity_min_pct: float | None


class TemperatureRow(NamedTuple):
    """The columns that are read, in this order."""

    cell_id: int
    on: date
    tmin_c: float | None
    tmax_c: float | None


def _cells(slugs: Iterable[str]) -> QuerySet:
    """Of gardens of the batch in which one of these grows or is planned."""
    return Place.objects.filter(
        InBatch("garden__pk"),
        garden__plantings__plant__slug__in=sorted(slugs),
        garden__plantings__ended_on=None,
    ).values("weather_cell")


HOURS = Relation(HourRow, WeatherHour.objects.filter(cell__in=_cells(DISEASED)))
LEAVES = Relation(LeafRow, KeptAir.objects.filter(cell__in=_cells(BLIGHTED), on__gte=YEAR_SINCE))
DRYING = Relation(
    DryingRow,
    KeptAir.objects.filter(
        cell__in=Place.objects.filter(InBatch("garden__pk")).values("weather_cell"),
        on__gte=SINCE,
    ),
)
# Said twice, since the index of cells is of no use to an "or".
TEMPERATURES = Relation(
    TemperatureRow,
    WeatherDay.objects.filter(
        Q(cell__in=Place.objects.filter(InBatch("garden__pk")).values("weather_cell"))
    ).filter(
        Q(cell__in=_cells(CLOCKED), on__gte=YEAR_SINCE)
        | Q(cell__in=_cells(CHILL_NEEDS), on__gte=WINTERS_SINCE)
    ),
)


def drying_air(rows: Iterable[DryingRow]) -> DryingAir | None:
    """Of a week at least; in steps so coarse that plans and crops of many gardens share them."""
    known = [row for row in rows if None not in (row.wind_m_s, row.humidity_min_pct)]
    if len(known) < LEAST_DRYING_DAYS:
        return None
    wind_m_s = wind_at_2m(fmean(row.wind_m_s for row in known), WIND_HEIGHT_M)
    return DryingAir(
        wind_m_s=_step(wind_m_s, WIND_STEP_M_S),
        humidity_min_pct=_step(fmean(row.humidity_min_pct for row in known), HUMIDITY_STEP_PCT),
        days=len(known),
        until=max(row.on for row in known),
    )


def leaf_season(rows: Sequence[LeafRow]) -> LeafSeason | None:
    """Of one cell, in the order of days."""
    if not rows:
        return None
    by_day = {row.on: (row.value, row.is_blight) for row in rows}
    first = rows[0].on
    span = [first + timedelta(days=number) for number in range((rows[-1].on - first).days + 1)]
    values, is_blight = zip(*(by_day.get(day, (None, None)) for day in span), strict=True)
    return LeafSeason(first, values, is_blight)


def _step(value: float, step: float) -> float:
    return step * round(value / step)


def air_days(rows: Iterable[HourRow], zone: ZoneInfo) -> dict[date, AirDay]:
    """By the local day."""
    by_day: dict[date, list[HourRow]] = defaultdict(list)
    for row in rows:
        by_day[row.at.astimezone(zone).date()].append(row)
    return {on: _air_day(tuple(hours)) for on, hours in by_day.items()}


# The next garden of the place asks for the same days.
@lru_cache(maxsize=4096)
def _air_day(rows: tuple[HourRow, ...]) -> AirDay:
    warmth = [plausible(row.temperature_c, TEMPERATURE_C) for row in rows]
    humidity = [plausible(row.humidity_pct, HUMIDITY_PCT) for row in rows]
    rain = [plausible(row.rain_mm, HOURLY_RAIN_MM) for row in rows]
    known = [
        (Hour(percent, degrees), bool(mm))
        for degrees, percent, mm in zip(warmth, humidity, rain, strict=True)
        if degrees is not None and percent is not None
    ]
    wet = [hour.temperature_c for hour, is_rainy in known if hour.is_humid or is_rainy]
    known_c = [degrees for degrees in warmth if degrees is not None]
    mildew = MildewDay.of_hours(known_c)
    wind = [row.wind_m_s for row in rows if row.wind_m_s is not None]
    humid = [percent for percent in humidity if percent is not None]
    is_whole = len(wind) >= COMPLETE_DAY_H and len(humid) >= COMPLETE_DAY_H
    return AirDay(
        is_forecast=any(row.is_forecast for row in rows),
        known_h=len(known),
        warmth_known_h=len(known_c),
        tmin_c=min(known_c, default=None),
        humid_h=sum(hour.is_humid for hour, _ in known),
        wet_h=len(wet),
        wet_mean_c=fmean(wet) if wet else None,
        mildew_h=mildew.favourable_h,
        is_hot=mildew.is_hot,
        wind_m_s=fmean(wind) if is_whole else None,
        humidity_min_pct=min(humid) if is_whole else None,
    )


def needs_chill(beds: Iterable[BedSnapshot]) -> bool:
    return any(one.plant.slug in CHILL_NEEDS for bed in beds for one in bed.plantings)


def past_chill(series: TemperatureSeries, latitude_deg: float, on: date) -> tuple[float, ...]:
    """Of the winters that are over and recorded, the latest first."""
    found = (
        winter_portions(series.between(first, end), first, round(latitude_deg, 1))
        for first, end in past_seasons(on, latitude_deg)
    )
    return tuple(portions for portions in found if portions is not None)


# The next garden of the place asks for the same days.
@lru_cache(maxsize=256)
def temperature_series(rows: tuple[TemperatureRow, ...]) -> TemperatureSeries | None:
    """Of one cell, in the order of days."""
    if not rows:
        return None
    by_day = {row.on: plausible_range(row.tmin_c, row.tmax_c) for row in rows}
    first = rows[0].on
    span = [first + timedelta(days=number) for number in range((rows[-1].on - first).days + 1)]
    low, high = zip(*(by_day.get(day, (None, None)) for day in span), strict=True)
    return TemperatureSeries(first, low, high)
