"""Hours of direct sun that a taller neighbour takes from a plant on one day."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from plants.agronomy.shade.sun_hours import LOWEST_SUN_DEG, STEP_MIN
from plants.agronomy.solar import SunPath, sun_paths

STEPS_AN_HOUR = 60 // STEP_MIN


@dataclass(frozen=True, slots=True)
class Screen:
    """The ground of the taller one as seen from the lower one, in metres to the right and up on
    the plan of the bed, and by how much it is taller; it lets no sun through."""

    left_m: float
    right_m: float
    lower_m: float
    upper_m: float
    excess_m: float


def open_sun_h(latitude_deg: float, on: date) -> float:
    """Under a clear sky with nothing around."""
    return _path(latitude_deg, on).elevation_deg.size / STEPS_AN_HOUR


def hours_lost(screen: Screen, latitude_deg: float, on: date, bearing_deg: float = 0.0) -> float:
    """`bearing_deg` is the direction of the upper edge of the plan, clockwise from north."""
    path = _path(latitude_deg, on)
    azimuth_rad = np.radians(path.azimuth_deg - bearing_deg)
    enters_m = _distance_m(screen, np.sin(azimuth_rad), np.cos(azimuth_rad))
    reach_m = screen.excess_m / np.tan(np.radians(path.elevation_deg))
    return int((enters_m < reach_m).sum()) / STEPS_AN_HOUR


def _distance_m(screen: Screen, right: np.ndarray, up: np.ndarray) -> np.ndarray:
    """To where a line of sight in each direction comes upon the screen; endless where it misses."""
    with np.errstate(divide="ignore", invalid="ignore"):
        across = np.sort([screen.left_m / right, screen.right_m / right], axis=0)
        along = np.sort([screen.lower_m / up, screen.upper_m / up], axis=0)
    enters_m, leaves_m = np.fmax(across[0], along[0]), np.fmin(across[1], along[1])
    return np.where((enters_m <= leaves_m) & (leaves_m > 0), np.fmax(enters_m, 0.0), np.inf)


@lru_cache(maxsize=4096)
def _path(latitude_deg: float, on: date) -> SunPath:
    """Hours do not depend on the longitude."""
    [path] = sun_paths(latitude_deg, 0.0, [on], STEP_MIN)
    return path.above(LOWEST_SUN_DEG)
