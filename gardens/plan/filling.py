"""A rectangle of a bed filled with one crop, around what stands there already."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from math import sqrt

import numpy as np

from gardens.models import Bed, Planting
from gardens.models.planting import LARGEST_BLOCK, ROUNDING_CM
from plants.agronomy.spacing import plant_count

HEX_ROW = sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class Area:
    """From the west and the north edge of the bed, and its sides."""

    x_cm: float
    y_cm: float
    length_cm: float
    width_cm: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the first plant stands, how long and how far apart the rows are."""

    x_cm: float
    y_cm: float
    length_cm: float
    number: int
    apart_cm: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """Where stems may stand: the first one, and the steps to the others."""

    x_cm: float
    y_cm: float
    columns: int
    rows: int
    spacing_cm: float
    row_spacing_cm: float

    @property
    def xs_cm(self) -> np.ndarray:
        return self.x_cm + np.arange(self.columns) * self.spacing_cm

    @property
    def ys_cm(self) -> np.ndarray:
        return self.y_cm + np.arange(self.rows) * self.row_spacing_cm


def filled(area: Area, pattern: Planting, bed: Bed, present: Iterable[Planting]) -> list[Planting]:
    """Blocks like `pattern` wherever the area, the bed and its plants leave room."""
    taken = list(present)
    blocks: list[Planting] = []
    for lattice in _lattices(area, pattern):
        is_free = inside(lattice, pattern, bed) & _apart(lattice, taken)
        blocks += [_block(lattice, pattern, *run) for run in _runs(is_free)]
    return blocks


def lattices_of(bed: Bed, pattern: Planting) -> list[Lattice]:
    """Across the whole bed."""
    return _lattices(Area(0, 0, bed.length_cm, bed.width_cm), pattern)


def in_rows(rows: Rows, pattern: Planting) -> Planting:
    block = copy(pattern)
    block.x_cm, block.y_cm = rows.x_cm, rows.y_cm
    block.columns = min(LARGEST_BLOCK, 1 + _steps(rows.length_cm, pattern.spacing_cm))
    block.rows, block.row_spacing_cm = rows.number, rows.apart_cm
    return block


def _lattices(area: Area, pattern: Planting) -> list[Lattice]:
    """Square or hexagonal, whichever holds more; close sowings keep their rows apart."""
    spacing, between = pattern.spacing_cm, pattern.row_spacing_cm
    counts = plant_count(area.length_cm / 100, area.width_cm / 100, spacing / 100)
    if between == spacing and counts.hexagonal > counts.square:
        return _staggered(area, spacing)
    columns, rows = _steps(area.length_cm, spacing), _steps(area.width_cm, between)
    first = area.x_cm + spacing / 2, area.y_cm + between / 2
    return [Lattice(*first, columns, rows, spacing, between)] if columns and rows else []


def _staggered(area: Area, spacing: float) -> list[Lattice]:
    """The odd rows, and the even ones half a spacing farther east."""
    between = spacing * HEX_ROW
    rows = 1 + _steps(area.width_cm - spacing, between)
    odd, even = _steps(area.length_cm, spacing), _steps(area.length_cm - spacing / 2, spacing)
    x, y = area.x_cm + spacing / 2, area.y_cm + spacing / 2
    lattices = [Lattice(x, y, odd, (rows + 1) // 2, spacing, 2 * between)]
    if even and rows > 1:
        shifted = Lattice(x + spacing / 2, y + between, even, rows // 2, spacing, 2 * between)
        lattices.append(shifted)
    return lattices


def _steps(distance_cm: float, step_cm: float) -> int:
    return max(0, int(distance_cm / step_cm + ROUNDING_CM))


def inside(lattice: Lattice, pattern: Planting, bed: Bed) -> np.ndarray:
    x, y = lattice.xs_cm, lattice.ys_cm
    is_inside = np.outer(_between(y, bed.width_cm), _between(x, bed.length_cm))
    if bed.is_rectangle or not is_inside.any():
        return is_inside
    stem = copy(pattern)
    stem.columns = stem.rows = 1
    return is_inside & np.array([stem.is_held(bed, x, y_cm) for y_cm in y])


def _between(at: np.ndarray, side_cm: float) -> np.ndarray:
    return (at >= 0) & (at - ROUNDING_CM <= side_cm)


def _apart(lattice: Lattice, taken: list[Planting]) -> np.ndarray:
    """As far from the nearest stem of every block as both need."""
    x, y = lattice.xs_cm, lattice.ys_cm[:, np.newaxis]
    is_apart = np.ones((lattice.rows, lattice.columns), dtype=bool)
    for block in taken:
        away_x = _away(x, block.x_cm, block.spacing_cm, block.columns)
        away_y = _away(y, block.y_cm, block.row_spacing_cm, block.rows)
        needed = (block.spacing_cm + lattice.spacing_cm) / 2 - ROUNDING_CM
        is_apart &= np.hypot(away_x, away_y) >= needed
    return is_apart


def _away(at: np.ndarray, first: float, step: float, number: int) -> np.ndarray:
    nearest = np.clip(np.rint((at - first) / step), 0, number - 1)
    return at - (first + nearest * step)


def _runs(is_free: np.ndarray) -> Iterator[tuple[int, int, int, int]]:
    """(column, row, columns, rows) of rectangles that cover what is free, each place once."""
    open_runs: dict[tuple[int, int], int] = {}
    for row, places in enumerate(is_free):
        found = set(_runs_of_row(places))
        for run in [run for run in open_runs if run not in found]:
            yield _rectangle(run, open_runs.pop(run), row)
        for run in found:
            open_runs.setdefault(run, row)
        for run in [run for run, first in open_runs.items() if row + 1 - first == LARGEST_BLOCK]:
            yield _rectangle(run, open_runs.pop(run), row + 1)
    for run, first in open_runs.items():
        yield _rectangle(run, first, len(is_free))


def _runs_of_row(places: np.ndarray) -> Iterator[tuple[int, int]]:
    """(first column, number) of what is free beside each other."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], places.astype(np.int8), [0]))))
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        for start in range(first, end, LARGEST_BLOCK):
            yield start, min(end - start, LARGEST_BLOCK)


def _rectangle(run: tuple[int, int], first_row: int, end_row: int) -> tuple[int, int, int, int]:
    return run[0], first_row, run[1], end_row - first_row


def _block(
    lattice: Lattice, pattern: Planting, column: int, row: int, columns: int, rows: int
) -> Planting:
    block = copy(pattern)
    block.x_cm = round(lattice.x_cm + column * lattice.spacing_cm, 2)
    block.y_cm = round(lattice.y_cm + row * lattice.row_spacing_cm, 2)
    block.columns, block.rows = columns, rows
    block.spacing_cm, block.row_spacing_cm = lattice.spacing_cm, lattice.row_spacing_cm
    return block
