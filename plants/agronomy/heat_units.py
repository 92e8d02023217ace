"""Degree-days and what they say of the harvest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import acos, pi, sqrt

NAMED_CULTIVAR_CV = 0.05
UNKNOWN_CULTIVAR_CV = 0.10
DEFAULT_DAILY_SD = 2.5
DAY_TO_DAY_CORRELATION = 0.6

_Z80 = 1.2816


@dataclass(frozen=True, slots=True)
class HarvestEta:
    """Days from today, with a range that holds in 8 cases of 10."""

    days: int
    sd_days: float

    @property
    def earliest_days(self) -> int:
        return round(self.days - _Z80 * self.sd_days)

    @property
    def latest_days(self) -> int:
        return round(self.days + _Z80 * self.sd_days)


@dataclass(frozen=True, slots=True)
class HarvestDates:
    on: date
    earliest: date
    latest: date


def average_degree_days(tmin: float, tmax: float, base: float, upper: float) -> float:
    """Temperatures in °C or all in °F, as the target was published."""
    return max(0.0, (min(tmax, upper) + tmin) / 2 - base)


def clamped_degree_days(tmin: float, tmax: float, base: float, upper: float) -> float:
    """Both extremes are held within base and upper (the maize 86/50 °F method)."""
    low, high = (min(upper, max(base, value)) for value in (tmin, tmax))
    return (low + high) / 2 - base


def sine_degree_days(tmin: float, tmax: float, base: float, upper: float | None = None) -> float:
    """Single sine with horizontal cut-off (Baskerville & Emin 1969)."""
    above_base = _sine_above(tmin, tmax, base)
    return above_base if upper is None else above_base - _sine_above(tmin, tmax, upper)


def _sine_above(tmin: float, tmax: float, threshold: float) -> float:
    mean, half_range = (tmax + tmin) / 2, (tmax - tmin) / 2
    if tmin >= threshold:
        return mean - threshold
    if tmax <= threshold:
        return 0.0
    # Half the time spent above, as an angle: π/2 - asin(x).
    crossing = (threshold - mean) / half_range
    return ((mean - threshold) * acos(crossing) + half_range * sqrt(1 - crossing**2)) / pi


def eta_by_heat(
    target: float,
    accumulated: float,
    daily_degree_days: Iterable[float],
    *,
    cultivar_cv: float = UNKNOWN_CULTIVAR_CV,
    daily_sd: float = DEFAULT_DAILY_SD,
) -> HarvestEta | None:
    """Forecast days, then climatology; None if the series ends before the target is reached."""
    remaining = target - accumulated
    if remaining <= 0:
        return HarvestEta(0, 0.0)
    for days, heat in enumerate(accumulate(daily_degree_days), start=1):
        if heat >= remaining:
            return HarvestEta(days, _eta_sd_days(days, heat / days, target * cultivar_cv, daily_sd))
    return None


def _eta_sd_days(days: int, mean_per_day: float, target_sd: float, daily_sd: float) -> float:
    rho = DAY_TO_DAY_CORRELATION
    weather_sd = daily_sd * sqrt(days * (1 + rho) / (1 - rho))
    return sqrt(weather_sd**2 + target_sd**2) / mean_per_day


def eta_by_days(planted_on: date, days_to_maturity: int, *, rest_days: int = 0) -> HarvestDates:
    """Without a heat target: ± 5 days or a tenth of the whole time, whichever is more."""
    days = days_to_maturity + rest_days
    on = planted_on + timedelta(days=days)
    spread = timedelta(days=max(5, round(days / 10)))
    return HarvestDates(on, on - spread, on + spread)
