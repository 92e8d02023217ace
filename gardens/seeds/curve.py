"""Viability over the years as a drawing in per cent; the same rows stand in the table behind it."""

from dataclasses import dataclass
from datetime import date

from gardens.seeds.keeping import Keeping
from plants.agronomy.seed_packet import END_OF_LIFE_SHARE

YEARS, YEARS_AHEAD = 6, 3
GRID_PCT = (25, 50, 75)


@dataclass(frozen=True, slots=True)
class Point:
    year: int
    x: float
    share: float

    @property
    def pct(self) -> int:
        return round(100 * self.share)

    @property
    def y(self) -> float:
        return round(100 - 100 * self.share, 2)


@dataclass(frozen=True, slots=True)
class ViabilityCurve:
    points: list[Point]
    now: Point

    @classmethod
    def of(cls, keeping: Keeping, on: date) -> "ViabilityCurve | None":
        """None where nobody knows how the plant's seed keeps."""
        if keeping.sigma_days is None or (now := keeping.share(on)) is None:
            return None
        first = keeping.observed.seen_on.year if keeping.observed else keeping.lot.year
        first = min(first, on.year)
        last = max(first + YEARS, on.year + YEARS_AHEAD)

        def at(year: int) -> float:
            return round(100 * (year - first) / (last - first), 2)

        points = [
            Point(year, at(year), keeping.share(_same_day(on, year)) or 0.0)
            for year in range(first, last + 1)
        ]
        return cls(points, Point(on.year, at(on.year), now))

    @property
    def path(self) -> str:
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)

    @property
    def grid(self) -> list[tuple[int, int]]:
        """Per cent, and how far down that is."""
        return [(pct, 100 - pct) for pct in GRID_PCT]

    @property
    def end_of_life(self) -> Point | None:
        """The first year in which less germinates than a packet at the end of its life should."""
        return next((point for point in self.points if point.share < END_OF_LIFE_SHARE), None)


def _same_day(on: date, year: int) -> date:
    return date(year, on.month, min(on.day, 28))
