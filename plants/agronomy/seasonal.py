"""The year as a circle of 365 days; 29 February counts as the 28th."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

DAYS_IN_YEAR = 365
MID_MONTH_DAYS = (15.5, 45, 74.5, 105, 135.5, 166, 196.5, 227.5, 258, 288.5, 319, 349.5)
DAYS = np.arange(1, DAYS_IN_YEAR + 1)

_NEW_YEAR = date(2001, 1, 1)
# Month and day of the month by the number of the day, and the other way round.
_DATES = tuple(
    (day.month, day.day) for day in (_NEW_YEAR + timedelta(days=n) for n in range(DAYS_IN_YEAR))
)
_NUMBERS = {when: number for number, when in enumerate(_DATES, start=1)} | {(2, 29): 59}
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
    return _NUMBERS[on.month, on.day]


def days_of_year(first: date, number: int) -> np.ndarray:
    """Of so many days in a row."""
    years = 2 + number // DAYS_IN_YEAR
    skipped = first.toordinal() - date(first.year, 1, 1).toordinal()
    return _days_of_years(first.year, years)[skipped : skipped + number]


@lru_cache(maxsize=64)
def _days_of_years(year: int, years: int) -> np.ndarray:
    start, end = date(year, 1, 1).toordinal(), date(year + years, 1, 1).toordinal()
    return np.array([day_of_year(date.fromordinal(day)) for day in range(start, end)])


def date_in_year(year: int, day: int) -> date:
    return date(year, *_DATES[(day - 1) % DAYS_IN_YEAR])


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
