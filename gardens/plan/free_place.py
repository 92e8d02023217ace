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
    xs = _positions(bed.length_cm, planting.block_length_cm, planting.spacing_cm)
    ys = _positions(bed.width_cm, planting.block_width_cm, planting.row_spacing_cm)
    taken = _rectangles(present)
    for y in ys:
        free = xs[_free(xs, y, planting, taken)]
        if not bed.is_rectangle:
            free = free[planting.is_held(bed, free, y)]
        if free.size:
            return float(free[0]), float(y)
    return None


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


def _rectangles(present: Iterable[Planting]) -> np.ndarray:
    """West, north, east, south, spacing and row spacing of each block, one row each."""
    rows = [(*block.stems_cm, block.spacing_cm, block.row_spacing_cm) for block in present]
    return np.array(rows, dtype=float).reshape(-1, 6)


def _free(xs: np.ndarray, y: float, planting: Planting, taken: np.ndarray) -> np.ndarray:
    west, north, east, south, spacing, row_spacing = taken.T
    away_y = np.maximum(0, np.maximum(north - y - planting.block_width_cm, y - south))
    left = xs[:, np.newaxis]
    away_x = np.maximum(0, np.maximum(west - left - planting.block_length_cm, left - east))
    needed_x = (spacing + planting.spacing_cm) / 2
    needed_y = (row_spacing + planting.row_spacing_cm) / 2
    is_apart = (away_x >= needed_x - _ROUNDING_CM) | (away_y >= needed_y - _ROUNDING_CM)
    return is_apart.all(axis=1)
