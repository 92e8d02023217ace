"""The months of a climate as bars, in per cent of the drawing; nothing here knows HTML."""

import math
from dataclasses import dataclass

from gardens.models import Place
from gardens.season import Month, YearStrip
from plants.quantities import say_number
from plants.units import as_shown

TOP, BOTTOM, LEFT, RIGHT = 6.0, 86.0, 9.0, 97.0
STEP_C, WIDE_STEP_C, MOST_STEPS = 10, 20, 4


@dataclass(frozen=True, slots=True)
class Line:
    y: float
    value_c: int

    @property
    def label(self) -> str:
        return say_number(as_shown(self.value_c, "°C"))


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    height: float
    number: int
    name: str
    letter: str
    low_c: float
    high_c: float
    rain_mm: float | None

    @property
    def is_cold(self) -> bool:
        return self.low_c < 0


@dataclass(frozen=True, slots=True)
class ClimateChart:
    lines: list[Line]
    bars: list[Bar]

    @classmethod
    def of(cls, place: Place) -> "ClimateChart | None":
        """None where only the gardener's answers are known."""
        if not place.tmin_c or not place.tmax_c:
            return None
        scale = _Scale.over(min(place.tmin_c), max(place.tmax_c))
        months = YearStrip.of(place).months()
        bars = [_bar(place, scale, index, month) for index, month in enumerate(months)]
        return cls([Line(scale.y(value), value) for value in scale.grid()], bars)

    @property
    def coldest(self) -> Bar:
        return min(self.bars, key=lambda bar: bar.low_c)

    @property
    def warmest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.high_c)


@dataclass(frozen=True, slots=True)
class _Scale:
    lowest_c: int
    highest_c: int
    step_c: int

    @classmethod
    def over(cls, lowest_c: float, highest_c: float) -> "_Scale":
        step = STEP_C if (highest_c - lowest_c) / STEP_C <= MOST_STEPS else WIDE_STEP_C
        return cls(math.floor(lowest_c / 5) * 5, math.ceil(highest_c / 5) * 5, step)

    def y(self, value_c: float) -> float:
        share = (self.highest_c - value_c) / max(1, self.highest_c - self.lowest_c)
        return round(TOP + share * (BOTTOM - TOP), 2)

    def grid(self) -> list[int]:
        first = math.ceil(self.lowest_c / self.step_c) * self.step_c
        return list(range(first, self.highest_c + 1, self.step_c))


def _bar(place: Place, scale: _Scale, index: int, month: Month) -> Bar:
    low_c, high_c = place.tmin_c[month.number - 1], place.tmax_c[month.number - 1]
    return Bar(
        x=round(LEFT + index * (RIGHT - LEFT) / 11, 2),
        y=scale.y(high_c),
        height=round(scale.y(low_c) - scale.y(high_c), 2),
        number=month.number,
        name=month.name,
        letter=month.letter,
        low_c=low_c,
        high_c=high_c,
        rain_mm=place.rain_mm[month.number - 1] if place.rain_mm else None,
    )
