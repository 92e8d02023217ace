"""Hours or days of a sensor as a line with its range, in per cent; nothing here knows HTML."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gardens.models import SensorDay, SensorHour
from gardens.sensors.quantities import Measure
from gardens.sensors.span import Span, Tick
from plants.quantities import say_number
from plants.units import as_shown

TOP, BOTTOM = 6.0, 86.0
MOST_LINES = 4
STEPS = (1, 2, 5, 10)
BAR_SHARE = 0.8

Summary = SensorHour | SensorDay
Wanted = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What was measured without a gap: the mean, and from the lowest to the highest."""

    mean: str
    range: str


@dataclass(frozen=True, slots=True)
class SensorChart:
    lines: list[Line]
    ticks: list[Tick]
    pieces: list[Piece]
    dots: list[Dot]
    bars: list[Bar]
    wanted: Bar | None

    @classmethod
    def of(
        cls, summaries: Sequence[Summary], measure: Measure, span: Span, wanted: Wanted | None
    ) -> "SensorChart | None":
        """None without readings."""
        if not summaries:
            return None
        scale = Scale.over(_extremes(summaries, measure, wanted), measure.unit)
        runs = [] if measure.is_sum else list(_runs(summaries))
        pen = _Pen(scale, span)
        return cls(
            lines=[Line(scale.y(value), say_number(value, scale.digits)) for value in scale.grid],
            ticks=list(span.ticks()),
            pieces=[pen.piece(run) for run in runs if len(run) > 1],
            dots=[pen.dot(run[0]) for run in runs if len(run) == 1],
            bars=[pen.bar(one) for one in summaries] if measure.is_sum else [],
            wanted=pen.band(wanted) if wanted else None,
        )


@dataclass(frozen=True, slots=True)
class Scale:
    """In the reader's unit."""

    lowest: float
    highest: float
    step: float
    unit: str

    @classmethod
    def over(cls, stored: tuple[float, float], unit: str) -> "Scale":
        low, high = (as_shown(value, unit) for value in stored)
        size = 10 ** math.floor(math.log10(max(high - low, 0.1) / MOST_LINES))
        step = next(one * size for one in STEPS if (high - low) / (one * size) <= MOST_LINES)
        lowest = math.floor(low / step) * step
        highest = max(math.ceil(high / step) * step, lowest + step)
        return cls(lowest, highest, step, unit)

    @property
    def digits(self) -> int:
        return max(0, -math.floor(math.log10(self.step)))

    @property
    def grid(self) -> list[float]:
        number = round((self.highest - self.lowest) / self.step)
        return [self.lowest + index * self.step for index in range(number + 1)]

    def y(self, shown: float) -> float:
        share = (self.highest - shown) / (self.highest - self.lowest)
        return round(TOP + share * (BOTTOM - TOP), 2)

    def y_of(self, stored: float) -> float:
        return self.y(as_shown(stored, self.unit))


@dataclass(frozen=True, slots=True)
class _Pen:
    scale: Scale
    span: Span

    def piece(self, run: Sequence[Summary]) -> Piece:
        highs = [self._at(one, one.high) for one in run]
        lows = [self._at(one, one.low) for one in reversed(run)]
        return Piece(
            mean=f"M{' L'.join(self._at(one, one.mean) for one in run)}",
            range=f"M{' L'.join(highs + lows)}Z",
        )

    def dot(self, one: Summary) -> Dot:
        return Dot(self._middle(one), self.scale.y_of(one.mean))

    def bar(self, one: Summary) -> Bar:
        """Of a sum, from nothing."""
        left, right = self.span.x(one.start), self.span.x(one.end)
        width = (right - left) * BAR_SHARE
        top, bottom = self.scale.y_of(one.total), self.scale.y_of(0)
        x = self._middle(one) - width / 2
        return Bar(round(x, 2), top, round(width, 2), round(bottom - top, 2))

    def band(self, wanted: Wanted) -> Bar:
        bottom, top = (self.scale.y_of(value) for value in wanted)
        return Bar(0, top, 100, round(bottom - top, 2))

    def _at(self, one: Summary, value: float) -> str:
        return f"{self._middle(one):g},{self.scale.y_of(value):g}"

    def _middle(self, one: Summary) -> float:
        return round((self.span.x(one.start) + self.span.x(one.end)) / 2, 2)


def _runs(summaries: Sequence[Summary]) -> Iterator[list[Summary]]:
    """Where an hour or a day is missing the line breaks off."""
    run = [summaries[0]]
    for before, one in pairwise(summaries):
        if one.start > before.end:
            yield run
            run = []
        run.append(one)
    yield run


def _extremes(
    summaries: Sequence[Summary], measure: Measure, wanted: Wanted | None
) -> tuple[float, float]:
    if measure.is_sum:
        return 0.0, max(one.total for one in summaries)
    lows, highs = [one.low for one in summaries], [one.high for one in summaries]
    return min([*lows, *(wanted or ())]), max([*highs, *(wanted or ())])
