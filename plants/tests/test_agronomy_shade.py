from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from plants.agronomy import solar
from plants.agronomy.shade.grid import CellGrid, RaisedBed
from plants.agronomy.shade.horizon import horizon_map
from plants.agronomy.shade.obstacles import (
    EVERGREEN,
    GREENHOUSE,
    OPAQUE,
    Building,
    Fence,
    Obstacle,
    Outline,
    Tree,
)
from plants.agronomy.shade.sun_hours import (
    Site,
    in_leaf,
    light_at,
    monthly_sun_hours,
    sun_hours,
)

BERLIN = Site(52.52, 13.405)
EQUINOX, MIDSUMMER, MIDWINTER = date(2024, 3, 20), date(2024, 6, 21), date(2024, 12, 21)
# One cell with its middle in the corner of the plan.
CELL = CellGrid(left_m=-0.1, top_m=-0.1, cell_m=0.2, columns=1, rows=1)


def rectangle(left_m: float, top_m: float, right_m: float, bottom_m: float) -> Outline:
    return (left_m, top_m), (right_m, top_m), (right_m, bottom_m), (left_m, bottom_m)


def hours(obstacles: list[Obstacle], on: date, site: Site = BERLIN, cell: CellGrid = CELL) -> float:
    return float(sun_hours(horizon_map(cell, obstacles), site, [on])[0, 0, 0])


def open_hours(on: date, site: Site = BERLIN) -> float:
    return hours([], on, site)


@pytest.mark.parametrize(
    ("on", "expected_h"),
    [
        pytest.param(EQUINOX, 11.4, id="LIG-15-equinox"),
        pytest.param(MIDSUMMER, 15.75, id="LIG-15-midsummer"),
        pytest.param(MIDWINTER, 6.5, id="LIG-15-midwinter"),
    ],
)
def test_open_cell(on, expected_h):
    assert open_hours(on) == pytest.approx(expected_h, abs=0.25)


@pytest.mark.parametrize(
    ("on", "expected_h"),
    [
        pytest.param(EQUINOX, 0.0, id="LIG-16-equinox"),
        pytest.param(MIDSUMMER, 12.2, id="LIG-16-midsummer"),
        pytest.param(date(2024, 7, 15), 10.5, id="LIG-16-july"),
    ],
)
def test_endless_wall_a_metre_south(on, expected_h):
    wall = Fence((-1000, 1), (1000, 1), height_m=2)
    assert hours([wall], on) == pytest.approx(expected_h, abs=0.3)


@pytest.mark.parametrize(
    ("on", "expected_h"),
    [
        pytest.param(EQUINOX, 9.7, id="LIG-19-equinox"),
        pytest.param(MIDWINTER, 4.1, id="LIG-19-midwinter"),
    ],
)
def test_block_ten_metres_south(on, expected_h):
    block = Building(rectangle(-3, 10, 3, 16), height_m=8)
    assert hours([block], on) == pytest.approx(expected_h, abs=0.3)


def test_shadow_of_a_post_has_the_length_and_direction_of_the_tables():
    """LIG-14 on a grid: 50° north at noon of midwinter, 3.36 m of shade northwards per metre."""
    site, noon = Site(50, 0), datetime(2024, 12, 21, 11, 58, tzinfo=UTC)
    grid = CellGrid(left_m=-3.05, top_m=-6.05, cell_m=0.1, columns=61, rows=121)
    post = Building(rectangle(-0.3, 0, 0.3, 0.1), height_m=1)
    rows, columns = np.nonzero(light_at(horizon_map(grid, [post]), site, noon) == 0)
    north_m = -(grid.top_m + (rows + 0.5) * 0.1)
    assert north_m.max() == pytest.approx(3.36, abs=0.1)
    assert north_m.min() == pytest.approx(-0.1, abs=0.1)
    assert grid.left_m + (columns + 0.5).mean() * 0.1 == pytest.approx(0, abs=0.1)


def test_shadow_falls_south_below_the_equator():
    sydney, noon = Site(-33.8688, 151.2093), datetime(2024, 6, 21, 1, 57, tzinfo=UTC)
    grid = CellGrid(left_m=-2, top_m=-4, cell_m=0.5, columns=8, rows=16)
    wall = Fence((-2, 0), (2, 0), height_m=1.5)
    rows, _ = np.nonzero(light_at(horizon_map(grid, [wall]), sydney, noon) == 0)
    assert {int(row) for row in rows} == {8, 9, 10, 11, 12}


def test_turning_the_plan_turns_the_sun_with_it():
    south, east = Fence((-50, 2), (50, 2), 2), Fence((2, -50), (2, 50), 2)
    turned = Site(BERLIN.latitude_deg, BERLIN.longitude_deg, north_deg=-90)
    assert hours([east], MIDSUMMER, turned) == pytest.approx(hours([south], MIDSUMMER), abs=0.2)
    assert hours([east], MIDSUMMER) < hours([east], MIDSUMMER, turned) - 2


def test_hemispheres_mirror_with_half_a_year_between():
    tree = Tree(0, 4, height_m=5, canopy_radius_m=1.5, transmission=OPAQUE)
    mirrored = Tree(0, -4, height_m=5, canopy_radius_m=1.5, transmission=OPAQUE)
    for on in (EQUINOX, MIDSUMMER, date(2024, 8, 10)):
        north = hours([tree], on, Site(48, 10))
        south = hours([mirrored], on + timedelta(days=182), Site(-48, 10))
        assert south == pytest.approx(north, rel=0.03, abs=0.2)


@pytest.mark.parametrize(("on", "expected_h"), [(MIDWINTER, 0), (MIDSUMMER, 24)])
def test_polar_night_and_day(on, expected_h):
    assert open_hours(on, Site(78, 15)) == pytest.approx(expected_h)


def test_sun_in_the_zenith_shines_past_everything_but_a_roof():
    """Close to Havana at its noon of 21 June."""
    site, at = Site(23.43, -82.4), datetime(2024, 6, 21, 17, 31, tzinfo=UTC)
    assert solar.sun_position(site.latitude_deg, site.longitude_deg, at).elevation_deg > 89.5
    walls = [Fence((-1, y_m), (1, y_m), 3) for y_m in (-0.3, 0.3)]
    assert light_at(horizon_map(CELL, walls), site, at) == 1
    crown = Tree(0, 0, 4, 1, clear_stem_m=2, transmission=OPAQUE)
    assert light_at(horizon_map(CELL, [crown]), site, at) == 0


@pytest.mark.parametrize("longitude_deg", [-180, -179.9, 0, 90, 179.9])
def test_hours_do_not_depend_on_the_longitude(longitude_deg):
    fence = Fence((-5, 1), (5, 3), 2)
    at_home = hours([fence], date(2024, 2, 29), Site(45, 0))
    assert hours([fence], date(2024, 2, 29), Site(45, longitude_deg)) == pytest.approx(
        at_home, abs=0.34
    )


@pytest.mark.parametrize(
    ("latitude_deg", "months"),
    [(50, range(5, 11)), (-35, [11, 12, 1, 2, 3, 4]), (5, range(1, 13)), (-5, range(1, 13))],
)
def test_months_in_leaf(latitude_deg, months):
    assert {m for m in range(1, 13) if in_leaf(latitude_deg, m)} == set(months)


def test_a_bare_tree_lets_more_through_than_one_in_leaf():
    """A crown over the cell, down to the ground: its share is that of the whole day."""
    over = Tree(0, 0, 6, 2)
    assert hours([over], date(2024, 7, 15)) == pytest.approx(0.2 * open_hours(date(2024, 7, 15)))
    assert hours([over], date(2024, 1, 15)) == pytest.approx(0.6 * open_hours(date(2024, 1, 15)))
    ever = Tree(0, 0, 6, 2, transmission=EVERGREEN)
    assert hours([ever], date(2024, 1, 15)) == pytest.approx(0.2 * open_hours(date(2024, 1, 15)))


def test_low_sun_reaches_under_a_crown_with_a_clear_stem():
    bush = Tree(0, 0, 6, 2, transmission=OPAQUE)
    tree = Tree(0, 0, 6, 2, clear_stem_m=2, transmission=OPAQUE)
    assert hours([bush], MIDSUMMER) == 0
    low = [h for h in _elevations(MIDSUMMER) if 3 < h < 45]
    assert hours([tree], MIDSUMMER) == pytest.approx(len(low) / 6, abs=0.2)


def test_sun_between_a_far_crown_and_one_overhead():
    """A morning's sun passes behind the far crown before it rises into the near one."""
    overhead = Tree(0, 0, 8, 2, clear_stem_m=3, transmission=OPAQUE)
    far = Tree(14, -6, 3, 4, clear_stem_m=0.5, transmission=OPAQUE)
    alone = hours([overhead], MIDSUMMER)
    for trees in ([overhead, far], [far, overhead]):
        assert hours(trees, MIDSUMMER) == pytest.approx(alone - 1.5, abs=0.4)


def test_a_fence_lets_its_open_share_through():
    """Of obstacles behind one another the densest counts, whichever comes first."""
    slats, pales = Fence((-9, 1), (9, 1), 2, porosity=0.4), Fence((-9, 2), (9, 2), 4, porosity=0.7)
    dark = hours([Fence((-9, 1), (9, 1), 2)], MIDSUMMER)
    seen = open_hours(MIDSUMMER) - dark
    assert hours([slats], MIDSUMMER) == pytest.approx(dark + 0.4 * seen, abs=0.01)
    assert hours([slats, pales], EQUINOX) == hours([pales, slats], EQUINOX)
    assert hours([slats, pales], EQUINOX) == pytest.approx(hours([slats], EQUINOX), abs=0.2)


def test_inside_a_greenhouse_and_inside_a_house():
    around = rectangle(-2, -2, 2, 2)
    assert hours([Building(around, 2.5)], MIDSUMMER) == 0
    glass = hours([Building(around, 2.5, GREENHOUSE)], MIDSUMMER)
    assert glass == pytest.approx(0.7 * open_hours(MIDSUMMER))


def test_the_yard_of_an_l_shaped_house_is_outdoors():
    house = ((0, 0), (10, 0), (10, 3), (3, 3), (3, 10), (0, 10))
    yard = CellGrid(left_m=6, top_m=6, cell_m=0.2, columns=1, rows=1)
    either_way = [hours([Building(o, 3)], MIDSUMMER, cell=yard) for o in (house, house[::-1])]
    assert either_way[0] == either_way[1]
    assert 9 < either_way[0] < open_hours(MIDSUMMER) - 1


def test_a_raised_bed_looks_over_a_low_wall():
    wall = Fence((-9, 0.5), (9, 0.5), 0.8)
    bed = (RaisedBed(rectangle(-0.2, -0.2, 0.2, 0.2), 0.8),)
    raised = CellGrid(-0.1, -0.1, 0.2, 1, 1, bed)
    assert hours([wall], EQUINOX) < open_hours(EQUINOX) - 2
    assert hours([wall], EQUINOX, cell=raised) == open_hours(EQUINOX)
    greenhouse = Building(rectangle(-3, -3, 3, 3), 0.8, GREENHOUSE)
    assert hours([greenhouse], EQUINOX, cell=raised) == open_hours(EQUINOX)


def test_year_of_a_plan_by_month_row_and_column():
    """The shed in the upper right corner shades its neighbours on the left in the morning."""
    grid = CellGrid(0, 0, 0.5, columns=8, rows=6)
    shed = Building(rectangle(3, 0, 4, 2), 2.5)
    year_h = monthly_sun_hours(horizon_map(grid, [shed]), BERLIN, 2026)
    assert year_h.shape == (12, 6, 8)
    assert year_h[:, 0, 7].max() == 0
    assert year_h[5, 1, 5] < year_h[5, 1, 0] < open_hours(date(2026, 6, 15))
    open_year_h = monthly_sun_hours(horizon_map(grid, []), BERLIN, 2026)
    daylight_h = [solar.day_length_h(BERLIN.latitude_deg, date(2026, m, 15)) for m in range(1, 13)]
    assert (open_year_h < np.reshape(daylight_h, (12, 1, 1))).all()
    assert (year_h <= open_year_h).all()


def _elevations(on: date) -> list[float]:
    path = solar.sun_paths(BERLIN.latitude_deg, BERLIN.longitude_deg, [on], 10)[0]
    return path.elevation_deg.tolist()
