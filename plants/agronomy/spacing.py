"""How many plants a bed holds, how crowded it is, who overlaps whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, radians, sqrt, tan

HEX_GAIN = 2 / sqrt(3)
INTENSIVE_FACTOR = 0.85
# A bed of which less is taken at full size has room left.
ROOMY_BELOW = 0.5
SHADE_MARGIN_M = 0.3
# Of the direction to the equator: what stands there is between a plant and the noon sun.
SHADE_ARC_DEG = 60
# Of both root radii together: nearer than this the roots meet.
ROOT_SHARE = 0.8
SQUARE_M, MOST_IN_A_SQUARES_ROW = 0.3, 4

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class PlantCount:
    square: int
    hexagonal: int

    @property
    def best(self) -> int:
        return max(self.square, self.hexagonal)


def plant_count(length_m: float, width_m: float, spacing_m: float) -> PlantCount:
    """Half a spacing is kept to the bed's edge; rows run along the length."""
    return PlantCount(
        square=_steps(length_m, spacing_m) * _steps(width_m, spacing_m),
        hexagonal=_hexagonal_count(length_m, width_m, spacing_m),
    )


def _hexagonal_count(length_m: float, width_m: float, spacing_m: float) -> int:
    if width_m + _ROUNDING < spacing_m:
        return 0
    rows = 1 + _steps(width_m - spacing_m, spacing_m * sqrt(3) / 2)
    odd, even = _steps(length_m, spacing_m), _steps(length_m - spacing_m / 2, spacing_m)
    return (rows + 1) // 2 * odd + rows // 2 * even


def _steps(distance_m: float, step_m: float) -> int:
    return max(0, int(distance_m / step_m + _ROUNDING))


def square_side(spacing_m: float) -> int:
    """Of a square foot, planted intensively: 1, 2, 3 or 4 plants a side, so 1, 4, 9 or 16."""
    side = _steps(SQUARE_M, INTENSIVE_FACTOR * spacing_m)
    return min(max(side, 1), MOST_IN_A_SQUARES_ROW)


def crowding_index(spacings_m: Iterable[float], area_m2: float) -> float:
    """Ground the plants need, one spacing each, over ground there is."""
    return sum(spacing_m**2 for spacing_m in spacings_m) / area_m2


def crowding_severity(index: float) -> str | None:
    """Up to HEX_GAIN the plants still fit in hexagons."""
    if index > 1.5:
        return "critical"
    if index > 1.155:
        return "warning"
    return "info" if index > 1.0 + _ROUNDING else None


def needed_distance_m(spacing_a_m: float, spacing_b_m: float) -> float:
    return (spacing_a_m + spacing_b_m) / 2


def pair_overlap(distance_m: float, spacing_a_m: float, spacing_b_m: float) -> float:
    """0 at the needed distance or beyond, 1 at the same spot."""
    return max(0.0, 1 - distance_m / needed_distance_m(spacing_a_m, spacing_b_m))


def overlap_severity(overlap: float) -> str | None:
    if overlap > 0.50:
        return "critical"
    if overlap > 0.25:
        return "warning"
    return "advice" if overlap > 0.10 else None


def root_class(depth_m: float) -> str:
    if depth_m < 0.45:
        return "shallow"
    return "medium" if depth_m <= 0.9 else "deep"


def is_root_competition(
    depths_m: tuple[float, float], radii_m: tuple[float, float], distance_m: float
) -> bool:
    """Between two heavy feeders; of low confidence."""
    is_same_layer = root_class(depths_m[0]) == root_class(depths_m[1])
    return is_same_layer and distance_m < ROOT_SHARE * sum(radii_m)


def shadow_length_m(height_m: float, sun_elevation_deg: float) -> float:
    """Endless with the sun on or below the horizon."""
    if sun_elevation_deg <= 0:
        return inf
    return height_m / tan(radians(sun_elevation_deg))


def is_shaded_at_noon(
    taller_m: float, shorter_m: float, distance_m: float, noon_elevation_deg: float
) -> bool:
    """Of two plants, the taller on the equator's side (within 60°)."""
    excess_m = taller_m - shorter_m
    return excess_m > SHADE_MARGIN_M and distance_m < shadow_length_m(excess_m, noon_elevation_deg)
