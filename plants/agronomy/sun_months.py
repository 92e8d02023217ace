"""The months whose sun counts for a crop: those in which it is in the ground, or gardens grow."""

from datetime import date

from plants.agronomy import seasonal
from plants.agronomy.frost import FrostDates

ALL_YEAR = tuple(range(1, 13))


def growing_months(frost: FrostDates, *, is_tropical: bool) -> tuple[int, ...]:
    """Those whose middle lies between the frosts, in the order of the season; where frost does
    not come every other year, all."""
    if is_tropical or frost.last_p50 is None or frost.first_p50 is None:
        return ALL_YEAR
    waits = {
        (middle - frost.last_p50) % seasonal.DAYS_IN_YEAR: month
        for month, middle in enumerate(seasonal.MID_MONTH_DAYS, start=1)
    }
    season_days = (frost.first_p50 - frost.last_p50) % seasonal.DAYS_IN_YEAR
    in_order = sorted(waits)
    found = tuple(waits[wait] for wait in in_order if wait <= season_days)
    return found or (waits[in_order[0]],)


def months_between(start: date, end: date) -> tuple[int, ...]:
    """Each month once, from that of `start` to that of `end`."""
    more = 12 * (end.year - start.year) + end.month - start.month
    return tuple((start.month - 1 + later) % 12 + 1 for later in range(min(12, more + 1)))
