"""A year of a garden on paper."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from gardens.calendar.drawing import PAPER
from gardens.calendar.page import CalendarPage
from gardens.calendar.query import CalendarQuery, Grouping, View
from gardens.calendar.rows import Row
from gardens.models import Garden


@dataclass(frozen=True, slots=True)
class Poster:
    page: CalendarPage

    @classmethod
    def of(cls, garden: Garden, year: int, on: date) -> "Poster":
        query = CalendarQuery(View.YEAR, year, on.month, frozenset(), Grouping.BED)
        return cls(CalendarPage.of(garden, query, on, PAPER))

    @property
    def rows(self) -> list[tuple[Row, SafeString]]:
        return [pair for group in self.page.groups for pair in group.rows]
