"""One quantity over some days as a line, in per cent of the drawing; nothing here knows HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from django.utils import formats
from django.utils.translation import gettext

from gardens.indoor.wishes import Status, Wish
from gardens.models import Place
from plants.agronomy.spans import Span
from plants.quantities import say_quantity, say_range

# Part of the drawing's height that stays free above and below what is shown.
MARGIN = 0.15
MOST_POINTS = 200
Point = tuple[datetime, float]


@dataclass(frozen=True, slots=True)
class Window:
    """The days shown, on the clocks of the place."""

    start: datetime
    end: datetime
    place: Place

    def x(self, at: datetime) -> float:
        return round(100 * ((at - self.start) / (self.end - self.start)), 2)

    @property
    def first(self) -> str:
        return formats.date_format(self.place.local(self.start), "SHORT_DATE_FORMAT")

    @property
    def last(self) -> str:
        return formats.date_format(self.place.local(self.end), "SHORT_DATE_FORMAT")

    def say(self, at: datetime) -> str:
        return formats.date_format(self.place.local(at), "DATETIME_FORMAT")


@dataclass(frozen=True, slots=True)
class Trend:
    """`points` from old to new; `wish` gives the band, `note` is a sentence below."""

    title: str
    icon: str
    unit: str
    digits: int
    points: Sequence[Point]
    wish: Wish
    window: Window
    status: Status | None = None
    note: str = ""

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def value(self) -> str:
        return self._say(self.last[1]) if self.last else ""

    @property
    def last_at(self) -> str:
        return self.window.say(self.last[0]) if self.last else ""

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The newest first."""
        return [(self.window.say(at), self._say(value)) for at, value in reversed(self._shown)]

    @property
    def line(self) -> str:
        return " ".join(f"{self.window.x(at)},{self._y(value)}" for at, value in self._shown)

    @property
    def end(self) -> tuple[str, str]:
        at, value = self.last
        return f"{self.window.x(at)}", f"{self._y(value)}"

    @property
    def mark(self) -> str:
        """How the newest point is drawn."""
        tone = self.status.tone if self.status else "good"
        return "pt" if tone == "soon" else f"pt--{'urgent' if tone == 'urgent' else 'good'}"

    @property
    def band(self) -> dict[str, object] | None:
        """Its edges with their words; an open end has none."""
        if self.wish.span is None:
            return None
        low, high = self.wish.span
        top, bottom = (self._y(end) if isfinite(end) else edge for end, edge in self._edges)
        return {
            "top": top,
            "height": max(0.6, round(bottom - top, 2)),
            "bottom": bottom,
            "high": self._say(high) if isfinite(high) else "",
            "low": self._say(low) if isfinite(low) and low != high else "",
        }

    @property
    def label(self) -> str:
        """What is read aloud."""
        sentence = gettext("{title} from {first} to {last}: {number} readings, the newest {value}.")
        said = sentence.format(
            title=self.title,
            first=self.window.first,
            last=self.window.last,
            number=len(self.points),
            value=self.value,
        )
        if not self.wish.span or not all(map(isfinite, self.wish.span)):
            return said
        wanted = say_range(*self.wish.span, self.unit, self.digits)
        return f"{said} {gettext('Wanted: {range}.').format(range=wanted)}"

    @property
    def _edges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (self.wish.span.high, 0.0), (self.wish.span.low, 100.0)

    @property
    def _shown(self) -> Sequence[Point]:
        step = -(-len(self.points) // MOST_POINTS) or 1
        return self.points[::-1][::step][::-1]

    @property
    def _scale(self) -> Span:
        values = [value for _at, value in self._shown]
        values += [end for end in self.wish.span or () if isfinite(end)]
        low, high = min(values), max(values)
        margin = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
        return Span(low - margin, high + margin)

    def _y(self, value: float) -> float:
        low, high = self._scale
        return round(100 * (high - value) / (high - low), 2)

    def _say(self, value: float) -> str:
        return say_quantity(value, self.unit, self.digits)


def points_of(rows: Iterable, name: str) -> list[Point]:
    """From readings, the newest first; those without the quantity are left out."""
    values = ((row.read_at, getattr(row, name)) for row in rows)
    return [(at, value) for at, value in values if value is not None][::-1]
