"""Litres given in each week of a year, to a garden or to one of its beds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncWeek
from django.utils import formats
from django.utils.translation import gettext

from gardens.models import Bed, Garden, Watering
from gardens.sensors.chart import Bar, Line, Scale
from plants.quantities import say_number, say_quantity
from plants.units import unit_shown

WEEK = timedelta(days=7)
BAR_SHARE = 0.75
LEAST_SHOWN_L = 10.0
# A week at the edge of the chart has no room for the name of its month.
LAST_TICK_AT = 95


@dataclass(frozen=True, slots=True)
class Week:
    """From Monday on; `soakings` are waterings without litres, `butt_l` come from the butt."""

    monday: date
    litres: float
    soakings: int
    butt_l: float

    @property
    def mains_l(self) -> float:
        return self.litres - self.butt_l

    @property
    def butt_words(self) -> str:
        return say_quantity(self.butt_l, "L") if self.butt_l else ""

    @property
    def mains_words(self) -> str:
        return say_quantity(self.mains_l, "L") if self.mains_l else ""

    @property
    def words(self) -> str:
        return say_quantity(self.litres, "L") if self.litres else ""


@dataclass(frozen=True, slots=True)
class BedUse:
    bed: Bed
    litres: float
    soakings: int
    butt_l: float

    @property
    def words(self) -> str:
        return say_quantity(self.litres, "L")


@dataclass(frozen=True, slots=True)
class WaterUse:
    year: int
    bed: Bed | None
    weeks: list[Week]
    beds: list[BedUse]
    today: date

    @classmethod
    def of(cls, garden: Garden, bed: Bed | None, year: int, today: date) -> "WaterUse":
        """Three statements, whatever the number of beds and waterings."""
        given = Watering.objects.filter(garden=garden, watered_on__year=year)
        of_beds = {bed_id: sums for bed_id, *sums in _sums(given, F("bed_id"))}
        shown = given.filter(bed=bed) if bed else given
        of_weeks = {monday: sums for monday, *sums in _sums(shown, TruncWeek("watered_on"))}
        return cls(
            year,
            bed,
            [Week(monday, *of_weeks.get(monday, (0.0, 0, 0.0))) for monday in _mondays(year)],
            [BedUse(one, *of_beds.get(one.pk, (0.0, 0, 0.0))) for one in garden.beds.all()],
            today,
        )

    @property
    def has_water(self) -> bool:
        return any(week.litres or week.soakings for week in self.weeks)

    @property
    def litres(self) -> float:
        return sum(week.litres for week in self.weeks)

    @property
    def total(self) -> str:
        return say_quantity(self.litres, "L")

    @property
    def butt_l(self) -> float:
        return sum(week.butt_l for week in self.weeks)

    @property
    def butt_total(self) -> str:
        return say_quantity(self.butt_l, "L")

    @property
    def soakings(self) -> int:
        return sum(week.soakings for week in self.weeks)

    @property
    def watered_weeks(self) -> list[Week]:
        return [week for week in self.weeks if week.litres or week.soakings]

    @property
    def later_year(self) -> int | None:
        return self.year + 1 if self.year < self.today.year else None

    @property
    def earlier_year(self) -> int:
        return self.year - 1

    @property
    def unit(self) -> str:
        """The reader's."""
        return gettext(unit_shown("L"))

    @property
    def query(self) -> str:
        """What the pages of the list keep."""
        return urlencode({"year": self.year} | ({"bed": self.bed.pk} if self.bed else {}))

    @property
    def _scale(self) -> Scale:
        return Scale.over((0.0, max(LEAST_SHOWN_L, *(week.litres for week in self.weeks))), "L")

    @property
    def lines(self) -> list[Line]:
        scale = self._scale
        return [Line(scale.y(value), say_number(value, scale.digits)) for value in scale.grid]

    @property
    def mains_bars(self) -> Iterator[Bar]:
        """They stand on those of the butt."""
        for number, week in enumerate(self.weeks):
            if week.mains_l:
                yield self._bar(number, week.butt_l, week.litres)

    @property
    def butt_bars(self) -> Iterator[Bar]:
        for number, week in enumerate(self.weeks):
            if week.butt_l:
                yield self._bar(number, 0.0, week.butt_l)

    def _bar(self, number: int, low_l: float, high_l: float) -> Bar:
        scale, width = self._scale, 100 / len(self.weeks)
        top, bottom = scale.y_of(high_l), scale.y_of(low_l)
        x, height = number * width, bottom - top
        return Bar(round(x, 2), top, round(width * BAR_SHARE, 2), round(height, 2))

    @property
    def ticks(self) -> Iterator[tuple[float, str]]:
        """Where a month begins."""
        month = 0
        for number, week in enumerate(self.weeks):
            last = week.monday + WEEK - timedelta(days=1)
            x = round(100 * number / len(self.weeks), 2)
            if last.month != month and last.year == self.year and x < LAST_TICK_AT:
                month = last.month
                yield x, formats.date_format(last, "M")


def _sums(given: QuerySet[Watering], key: Combinable) -> QuerySet:
    """By the key: litres, the number of waterings without, and litres from the butt."""
    sums = given.annotate(key=key).values("key").order_by("key")
    return sums.annotate(
        given_l=Sum("litres", default=0.0),
        soakings=Count("pk", filter=Q(litres=None)),
        butt_l=Sum("litres", filter=Q(is_from_butt=True), default=0.0),
    ).values_list("key", "given_l", "soakings", "butt_l")


def _mondays(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    while monday.year <= year:
        yield monday
        monday += WEEK
