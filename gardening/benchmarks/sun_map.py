"""Sun hours of twelve months in 50 × 50 cells among ten obstacles of five densities."""

from collections.abc import Callable

import numpy as np

from gardening.benchmarks.measuring import Benchmark
from plants.agronomy.shade.grid import grid_over
from plants.agronomy.shade.horizon import HorizonMap, horizon_map
from plants.agronomy.shade.obstacles import EVERGREEN, GREENHOUSE, Building, Fence, Obstacle, Tree
from plants.agronomy.shade.sun_hours import Site, monthly_sun_hours

GRID = grid_over(((0, 0), (15, 0), (15, 15), (0, 15)))
SITE = Site(latitude_deg=50, longitude_deg=10, north_deg=20)
YEAR = 2026
OBSTACLES: tuple[Obstacle, ...] = (
    Tree(3, 4, height_m=6, canopy_radius_m=2, clear_stem_m=1.5),
    Tree(12, 3, height_m=5, canopy_radius_m=1.8, clear_stem_m=1.2),
    Tree(16, 9, height_m=8, canopy_radius_m=3),
    Tree(7, 13, height_m=3, canopy_radius_m=1.2, transmission=EVERGREEN),
    Building(((5, -2), (8, -2), (8, 0), (5, 0)), height_m=2.5),
    Building(((9, 10), (13, 10), (13, 13), (9, 13)), 2.4, GREENHOUSE),
    Building(((-8, 2), (-1, 2), (-1, 12), (-8, 12)), height_m=8),
    Fence((0, 15), (15, 15), height_m=1.8),
    Fence((15, 0), (15, 15), height_m=1.5, porosity=0.4),
    Fence((0, 0), (0, 15), height_m=1.2),
)


def _new() -> Callable[[], np.ndarray]:
    return lambda: monthly_sun_hours(horizon_map(GRID, OBSTACLES), SITE, YEAR)


def _cached() -> Callable[[], np.ndarray]:
    horizon = horizon_map(GRID, OBSTACLES)
    return lambda: monthly_sun_hours(horizon, SITE, YEAR)


def _stored() -> Callable[[], np.ndarray]:
    stored = horizon_map(GRID, OBSTACLES).to_bytes()
    return lambda: monthly_sun_hours(HorizonMap.from_bytes(stored), SITE, YEAR)


BENCHMARKS = (
    Benchmark("sun-map-new-geometry", 100, _new),
    Benchmark("sun-map-cached-geometry", 15, _cached),
    Benchmark("sun-map-stored-geometry", 15, _stored),
)
