"""The year as a strip: July stands first south of the equator, so that summer is in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.climate.shelter import counted_frost
from gardens.models import FrostAppetite, Place
from plants.agronomy import seasonal

YEAR = seasonal.DAYS_IN_YEAR
SHOWN_YEAR = 2001


@dataclass(frozen=True, slots=True)
class Month:
    """Positions in per cent of the strip."""

    number: int
    start: float
    middle: float
    name: str
    letter: str


@dataclass(frozen=True, slots=True)
class Span:
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class YearStrip:
    """A year of 365 days that begins on the first of `first_month`."""

    first_month: int

    @classmethod
    def of(cls, place: Place) -> "YearStrip":
        return cls(7 if place.is_southern else 1)

    @property
    def first_day(self) -> int:
        return seasonal.day_of_year(date(SHOWN_YEAR, self.first_month, 1))

    def at(self, day: int) -> float:
        """Where a day of the year stands."""
        return round((day - self.first_day) % YEAR / YEAR * 100, 2)

    def at_date(self, on: date) -> float:
        return self.at(seasonal.day_of_year(on))

    def spans(self, first_day: int, last_day: int) -> list[Span]:
        """Both days belong to it; two pieces where it runs over the end of the strip."""
        start, days = self.at(first_day), (last_day - first_day) % YEAR + 1
        width = round(days / YEAR * 100, 2)
        if start + width <= 100:
            return [Span(start, width)]
        return [Span(start, round(100 - start, 2)), Span(0.0, round(start + width - 100, 2))]

    def months(self) -> Iterator[Month]:
        for offset in range(12):
            month = (self.first_month - 1 + offset) % 12 + 1
            first = seasonal.day_of_year(date(SHOWN_YEAR, month, 1))
            last = seasonal.day_of_year(date(SHOWN_YEAR, month % 12 + 1, 1)) - 1
            days = (last - first) % YEAR + 1
            start = self.at(first)
            name = formats.date_format(date(SHOWN_YEAR, month, 1), "M")
            middle = round(start + days / 2 / YEAR * 100, 2)
            yield Month(month, start, middle, name, name[:1])


def season_sentence(place: Place, on: date) -> str:
    """Where the day stands between the frosts that count; empty where frost is no matter."""
    frost = counted_frost(place)
    if frost.is_frost_free:
        return gettext("No frost is to be expected here.")
    if frost.last_p50 is None or frost.first_p50 is None:
        return ""
    is_cautious = place.frost_appetite == FrostAppetite.CAUTIOUS
    last = seasonal.next_on(frost.last_p50, on)
    first = seasonal.next_on(frost.first_p50, on)
    if first < last:
        return _before_first(first, is_cautious)
    return _before_last(last, on, is_cautious)


def _before_first(first: date, is_cautious: bool) -> str:
    words = {"first": formats.date_format(first, "MONTH_DAY_FORMAT")}
    if is_cautious:
        text = gettext("Between the frosts: in 1 year of 10 the first one comes by %(first)s.")
    else:
        text = gettext("Between the frosts: the first one comes around %(first)s.")
    return text % words


def _before_last(last: date, on: date, is_cautious: bool) -> str:
    days = (last - on).days
    words = {"last": formats.date_format(last, "MONTH_DAY_FORMAT"), "days": days}
    if is_cautious:
        return (
            ngettext(
                "In 1 year of 10 frost comes after %(last)s; that is in %(days)d day.",
                "In 1 year of 10 frost comes after %(last)s; that is in %(days)d days.",
                days,
            )
            % words
        )
    return (
        ngettext(
            "The last frost comes around %(last)s, in %(days)d day.",
            "The last frost comes around %(last)s, in %(days)d days.",
            days,
        )
        % words
    )
