from datetime import date

import pytest

from plants.agronomy.neighbour_shade import Screen, hours_lost, open_sun_h

BERLIN = 52.52
EQUINOX, MIDSUMMER, MIDWINTER = date(2024, 3, 20), date(2024, 6, 21), date(2024, 12, 21)


@pytest.mark.parametrize(("on", "hours"), [(EQUINOX, 11.4), (MIDSUMMER, 15.75), (MIDWINTER, 6.5)])
def test_LIG_15_an_open_cell(on, hours):
    assert open_sun_h(BERLIN, on) == pytest.approx(hours, abs=0.25)


@pytest.mark.parametrize(
    ("on", "hours"), [(EQUINOX, 0.0), (MIDSUMMER, 12.2), (date(2024, 7, 15), 10.5)]
)
def test_LIG_16_an_endless_wall_of_two_metres_one_metre_to_the_south(on, hours):
    wall = Screen(-1e6, 1e6, -1.01, -1.0, excess_m=2.0)
    assert open_sun_h(BERLIN, on) - hours_lost(wall, BERLIN, on) == pytest.approx(hours, abs=0.3)


@pytest.mark.parametrize(("on", "hours"), [(EQUINOX, 9.7), (MIDWINTER, 4.1)])
def test_LIG_19_a_block_six_metres_wide_ten_metres_to_the_south(on, hours):
    block = Screen(-3, 3, -10.01, -10.0, excess_m=8.0)
    assert open_sun_h(BERLIN, on) - hours_lost(block, BERLIN, on) == pytest.approx(hours, abs=0.3)


def test_a_turned_bed_turns_its_shade():
    south = Screen(-3, 3, -10, -9, excess_m=8.0)
    east = Screen(9, 10, -3, 3, excess_m=8.0)
    assert hours_lost(east, BERLIN, EQUINOX, 90.0) == hours_lost(south, BERLIN, EQUINOX)


def test_the_other_hemisphere_has_its_shade_from_the_north():
    north = Screen(-3, 3, 9, 10, excess_m=8.0)
    assert hours_lost(north, BERLIN, EQUINOX) == 0
    assert hours_lost(north, -BERLIN, EQUINOX) == pytest.approx(
        hours_lost(Screen(-3, 3, -10, -9, 8.0), BERLIN, EQUINOX), abs=0.2
    )


def test_what_stands_in_the_polar_night_loses_nothing():
    assert hours_lost(Screen(-3, 3, -10, -9, 8.0), 70.0, MIDWINTER) == 0
