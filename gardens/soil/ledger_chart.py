"""The ledger as bars, in per cent of the drawing: in above the line, out below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gardens.soil.ledger import Season
from plants.agronomy.nutrients import Nutrients

TOP, BOTTOM = 8.0, 84.0
BAR_SHARE = 0.2
COLOURS = ("n", "p", "k")


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    words: str


@dataclass(frozen=True, slots=True)
class LedgerChart:
    zero_y: float
    most_g: float
    bars: list[Bar]
    labels: list[Label]

    @classmethod
    def of(cls, seasons: Sequence[Season]) -> "LedgerChart | None":
        """None where nothing came or left."""
        most_in = max((max(season.in_g) for season in seasons), default=0.0)
        most_out = max((max(season.out_g) for season in seasons), default=0.0)
        span = most_in + most_out
        if not span:
            return None
        zero_y = TOP + (BOTTOM - TOP) * most_in / span
        width = 100 / len(seasons)
        bars = [
            bar
            for index, season in enumerate(seasons)
            for grams, sign in ((season.in_g, -1), (season.out_g, 1))
            for bar in _bars(grams.times((BOTTOM - TOP) / span), sign, index * width, width, zero_y)
        ]
        labels = [
            Label(round((index + 0.5) * width, 2), season.title)
            for index, season in enumerate(seasons)
        ]
        return cls(round(zero_y, 2), max(most_in, most_out), bars, labels)


def _bars(heights: Nutrients, sign: int, left: float, width: float, zero_y: float) -> Iterator[Bar]:
    bar = width * BAR_SHARE
    for number, (height, colour) in enumerate(zip(heights, COLOURS, strict=True)):
        if height:
            x = left + width * (0.5 - 1.5 * BAR_SHARE) + number * bar
            y = zero_y - height if sign < 0 else zero_y
            yield Bar(*(round(one, 2) for one in (x, y, bar * 0.85, height)), colour)
