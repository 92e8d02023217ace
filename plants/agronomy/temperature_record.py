"""Temperatures of a place day by day: measured, then forecast, then of climate averages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from plants.agronomy import seasonal

FORECAST_DAYS = 7
# Older forecasts say nothing of the days ahead.
FORECAST_USABLE_DAYS = 1
# Of the days that are over; where more are missing, they are not filled.
MISSING_SHARE = 0.1

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayTemperatures:
    """One day of weather of which both extremes are known."""

    tmin_c: float
    tmax_c: float
    is_forecast: bool
    issued_on: date


@dataclass(frozen=True, slots=True)
class MonthlyNormals:
    """Mean extremes, January to December."""

    tmin_c: tuple[float, ...]
    tmax_c: tuple[float, ...]
    confidence: str

    def daily(self) -> tuple[np.ndarray, np.ndarray]:
        """Minimum and maximum of the 365 days of a year, linear between the months."""
        return seasonal.daily(self.tmin_c), seasonal.daily(self.tmax_c)


Weather = Mapping[date, DayTemperatures]


@dataclass(frozen=True, slots=True, eq=False)
class TemperatureRecord:
    """Of every day from `start` on, gaps filled in a straight line; `known` are the others."""

    start: date
    known: Weather
    tmin_c: np.ndarray
    tmax_c: np.ndarray

    @property
    def days(self) -> int:
        return len(self.tmin_c)

    @property
    def ends_before(self) -> date:
        return self.start + self.days * _ONE_DAY


def temperature_record(start: date, on: date, weather: Weather) -> TemperatureRecord | None:
    """From `start` to yesterday of `on` and on through the forecast.

    None if `start` is still to come, without any weather, and where days that are over are
    missing: more than one in ten, rounded up.
    """
    past_days = (on - start).days
    if past_days < 0:
        return None
    span = [start + number * _ONE_DAY for number in range(past_days + FORECAST_DAYS + 1)]
    known = {day: weather[day] for day in span if day in weather and _tells(weather[day], day, on)}
    missing = past_days - sum(day < on for day in known)
    if not known or missing > ceil(MISSING_SHARE * past_days):
        return None
    days = range(max(past_days, (max(known) - start).days + 1))
    at = [(day - start).days for day in known]
    low, high = zip(*((day.tmin_c, day.tmax_c) for day in known.values()), strict=True)
    return TemperatureRecord(start, known, np.interp(days, at, low), np.interp(days, at, high))


def _tells(temperatures: DayTemperatures, day: date, on: date) -> bool:
    """What was forecast for a day that is over stands in for its measurement."""
    if day < on or not temperatures.is_forecast:
        return True
    return (on - temperatures.issued_on).days <= FORECAST_USABLE_DAYS
