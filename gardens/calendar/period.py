"""The stretch of days that a calendar shows, and where each day stands in it."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats

from gardens.calendar.words import date_words, day_words
from gardens.models import Place
from gardens.season import YearStrip
from plants.agronomy import seasonal

ONE_DAY = timedelta(days=1)
DAYS_BETWEEN_TICKS = 7


@dataclass(frozen=True, slots=True)
class Tick:
    """The start of a month or a week, in per cent."""

    at: str
    words: str
    letter: str


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it. `year` is the year in which the shown year begins."""

    first: date
    last: date
    year: int
    month: int | None = None

    @classmethod
    def of_year(cls, year: int, place: Place) -> "Period":
        month = YearStrip.of(place).first_month
        return cls(date(year, month, 1), date(year + 1, month, 1) - ONE_DAY, year)

    @classmethod
    def of_month(cls, year: int, month: int, place: Place) -> "Period":
        """`year` is the calendar year of the month."""
        days = monthrange(year, month)[1]
        is_before = month < YearStrip.of(place).first_month
        return cls(date(year, month, 1), date(year, month, days), year - is_before, month)

    @property
    def is_month(self) -> bool:
        return self.month is not None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def title(self) -> str:
        """2026, 2026/27 where the year begins in July, or May 2026."""
        if self.is_month:
            return formats.date_format(self.first, "YEAR_MONTH_FORMAT")
        if self.last.year == self.first.year:
            return str(self.year)
        return f"{self.year}/{self.last.year % 100:02}"

    def contains(self, on: date) -> bool:
        return self.first <= on <= self.last

    def say(self, on: date) -> str:
        """With its year where that is not the shown one."""
        is_shown = on.year == self.first.year if self.is_month else self.contains(on)
        return day_words(on) if is_shown else date_words(on)

    def at(self, on: date) -> str:
        """Per cent, with a point in every language; a day outside stands at the edge."""
        share = ((on - self.first).days) / self.days * 100
        return f"{min(100, max(0, share)):.2f}%"

    def width(self, first: date, last: date) -> str:
        """Of the part that is inside."""
        shown = (min(last, self.last) - max(first, self.first)).days + 1
        return f"{max(0, shown) / self.days * 100:.2f}%"

    def ticks(self) -> Iterator[Tick]:
        if self.is_month:
            for number in range(1, self.days + 1, DAYS_BETWEEN_TICKS):
                day = self.first.replace(day=number)
                words = formats.date_format(day, "MONTH_DAY_FORMAT")
                yield Tick(self.at(day), words, str(number))
            return
        for offset in range(12):
            years, month = divmod(self.first.month - 1 + offset, 12)
            day = date(self.first.year + years, month + 1, 1)
            name = formats.date_format(day, "M")
            yield Tick(self.at(day), name, name[:1])

    def dates_of(self, day_of_year: int | None) -> list[date]:
        """Every date of the period with this day of the year."""
        if day_of_year is None:
            return []
        years = range(self.first.year, self.last.year + 1)
        dates = (seasonal.date_in_year(year, day_of_year) for year in years)
        return [day for day in dates if self.contains(day)]


def shown_year(place: Place, on: date) -> int:
    """The year in which the shown year of this day begins."""
    return on.year - (on.month < YearStrip.of(place).first_month)
