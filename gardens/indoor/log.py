"""The readings of a facility as numbered pages of a table."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from gardens.indoor.trend import Window
from gardens.models import Reservoir, ReservoirReading, Space, SpaceReading

ROWS_ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class LogRow:
    reading: SpaceReading | ReservoirReading
    at: str


def log_page(facility: Space | Reservoir, window: Window, page_number: str | None) -> Page:
    """Two queries."""
    page = Paginator(facility.readings.all(), ROWS_ON_A_PAGE).get_page(page_number)
    page.object_list = [LogRow(row, window.say(row.read_at)) for row in page.object_list]
    return page
