import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import soil_temperature as soil


def test_fro_14_the_daily_wave_five_centimetres_down():
    damping_m = soil.damping_depth_m(5e-7)
    assert damping_m == pytest.approx(0.1173, abs=0.0001)
    assert soil.amplitude_at_depth_c(8, 0.05, damping_m) == pytest.approx(5.22, abs=0.01)
    assert soil.lag_at_depth_h(0.05, damping_m) == pytest.approx(1.63, abs=0.01)


@pytest.mark.parametrize(
    ("hours", "soil_c"), [(0, 12), (6, 20), (18, 4)], ids=["mean", "warmest", "coldest"]
)
def test_the_surface_swings_round_its_mean(hours, soil_c):
    assert soil.temperature_at_depth_c(12, 8, 0, hours) == pytest.approx(soil_c)


def test_the_depth_is_warmest_when_the_wave_comes_there():
    at_its_time = soil.temperature_at_depth_c(12, 8, 0.05, 6 + 1.628)
    assert at_its_time == pytest.approx(17.22, abs=0.01)


def test_the_wave_of_a_year_reaches_nineteen_times_as_deep():
    yearly_m = soil.damping_depth_m(period_s=soil.YEAR_S)
    assert yearly_m == pytest.approx(2.24, abs=0.01)
    assert soil.lag_at_depth_h(yearly_m, yearly_m, soil.YEAR_S) / 24 == pytest.approx(58, abs=0.5)


@given(st.floats(0, 2), st.floats(0, 48))
def test_no_depth_swings_more_than_the_surface(depth_m, hours):
    assert abs(soil.temperature_at_depth_c(12, 8, depth_m, hours) - 12) <= 8 + 1e-9


def test_soil_is_as_warm_as_the_air_of_a_week():
    assert soil.soil_estimate_c([30, 8, 9, 10, 11, 12, 13, 14]) == pytest.approx(11)
    assert soil.soil_estimate_c([10] * 6) is None


@pytest.mark.parametrize(
    ("ahead_c", "coldest_c"),
    [([], 18), ([12, 12], 18), ([5], 17), ([5, 5, 19], 16), ([19, 5], 18)],
)
def test_soil_follows_the_air_of_the_days_ahead(ahead_c, coldest_c):
    """A week of 12 °C; a sensor says 18."""
    assert soil.coldest_ahead_c(18, [12] * 7, ahead_c) == pytest.approx(coldest_c)


def test_without_a_week_of_air_the_soil_stays_as_it_is():
    assert soil.coldest_ahead_c(18, [12] * 6, [0] * 5) == 18
