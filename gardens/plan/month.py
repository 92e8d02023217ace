"""A bed in one month of any year: what stands there then, what was before and what is to come."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext

from gardens.calendar.period import Period, shown_year
from gardens.calendar.query import YEARS
from gardens.models import Bed, Place, Planting
from plants.agronomy.stays import Stay
from plants.models import Plant

# Ghosts of what ended or begins farther away would hide what stands there.
GHOSTED = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class BedMonth:
    """`coming` has not come into the ground by then; `over` has left it."""

    period: Period
    on: date
    standing: list[Planting]
    coming: list[Planting]
    over: list[Planting]

    @classmethod
    def of(
        cls, plantings: Sequence[Planting], stays: Mapping[int, Stay], period: Period, on: date
    ) -> "BedMonth":
        month = cls(period, on, [], [], [])
        for planting in plantings:
            month._sort_in(planting, stays[planting.pk])
        return month

    @property
    def key(self) -> str:
        return month_key(self.period)

    @property
    def title(self) -> str:
        return self.period.title

    @property
    def is_now(self) -> bool:
        return self.period.contains(self.on)

    @property
    def is_past(self) -> bool:
        return self.period.last < self.on

    @property
    def since(self) -> date:
        """The first day of it on which something may still be begun."""
        return max(self.period.first, self.on)

    @property
    def numbers_standing(self) -> dict[Plant, int]:
        return numbers_of(self.standing)

    @property
    def numbers_over(self) -> dict[Plant, int]:
        return numbers_of(self.over)

    def _sort_in(self, planting: Planting, stay: Stay) -> None:
        first, last = self.period.first, self.period.last
        if stay.is_over_by(first):
            if first - stay.end <= GHOSTED:
                self.over.append(planting)
        elif self._is_to_come(planting, stay):
            if stay.start - last <= GHOSTED if stay.start else not self.is_past:
                self.coming.append(planting)
        else:
            self.standing.append(planting)

    def _is_to_come(self, planting: Planting, stay: Stay) -> bool:
        """What is planned has not come by today, whatever its day; without a day it never has."""
        if planting.is_planned and not planting.ended_on:
            return stay.start is None or self.period.first <= self.on or self._is_later(stay)
        return self._is_later(stay)

    def _is_later(self, stay: Stay) -> bool:
        return stay.is_after(self.period.last)


@dataclass(frozen=True, slots=True)
class StripMonth:
    period: Period
    is_shown: bool
    is_now: bool
    # Of the bed's ground, in per cent.
    planted_pct: int

    @property
    def key(self) -> str:
        return month_key(self.period)

    @property
    def name(self) -> str:
        return formats.date_format(self.period.first, "M")

    @property
    def words(self) -> str:
        return gettext("{month}, {share} % planted").format(
            month=self.period.title, share=self.planted_pct
        )

    @property
    def top(self) -> int:
        """Of its bar, in a drawing 100 high."""
        return 100 - self.planted_pct


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """Twelve months; south of the equator from July, so that summer is in the middle."""

    year: Period
    months: list[StripMonth]
    # The same month a year before and after.
    before: str | None
    after: str | None

    @classmethod
    def of(
        cls, bed: Bed, shown: BedMonth, plantings: Sequence[Planting], stays: Mapping[int, Stay]
    ) -> "MonthStrip":
        place = bed.garden.place
        year = year_of(shown.period, place)
        taken_m2: dict[Stay, float] = defaultdict(float)
        for planting in plantings:
            taken_m2[stays[planting.pk]] += planting.ground_m2
        months = [
            StripMonth(
                period=period,
                is_shown=period.first == shown.period.first,
                is_now=period.contains(shown.on),
                planted_pct=_planted_pct(bed, taken_m2, period),
            )
            for period in _months_of(year, place)
        ]
        return cls(year, months, _moved(shown.period, -1), _moved(shown.period, 1))


def numbers_of(plantings: Sequence[Planting]) -> dict[Plant, int]:
    """How many plants of each crop, in the order they were planted."""
    numbers: dict[int, int] = defaultdict(int)
    plants: dict[int, Plant] = {}
    for planting in plantings:
        numbers[planting.plant_id] += planting.count
        plants.setdefault(planting.plant_id, planting.plant)
    return {plant: numbers[pk] for pk, plant in plants.items()}


def asked_month(asked: str, place: Place) -> Period | None:
    """2027-05; None for what is no month of the calendar's years."""
    year, _, month = asked.partition("-")
    is_number = asked.isascii() and year.isdecimal() and month.isdecimal()
    if not is_number or (len(year), len(month)) != (4, 2):
        return None
    if int(year) not in YEARS or int(month) not in range(1, 13):
        return None
    return Period.of_month(int(year), int(month), place)


def month_of(on: date, place: Place) -> Period:
    return Period.of_month(on.year, on.month, place)


def year_of(month: Period, place: Place) -> Period:
    return Period.of_year(shown_year(place, month.first), place)


def month_key(period: Period) -> str:
    return f"{period.first:%Y-%m}"


def _months_of(year: Period, place: Place) -> Iterator[Period]:
    for offset in range(12):
        years, month = divmod(year.first.month - 1 + offset, 12)
        yield Period.of_month(year.first.year + years, month + 1, place)


def _planted_pct(bed: Bed, taken_m2: Mapping[Stay, float], period: Period) -> int:
    needed_m2 = sum(
        ground_m2
        for stay, ground_m2 in taken_m2.items()
        if stay.start and stay.touches(period.first, period.last)
    )
    return round(100 * min(1.0, needed_m2 / bed.area_m2))


def _moved(period: Period, years: int) -> str | None:
    year = period.first.year + years
    return f"{year}-{period.first:%m}" if year in YEARS else None
