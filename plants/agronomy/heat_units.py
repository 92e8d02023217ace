"""Degree-days: how much heat a day gives, by the method with which a target was published."""

from functools import lru_cache
from math import acos, pi, sqrt

import numpy as np

Degrees = float | np.ndarray


def average_degree_days(tmin: Degrees, tmax: Degrees, base: float, upper: float) -> Degrees:
    """Of one day or of many; temperatures in °C or all in °F, as the target was published."""
    return np.maximum(0.0, (np.minimum(tmax, upper) + tmin) / 2 - base)


def clamped_degree_days(tmin: float, tmax: float, base: float, upper: float) -> float:
    """Both extremes are held within base and upper (the maize 86/50 °F method)."""
    low, high = (min(upper, max(base, value)) for value in (tmin, tmax))
    return (low + high) / 2 - base


# Gardens of a place ask for the same days, and the days ahead of a clock for those behind it.
@lru_cache(maxsize=16384)
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
