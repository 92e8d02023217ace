"""The square cells for which sun is counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from plants.agronomy.shade.obstacles import Outline, Point

FINEST_CELL_M = 0.25
COARSEST_CELL_M = 0.5
USUAL_CELLS_A_SIDE = 50
# Half metres on 60 × 40 m; of larger grounds the cells are coarser.
MOST_CELLS = 9600


@dataclass(frozen=True, slots=True)
class RaisedBed:
    outline: Outline
    height_m: float


@dataclass(frozen=True, slots=True)
class CellGrid:
    """`left_m` and `top_m` are its corner on the plan; cells are told by row and column."""

    left_m: float
    top_m: float
    cell_m: float
    columns: int
    rows: int
    raised_beds: tuple[RaisedBed, ...] = ()

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows, self.columns

    def centres_m(self) -> tuple[np.ndarray, np.ndarray]:
        """x and y of all cells, row by row."""
        x_m, y_m = self._axes_m()
        return np.tile(x_m, self.rows), np.repeat(y_m, self.columns)

    def _axes_m(self) -> tuple[np.ndarray, np.ndarray]:
        x_m = self.left_m + (np.arange(self.columns) + 0.5) * self.cell_m
        y_m = self.top_m + (np.arange(self.rows) + 0.5) * self.cell_m
        return x_m, y_m

    def heights_m(self) -> np.ndarray:
        """Of the soil above the ground, row by row."""
        x_m, y_m = self.centres_m()
        heights_m = np.zeros(x_m.size)
        for bed in self.raised_beds:
            heights_m[is_inside(bed.outline, x_m, y_m)] = bed.height_m
        return heights_m

    def covers(self, outline: Outline) -> np.ndarray:
        """Mask of the cells whose centre lies in the outline; only those near it are looked at."""
        covered = np.zeros(self.shape, dtype=bool)
        (left_m, top_m), (right_m, bottom_m) = np.min(outline, axis=0), np.max(outline, axis=0)
        x_m, y_m = self._axes_m()
        columns = slice(*np.searchsorted(x_m, (left_m, right_m)))
        rows = slice(*np.searchsorted(y_m, (top_m, bottom_m)))
        covered[rows, columns] = is_inside(outline, *np.meshgrid(x_m[columns], y_m[rows]))
        return covered

    def cells_of(self, outline: Outline) -> np.ndarray:
        """The same, or of the cell it hides in."""
        inside = self.covers(outline)
        if not inside.any():
            x_m, y_m = self.centres_m()
            centre_x_m, centre_y_m = np.mean(outline, axis=0)
            nearest = np.hypot(x_m - centre_x_m, y_m - centre_y_m).argmin()
            inside[np.unravel_index(nearest, self.shape)] = True
        return inside


def grid_over(outline: Outline, raised_beds: tuple[RaisedBed, ...] = ()) -> CellGrid:
    """Cells of 25 to 50 cm over the whole outline, about fifty along its longer side."""
    (left_m, top_m), (right_m, bottom_m) = np.min(outline, axis=0), np.max(outline, axis=0)
    longest_m = max(right_m - left_m, bottom_m - top_m)
    usual_m = min(COARSEST_CELL_M, max(FINEST_CELL_M, longest_m / USUAL_CELLS_A_SIDE))
    cell_m = max(usual_m, sqrt((right_m - left_m) * (bottom_m - top_m) / MOST_CELLS))
    return CellGrid(
        left_m=float(left_m),
        top_m=float(top_m),
        cell_m=float(cell_m),
        columns=max(1, ceil((right_m - left_m) / cell_m)),
        rows=max(1, ceil((bottom_m - top_m) / cell_m)),
        raised_beds=raised_beds,
    )


def is_inside(outline: Outline, x_m: np.ndarray, y_m: np.ndarray) -> np.ndarray:
    """Whether a ray to the right crosses the outline an odd number of times."""
    inside = np.zeros(x_m.shape, dtype=bool)
    for (ax, ay), (bx, by) in edges(outline):
        if ay != by:
            between = (ay > y_m) != (by > y_m)
            inside ^= between & (x_m < ax + (y_m - ay) * (bx - ax) / (by - ay))
    return inside


def edges(outline: Outline) -> Iterator[tuple[Point, Point]]:
    return zip(outline, (*outline[1:], outline[0]), strict=True)
