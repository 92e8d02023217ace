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
