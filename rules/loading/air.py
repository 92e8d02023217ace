"""Hours of weather told by days, and the temperatures of a year; of places whose crops need them.

An hour that cannot be, of 130 % humidity say, counts as not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import fmean
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from gardens.models import Place, WeatherDay, WeatherHour
from plants.agronomy.disease_weather import MildewDay
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
from rules.engine.snapshot import AirDay, BedSnapshot, TemperatureSeries
from rules.loading.given import WINTERS_SINCE, YEAR_SINCE
from rules.loading.reading import InBatch, Relation

CLOCKED = frozenset().union(*(HOSTS[pest] for pest in PEST_CLOCKS))
DISEASED = frozenset().union(*HOSTS.values())


class HourRow(NamedTuple):
    """The columns that are read, in this order."""

    cell_id: int
    at: datetime
    is_forecast: bool
    temperature_c: float | None
    humidity_pct: float | None
    rain_mm: float | None


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


def air_days(rows: Iterable[HourRow], zone: ZoneInfo) -> Mapping[date, AirDay]:
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


def temperature_series(rows: Sequence[TemperatureRow]) -> TemperatureSeries | None:
    """Of one cell, in the order of days."""
    if not rows:
        return None
    by_day = {row.on: plausible_range(row.tmin_c, row.tmax_c) for row in rows}
    first = rows[0].on
    span = [first + timedelta(days=number) for number in range((rows[-1].on - first).days + 1)]
    low, high = zip(*(by_day.get(day, (None, None)) for day in span), strict=True)
    return TemperatureSeries(first, low, high)
