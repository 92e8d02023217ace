"""Frost dates by counting the years of a daily record (docs/science.md 3).

A way for fewer than the fifteen years that a normal distribution wants: of ten springs the ninth
in order of their last frost is the date that nine keep.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil, inf

from plants.agronomy import seasonal
from plants.agronomy.frost import FrostDates

HALF_YEAR_DAYS = 182
# A half-year with fewer known nights says nothing of its frosts.
FEWEST_NIGHTS = 150
# Where spring frosts come this near to the warmest day no date is safe (heuristic).
SAFE_BEFORE_WARMEST_DAYS = 14
SHARES = (0.1, 0.5, 0.9)


def counted_frost_dates(
    tmin_c: Mapping[date, float], warmest_day: int, threshold_c: float = 0.0
) -> FrostDates:
    """Of at least one half-year before and one after a summer; raises ValueError without."""
    springs, autumns = _half_years(tmin_c, warmest_day, threshold_c)
    if not springs or not autumns:
        raise ValueError("no whole half-year is known")
    last = [_at_share(springs, share, -inf) for share in SHARES]
    first = [_at_share(autumns, share, inf) for share in SHARES]
    if last[2] is not None and last[2] > -SAFE_BEFORE_WARMEST_DAYS:
        last[2] = None
    return FrostDates(*(_day(warmest_day, lead) for lead in (*last, *first)))


def _day(warmest_day: int, lead: float | None) -> int | None:
    return None if lead is None else seasonal.wrapped_day(warmest_day + lead)


def _half_years(
    tmin_c: Mapping[date, float], warmest_day: int, threshold_c: float
) -> tuple[list[float], list[float]]:
    """Days from each summer to the last frost before it, and to the first one after it.

    Infinitely far where a half-year had none; half-years that are hardly known are left out.
    """
    springs: list[float] = []
    autumns: list[float] = []
    for year in range(min(tmin_c).year - 1, max(tmin_c).year + 2):
        nights = _around(tmin_c, seasonal.date_in_year(year, warmest_day))
        before = {lead: low_c for lead, low_c in nights.items() if lead < 0}
        after = {lead: low_c for lead, low_c in nights.items() if lead >= 0}
        if len(before) >= FEWEST_NIGHTS:
            frosts = [lead for lead, low_c in before.items() if low_c <= threshold_c]
            springs.append(max(frosts, default=-inf))
        if len(after) >= FEWEST_NIGHTS:
            frosts = [lead for lead, low_c in after.items() if low_c <= threshold_c]
            autumns.append(min(frosts, default=inf))
    return springs, autumns


def _around(tmin_c: Mapping[date, float], summer: date) -> dict[int, float]:
    """Minima by days from the summer, half a year to either side; leap days count as the 28th."""
    middle, minima = seasonal.day_of_year(summer), {}
    for number in range(-HALF_YEAR_DAYS, HALF_YEAR_DAYS):
        low_c = tmin_c.get(day := summer + timedelta(days=number))
        if low_c is not None:
            lead = round(seasonal.days_between(middle, seasonal.day_of_year(day)))
            minima[lead] = min(low_c, minima.get(lead, low_c))
    return minima


def _at_share(leads: list[float], share: float, never: float) -> float | None:
    """The first lead that this share of the years has come to; None where that is never."""
    found = sorted(leads)[max(0, ceil(share * len(leads) - 1e-9) - 1)]
    return None if found == never else found
