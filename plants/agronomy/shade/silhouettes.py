"""How high an obstacle stands against the sky, seen from each cell in each direction.

Directions are bins of the compass, clockwise from the plan's top. Only the bins an obstacle
covers are computed: a sighting is one cell and one of these bins.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plants.agronomy.shade.grid import edges, is_inside
from plants.agronomy.shade.obstacles import Building, Fence, Obstacle, Outline, Point, Tree

BINS = 180
_BIN_RAD = 2 * np.pi / BINS
_BEARINGS_RAD = (np.arange(BINS) + 0.5) * _BIN_RAD
_RIGHT = np.sin(_BEARINGS_RAD)
_DOWN = -np.cos(_BEARINGS_RAD)
_TINY_M = 1e-9
# Any nearer to the line of a face, rounding would decide on which side of it a cell lies.
_LEAST_TURN_M2 = 1e-6


@dataclass(frozen=True, slots=True)
class Viewpoints:
    """Flat arrays over the cells."""

    x_m: np.ndarray
    y_m: np.ndarray
    height_m: np.ndarray


@dataclass(frozen=True, slots=True)
class Silhouette:
    """The obstacle covers the sky from `base` to `top`, tangents of elevations."""

    cell: np.ndarray
    bin: np.ndarray
    base: np.ndarray
    top: np.ndarray


def silhouettes(obstacle: Obstacle, seen_from: Viewpoints) -> Iterator[Silhouette]:
    """May cover a bin of a cell more than once, each silhouette only once."""
    if isinstance(obstacle, Tree):
        yield _of_crown(obstacle, seen_from)
    elif isinstance(obstacle, Fence):
        yield _of_face(obstacle.start, obstacle.end, obstacle.height_m, seen_from)
        yield _of_face(obstacle.end, obstacle.start, obstacle.height_m, seen_from)
    else:
        yield _from_inside(obstacle, seen_from)
        for start, end in edges(_anticlockwise(obstacle.outline)):
            yield _of_face(start, end, obstacle.height_m, seen_from)


def _anticlockwise(outline: Outline) -> Outline:
    twice_area = sum(ax * by - bx * ay for (ax, ay), (bx, by) in edges(outline))
    return outline[::-1] if twice_area > 0 else outline


def _of_face(start: Point, end: Point, height_m: float, seen_from: Viewpoints) -> Silhouette:
    """Seen from where `end` lies clockwise of `start`.

    The tangent is (height / distance)·cos of the angle between direction and perpendicular.
    """
    x_m, y_m = start[0] - seen_from.x_m, start[1] - seen_from.y_m
    along_x_m, along_y_m = end[0] - start[0], end[1] - start[1]
    rise_m = height_m - seen_from.height_m
    turn = x_m * along_y_m - y_m * along_x_m
    is_seen = (rise_m > 0) & (turn > _LEAST_TURN_M2)
    from_rad = np.arctan2(x_m, -y_m)
    width_rad = (np.arctan2(x_m + along_x_m, -(y_m + along_y_m)) - from_rad) % (2 * np.pi)
    cell, direction = _bins(from_rad, np.where(is_seen, width_rad, 0))
    slope = np.divide(rise_m, turn, out=np.zeros_like(turn), where=is_seen)
    top = slope[cell] * (_RIGHT * along_y_m - _DOWN * along_x_m)[direction]
    return Silhouette(cell, direction, np.zeros_like(top), top)


def _of_crown(tree: Tree, seen_from: Viewpoints) -> Silhouette:
    x_m, y_m = tree.x_m - seen_from.x_m, tree.y_m - seen_from.y_m
    square = x_m**2 + y_m**2 - tree.canopy_radius_m**2
    distance_m = np.maximum(np.hypot(x_m, y_m), tree.canopy_radius_m)
    half_rad = np.where(square <= 0, np.pi, np.arcsin(tree.canopy_radius_m / distance_m))
    half_rad = np.where(tree.height_m > seen_from.height_m, half_rad, 0)
    cell, direction = _bins(np.arctan2(x_m, -y_m) - half_rad, 2 * half_rad)
    middle = x_m[cell] * _RIGHT[direction] + y_m[cell] * _DOWN[direction]
    chord = np.sqrt(np.maximum(0, middle**2 - square[cell]))
    near, far = middle - chord, middle + chord
    rise_m = (tree.height_m - seen_from.height_m)[cell]
    top = np.divide(rise_m, near, out=np.full_like(near, np.inf), where=near > _TINY_M)
    clear_m = np.maximum(0, tree.clear_stem_m - seen_from.height_m)[cell]
    return Silhouette(cell, direction, clear_m / np.maximum(_TINY_M, far), top)


def _from_inside(building: Building, seen_from: Viewpoints) -> Silhouette:
    indoors = is_inside(building.outline, seen_from.x_m, seen_from.y_m)
    indoors &= seen_from.height_m < building.height_m
    cell, direction = _bins(np.zeros(indoors.size), np.where(indoors, 2 * np.pi, 0))
    return Silhouette(cell, direction, np.zeros(cell.size), np.full(cell.size, np.inf))


def _bins(from_rad: np.ndarray, width_rad: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cells, and the bins whose middle lies in the sector clockwise from `from_rad`."""
    first = np.ceil(from_rad / _BIN_RAD - 0.5).astype(np.int32)
    last = np.ceil((from_rad + width_rad) / _BIN_RAD - 0.5).astype(np.int32)
    count = np.minimum(last - first, BINS)
    cell = np.repeat(np.arange(count.size, dtype=np.int32), count)
    shift = first - (np.cumsum(count, dtype=np.int32) - count)
    return cell, (np.arange(cell.size, dtype=np.int32) + shift[cell]) % BINS
