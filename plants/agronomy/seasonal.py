"""The year as a circle of 365 days; 29 February counts as the 28th."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

DAYS_IN_YEAR = 365
MID_MONTH_DAYS = (15.5, 45, 74.5, 105, 135.5, 166, 196.5, 227.5, 258, 288.5, 319, 349.5)
DAYS = np.arange(1, DAYS_IN_YEAR + 1)

_COMMON_YEAR = 2001
_MONTHS = np.eye(12)
_DAILY_WEIGHTS = np.column_stack(
    [np.interp(DAYS, MID_MONTH_DAYS, month, period=DAYS_IN_YEAR) for month in _MONTHS]
)


def daily(monthly: Sequence[float]) -> np.ndarray:
    """365 values, linear between the middles of the months (Julian days, December to January)."""
    return _DAILY_WEIGHTS @ np.asarray(monthly, dtype=float)


def on_day(monthly: Sequence[float], day: int) -> float:
    return float(_DAILY_WEIGHTS[day - 1] @ np.asarray(monthly, dtype=float))


def day_of_year(on: date) -> int:
    if (on.month, on.day) == (2, 29):
        return 59
    return on.replace(year=_COMMON_YEAR).timetuple().tm_yday


def date_in_year(year: int, day: int) -> date:
    return (date(_COMMON_YEAR, 1, 1) + timedelta(days=day - 1)).replace(year=year)


def wrapped_day(day: float) -> int:
    """The day of the year of a count that may have run past either New Year."""
    return (round(day) - 1) % DAYS_IN_YEAR + 1


def days_between(start_day: float, end_day: float) -> float:
    """Signed shortest way round the year, -182.5 to 182.5; positive when `end_day` follows."""
    half = DAYS_IN_YEAR / 2
    return (end_day - start_day + half) % DAYS_IN_YEAR - half


def next_on(day: int, on: date) -> date:
    """The next date with this day of the year; `on` itself counts."""
    this_year = date_in_year(on.year, day)
    return this_year if this_year >= on else date_in_year(on.year + 1, day)
