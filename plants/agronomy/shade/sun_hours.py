"""Hours of direct sun that a clear sky gives each cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from plants.agronomy.shade.horizon import ELEVATION_STEP_DEG, HorizonMap, Layer
from plants.agronomy.shade.silhouettes import BINS
from plants.agronomy.solar import SunPath, sun_paths, sun_position

# Lower sun is too weak, and hidden by what no plan shows.
LOWEST_SUN_DEG = 3.0
STEP_MIN = 10
MID_MONTH = 15
# Months in leaf of deciduous trees north of the tropics (heuristic); six months later in the south.
LEAF_MONTHS = frozenset(range(5, 11))
TROPICS_DEG = 10


@dataclass(frozen=True, slots=True)
class Site:
    """`north_deg` is where north lies on the plan, clockwise from its top."""

    latitude_deg: float
    longitude_deg: float
    north_deg: float = 0.0


def in_leaf(latitude_deg: float, month: int) -> bool:
    """Near the equator trees are taken to keep their leaves."""
    if abs(latitude_deg) < TROPICS_DEG:
        return True
    return (month if latitude_deg > 0 else (month + 5) % 12 + 1) in LEAF_MONTHS


def monthly_sun_hours(horizon: HorizonMap, site: Site, year: int) -> np.ndarray:
    """On the 15th of each month; shape (12, rows, columns)."""
    return sun_hours(horizon, site, [date(year, month, MID_MONTH) for month in range(1, 13)])


def sun_hours(horizon: HorizonMap, site: Site, days: Sequence[date]) -> np.ndarray:
    """Shape (days, rows, columns)."""
    paths = sun_paths(site.latitude_deg, site.longitude_deg, days, STEP_MIN)
    lit = [_steps_lit(horizon, site, path, on) for path, on in zip(paths, days, strict=True)]
    return np.stack(lit) * (STEP_MIN / 60)


def light_at(horizon: HorizonMap, site: Site, at: datetime) -> np.ndarray:
    """Share of direct sun at one moment, shape (rows, columns)."""
    sun = sun_position(site.latitude_deg, site.longitude_deg, at)
    path = SunPath(np.array([sun.elevation_deg]), np.array([sun.azimuth_deg]))
    return _steps_lit(horizon, site, path, at.date())


def _steps_lit(horizon: HorizonMap, site: Site, path: SunPath, on: date) -> np.ndarray:
    """Of obstacles behind one another the densest counts. A day's 144 steps fit in a byte."""
    sun = path.above(LOWEST_SUN_DEG)
    is_in_leaf = in_leaf(site.latitude_deg, on.month)
    bins = ((sun.azimuth_deg + site.north_deg) % 360 / (360 / BINS)).astype(int) % BINS
    needed = np.ceil(sun.elevation_deg / ELEVATION_STEP_DEG).astype(np.uint8)[:, np.newaxis]
    free = np.ones((bins.size, horizon.rows * horizon.columns), dtype=bool)
    lit = np.zeros(free.shape[1], dtype=np.float32)
    for layer in sorted(horizon.layers, key=lambda layer: layer.transmission.share(is_in_leaf)):
        shaded = _covered(layer, bins, needed)
        shaded &= free
        free ^= shaded
        lit += layer.transmission.share(is_in_leaf) * _count(shaded)
    return (lit + _count(free)).reshape(horizon.rows, horizon.columns)


def _covered(layer: Layer, bins: np.ndarray, needed: np.ndarray) -> np.ndarray:
    covered = layer.top[bins] >= needed
    if layer.base is not None:
        covered &= layer.base[bins] < needed
    return covered


def _count(steps: np.ndarray) -> np.ndarray:
    return steps.view(np.uint8).sum(axis=0, dtype=np.uint8)
