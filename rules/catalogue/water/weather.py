"""What the air takes and the rain gives, day by day: weather where known, else averages."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from plants.agronomy import evapotranspiration, seasonal
from plants.agronomy.soil_water import effective_monthly_rain_mm, effective_rain_mm
from plants.agronomy.weather_age import Age
from rules.catalogue.freshness import age_of
from rules.engine.snapshot import ClimateSnapshot, GardenSnapshot, WeatherSnapshot

DAYS_IN_MONTH = 365 / 12


@dataclass(frozen=True, slots=True)
class WaterDay:
    """Rain is what reaches the roots; `is_average` if any of it comes from climate averages.

    `weather` is the day it was read from, `is_aged` if that is no longer fresh. `is_gauged` if
    the gardener measured its rain.
    """

    et0_mm: float
    rain_mm: float
    is_average: bool
    is_frozen: bool
    weather: WeatherSnapshot | None = None
    is_aged: bool = False
    is_gauged: bool = False


class WaterWeather:
    """The days of a garden; gaps in its weather are filled with averages where there are any."""

    def __init__(self, garden: GardenSnapshot) -> None:
        self._climate = garden.climate
        self._today = garden.on
        self._rows = garden.weather
        self._gauged_mm = garden.gauged_mm
        # What the weather alone tells is the same in every garden that shares it.
        self._told = garden.weather.answers.setdefault((WaterWeather, garden.on), {})

    def on(self, day: date) -> WaterDay | None:
        """None where neither weather nor averages tell."""
        water = self._weathered(day)
        gauged_mm = self._gauged_mm.get(day)
        if water is None or gauged_mm is None:
            return water
        return replace(water, rain_mm=effective_rain_mm(gauged_mm, water.et0_mm), is_gauged=True)

    def _weathered(self, day: date) -> WaterDay | None:
        row = self._rows.get(day)
        if row is None or row.et0_mm is None or row.rain_mm is None:
            return self._filled(day, row)
        if day not in self._told:
            is_usable = age_of(row, self._today) is not Age.STALE
            self._told[day] = self._filled(day, row) if is_usable else None
        return self._told[day] or self._average(day)

    def _filled(self, day: date, row: WeatherSnapshot | None) -> WaterDay | None:
        age = age_of(row, self._today) if row else Age.STALE
        et0_mm = None if age is Age.STALE else _et0_mm(row, self._climate)
        if et0_mm is None:
            return self._average(day)
        # No record of rain is not a dry day.
        rain_mm = row.rain_mm if row.rain_mm is not None else self._gauged_mm.get(day)
        average = self._average(day) if rain_mm is None else None
        if rain_mm is None and average is None:
            return None
        return WaterDay(
            et0_mm=et0_mm,
            rain_mm=average.rain_mm if average else effective_rain_mm(rain_mm, et0_mm),
            is_average=average is not None,
            is_frozen=_is_frozen(row),
            weather=row,
            is_aged=age is Age.USABLE,
        )

    def _average(self, day: date) -> WaterDay | None:
        year = _averages(self._climate)
        return year and year.on(seasonal.day_of_year(day))


class _Averages(NamedTuple):
    """Of the 365 days of a year."""

    et0_mm: np.ndarray
    rain_mm: np.ndarray
    tmean_c: np.ndarray

    def on(self, day: int) -> WaterDay:
        et0_mm, rain_mm, tmean_c = (float(column[day - 1]) for column in self)
        return WaterDay(et0_mm, rain_mm, is_average=True, is_frozen=tmean_c < 0)


@lru_cache(maxsize=1024)
def _averages(climate: ClimateSnapshot) -> _Averages | None:
    low, high, rain = climate.tmin_c, climate.tmax_c, climate.rain_mm
    if low is None or high is None or rain is None:
        return None
    et0_mm = evapotranspiration.monthly_et0_mm(
        climate.latitude_deg, climate.elevation_m, low, high, climate.srad_mj
    )
    rain_mm = [effective_monthly_rain_mm(month) / DAYS_IN_MONTH for month in rain]
    tmean_c = [(tmin + tmax) / 2 for tmin, tmax in zip(low, high, strict=True)]
    return _Averages(*map(seasonal.daily, (et0_mm, rain_mm, tmean_c)))


def _et0_mm(row: WeatherSnapshot, climate: ClimateSnapshot) -> float | None:
    if row.et0_mm is not None or row.tmin_c is None or row.tmax_c is None:
        return row.et0_mm
    ra_mj = evapotranspiration.extraterrestrial_radiation_mj(
        climate.latitude_deg, seasonal.day_of_year(row.on)
    )
    return evapotranspiration.hargreaves(row.tmin_c, row.tmax_c, ra_mj)


def _is_frozen(row: WeatherSnapshot) -> bool:
    return row.tmin_c is not None and row.tmax_c is not None and row.tmin_c + row.tmax_c < 0
