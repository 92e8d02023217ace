"""Hourly temperatures of days of which only the extremes are known (Linvill 1990)."""

from collections.abc import Sequence
from math import pi

import numpy as np

# The curve knows no polar day or night: it is drawn for the nearest day that has both.
SHORTEST_H, LONGEST_H = 1.0, 23.0
_HOURS = np.arange(24)


def hourly_temperatures_c(
    tmin_c: Sequence[float], tmax_c: Sequence[float], day_length_h: Sequence[float]
) -> np.ndarray:
    """24 values a day in solar time, from midnight of the first day on; confidence is one lower.

    By day a sine from the minimum at sunrise to the maximum two hours after noon, from sunset on
    a fall with the logarithm of the hours towards the minimum of the next morning.
    """
    low, high = np.asarray(tmin_c, dtype=float), np.asarray(tmax_c, dtype=float)
    daylight = np.clip(np.asarray(day_length_h, dtype=float), SHORTEST_H, LONGEST_H)
    sunrise, sunset = 12 - daylight / 2, 12 + daylight / 2
    at_sunset = low + (high - low) * np.sin(pi * daylight / (daylight + 4))
    evening = _fall(at_sunset, _shifted(low, -1), daylight, _HOURS - sunset[:, None])
    morning = _fall(
        *(_shifted(at_sunset, 1), low, _shifted(daylight, 1)),
        _HOURS + 24 - _shifted(sunset, 1)[:, None],
    )
    since_sunrise = _HOURS - sunrise[:, None]
    angle = pi * since_sunrise / (daylight[:, None] + 4)
    day = low[:, None] + (high - low)[:, None] * np.sin(angle)
    is_evening = sunset[:, None] < _HOURS
    return np.where(since_sunrise < 0, morning, np.where(is_evening, evening, day)).ravel()


def _fall(
    from_c: np.ndarray, to_c: np.ndarray, daylight: np.ndarray, hours: np.ndarray
) -> np.ndarray:
    """The logarithm starts an hour after sunset, where it is 0."""
    whole = np.log(24 - daylight)
    passed = np.log(np.maximum(hours, 1)) / np.where(whole > 0, whole, 1.0)[:, None]
    return from_c[:, None] + (to_c - from_c)[:, None] * np.minimum(passed, 1)


def _shifted(values: np.ndarray, days: int) -> np.ndarray:
    """Of the day before (1) or after (-1); the first and the last day stand in for their own."""
    index = np.clip(np.arange(len(values)) - days, 0, len(values) - 1)
    return values[index]
