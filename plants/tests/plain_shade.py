"""The oracle of sun hours: one ray to the sun per cell and step, in plain arithmetic, no bins."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from math import cos, inf, radians, sin, sqrt, tan

from plants.agronomy.shade.obstacles import Building, Fence, Obstacle, Point, Tree
from plants.agronomy.shade.sun_hours import Site, in_leaf
from plants.agronomy.solar import SunPosition, sun_position

STEP_MIN = 5

Eye = tuple[float, float, float]


def plain_sun_hours(eye: Eye, obstacles: Sequence[Obstacle], site: Site, on: date) -> float:
    is_in_leaf = in_leaf(site.latitude_deg, on.month)
    shares = [plain_share(eye, obstacles, sun, is_in_leaf) for sun in _suns(site, on)]
    return sum(shares) * STEP_MIN / 60


@lru_cache
def _suns(site: Site, on: date) -> list[SunPosition]:
    """Those high enough to count, at the middle of each step; azimuths on the plan."""
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
    steps = range(24 * 60 // STEP_MIN)
    moments = (midnight + timedelta(minutes=(step + 0.5) * STEP_MIN) for step in steps)
    suns = [sun_position(site.latitude_deg, site.longitude_deg, at) for at in moments]
    return [
        SunPosition(sun.elevation_deg, sun.azimuth_deg + site.north_deg)
        for sun in suns
        if sun.elevation_deg > 3
    ]


def plain_share(
    eye: Eye, obstacles: Sequence[Obstacle], sun: SunPosition, is_in_leaf: bool
) -> float:
    x_m, y_m, z_m = eye
    ray = sin(radians(sun.azimuth_deg)), -cos(radians(sun.azimuth_deg))
    climb = tan(radians(sun.elevation_deg))
    shares = [1.0]
    for obstacle in obstacles:
        lowest_m = obstacle.clear_stem_m if isinstance(obstacle, Tree) else 0.0
        for enters_m, leaves_m in _passages((x_m, y_m), ray, obstacle):
            low_m, high_m = z_m + enters_m * climb, z_m + leaves_m * climb
            if low_m <= obstacle.height_m and high_m >= lowest_m:
                shares.append(obstacle.transmission.share(is_in_leaf))
    return min(shares)


def _passages(eye: Point, ray: Point, obstacle: Obstacle) -> list[Point]:
    """From where to where along the ground the ray is over the obstacle."""
    if isinstance(obstacle, Tree):
        return _through_circle(obstacle.x_m - eye[0], obstacle.y_m - eye[1], ray, obstacle)
    if isinstance(obstacle, Fence):
        met = _meets(eye, ray, obstacle.start, obstacle.end)
        return [(met, met)] if met < inf else []
    return _through_outline(eye, ray, obstacle)


def _through_circle(x_m: float, y_m: float, ray: Point, tree: Tree) -> list[Point]:
    middle = x_m * ray[0] + y_m * ray[1]
    aside = abs(x_m * ray[1] - y_m * ray[0])
    if aside > tree.canopy_radius_m:
        return []
    half = sqrt(tree.canopy_radius_m**2 - aside**2)
    return [(max(0.0, middle - half), middle + half)] if middle + half > 0 else []


def _through_outline(eye: Point, ray: Point, building: Building) -> list[Point]:
    corners = [*building.outline, building.outline[0]]
    met = sorted(
        distance
        for start, end in pairwise(corners)
        if (distance := _meets(eye, ray, start, end)) < inf
    )
    if len(met) % 2:
        met.insert(0, 0.0)
    return list(zip(met[::2], met[1::2], strict=True))


def _meets(eye: Point, ray: Point, start: Point, end: Point) -> float:
    """Distance along the ray to the segment; infinite where it misses."""
    ex, ey = end[0] - start[0], end[1] - start[1]
    sx, sy = start[0] - eye[0], start[1] - eye[1]
    cross = ray[0] * ey - ray[1] * ex
    if cross == 0:
        return inf
    along_ray = (sx * ey - sy * ex) / cross
    along_edge = (sx * ray[1] - sy * ray[0]) / cross
    return along_ray if along_ray > 0 and 0 <= along_edge <= 1 else inf
