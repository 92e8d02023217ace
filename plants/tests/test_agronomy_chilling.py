from math import cos, pi

import pytest

from plants.agronomy import chilling

MONTH_H = 720
STEADY_C = [6.0] * MONTH_H
SWINGING_C = [5 + 6 * cos(2 * pi * (hour - 15) / 24) for hour in range(MONTH_H)]


@pytest.mark.parametrize(
    ("hourly_c", "hours", "units", "portions"),
    [
        pytest.param(STEADY_C, 720, 720.0, 24.43, id="GDD-09"),
        pytest.param(SWINGING_C, 300, 375.0, 20.65, id="GDD-12"),
    ],
)
def test_a_month_of_chill(hourly_c, hours, units, portions):
    assert chilling.chill_hours(hourly_c) == hours
    assert chilling.utah_units(hourly_c) == pytest.approx(units, abs=0.05)
    assert chilling.chill_portions(hourly_c) == pytest.approx(portions, abs=0.05)


@pytest.mark.parametrize(("temperature_c", "hours"), [(0, 0), (0.1, 1), (7.1, 1), (7.2, 0)])
def test_frost_and_warmth_are_no_chill_hours(temperature_c, hours):
    assert chilling.chill_hours([temperature_c]) == hours


@pytest.mark.parametrize(
    ("temperature_c", "unit"),
    [
        (-5, 0),
        (1.4, 0),
        (1.5, 0.5),
        (2.4, 0.5),
        (2.5, 1),
        (9.1, 1),
        (9.2, 0.5),
        (12.4, 0.5),
        (12.5, 0),
        (15.9, 0),
        (16, -0.5),
        (18, -0.5),
        (18.1, -1),
    ],
)
def test_utah_unit_of_an_hour(temperature_c, unit):
    assert chilling.utah_unit(temperature_c) == unit


def test_warmth_before_the_cold_is_forgiven_and_after_it_is_not():
    warm, cold = [20.0] * 10, [6.0] * 30
    assert chilling.utah_units(warm + cold) == 30
    assert chilling.utah_units(cold + warm) == 20
    assert chilling.utah_units(warm) == 0


def test_a_warm_day_destroys_what_is_not_yet_banked():
    cold, warm = [6.0] * 16, [22.0] * 24
    assert chilling.chill_portions(cold + cold) > 0.9
    assert chilling.chill_portions(cold + warm + cold) == 0


def test_no_hours_no_chill():
    assert chilling.chill_hours([]) == chilling.utah_units([]) == chilling.chill_portions([]) == 0


@pytest.mark.parametrize(
    ("portions", "severity"),
    [(50, None), (49.9, "advice"), (45, "advice"), (44.9, "warning")],
)
def test_too_little_chill_for_a_golden_delicious(portions, severity):
    assert chilling.chill_severity(portions, 50) == severity
