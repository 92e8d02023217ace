"""Days on which a hardy crop stands and hardly grows: too short, or too cold."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from plants.agronomy import seasonal
from plants.agronomy.solar import GROWTH_DAYLENGTH_H, day_lengths_h

# Mean of the day below which cool-season crops hardly grow (heuristic; base of most of them).
GROWTH_MEAN_C = 5.0
_COMMON_YEAR = 2001
# Where hardly any day grows a crop, no date is told from days.
_LONGEST_REST = 365


def winter_rest_days(
    latitude_deg: float, mean_c: Sequence[float] | None, start: date, growing_days: int
) -> int:
    """Days of rest from `start` until so many days have grown the crop.

    Days shorter than ten hours do not count (Coleman 2009), nor those that are usually colder
    than 5 °C; `mean_c` are monthly means, None where they are not known.
    """
    means_c = tuple(mean_c) if mean_c else None
    return _rest_days(round(latitude_deg, 1), means_c, start, growing_days)


# A calendar asks for the same crops again and again.
@lru_cache(maxsize=8192)
def _rest_days(
    latitude_deg: float, mean_c: tuple[float, ...] | None, start: date, growing_days: int
) -> int:
    if growing_days <= 0:
        return 0
    days = seasonal.days_of_year(start, growing_days + _LONGEST_REST)
    grown = _growing(latitude_deg, mean_c)[days - 1].cumsum()
    whole_days = int(grown.searchsorted(growing_days)) + 1
    return min(whole_days - growing_days, _LONGEST_REST)


@lru_cache(maxsize=1024)
def _growing(latitude_deg: float, mean_c: tuple[float, ...] | None) -> np.ndarray:
    """For each of the 365 days of a year."""
    is_warm = seasonal.daily(mean_c) >= GROWTH_MEAN_C if mean_c else True
    daylight_h = day_lengths_h(latitude_deg, date(_COMMON_YEAR, 1, 1), seasonal.DAYS_IN_YEAR)
    return (daylight_h >= GROWTH_DAYLENGTH_H) & is_warm
