"""The months that count: those of a crop in the ground, and those in which gardens grow."""

from collections.abc import Sequence
from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.climate.shelter import counted_frost
from gardens.models import Place
from gardens.season import SHOWN_YEAR
from plants.agronomy import seasonal
from plants.agronomy.stays import Stay

ALL_YEAR = tuple(range(1, 13))


def growing_months(place: Place) -> tuple[int, ...]:
    """Those whose middle lies between the frosts, in the order of the season; where frost does
    not come every other year, all."""
    frost = counted_frost(place)
    if place.is_tropical or frost.last_p50 is None or frost.first_p50 is None:
        return ALL_YEAR
    waits = {
        (middle - frost.last_p50) % seasonal.DAYS_IN_YEAR: month
        for month, middle in enumerate(seasonal.MID_MONTH_DAYS, start=1)
    }
    season_days = (frost.first_p50 - frost.last_p50) % seasonal.DAYS_IN_YEAR
    in_order = sorted(waits)
    found = tuple(waits[wait] for wait in in_order if wait <= season_days)
    return found or (waits[in_order[0]],)


def months_in_ground(stay: Stay, place: Place) -> tuple[int, ...]:
    """Of what stays or has no date, the growing season."""
    if stay.start is None or stay.end is None:
        return growing_months(place)
    more = 12 * (stay.end.year - stay.start.year) + stay.end.month - stay.start.month
    return tuple((stay.start.month - 1 + later) % 12 + 1 for later in range(min(12, more + 1)))


def month_name(month: int) -> str:
    return formats.date_format(date(SHOWN_YEAR, month, 1), "F")


def when(months: Sequence[int]) -> str:
    """in June, from May to October, over the year."""
    if len(months) == 1:
        return gettext("in {month}").format(month=month_name(months[0]))
    if len(months) == len(ALL_YEAR):
        return gettext("over the year")
    first, last = month_name(months[0]), month_name(months[-1])
    return gettext("from {first} to {last}").format(first=first, last=last)
