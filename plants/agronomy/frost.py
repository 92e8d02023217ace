"""Frost dates: from percentiles, from monthly normals, and of a place at another height.

Days are days of the year (1-365). "Last" frost is the last before the warmest day and "first" the
first after it, so nothing here depends on the hemisphere, and a mild winter's last frost may fall
in December.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from math import erfc, pi, sqrt
from statistics import NormalDist

import numpy as np

from plants.agronomy import seasonal

LAPSE_RATE_C_PER_M = -0.0065
# Nights are not independent; in a simulation with lag-1 correlation 0.65 this exponent gave the
# 50 and 90 % dates within 2 days.
NIGHT_DEPENDENCE = 0.8
# Standard deviation of daily minima where the station has none (heuristic).
DEFAULT_SD_C = {"maritime": 3.0, "temperate": 3.5, "continental": 4.5}

_Z90 = 1.2816
_HALF_YEAR = 182
_RISKS = (0.1, 0.5, 0.9)
_TINY = 1e-300


def _harmonics(days: Sequence[float]) -> np.ndarray:
    angle = 2 * pi * np.asarray(days, dtype=float) / seasonal.DAYS_IN_YEAR
    return np.column_stack([np.ones_like(angle), np.cos(angle), np.sin(angle)])


_FIT = np.linalg.pinv(_harmonics(seasonal.MID_MONTH_DAYS))
_CURVE = _harmonics(seasonal.DAYS)


@dataclass(frozen=True, slots=True)
class FrostDates:
    """Days of the year; None where too few years have frost (or, `last_p90`, all summers do).

    `last_p10` is early: after it frost still comes in 9 years of 10, after `last_p90` in 1 of 10.
    Before `first_p10` frost has come in 1 year of 10, before `first_p90` in 9 of 10.
    """

    last_p10: int | None
    last_p50: int | None
    last_p90: int | None
    first_p10: int | None
    first_p50: int | None
    first_p90: int | None

    @property
    def is_frost_free(self) -> bool:
        return all(day is None for day in astuple(self))

    @property
    def has_safe_date(self) -> bool:
        """False on mountains where any summer night may freeze."""
        return self.last_p90 is not None or self.last_p50 is None


NO_FROST = FrostDates(None, None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class MinimumCurve:
    """Mean daily minimum: mean + cos_c·cos(2πd/365) + sin_c·sin(2πd/365)."""

    mean_c: float
    cos_c: float
    sin_c: float

    def daily(self) -> np.ndarray:
        """Shape (365,), °C."""
        return _CURVE @ np.array([self.mean_c, self.cos_c, self.sin_c])

    @property
    def warmest_day(self) -> int:
        return int(self.daily().argmax()) + 1


def minimum_curve(tmin_c: Sequence[float]) -> MinimumCurve:
    """Least squares on the twelve mid-month days."""
    return MinimumCurve(*map(float, _FIT @ np.asarray(tmin_c, dtype=float)))


def normal_of_percentiles(p10: float | None, p50: float, p90: float) -> NormalDist:
    """The date as Normal(p50, spread / 2.563); without p10 the upper half gives the spread."""
    if p10 is None:
        return NormalDist(p50, max(1.0, seasonal.days_between(p50, p90) / _Z90))
    return NormalDist(p50, max(1.0, seasonal.days_between(p10, p90) / (2 * _Z90)))


def last_frost_at_risk(dates: FrostDates, risk: float) -> int | None:
    """The day after which frost still comes with this chance."""
    normal = _last_frost(dates)
    return None if normal is None else seasonal.wrapped_day(normal.inv_cdf(1 - risk))


def chance_of_later_frost(dates: FrostDates, day: int) -> float | None:
    """From percentiles; None where the median or the 90 % date is missing."""
    if dates.is_frost_free:
        return 0.0
    normal = _last_frost(dates)
    if normal is None:
        return None
    return 1 - normal.cdf(normal.mean + seasonal.days_between(normal.mean, day))


def _last_frost(dates: FrostDates) -> NormalDist | None:
    if dates.last_p50 is None or dates.last_p90 is None:
        return None
    return normal_of_percentiles(dates.last_p10, dates.last_p50, dates.last_p90)


@dataclass(frozen=True, slots=True)
class _Nights:
    """log P(no frost) of each night, shape (365,); the warmest stands in the middle."""

    log_mild: np.ndarray
    warmest_day: int

    @classmethod
    def of(
        cls, tmin_c: Sequence[float], sd_c: float | Sequence[float], threshold_c: float
    ) -> "_Nights":
        curve = minimum_curve(tmin_c).daily()
        spread = sd_c if isinstance(sd_c, int | float) else seasonal.daily(sd_c)
        z = (threshold_c - curve) / (spread * sqrt(2))
        mild = np.array([erfc(value) for value in z.tolist()]) / 2
        warmest = int(curve.argmax())
        log_mild = NIGHT_DEPENDENCE * np.log(np.maximum(mild, _TINY))
        return cls(np.roll(log_mild, _HALF_YEAR - warmest), warmest + 1)

    @property
    def chance_in_year(self) -> float:
        return 1 - float(np.exp(self.log_mild.sum()))

    def last(self) -> tuple[int | None, ...]:
        """First day d with P(last frost <= d) >= risk."""
        spring = self.log_mild[: _HALF_YEAR + 1]
        frost_after = np.cumsum(spring[::-1])[::-1]
        over_by = np.exp(np.append(frost_after[1:], 0.0))
        never = float(np.exp(frost_after[0]))
        return tuple(
            None if never >= risk else self._day(int(np.argmax(over_by >= risk))) for risk in _RISKS
        )

    def first(self) -> tuple[int | None, ...]:
        """First day d with P(frost has come by d) >= risk."""
        come_by = 1 - np.exp(np.cumsum(self.log_mild[_HALF_YEAR:]))
        return tuple(
            None if come_by[-1] < risk else self._day(_HALF_YEAR + int(np.argmax(come_by >= risk)))
            for risk in _RISKS
        )

    def _day(self, index: int) -> int:
        return seasonal.wrapped_day(self.warmest_day - _HALF_YEAR + index)


def _nights(tmin_c: Sequence[float], sd_c: float | Sequence[float], threshold_c: float) -> _Nights:
    spread = sd_c if isinstance(sd_c, int | float) else tuple(sd_c)
    return _known_nights(tuple(tmin_c), spread, threshold_c)


# Gardens of a town share them, and plants that die at the same temperature.
_known_nights = lru_cache(maxsize=1024)(_Nights.of)


def frost_dates(
    tmin_c: Sequence[float], sd_c: float | Sequence[float], threshold_c: float = 0.0
) -> FrostDates:
    """From monthly normals: P(last <= d) = Π (1-p)^0.8 over the nights from d to the warmest.

    `sd_c` is one value or twelve. A year with a frost in less than 1 case of 10 is frost-free.
    """
    nights = _nights(tmin_c, sd_c, threshold_c)
    if nights.chance_in_year < 0.1:
        return NO_FROST
    last_p10, last_p50, last_p90 = nights.last()
    if last_p90 == nights.warmest_day:
        last_p90 = None
    return FrostDates(last_p10, last_p50, last_p90, *nights.first())


def chance_of_frost_in_year(
    tmin_c: Sequence[float], sd_c: float | Sequence[float], threshold_c: float = 0.0
) -> float:
    return _nights(tmin_c, sd_c, threshold_c).chance_in_year


def chance_of_later_night(
    tmin_c: Sequence[float], sd_c: float | Sequence[float], threshold_c: float, day: int
) -> float:
    """P of a night at or below `threshold_c` after `day` and before the warmest day.

    0 in the half-year after the warmest day: what is planted then is not planted too early.
    """
    nights = _nights(tmin_c, sd_c, threshold_c)
    days_to_warmest = round(seasonal.days_between(day, nights.warmest_day))
    if days_to_warmest <= 0:
        return 0.0
    to_come = nights.log_mild[_HALF_YEAR + 1 - days_to_warmest : _HALF_YEAR + 1]
    return 1 - float(np.exp(to_come.sum()))


def moved_temperatures_c(
    monthly_c: Sequence[float], from_elevation_m: float, to_elevation_m: float
) -> tuple[float, ...]:
    shift_c = LAPSE_RATE_C_PER_M * (to_elevation_m - from_elevation_m)
    return tuple(value + shift_c for value in monthly_c)


def moved_frost_dates(
    known: FrostDates, tmin_c: Sequence[float], sd_c: float | Sequence[float], rise_m: float
) -> FrostDates:
    """Dates known at one height, shifted to a place `rise_m` higher by what the normals say."""
    here = frost_dates(tmin_c, sd_c)
    there = frost_dates(moved_temperatures_c(tmin_c, 0, rise_m), sd_c)
    return shifted_frost_dates(known, here, there)


def shifted_frost_dates(known: FrostDates, here: FrostDates, there: FrostDates) -> FrostDates:
    """`known` plus the modelled difference; no difference, no change.

    A date missing there is missing; one that is new there is the model's own.
    """
    shifted = [_shifted(*days) for days in zip(*map(astuple, (known, here, there)), strict=True)]
    return FrostDates(*_in_order(*shifted[:3]), *_in_order(*shifted[3:]))


def _shifted(known: int | None, here: int | None, there: int | None) -> int | None:
    if here == there:
        return known
    if there is None or known is None or here is None:
        return there
    return seasonal.wrapped_day(known + seasonal.days_between(here, there))


def _in_order(p10: int | None, p50: int | None, p90: int | None) -> tuple[int | None, ...]:
    """The model's own date beside a shifted one may come on the wrong side of the median."""
    if p50 is None:
        return p10, p50, p90
    early = p50 if p10 is not None and seasonal.days_between(p10, p50) < 0 else p10
    late = p50 if p90 is not None and seasonal.days_between(p50, p90) < 0 else p90
    return early, p50, late
