"""How much winter chill fruit trees ask for, and how much a winter has brought.

Chill portions of the Dynamic model; requirements as compiled by UC Davis, from the least to the
most demanding cultivar that was measured.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from plants.agronomy import seasonal
from plants.agronomy.chilling import chill_portions
from plants.agronomy.hourly import hourly_temperatures_c
from plants.agronomy.solar import day_lengths_h

CHILL_NEEDS = {
    "apple": (50, 50),
    "apricot": (30, 69),
    "sweet-cherry": (35, 70),
    "peach": (8, 75),
    "almond": (22, 23),
    "european-plum": (55, 60),
    "english-walnut": (45, 50),
}
# From the first day of the one month to the last of the other, unless leaf fall is known.
_NORTHERN_MONTHS, _SOUTHERN_MONTHS = (11, 2), (5, 8)
MISSING_SHARE = 0.1
# Of so many winters that are over the median counts.
PAST_WINTERS = 3

Extremes = tuple[float, float]


def chill_season(year: int, latitude_deg: float) -> tuple[date, date]:
    """The season that begins in the year: its first day, and the day after its last."""
    if latitude_deg >= 0:
        return date(year, _NORTHERN_MONTHS[0], 1), date(year + 1, _NORTHERN_MONTHS[1] + 1, 1)
    return date(year, _SOUTHERN_MONTHS[0], 1), date(year, _SOUTHERN_MONTHS[1] + 1, 1)


def last_season(on: date, latitude_deg: float) -> tuple[date, date]:
    """The one that is running, or that ended last."""
    return next(
        season
        for year in (on.year, on.year - 1)
        if (season := chill_season(year, latitude_deg))[0] <= on
    )


def past_seasons(on: date, latitude_deg: float) -> list[tuple[date, date]]:
    """Those that are over, the latest first."""
    seasons = [chill_season(on.year - back, latitude_deg) for back in range(PAST_WINTERS + 2)]
    return [season for season in seasons if season[1] <= on][:PAST_WINTERS]


# Gardens of one place ask for the same winter, day after day.
@lru_cache(maxsize=2048)
def winter_portions(
    days: tuple[Extremes | None, ...], first: date, latitude_deg: float
) -> float | None:
    """From the lowest and highest temperature of each day; hours follow the length of the day.

    Gaps are filled in a straight line; None where more than one day in ten is missing.
    """
    at = [number for number, day in enumerate(days) if day is not None]
    if not at or len(days) - len(at) > MISSING_SHARE * len(days):
        return None
    low, high = zip(*(days[number] for number in at), strict=True)
    whole = range(len(days))
    daylight_h = day_lengths_h(latitude_deg, first, len(days))
    hours = hourly_temperatures_c(np.interp(whole, at, low), np.interp(whole, at, high), daylight_h)
    return chill_portions(hours.tolist())


def usual_days(
    daily_c: tuple[Sequence[float], Sequence[float]], first: date, end: date
) -> tuple[Extremes, ...]:
    """Of climate averages, lowest and highest of the 365 days of a year."""
    low, high = daily_c
    span = [first + timedelta(days=number) for number in range((end - first).days)]
    places = [seasonal.day_of_year(day) - 1 for day in span]
    return tuple((float(low[place]), float(high[place])) for place in places)
