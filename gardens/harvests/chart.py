"""What was to be picked and what was, crop by crop, in per cent; nothing here knows HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from gardens.harvests.review import CropRow
from plants.agronomy.crop_yields import YieldRange

MOST_BARS = 20
ROW_PX, LABEL_PX = 46, 20


@dataclass(frozen=True, slots=True)
class Bar:
    row: CropRow
    label_y: int
    y: int
    low: float
    range_width: float
    typical: float | None
    picked: float


@dataclass(frozen=True, slots=True)
class YieldChart:
    bars: list[Bar]
    height_px: int

    @classmethod
    def of(cls, rows: Sequence[CropRow]) -> "YieldChart | None":
        """The heaviest crops; None where there is nothing to draw."""
        shown = [row for row in rows if row.picked.grams or row.expected_kg][:MOST_BARS]
        if not shown:
            return None
        most = max(max(row.picked.kg, row.usual.high, row.expected_kg or 0) for row in shown)
        bars = [_bar(index, row, row.usual, most) for index, row in enumerate(shown)]
        return cls(bars, ROW_PX * len(shown))


def _bar(index: int, row: CropRow, usual: YieldRange, most: float) -> Bar:
    def share(kg: float) -> float:
        return round(kg / most * 100, 2)

    return Bar(
        row=row,
        label_y=index * ROW_PX + LABEL_PX - 5,
        y=index * ROW_PX + LABEL_PX,
        low=share(usual.low),
        range_width=share(usual.high - usual.low),
        typical=share(row.expected_kg) if row.expected_kg else None,
        picked=share(row.picked.kg),
    )
