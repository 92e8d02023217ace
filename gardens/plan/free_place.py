"""The first free place of a bed: from the north-west corner, row by row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from gardens.models import Bed, Planting
from plants.models import Plant
from plants.models.plant import CLOSEST_SINGLE_ROW_CM

STEP_CM = 5.0
# A pinch of seed: this long a strip, this many rows.
STRIP_CM, STRIP_ROWS = 60, 3
_ROUNDING_CM = 1e-6


def usual_block(plant: Plant, bed: Bed) -> Iterator[tuple[int, int]]:
    """(columns, rows) as one would plant it, then less where that has no room."""
    if plant.spacing_in_row_cm < CLOSEST_SINGLE_ROW_CM:
        columns = max(1, min(STRIP_CM, bed.length_cm) // plant.spacing_in_row_cm)
        rows = max(1, min(STRIP_ROWS, bed.width_cm // plant.block_row_spacing_cm))
        yield columns, rows
        yield columns, 1
    yield 1, 1


def first_free_place(
    planting: Planting, bed: Bed, present: Iterable[Planting]
) -> tuple[float, float] | None:
    """(x, y) of its first stem, half a spacing off the edges where the bed is wide enough.

    Blocks count as rectangles with half a spacing around their stems, so that rows stay straight.
    """
    return place_in(bed, planting, rectangles(present))


def place_in(bed: Bed, planting: Planting, taken: np.ndarray) -> tuple[float, float] | None:
    """The same between `rectangles`."""
    xs = _positions(bed.length_cm, planting.block_length_cm, planting.spacing_cm)
    ys = _positions(bed.width_cm, planting.block_width_cm, planting.row_spacing_cm)
    is_free = free_grid(xs, ys, planting, taken)
    for row in np.flatnonzero(is_free.any(axis=1)):
        free, y = xs[is_free[row]], ys[row]
        if not bed.is_rectangle:
            free = free[planting.is_held(bed, free, y)]
        if free.size:
            return float(free[0]), float(y)
    return None


def free_grid(xs: np.ndarray, ys: np.ndarray, planting: Planting, taken: np.ndarray) -> np.ndarray:
    """Whether its first stem may stand there, shape (ys, xs); both ascend.

    A block keeps a rectangle of first stems for itself. All of them are added up by their corners,
    so that neither more blocks nor larger ones cost more than once.
    """
    west, north, east, south, spacing, row_spacing = taken.T
    near_x = (spacing + planting.spacing_cm) / 2 - _ROUNDING_CM
    near_y = (row_spacing + planting.row_spacing_cm) / 2 - _ROUNDING_CM
    first_column = np.searchsorted(xs, west - planting.block_length_cm - near_x, side="right")
    first_row = np.searchsorted(ys, north - planting.block_width_cm - near_y, side="right")
    end_column, end_row = np.searchsorted(xs, east + near_x), np.searchsorted(ys, south + near_y)
    marks = np.zeros((ys.size + 1, xs.size + 1), dtype=np.int32)
    for rows, columns, sign in (
        *((first_row, first_column, 1), (end_row, end_column, 1)),
        *((first_row, end_column, -1), (end_row, first_column, -1)),
    ):
        np.add.at(marks, (rows, columns), sign)
    return marks.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] == 0


@dataclass(frozen=True, slots=True)
class TakenGround:
    """Of plantings, to be asked for many others; a tree finds the near ones."""

    plantings: Sequence[Planting]
    tree: shapely.STRtree

    @classmethod
    def of(cls, plantings: Sequence[Planting]) -> "TakenGround":
        return cls(plantings, shapely.STRtree(grounds(plantings)))

    def in_the_way(self, planting: Planting) -> list[Planting]:
        """Of what it may not stand with where it is put, counted the same way; in their order."""
        west, north, east, south = planting.ground_cm
        margin = _ROUNDING_CM
        ground = shapely.box(west + margin, north + margin, east - margin, south - margin)
        return [self.plantings[index] for index in sorted(self.tree.query(ground))]


def grounds(plantings: Iterable[Planting]) -> np.ndarray:
    """Half a spacing around the stems of each, as shapes."""
    edges = np.array([planting.ground_cm for planting in plantings], dtype=float)
    return shapely.box(*edges.reshape(-1, 4).T)


def _positions(side_cm: float, block_cm: float, spacing_cm: float) -> np.ndarray:
    """Of the first stem; a bed narrower than the plant takes it in its middle."""
    spare_cm = side_cm - block_cm
    if spare_cm < 0:
        return np.array([])
    if spare_cm < spacing_cm:
        return np.array([spare_cm / 2])
    return np.arange(spacing_cm / 2, spare_cm - spacing_cm / 2 + _ROUNDING_CM, STEP_CM)


def rectangles(present: Iterable[Planting]) -> np.ndarray:
    """West, north, east, south, spacing and row spacing of each block, one row each."""
    rows = [(*block.stems_cm, block.spacing_cm, block.row_spacing_cm) for block in present]
    return np.array(rows, dtype=float).reshape(-1, 6)
