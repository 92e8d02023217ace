"""How far the clock of a pest is, by the warmth of each day since it started."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import ceil

import numpy as np

from plants.agronomy import seasonal
from plants.agronomy.pest_clocks import PEST_CLOCKS, day_reached
from plants.agronomy.temperature_record import FORECAST_DAYS, MISSING_SHARE
from rules.engine.levels import Confidence
from rules.engine.snapshot import GardenSnapshot, TemperatureSeries

ONE_DAY = timedelta(days=1)
# An event that is farther off is not dated.
AHEAD_DAYS = 45
# What was reached longer ago is over, though the cold keeps the clock near it (heuristic).
OVER_AFTER = timedelta(days=35)
Extremes = tuple[float, float]
# Of the months, lowest and highest.
Normals = tuple[tuple[float, ...] | None, tuple[float, ...] | None]


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Warmth of each day from `start` on, past today; `measured` of the `past` days are over and
    known, and averages stand in for `averaged` of them. Where there are none the days to come are
    not known."""

    pest: str
    start: date
    on: date
    daily_c_days: tuple[float, ...]
    measured: int
    averaged: int
    has_averages: bool

    @property
    def past(self) -> int:
        return (self.on - self.start).days

    @property
    def so_far_c_days(self) -> float:
        """Up to the end of yesterday."""
        return sum(self.daily_c_days[: self.past])

    @property
    def base_c(self) -> float:
        return PEST_CLOCKS[self.pest].base_c

    @property
    def confidence(self) -> Confidence:
        return Confidence.LOW if self.averaged else Confidence.MEDIUM

    def reached_on(self, c_days: float) -> date | None:
        """The day whose end brings so much, over or to come."""
        day = day_reached(self.daily_c_days, c_days)
        return None if day is None else self.start + (day - 1) * ONE_DAY

    def is_at_hand(self, c_days: float) -> bool:
        """Not where cold stops the clock before it, or stopped it long ago just after."""
        day = self.reached_on(c_days)
        return not self.has_averages if day is None else self.on - day <= OVER_AFTER


def clock_reading(pest: str, start: date, garden: GardenSnapshot) -> ClockReading | None:
    """None where neither weather nor averages tell the warmth."""
    usual = garden.climate.tmin_c, garden.climate.tmax_c
    return _reading(pest, start, garden.on, garden.temperatures, usual)


# Every garden of a cell, and each of its beds, asks for the same.
@lru_cache(maxsize=512)
def _reading(
    pest: str,
    start: date,
    on: date,
    series: TemperatureSeries | None,
    normals: Normals,
) -> ClockReading | None:
    end = on + AHEAD_DAYS * ONE_DAY
    past = (on - start).days
    known = series.between(start, end) if series else (None,) * (end - start).days
    known = known[: past + FORECAST_DAYS + 1] + (None,) * (AHEAD_DAYS - FORECAST_DAYS - 1)
    measured = sum(day is not None for day in known[:past])
    has_gaps = past - measured > ceil(MISSING_SHARE * past)
    usual = _usual(normals)
    if usual is None and has_gaps:
        return None
    days = known if has_gaps else (*_filled(known[:past]), *known[past:])
    filled = (day or _usually(usual, start + n * ONE_DAY) for n, day in enumerate(days))
    daily = PEST_CLOCKS[pest].daily_degree_days(filled)
    averaged = past - measured if has_gaps else 0
    return ClockReading(pest, start, on, daily, measured, averaged, usual is not None)


@lru_cache(maxsize=512)
def _usual(normals: Normals) -> tuple[list[float], list[float]] | None:
    """Lowest and highest of each day of a year."""
    low, high = normals
    if low is None or high is None:
        return None
    return seasonal.daily(low).tolist(), seasonal.daily(high).tolist()


def _usually(usual: tuple[list[float], list[float]] | None, day: date) -> Extremes | None:
    if usual is None:
        return None
    low, high = usual
    place = seasonal.day_of_year(day) - 1
    return low[place], high[place]


def _filled(days: tuple[Extremes | None, ...]) -> list[Extremes]:
    """Gaps in a straight line."""
    at = [place for place, day in enumerate(days) if day is not None]
    if not at or len(at) == len(days):
        return list(days)
    low, high = zip(*(days[place] for place in at), strict=True)
    span = range(len(days))
    return list(
        zip(np.interp(span, at, low).tolist(), np.interp(span, at, high).tolist(), strict=True)
    )
