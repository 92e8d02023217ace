"""Where a new bed finds a place on the land."""

from collections.abc import Sequence

import numpy as np

from gardens.models import Bed, Land
from gardens.plan.geometry import Outline

# Room to walk between two beds, else side by side.
GAPS_CM = (50, 0)
_ROUNDING_CM = 1e-6


def put_down(bed: Bed, taken: Sequence[Outline], land: Land) -> bool:
    """Give the bed the first free place, row by row; everything counts as a rectangle."""
    bed.x_cm = bed.y_cm = 0
    corners = bed.ring_on_land
    west, north = corners.min(axis=0).tolist()
    boxes = np.array([other.bounds for other in taken], dtype=float).reshape(-1, 4)
    for gap_cm in GAPS_CM:
        if place := _first_free(np.ptp(corners, axis=0), boxes, land, gap_cm):
            bed.x_cm, bed.y_cm = place[0] - west, place[1] - north
            return True
    bed.x_cm = bed.y_cm = None
    return False


def _first_free(
    size: np.ndarray, boxes: np.ndarray, land: Land, gap_cm: float
) -> tuple[float, float] | None:
    length, width = size
    west, north, east, south = boxes.T
    xs = _starts(east, land.length_cm - length, gap_cm)
    ys = _starts(south, land.width_cm - width, gap_cm)
    needed = gap_cm - _ROUNDING_CM
    left = xs[:, np.newaxis]
    is_apart_x = (left - east >= needed) | (west - left - length >= needed)
    for y in ys:
        is_apart_y = (y - south >= needed) | (north - y - width >= needed)
        free = (is_apart_x | is_apart_y).all(axis=1)
        if free.any():
            return float(xs[free.argmax()]), float(y)
    return None


def _starts(ends: np.ndarray, last: float, gap_cm: float) -> np.ndarray:
    """Off the edge of the land, and behind every other thing."""
    first = min(gap_cm, max(0.0, last / 2))
    starts = np.unique(np.concatenate(([first], ends + gap_cm)))
    return starts[starts <= last + _ROUNDING_CM]
