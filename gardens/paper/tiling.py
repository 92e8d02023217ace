"""A frame of so many centimetres at a scale, cut into sheets that overlap; in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from gardens.paper.sizes import PAPER_MM, Orientation, Paper, Scale

MARGIN_MM, HEAD_MM, FOOT_MM = 10.0, 14.0, 22.0
# Around the frame, for lines and names on its edge; shared by neighbouring sheets, for gluing.
PADDING_MM, OVERLAP_MM = 6.0, 10.0
MOST_PAGES = 60


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet; `origin_mm` is where the frame's own corner lies on it."""

    column: int
    row: int
    origin_mm: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tiling:
    length_cm: float
    width_cm: float
    scale: int
    size_mm: tuple[float, float]

    @classmethod
    def of(
        cls,
        frame_cm: tuple[float, float],
        scale: int,
        paper: str,
        orientation: str = Orientation.AUTO,
    ) -> "Tiling":
        short, long = PAPER_MM[Paper(paper)]
        upright = cls(*frame_cm, scale, (short, long))
        sideways = cls(*frame_cm, scale, (long, short))
        if orientation == Orientation.AUTO:
            is_wide = frame_cm[0] > frame_cm[1]
            best = (sideways, upright) if is_wide else (upright, sideways)
            return min(best, key=lambda tiling: tiling.count)
        return sideways if orientation == Orientation.LANDSCAPE else upright

    @property
    def mm_per_cm(self) -> float:
        return 10 / self.scale

    @property
    def window_mm(self) -> tuple[float, float]:
        """Length and width of the part of a sheet that is drawn on."""
        length, width = self.size_mm
        return length - 2 * MARGIN_MM, width - 2 * MARGIN_MM - HEAD_MM - FOOT_MM

    @property
    def corner_mm(self) -> tuple[float, float]:
        return MARGIN_MM, MARGIN_MM + HEAD_MM

    @property
    def columns(self) -> int:
        return _sheets(self._drawn_mm[0], self.window_mm[0])

    @property
    def rows(self) -> int:
        return _sheets(self._drawn_mm[1], self.window_mm[1])

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def tiles(self) -> Iterator[Tile]:
        """The drawing stands in the middle of all sheets together."""
        free = [
            (count * (window - OVERLAP_MM) + OVERLAP_MM - drawn) / 2 + PADDING_MM
            for count, window, drawn in zip(
                (self.columns, self.rows), self.window_mm, self._drawn_mm, strict=True
            )
        ]
        (left, top), (length, width) = self.corner_mm, self.window_mm
        for row in range(self.rows):
            for column in range(self.columns):
                x = left + free[0] - column * (length - OVERLAP_MM)
                y = top + free[1] - row * (width - OVERLAP_MM)
                yield Tile(column, row, (x, y))

    @property
    def _drawn_mm(self) -> tuple[float, float]:
        return (
            self.length_cm * self.mm_per_cm + 2 * PADDING_MM,
            self.width_cm * self.mm_per_cm + 2 * PADDING_MM,
        )


def pages_of(frames_cm: list[tuple[float, float]], scale: int, paper: str, orientation: str) -> int:
    return sum(Tiling.of(frame, scale, paper, orientation).count for frame in frames_cm)


def first_scale_that_fits(
    frames_cm: list[tuple[float, float]], paper: str, orientation: str
) -> tuple[int, int] | None:
    """The largest drawing within the limit: its scale, and how many pages it takes."""
    counts = ((scale, pages_of(frames_cm, scale, paper, orientation)) for scale in Scale.values)
    return next(((scale, pages) for scale, pages in counts if pages <= MOST_PAGES), None)


def _sheets(drawn_mm: float, window_mm: float) -> int:
    return max(1, ceil((drawn_mm - OVERLAP_MM) / (window_mm - OVERLAP_MM)))
