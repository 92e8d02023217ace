"""How pH, phosphorus, potassium and organic matter have moved from test to test."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.models import SoilTest
from gardens.sensors.chart import Dot, Line, Scale
from plants.quantities import say_number

LEFT, RIGHT = 12.0, 94.0


@dataclass(frozen=True, slots=True)
class Point:
    on: date
    value: float
    x: float
    y: float
    words: str

    @property
    def dot(self) -> Dot:
        return Dot(self.x, self.y)


@dataclass(frozen=True, slots=True)
class Trend:
    """`note` says which tests are left out."""

    key: str
    name: str
    unit: str
    lines: list[Line]
    points: list[Point]
    note: str = ""

    @property
    def path(self) -> str:
        return "M" + " L".join(f"{point.x:g},{point.y:g}" for point in self.points)

    @property
    def first_day(self) -> str:
        return formats.date_format(self.points[0].on, "YEAR_MONTH_FORMAT")

    @property
    def last_day(self) -> str:
        return formats.date_format(self.points[-1].on, "YEAR_MONTH_FORMAT")

    @property
    def sentence(self) -> str:
        first, last = self.points[0], self.points[-1]
        return gettext("{name}: {first} on {first_day}, {last} on {last_day}.").format(
            name=self.name,
            first=first.words,
            first_day=formats.date_format(first.on),
            last=last.words,
            last_day=formats.date_format(last.on),
        )


def trends(tests: Sequence[SoilTest]) -> list[Trend]:
    """Of the tests of a bed, the latest first; what was measured once has no trend."""
    oldest_first = list(reversed(tests))
    found = (
        _trend("ph", gettext("pH"), "", oldest_first, lambda test: ""),
        _trend(
            *("phosphorus_mg_kg", gettext("Phosphorus, P"), "mg/kg", oldest_first),
            lambda test: test.phosphorus_method,
        ),
        _trend(
            *("potassium_mg_kg", gettext("Potassium, K"), "mg/kg", oldest_first),
            lambda test: test.potassium_method,
        ),
        _trend("organic_matter_pct", gettext("Organic matter"), "%", oldest_first, lambda test: ""),
    )
    return [trend for trend in found if trend]


def _trend(
    key: str,
    name: str,
    unit: str,
    tests: Sequence[SoilTest],
    method: Callable[[SoilTest], str],
) -> Trend | None:
    measured = [test for test in tests if getattr(test, key) is not None]
    # Extractants cannot be compared: those of the latest test's count.
    shown = [test for test in measured if method(test) == method(measured[-1])]
    if len(shown) < 2:
        return None
    values = [getattr(test, key) for test in shown]
    scale = Scale.over((min(values), max(values)), unit)
    note = ""
    if len(shown) < len(measured):
        note = gettext("Tests with another extractant cannot be compared and are left out.")
    return Trend(
        key,
        name,
        unit,
        lines=[Line(scale.y(value), say_number(value, scale.digits)) for value in scale.grid],
        points=list(_points(shown, values, scale, unit)),
        note=note,
    )


def _points(
    tests: Sequence[SoilTest], values: Sequence[float], scale: Scale, unit: str
) -> Iterator[Point]:
    first = tests[0].tested_on
    days = max(1, (tests[-1].tested_on - first).days)
    for test, value in zip(tests, values, strict=True):
        share = (test.tested_on - first).days / days
        x = round(LEFT + (RIGHT - LEFT) * share, 2)
        words = f"{say_number(value, 1)} {unit}".strip()
        yield Point(test.tested_on, value, x, scale.y(value), words)
