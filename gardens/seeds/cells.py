"""The cells of a tray as a drawing: whose sowing is in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from gardens.models import Sowing, Tray

# User units of the drawing.
CELL, GAP = 40, 4


@dataclass(frozen=True, slots=True)
class Cell:
    number: int
    x: int
    y: int
    # The place of its sowing in the list beside the drawing, from 1; None of an empty cell.
    key: int | None
    sowing: Sowing | None


@dataclass(frozen=True, slots=True)
class CellMap:
    tray: Tray
    cells: list[Cell]

    @classmethod
    def of(cls, tray: Tray, sowings: Sequence[Sowing]) -> "CellMap":
        held = {
            number: (key, sowing)
            for key, sowing in enumerate(sowings, start=1)
            for number in range(sowing.first_cell, sowing.last_cell + 1)
        }
        cells = []
        for number in range(1, tray.cells + 1):
            row, column = divmod(number - 1, tray.columns)
            key, sowing = held.get(number, (None, None))
            x, y = column * (CELL + GAP), row * (CELL + GAP)
            cells.append(Cell(number, x, y, key, sowing))
        return cls(tray, cells)

    @property
    def width(self) -> int:
        return self.tray.columns * (CELL + GAP) - GAP

    @property
    def height(self) -> int:
        return self.tray.rows * (CELL + GAP) - GAP


def free_runs(tray: Tray, sowings: Sequence[Sowing]) -> list[tuple[int, int]]:
    """First cell and length of every run of empty cells."""
    runs, first = [], 1
    for sowing in sorted(sowings, key=lambda one: one.first_cell):
        if sowing.first_cell > first:
            runs.append((first, sowing.first_cell - first))
        first = max(first, sowing.last_cell + 1)
    if first <= tray.cells:
        runs.append((first, tray.cells - first + 1))
    return runs
