"""Outlines in centimetres, x to the right and y down; pure, so that models may ask it.

A thing has a frame of its own, `length_cm` x `width_cm` with its origin in the north-western
corner. On the land the frame is turned clockwise about its middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree

RECTANGLE, CIRCLE, POLYGON = "rectangle", "circle", "polygon"
# Two things that share less than this touch: nobody measures a garden more finely.
TOLERANCE_CM = 0.5
LEAST_AREA_CM2 = 225
_ROUNDING_CM = 1e-6
_TURNS = np.linspace(0, 2 * pi, 128, endpoint=False)
_UNIT_CIRCLE = np.column_stack((np.cos(_TURNS), np.sin(_TURNS)))
_UNIT_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])

Points = Sequence[Sequence[float]]
Outline = Polygon
Geometry = shapely.Geometry


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a frame lies on the land."""

    x_cm: float
    y_cm: float
    rotation_deg: float
    length_cm: float
    width_cm: float

    def on_land(self, points: np.ndarray) -> np.ndarray:
        """Points of the frame, one a row, in the land's frame."""
        turn = radians(self.rotation_deg)
        east, south = cos(turn), sin(turn)
        x, y = self.length_cm / 2, self.width_cm / 2
        moved = (self.x_cm + x - x * east + y * south, self.y_cm + y - x * south - y * east)
        return points @ np.array(((east, south), (-south, east))) + moved


def ring(shape: str, length_cm: float, width_cm: float, points: Points = ()) -> np.ndarray:
    """Corners of the outline in the thing's own frame, one a row."""
    if shape == CIRCLE:
        return (_UNIT_CIRCLE + 1) * (length_cm / 2)
    if shape == POLYGON:
        return np.array(points, dtype=float)
    return _UNIT_SQUARE * (length_cm, width_cm)


def strip(points: Points, width_cm: float) -> np.ndarray:
    """The ring around a path that runs through the points."""
    path = LineString(points).buffer(width_cm / 2, cap_style="flat", join_style="mitre")
    return shapely.get_coordinates(path.exterior)


def outlines(rings: Sequence[np.ndarray]) -> list[Outline]:
    """All at once, which takes a tenth of the time."""
    if not rings:
        return []
    numbers = np.repeat(np.arange(len(rings)), [len(corners) for corners in rings])
    return list(shapely.polygons(shapely.linearrings(np.concatenate(rings), indices=numbers)))


def area_cm2(shape: str, length_cm: float, width_cm: float, points: Points = ()) -> float:
    if shape == CIRCLE:
        return pi * length_cm**2 / 4
    if shape == POLYGON:
        return Polygon(points).area
    return length_cm * width_cm


def is_simple(points: Points) -> bool:
    """Whether lines from corner to corner enclose one piece of ground and never cross."""
    return len(points) >= 3 and Polygon(points).is_valid


def held(
    around: Outline, wests: np.ndarray, north: float, length_cm: float, width_cm: float
) -> np.ndarray:
    """Which rectangles that begin at `wests`, `north` lie inside, on the edge too; one without
    length or width counts."""
    corners = ring(RECTANGLE, length_cm, width_cm)
    origins = np.column_stack((wests, np.full(len(wests), north)))
    edges = shapely.linestrings(origins[:, np.newaxis] + np.vstack((corners, corners[:1])))
    widened = around.buffer(_ROUNDING_CM)
    shapely.prepare(widened)
    return shapely.covers(widened, edges)


def overlapping(thing: Outline, others: Sequence[Outline]) -> list[int]:
    """Numbers of the others that share ground with it; what touches does not."""
    near = STRtree(others).query(thing, predicate="intersects")
    core = _core(thing)
    return sorted(int(number) for number in near if _core(others[number]).intersects(core))


def near_pairs(things: Sequence[Geometry], distance_cm: float) -> list[tuple[int, int]]:
    """Numbers of every two that come so near to each other, edge to edge."""
    if not things:
        return []
    found = STRtree(things).query(things, predicate="dwithin", distance=distance_cm)
    return sorted((one, other) for one, other in found.T.tolist() if one < other)


def hulls(groups: Sequence[np.ndarray]) -> list[Geometry]:
    """A point, a line or an outline around each group of points, one a row."""
    if not groups:
        return []
    numbers = np.repeat(np.arange(len(groups)), [len(points) for points in groups])
    points = shapely.points(np.concatenate(groups))
    return list(shapely.convex_hull(shapely.multipoints(points, indices=numbers)))


def sticks_out_cm(thing: Outline, length_cm: float, width_cm: float) -> float:
    """How far it lies outside a land of this size, at the worst edge; 0 for what is inside."""
    west, north, east, south = thing.bounds
    return max(0.0, -west, -north, east - length_cm, south - width_cm)


def way_out_cm(moving: Outline, standing: Outline, east: int, south: int) -> float:
    """How far `moving` goes in this direction until it no longer overlaps `standing`."""
    west, north, right, bottom = moving.union(standing).bounds
    near, far = 0.0, (right - west) * abs(east) + (bottom - north) * abs(south)
    while far - near > TOLERANCE_CM / 4:
        middle = (near + far) / 2
        moved = shifted(moving, middle * east, middle * south)
        near, far = (middle, far) if overlapping(moved, [standing]) else (near, middle)
    return far


def shifted(thing: Outline, east_cm: float, south_cm: float) -> Outline:
    return shapely.transform(thing, lambda points: points + np.array((east_cm, south_cm)))


def _core(thing: Outline) -> Outline:
    return thing.buffer(-TOLERANCE_CM / 2, quad_segs=1, join_style="mitre")
