from dataclasses import astuple
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import frost, frost_damage, seasonal
from plants.agronomy.frost import NO_FROST, FrostDates

TEMPERATE_C = (-2.5, -2.0, 0.8, 4.2, 8.8, 12.0, 14.2, 13.8, 10.2, 6.0, 2.0, -1.2)
SOUTHERN_C = TEMPERATE_C[6:] + TEMPERATE_C[:6]
MILD_C = (4.5, 5.0, 7.0, 9.5, 12.0, 15.0, 17.0, 17.0, 15.0, 11.0, 7.0, 4.5)
EARLY_SUMMER_C = (2.7, 4.2, 6.5, 8.9, 10.1, 10.2, 9.4, 8.7, 7.9, 5.9, 3.7, 2.5)
DATES = FrostDates(100, 115, 130, 275, 290, 305)


def test_fro_01_one_harmonic_fit():
    curve = frost.minimum_curve(TEMPERATE_C)
    assert curve.mean_c == pytest.approx(5.566, abs=0.01)
    assert curve.cos_c == pytest.approx(-7.849, abs=0.01)
    assert curve.sin_c == pytest.approx(-2.89, abs=0.01)
    assert curve.warmest_day == pytest.approx(203, abs=1)


@pytest.mark.parametrize(
    "sd_c", [pytest.param(3.5, id="FRO-02"), pytest.param((3.5,) * 12, id="FRO-02-monthly-sd")]
)
def test_frost_dates_from_normals(sd_c):
    dates = frost.frost_dates(TEMPERATE_C, sd_c)
    assert astuple(dates) == pytest.approx((94, 108, 127, 279, 298, 312), abs=1)


def test_southern_hemisphere_is_the_north_half_a_year_later():
    north = astuple(frost.frost_dates(TEMPERATE_C, 3.5))
    south = astuple(frost.frost_dates(SOUTHERN_C, 3.5))
    apart = [seasonal.days_between(there, here) for here, there in zip(north, south, strict=True)]
    assert [abs(days) for days in apart] == pytest.approx([182] * 6, abs=3)
    assert south[1] == pytest.approx(290, abs=3)
    assert south[4] == pytest.approx(115, abs=3)


def test_frost_free_climate_has_no_dates():
    dates = frost.frost_dates([temperature + 14 for temperature in MILD_C], 3.0)
    assert dates == NO_FROST
    assert dates.is_frost_free
    assert dates.has_safe_date


def test_mild_climate_has_dates_only_where_enough_years_freeze():
    dates = frost.frost_dates(MILD_C, 2.0)
    assert dates.last_p10 is None
    assert dates.first_p90 is None
    assert dates.last_p90 is not None
    assert not dates.is_frost_free


def test_last_frost_of_a_mild_winter_may_fall_in_december():
    dates = frost.frost_dates(EARLY_SUMMER_C, 1.6)
    assert dates.last_p50 > 355
    assert dates.last_p90 < 40
    assert 0 < seasonal.days_between(dates.last_p50, dates.last_p90) < 60


def test_first_frost_of_a_mild_winter_may_fall_in_january():
    dates = frost.frost_dates(MILD_C, 2.5)
    assert dates.first_p10 > 330
    assert dates.first_p50 < 30


def test_mountain_where_any_night_may_freeze_has_no_safe_date():
    dates = frost.frost_dates([temperature - 12 for temperature in TEMPERATE_C], 4.5)
    assert dates.last_p90 is None
    assert not dates.has_safe_date
    assert not dates.is_frost_free


def test_colder_threshold_comes_earlier_in_spring():
    at_zero, at_minus_four = (frost.frost_dates(TEMPERATE_C, 3.5, t) for t in (0.0, -4.0))
    assert at_minus_four.last_p50 < at_zero.last_p50
    assert at_minus_four.first_p50 > at_zero.first_p50


FRO_05 = FrostDates(73, 92, 112, None, None, None)


@pytest.mark.parametrize(
    ("risk", "on"),
    [
        pytest.param(0.2, date(2026, 4, 15), id="FRO-05-20"),
        pytest.param(0.4, date(2026, 4, 6), id="FRO-05-40"),
    ],
)
def test_date_at_any_risk_from_three_percentiles(risk, on):
    day = frost.last_frost_at_risk(FRO_05, risk)
    assert day == pytest.approx(seasonal.day_of_year(on), abs=1)


def test_fro_05_standard_deviation():
    assert frost.normal_of_percentiles(73, 92, 112).stdev == pytest.approx(15.22, abs=0.05)


def test_percentiles_may_lie_on_both_sides_of_new_year():
    dates = FrostDates(347, 2, 20, 330, 340, 350)
    assert frost.last_frost_at_risk(dates, 0.9) == pytest.approx(350, abs=2)
    assert frost.chance_of_later_frost(dates, 2) == pytest.approx(0.5)
    assert frost.chance_of_later_frost(dates, 350) > 0.8


@pytest.mark.parametrize(
    ("dates", "chance"),
    [(DATES, 0.1), (FrostDates(None, 115, 130, 275, 290, None), 0.1), (NO_FROST, 0.0)],
)
def test_chance_of_later_frost_from_percentiles(dates, chance):
    assert frost.chance_of_later_frost(dates, 130) == pytest.approx(chance, abs=0.01)


def test_too_few_frosty_years_give_no_chance_and_no_date():
    dates = FrostDates(None, None, 20, 350, None, None)
    assert frost.chance_of_later_frost(dates, 10) is None
    assert frost.last_frost_at_risk(dates, 0.2) is None


def test_chance_of_a_later_night_agrees_with_the_dates():
    dates = frost.frost_dates(TEMPERATE_C, 3.5)
    chance = [
        frost.chance_of_later_night(TEMPERATE_C, 3.5, 0.0, day)
        for day in (dates.last_p10, dates.last_p50, dates.last_p90, dates.first_p50)
    ]
    assert chance == pytest.approx([0.9, 0.5, 0.1, 0.0], abs=0.03)


def test_kale_fears_the_nights_less_than_tomato():
    tomato, kale = (frost.chance_of_later_night(TEMPERATE_C, 3.5, t, 90) for t in (0.0, -12.0))
    assert kale < 0.05 < 0.9 < tomato


def test_yearly_chance_of_frost():
    assert frost.chance_of_frost_in_year(TEMPERATE_C, 3.5) == pytest.approx(1)
    assert frost.chance_of_frost_in_year([20.0] * 12, 2.0) == pytest.approx(0)


def test_moved_temperatures_follow_the_lapse_rate():
    assert frost.moved_temperatures_c([10, 12], 100, 300) == pytest.approx((8.7, 10.7))


def test_higher_site_freezes_longer_and_the_same_height_changes_nothing():
    higher = frost.moved_frost_dates(DATES, TEMPERATE_C, 3.5, rise_m=300)
    assert frost.moved_frost_dates(DATES, TEMPERATE_C, 3.5, rise_m=0) == DATES
    assert higher.last_p50 - DATES.last_p50 == pytest.approx(11, abs=4)
    assert higher.first_p50 < DATES.first_p50


def test_site_moved_down_into_a_frost_free_climate_loses_its_dates():
    moved = frost.moved_frost_dates(DATES, TEMPERATE_C, 2.0, rise_m=-3000)
    assert moved == NO_FROST


def test_dates_missing_before_are_the_models_own_after_the_move():
    here = FrostDates(None, None, 40, 340, None, None)
    there = FrostDates(10, 30, 60, 320, 340, 360)
    known = FrostDates(None, None, 45, 335, None, None)
    moved = frost.shifted_frost_dates(known, here, there)
    assert moved == FrostDates(10, 30, 65, 315, 340, 360)


def test_a_model_date_never_passes_a_shifted_median():
    here = FrostDates(None, 41, 67, 344, 350, None)
    there = FrostDates(30, 53, 75, 340, 345, 350)
    known = FrostDates(None, 8, 20, 300, 360, None)
    moved = frost.shifted_frost_dates(known, here, there)
    assert (moved.last_p10, moved.last_p50) == (20, 20)
    assert (moved.first_p50, moved.first_p90) == (355, 355)


@given(
    st.floats(-10, 25), st.floats(0.5, 20), st.floats(1, 6), st.integers(0, 11), st.floats(-4, 4)
)
def test_dates_stand_in_order_wherever_they_exist(mean_c, swing_c, sd_c, coldest, threshold_c):
    monthly_c = [
        mean_c - swing_c * (1 - abs((month - coldest + 6) % 12 - 6) / 3) for month in range(12)
    ]
    dates = frost.frost_dates(monthly_c, sd_c, threshold_c)
    for days in (astuple(dates)[:3], astuple(dates)[3:]):
        known = [day for day in days if day is not None]
        assert all(1 <= day <= 365 for day in known)
        assert all(seasonal.days_between(early, late) >= 0 for early, late in pairwise(known))


def test_fro_07_chance_that_tomatoes_die():
    chance = frost_damage.kill_probability(0, 1.5, lead_days=2)
    assert chance == pytest.approx(0.227, abs=0.002)


@pytest.mark.parametrize(
    ("lead_days", "sd_c"), [(0, 1.5), (1, 1.5), (2, 2.0), (3, 2.5), (4, 2.5), (5, 3.5), (7, 3.5)]
)
def test_forecast_error_grows_with_lead(lead_days, sd_c):
    assert frost_damage.FORECAST_SD_C[lead_days] == sd_c


def test_beyond_a_week_no_forecast_error_is_known():
    with pytest.raises(IndexError):
        frost_damage.kill_probability(0, 1.5, lead_days=8)


@pytest.mark.parametrize(
    ("wind_m_s", "cloud_pct", "height_m", "cooling_c"),
    [(1, 10, 0.3, 2), (2, 10, 0.3, 0), (1, 25, 0.3, 0), (1, 10, 0.5, 0)],
)
def test_low_plants_cool_on_still_clear_nights(wind_m_s, cloud_pct, height_m, cooling_c):
    assert frost_damage.radiative_cooling_c(wind_m_s, cloud_pct, height_m) == cooling_c


@pytest.mark.parametrize(
    ("reached_c", "fraction"),
    [pytest.param(-3.05, 0.5, id="FRO-09-half"), pytest.param(-3.0, 0.47, id="FRO-09")],
)
def test_bud_kill(reached_c, fraction):
    t10_c, t90_c = frost_damage.BUD_KILL_C["apple", "full_bloom"]
    killed = frost_damage.bud_kill_fraction(reached_c, t10_c, t90_c)
    assert killed == pytest.approx(fraction, abs=0.02)
