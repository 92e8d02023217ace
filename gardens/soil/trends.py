"""How the figures of a bed's soil have moved from test to test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of a test; what was measured by another `method` cannot be compared."""

    key: str
    name: str | Promise
    unit: str
    digits: int = 1
    method: str = ""

    def method_of(self, test: SoilTest) -> str:
        return getattr(test, self.method) if self.method else ""


MEASURED = (
    Measured("ph", _("pH"), ""),
    Measured("nitrate_n_mg_kg", _("Nitrate nitrogen"), "mg/kg", method="nitrate_method"),
    Measured("phosphorus_mg_kg", _("Phosphorus, P"), "mg/kg", method="phosphorus_method"),
    Measured("potassium_mg_kg", _("Potassium, K"), "mg/kg", method="potassium_method"),
    Measured("organic_matter_pct", _("Organic matter"), "%"),
    Measured("ec_ds_m", _("Electrical conductivity"), "dS/m", digits=2, method="ec_method"),
)


def trends(tests: Sequence[SoilTest]) -> list[Trend]:
    """Of the tests of a bed, the latest first; what was measured once has no trend."""
    oldest_first = list(reversed(tests))
    found = (_trend(measured, oldest_first) for measured in MEASURED)
    return [trend for trend in found if trend]


def _trend(measured: Measured, tests: Sequence[SoilTest]) -> Trend | None:
    known = [test for test in tests if getattr(test, measured.key) is not None]
    # The method of the latest test counts.
    shown = [test for test in known if measured.method_of(test) == measured.method_of(known[-1])]
    if len(shown) < 2:
        return None
    values = [getattr(test, measured.key) for test in shown]
    scale = Scale.over((min(values), max(values)), measured.unit)
    note = ""
    if len(shown) < len(known):
        note = gettext("Tests by another method cannot be compared and are left out.")
    return Trend(
        measured.key,
        str(measured.name),
        measured.unit,
        lines=[Line(scale.y(value), say_number(value, scale.digits)) for value in scale.grid],
        points=list(_points(shown, values, scale, measured)),
        note=note,
    )


def _points(
    tests: Sequence[SoilTest], values: Sequence[float], scale: Scale, measured: Measured
) -> Iterator[Point]:
    first = tests[0].tested_on
    days = max(1, (tests[-1].tested_on - first).days)
    for test, value in zip(tests, values, strict=True):
        share = (test.tested_on - first).days / days
        x = round(LEFT + (RIGHT - LEFT) * share, 2)
        words = f"{say_number(value, measured.digits)} {measured.unit}".strip()
        yield Point(test.tested_on, value, x, scale.y(value), words)
