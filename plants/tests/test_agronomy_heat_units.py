from datetime import date
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import heat_units


def test_gdd_01_maize_day_in_fahrenheit():
    assert heat_units.clamped_degree_days(48, 90, base=50, upper=86) == pytest.approx(18.0)


@pytest.mark.parametrize(
    ("tmin_c", "tmax_c", "base_c", "upper_c", "degree_days"),
    [
        pytest.param(8, 22, 10, None, 5.326, id="GDD-02"),
        pytest.param(4, 38, 10, 31.1, 10.742, id="GDD-03"),
        pytest.param(2, 14, 5, None, 3.654, id="GDD-05-warm"),
        pytest.param(-2, 9, 10, None, 0.0, id="GDD-05-cold"),
        pytest.param(12, 20, 10, None, 6.0, id="all-day-above"),
    ],
)
def test_single_sine(tmin_c, tmax_c, base_c, upper_c, degree_days):
    found = heat_units.sine_degree_days(tmin_c, tmax_c, base_c, upper_c)
    assert found == pytest.approx(degree_days, abs=0.005)


@pytest.mark.parametrize(("tmin_c", "tmax_c", "degree_days"), [(12, 36, 11), (2, 12, 0)])
def test_average_method_caps_the_maximum(tmin_c, tmax_c, degree_days):
    assert heat_units.average_degree_days(tmin_c, tmax_c, 10, 30) == degree_days


@given(st.floats(-20, 40), st.floats(0, 25), st.floats(0, 15), st.floats(16, 40))
def test_upper_cut_off_only_takes_away(tmin_c, span_c, base_c, upper_c):
    free = heat_units.sine_degree_days(tmin_c, tmin_c + span_c, base_c)
    cut = heat_units.sine_degree_days(tmin_c, tmin_c + span_c, base_c, upper_c)
    assert -1e-9 <= cut <= free + 1e-9
    assert cut <= upper_c - base_c + 1e-9


def test_gdd_07_harvest_in_a_month():
    eta = heat_units.eta_by_heat(1200, 840, repeat(12.0), cultivar_cv=heat_units.NAMED_CULTIVAR_CV)
    assert eta.days == 30
    assert eta.sd_days == pytest.approx(5.5, abs=0.1)
    assert (eta.earliest_days, eta.latest_days) == (
        pytest.approx(23, abs=1),
        pytest.approx(37, abs=1),
    )


def test_reached_target_is_today_and_a_cold_series_never():
    assert heat_units.eta_by_heat(800, 810, []).days == 0
    assert heat_units.eta_by_heat(800, 0, [5.0] * 30) is None


@pytest.mark.parametrize(
    ("days_to_maturity", "on", "earliest", "latest"),
    [
        pytest.param(70, date(2026, 7, 10), date(2026, 7, 3), date(2026, 7, 17), id="GDD-08"),
        pytest.param(30, date(2026, 5, 31), date(2026, 5, 26), date(2026, 6, 5), id="at-least-5"),
    ],
)
def test_harvest_from_days_to_maturity(days_to_maturity, on, earliest, latest):
    found = heat_units.eta_by_days(date(2026, 5, 1), days_to_maturity)
    assert found == heat_units.HarvestDates(on, earliest, latest)
