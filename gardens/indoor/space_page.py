"""What the page of a space shows, in finished values and few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.utils.translation import gettext

from gardens.indoor.air import Air, air_steps
from gardens.indoor.growing import Growing, growing_in
from gardens.indoor.latest import sensed_in
from gardens.indoor.log import log_page
from gardens.indoor.period import Period
from gardens.indoor.reservoir_page import MOST_READINGS
from gardens.indoor.steps import Step
from gardens.indoor.trend import Point, Trend, Window, points_of
from gardens.indoor.wishes import Wish
from gardens.models import Space, SpaceReading
from plants.agronomy.indoor_light import ppfd_needed
from plants.agronomy.spans import Span
from plants.agronomy.vapour_deficit import deficit_kpa


@dataclass(frozen=True, slots=True)
class SpacePage:
    space: Space
    air: Air
    steps: list[Step]
    trends: list[Trend]
    period: Period
    rows: Page

    @classmethod
    def of(
        cls, space: Space, now: datetime, period: Period, page_number: str | None
    ) -> "SpacePage":
        """Five queries, whatever was measured."""
        window = period.window(now, space.garden.place)
        readings = list(space.readings.filter(read_at__gte=window.start)[:MOST_READINGS])
        growing = growing_in(space.garden).get(space, Growing())
        air = Air(space, growing, now, sensed_in(space.garden, now).get(space, {}))
        rows = log_page(space, window, page_number)
        return cls(space, air, air_steps(air), _trends(air, readings, window), period, rows)

    @property
    def wishes(self) -> tuple[Wish, ...]:
        return self.air.light_wish, self.air.deficit_wish

    @property
    def query(self) -> str:
        """What links to other pages of the log keep."""
        return f"days={self.period.days}"

    @property
    def growing(self) -> Growing:
        return self.air.growing


def _trends(air: Air, readings: Sequence[SpaceReading], window: Window) -> list[Trend]:
    def trend(title: str, icon: str, unit: str, digits: int, name: str, wish: Wish) -> Trend:
        measured = air.latest.get(name)
        status = wish.status(measured.value) if measured else None
        return Trend(title, icon, unit, digits, points_of(readings, name), wish, window, status)

    return [
        trend(gettext("Air temperature"), "thermo", "°C", 1, "air_c", air.temperature_wish),
        trend(gettext("Relative humidity"), "humid", "%", 0, "humidity_pct", air.humidity_wish),
        Trend(
            *(gettext("Drying power, VPD"), "humid", "kPa", 2),
            *(_deficits(readings), air.deficit_wish, window),
            status=air.deficit_status,
        ),
        trend(gettext("Light, PPFD"), "sun", "µmol/m²/s", 0, "ppfd", _ppfd_wish(air)),
    ]


def _deficits(readings: Sequence[SpaceReading]) -> list[Point]:
    return [
        (row.read_at, deficit_kpa(row.air_c, row.humidity_pct, row.leaf_c))
        for row in reversed(readings)
        if row.air_c is not None and row.humidity_pct is not None
    ]


def _ppfd_wish(air: Air) -> Wish:
    """What gives the light of a day in the hours that it is on."""
    span, hours = air.light_wish.span, air.space.light_hours
    if span is None or not hours:
        return Wish({}, {}, "µmol/m²/s", 0)
    wanted = {gettext("Crops here"): Span(*(ppfd_needed(end, hours) for end in span))}
    return Wish(wanted, wanted, "µmol/m²/s", 0)
