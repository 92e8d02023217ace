"""The months that count: those of a crop in the ground, and those in which gardens grow."""

from collections.abc import Sequence
from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.climate.shelter import counted_frost
from gardens.models import Place
from gardens.season import SHOWN_YEAR
from plants.agronomy import sun_months
from plants.agronomy.stays import Stay


def growing_months(place: Place) -> tuple[int, ...]:
    """Between the frosts that count for the gardener."""
    return sun_months.growing_months(counted_frost(place), is_tropical=place.is_tropical)


def months_in_ground(stay: Stay, place: Place) -> tuple[int, ...]:
    """Of what stays or has no date, the growing season."""
    if stay.start is None or stay.end is None:
        return growing_months(place)
    return sun_months.months_between(stay.start, stay.end)


def month_name(month: int) -> str:
    return formats.date_format(date(SHOWN_YEAR, month, 1), "F")


def when(months: Sequence[int]) -> str:
    """in June, from May to October, over the year."""
    if len(months) == 1:
        return gettext("in {month}").format(month=month_name(months[0]))
    if len(months) == len(sun_months.ALL_YEAR):
        return gettext("over the year")
    first, last = month_name(months[0]), month_name(months[-1])
    return gettext("from {first} to {last}").format(first=first, last=last)
