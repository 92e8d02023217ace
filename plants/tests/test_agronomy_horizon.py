"""Horizon maps against one ray per cell and moment; how they are named and stored."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plants.agronomy.shade.grid import CellGrid, RaisedBed, grid_over
from plants.agronomy.shade.horizon import (
    ELEVATION_STEP_DEG,
    HorizonMap,
    geometry_digest,
    horizon_map,
)
from plants.agronomy.shade.obstacles import (
    DECIDUOUS,
    EVERGREEN,
    GREENHOUSE,
    OPAQUE,
    Building,
    Fence,
    Obstacle,
    Tree,
)
from plants.agronomy.shade.silhouettes import BINS, Viewpoints, silhouettes
from plants.agronomy.shade.sun_hours import (
    LOWEST_SUN_DEG,
    Site,
    in_leaf,
    light_at,
    monthly_sun_hours,
    sun_hours,
)
from plants.agronomy.solar import SunPosition, sun_position
from plants.tests.plain_shade import plain_share, plain_sun_hours

GRID = CellGrid(left_m=0, top_m=0, cell_m=3, columns=5, rows=5)
PLACES_M = st.floats(-12, 12)
HEIGHTS_M = st.floats(0.5, 9)
TREES = st.builds(
    Tree,
    x_m=PLACES_M,
    y_m=PLACES_M,
    height_m=HEIGHTS_M,
    canopy_radius_m=st.floats(0.3, 3),
    clear_stem_m=st.sampled_from([0.0, 0.4]),
    transmission=st.sampled_from([DECIDUOUS, EVERGREEN]),
)
FENCES = st.builds(
    Fence,
    start=st.tuples(PLACES_M, PLACES_M),
    end=st.tuples(PLACES_M, PLACES_M),
    height_m=HEIGHTS_M,
    porosity=st.sampled_from([0.0, 0.4]),
)
BUILDINGS = st.builds(
    lambda x_m, y_m, length_m, width_m, height_m, transmission: Building(
        box(x_m, y_m, length_m, width_m), height_m, transmission
    ),
    PLACES_M,
    PLACES_M,
    st.floats(0.5, 8),
    st.floats(0.5, 8),
    HEIGHTS_M,
    st.sampled_from([OPAQUE, GREENHOUSE]),
)
SITES = st.builds(Site, st.floats(-75, 75), st.floats(-180, 180), st.floats(-180, 180))


def box(x_m: float, y_m: float, length_m: float, width_m: float) -> tuple:
    right_m, bottom_m = x_m + length_m, y_m + width_m
    return (x_m, y_m), (right_m, y_m), (right_m, bottom_m), (x_m, bottom_m)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(TREES, FENCES, BUILDINGS), max_size=5),
    SITES,
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.sampled_from([0.0, 0.6]),
)
def test_light_is_that_of_a_ray_along_the_middle_of_the_bin(obstacles, site, on, bed_height_m):
    eye = (0.0137, -0.0071, bed_height_m)
    bed = RaisedBed(box(-1, -1, 2, 2), bed_height_m)
    cell = CellGrid(eye[0] - 0.05, eye[1] - 0.05, 0.1, 1, 1, raised_beds=(bed,))
    horizon = horizon_map(cell, obstacles)
    is_in_leaf = in_leaf(site.latitude_deg, on.month)
    for hour in range(24):
        at = datetime(on.year, on.month, on.day, hour, 20, tzinfo=UTC)
        sun = sun_position(site.latitude_deg, site.longitude_deg, at)
        if sun.elevation_deg <= LOWEST_SUN_DEG:
            assert light_at(horizon, site, at) == 0
            continue
        shares = [
            plain_share(eye, obstacles, near, is_in_leaf) for near in rays_of_the_bin(sun, site)
        ]
        light = float(light_at(horizon, site, at)[0, 0])
        assert min(shares) - 1e-6 <= light <= max(shares) + 1e-6


def rays_of_the_bin(sun: SunPosition, site: Site) -> list[SunPosition]:
    """To the left and right of its middle, and half a step of elevation up and down."""
    width_deg = 360 / BINS
    middle_deg = ((sun.azimuth_deg + site.north_deg) % 360 // width_deg + 0.5) * width_deg
    half_step_deg = ELEVATION_STEP_DEG / 2 + 1e-4
    return [
        SunPosition(sun.elevation_deg + up_deg, middle_deg + aside_deg)
        for up_deg in (-half_step_deg, 0, half_step_deg)
        for aside_deg in (-1e-4, 0, 1e-4)
    ]


def test_a_fence_seen_end_on_hides_next_to_nothing():
    """Here rounding says left by areas, right by bearings."""
    seen_from = Viewpoints(*np.array([[4.046477184585317], [0.6798329471847958], [0]]))
    fence = Fence(
        (3.084430765990689, 1.2131871338837001), (0.8105028674942951, 2.4738424842629283), 3
    )
    assert sum(seen.bin.size for seen in silhouettes(fence, seen_from)) <= 1


def test_hours_are_close_to_those_of_one_ray_every_five_minutes():
    """2 gardens of 25 cells; a season is April to October. Figures of more: docs/performance.md."""
    errors_h = np.concatenate([errors_of_garden_h(seed) for seed in (1, 2)], axis=1)
    months_h, seasons_h = np.abs(errors_h), np.abs(errors_h[3:10].mean(axis=0))
    assert abs(errors_h.mean()) < 0.03
    assert months_h.mean() < 0.1
    assert np.percentile(months_h, 99) < 0.4
    assert np.percentile(seasons_h, 99) < 0.2


def errors_of_garden_h(seed: int) -> np.ndarray:
    """Shape (12, cells)."""
    obstacles, site = random_garden(Random(seed))
    fast_h = monthly_sun_hours(horizon_map(GRID, obstacles), site, 2026).reshape(12, -1)
    eyes = [(float(x_m), float(y_m), 0.0) for x_m, y_m in zip(*GRID.centres_m(), strict=True)]
    days = [date(2026, month, 15) for month in range(1, 13)]
    plain_h = [[plain_sun_hours(eye, obstacles, site, on) for eye in eyes] for on in days]
    return fast_h - np.array(plain_h)


def random_garden(chance: Random) -> tuple[list[Obstacle], Site]:
    """15 × 15 m, with six trees, two buildings and two fences in it or near."""

    def near_m() -> float:
        return chance.uniform(-3, 18)

    trees = [
        Tree(near_m(), near_m(), chance.uniform(2, 8), chance.uniform(0.5, 2.5), clear_stem_m)
        for clear_stem_m in (0, 0, 0, 1.2, 1.5, 1.8)
    ]
    buildings = [
        Building(box(near_m(), near_m(), 4, 3), chance.uniform(2, 6), transmission)
        for transmission in (OPAQUE, GREENHOUSE)
    ]
    fences = [
        Fence((near_m(), near_m()), (near_m(), near_m()), chance.uniform(1, 2), porosity)
        for porosity in (0, 0.4)
    ]
    site = Site(chance.choice([-1, 1]) * chance.uniform(25, 60), 10, chance.uniform(0, 360))
    return [*trees, *buildings, *fences], site


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(FENCES, BUILDINGS), max_size=3),
    st.one_of(TREES, FENCES, BUILDINGS),
    SITES,
    st.integers(1, 12),
)
def test_what_grows_takes_sun_and_gives_none(others, obstacle, site, month):
    on = [date(2026, month, 15)]
    grown = replace(obstacle, height_m=obstacle.height_m * 1.5)
    open_h, before_h, after_h = (
        sun_hours(horizon_map(GRID, scene), site, on)
        for scene in (others, [*others, obstacle], [*others, grown])
    )
    assert (after_h <= before_h + 1e-4).all()
    assert (before_h <= open_h + 1e-4).all()
    assert after_h.min() >= 0


def a_scene() -> tuple[CellGrid, list[Obstacle]]:
    bed = RaisedBed(box(1, 1, 2, 1), 0.3)
    grid = CellGrid(0, 0, 0.5, 20, 10, (bed,))
    return grid, random_garden(Random(3))[0]


def test_a_stored_map_gives_the_same_hours():
    grid, obstacles = a_scene()
    horizon = horizon_map(grid, obstacles)
    stored = horizon.to_bytes()
    again = HorizonMap.from_bytes(stored)
    site = Site(50, 10)
    assert np.array_equal(
        monthly_sun_hours(again, site, 2026), monthly_sun_hours(horizon, site, 2026)
    )
    assert len(stored) < len(horizon.layers) * BINS * 200
    assert HorizonMap.from_bytes(horizon_map(grid, []).to_bytes()) == HorizonMap(10, 20, ())


def test_digest_names_the_geometry_and_nothing_else():
    grid, obstacles = a_scene()
    name = geometry_digest(grid, obstacles)
    assert geometry_digest(grid, obstacles[::-1]) == name
    assert geometry_digest(replace(grid, left_m=1e-9), obstacles) == name
    assert geometry_digest(replace(grid, left_m=-0.0), obstacles) == name


CHANGES = [
    ("left_m", 0.01),
    ("cell_m", 0.25),
    ("columns", 21),
    ("raised_beds", ()),
    ("raised_beds", (RaisedBed(box(1, 1, 2, 1), 0.4),)),
]


@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_digest_changes_with_the_grid(name, value):
    grid, obstacles = a_scene()
    changed = replace(grid, **{name: value})
    assert geometry_digest(changed, obstacles) != geometry_digest(grid, obstacles)


def test_digest_changes_with_every_obstacle():
    grid, obstacles = a_scene()
    names = {geometry_digest(grid, obstacles)}
    for number, obstacle in enumerate(obstacles):
        others = obstacles[:number] + obstacles[number + 1 :]
        names.add(geometry_digest(grid, others))
        names.add(geometry_digest(grid, [*others, replace(obstacle, height_m=3.21)]))
    assert len(names) == 2 * len(obstacles) + 1


def test_digest_tells_a_bare_tree_from_an_evergreen():
    grid, _ = a_scene()
    tree = Tree(1, 1, 3, 1)
    ever = replace(tree, transmission=EVERGREEN)
    stem = replace(tree, clear_stem_m=0.5)
    assert len({geometry_digest(grid, [which]) for which in (tree, ever, stem)}) == 3


@pytest.mark.parametrize(
    ("length_m", "width_m", "cell_m", "shape"),
    [
        (3, 1.2, 0.25, (5, 12)),
        (15, 15, 0.3, (50, 50)),
        (25, 10, 0.5, (20, 50)),
        (60, 40, 0.5, (80, 120)),
        (0.2, 0.2, 0.25, (1, 1)),
    ],
)
def test_grid_of_a_land(length_m, width_m, cell_m, shape):
    grid = grid_over(box(2, 3, length_m, width_m))
    assert grid.cell_m == pytest.approx(cell_m)
    assert grid.shape == shape
    assert (grid.left_m, grid.top_m) == (2, 3)


def test_cells_of_a_bed_and_of_a_pot():
    grid = CellGrid(0, 0, 0.5, columns=4, rows=4)
    assert np.argwhere(grid.cells_of(box(0.5, 1, 1, 0.5))).tolist() == [[2, 1], [2, 2]]
    assert np.argwhere(grid.cells_of(box(1.05, 0.55, 0.1, 0.1))).tolist() == [[1, 2]]


def test_soil_of_a_raised_bed_lies_higher():
    bed = RaisedBed(((0, 0), (2, 0), (0, 2)), 0.4)
    grid = CellGrid(0, 0, 0.5, columns=4, rows=4, raised_beds=(bed,))
    assert grid.heights_m().reshape(grid.shape)[0].tolist() == [0.4, 0.4, 0.4, 0]


def test_a_day_of_sun_paths_is_that_of_single_moments():
    site, on = Site(-37.8, 145, 30), date(2026, 1, 15)
    grid, obstacles = a_scene()
    horizon = horizon_map(grid, obstacles)
    midnight = datetime(2026, 1, 15, tzinfo=UTC)
    moments = [midnight + timedelta(minutes=10 * step + 5) for step in range(144)]
    lit = sum(light_at(horizon, site, at) for at in moments)
    assert np.allclose(lit / 6, sun_hours(horizon, site, [on])[0], atol=1e-4)
