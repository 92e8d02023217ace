from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import evapotranspiration as et
from plants.agronomy.evapotranspiration import AirDay, Humidity

temperatures_c = st.floats(-45, 45)
spans_c = st.floats(0, 25)
latitudes_deg = st.floats(-89, 89)
days = st.integers(1, 365)


@pytest.mark.parametrize(
    ("elevation_m", "pressure_kpa", "gamma"), [pytest.param(1800, 81.8, 0.054, id="ET0-01")]
)
def test_pressure_and_psychrometric_constant(elevation_m, pressure_kpa, gamma):
    pressure = et.air_pressure_kpa(elevation_m)
    assert pressure == pytest.approx(pressure_kpa, abs=0.1)
    assert et.psychrometric_constant(pressure) == pytest.approx(gamma, abs=0.001)


def test_et0_02_saturation_pressure():
    assert et.saturation_pressure_kpa(24.5) == pytest.approx(3.075, abs=0.005)
    assert et.saturation_pressure_kpa(15.0) == pytest.approx(1.705, abs=0.005)
    assert et.mean_saturation_pressure_kpa(15.0, 24.5) == pytest.approx(2.39, abs=0.005)


@pytest.mark.parametrize(
    ("humidity", "ea_kpa"),
    [
        pytest.param(Humidity(rh_min_pct=54, rh_max_pct=82), 1.7, id="ET0-03"),
        pytest.param(Humidity(dew_point_c=15, rh_min_pct=54, rh_max_pct=82), 1.705, id="dew-first"),
        pytest.param(Humidity(rh_mean_pct=68), 1.78, id="mean"),
        pytest.param(Humidity(), 2.064, id="humid-night"),
        pytest.param(Humidity(is_arid=True), 1.818, id="arid-night"),
        pytest.param(None, 2.064, id="nothing-known"),
    ],
)
def test_vapour_pressure_takes_the_best_humidity_known(humidity, ea_kpa):
    assert et.actual_pressure_kpa(18, 25, humidity) == pytest.approx(ea_kpa, abs=0.01)


@pytest.mark.parametrize(
    ("latitude_deg", "day", "ra_mj", "daylight_h", "within"),
    [
        pytest.param(-20, 246, 32.2, 11.7, 0.1, id="ET0-04"),
        pytest.param(-20, 246, 32.2, 11.7, 0.05, id="ET0-05"),
        pytest.param(-22.90, 135, 25.1, 10.9, 0.1, id="ET0-06"),
        pytest.param(50, 197, 40.09, 15.69, 0.05, id="ET0-16"),
        pytest.param(70, 355, 0.0, 0.0, 0.05, id="ET0-17-night"),
        pytest.param(70, 172, 42.69, 24.0, 0.05, id="ET0-17-day"),
    ],
)
def test_radiation_at_the_top_of_the_air_and_daylight(latitude_deg, day, ra_mj, daylight_h, within):
    assert et.extraterrestrial_radiation_mj(latitude_deg, day) == pytest.approx(ra_mj, abs=0.1)
    assert et.daylight_hours(latitude_deg, day) == pytest.approx(daylight_h, abs=within)


def test_et0_04_in_millimetres():
    ra_mm = et.EVAPORATION_MM_PER_MJ * et.extraterrestrial_radiation_mj(-20, 246)
    assert ra_mm == pytest.approx(13.1, abs=0.1)


def test_et0_06_radiation_from_sunshine():
    rs_mj = et.radiation_from_sunshine_mj(
        et.extraterrestrial_radiation_mj(-22.90, 135), 7.1, et.daylight_hours(-22.90, 135)
    )
    assert rs_mj == pytest.approx(14.5, abs=0.1)


def test_polar_night_has_no_radiation_from_sunshine():
    assert et.radiation_from_sunshine_mj(0.0, 0.0, 0.0) == 0.0


def test_radiation_from_temperature_is_capped_at_the_clear_sky():
    assert et.radiation_from_temperature_mj(40, 0, 36, rso_mj=30) == 30
    assert et.radiation_from_temperature_mj(40, 5, 21, 30, et.KRS_COAST) == pytest.approx(
        0.19 * 4 * 40, abs=0.5
    )


def test_et0_07_net_longwave():
    relative = et.relative_radiation(14.5, 18.8)
    assert et.net_longwave_mj(19.1, 25.1, 2.1, relative) == pytest.approx(3.5, abs=0.1)


def test_relative_radiation_is_at_most_1_and_remembers_the_last_light():
    assert et.relative_radiation(20, 18) == 1
    assert et.relative_radiation(0, 0, last_valid=0.6) == 0.6


def test_et0_09_monthly_soil_heat():
    assert et.monthly_soil_heat_mj(14.1, 18.8) == pytest.approx(0.33, abs=0.005)


def test_et0_10_wind_at_two_metres():
    assert et.wind_at_2m(3.2, 10) == pytest.approx(2.4, abs=0.05)


def test_et0_12_bangkok_in_april():
    ra_mj = et.extraterrestrial_radiation_mj(13.733, 105)
    rs_mj = et.radiation_from_sunshine_mj(ra_mj, 8.5, et.daylight_hours(13.733, 105))
    relative = et.relative_radiation(rs_mj, et.clear_sky_radiation_mj(ra_mj, 2))
    rn_mj = et.net_radiation_mj(rs_mj, et.net_longwave_mj(25.6, 34.8, 2.85, relative))
    soil_heat_mj = et.monthly_soil_heat_so_far_mj(29.2, 30.2)
    air = AirDay(25.6, 34.8, 2.85, elevation_m=2, u2_m_s=2)
    assert ra_mj == pytest.approx(38.06, abs=0.05)
    assert rs_mj == pytest.approx(22.65, abs=0.05)
    assert rn_mj == pytest.approx(14.33, abs=0.05)
    assert et.penman_monteith(air, rn_mj, soil_heat_mj) == pytest.approx(5.72, abs=0.05)


def test_et0_14_lyon_in_july_from_temperature_only():
    ea_kpa = et.actual_pressure_kpa(14.8, 26.6)
    ra_mj = et.extraterrestrial_radiation_mj(45.717, 196)
    rso_mj = et.clear_sky_radiation_mj(ra_mj, 200)
    rs_mj = et.radiation_from_temperature_mj(ra_mj, 14.8, 26.6, rso_mj)
    rnl_mj = et.net_longwave_mj(14.8, 26.6, ea_kpa, et.relative_radiation(rs_mj, rso_mj))
    rn_mj = et.net_radiation_mj(rs_mj, rnl_mj)
    assert rn_mj == pytest.approx(13.48, abs=0.05)
    et0_mm = et.penman_monteith(AirDay(14.8, 26.6, ea_kpa, elevation_m=200), rn_mj)
    assert et0_mm == pytest.approx(4.56, abs=0.05)


LYON_TMIN_C = (0.9, 1.7, 4.1, 6.9, 10.9, 14.5, 16.6, 16.2, 12.5, 9.2, 4.4, 1.7)
LYON_TMAX_C = (7.2, 9.0, 13.8, 17.4, 21.7, 25.9, 28.6, 27.9, 23.0, 17.7, 11.3, 7.6)
LYON_SRAD_MJ = (4.3, 6.9, 11.9, 15.8, 19.0, 21.9, 22.4, 18.9, 14.0, 8.6, 4.9, 3.6)


def test_year_of_normals_peaks_in_summer_and_both_methods_agree_roughly():
    by_radiation = et.monthly_et0_mm(45.7, 200, LYON_TMIN_C, LYON_TMAX_C, LYON_SRAD_MJ)
    by_temperature = et.monthly_et0_mm(45.7, 200, LYON_TMIN_C, LYON_TMAX_C, None)
    assert len(by_radiation) == len(by_temperature) == 12
    assert by_radiation.index(max(by_radiation)) == 6
    assert by_radiation[6] == pytest.approx(4.9, abs=0.3)
    assert by_temperature == pytest.approx(by_radiation, abs=1.0)


def test_polar_year_has_numbers_and_none_below_zero():
    srad_mj = (0, 0, 2.3, 8.3, 14.1, 16.2, 14.9, 9.2, 3.3, 0.2, 0, 0)
    winter_c = (-12, -13, -15, -10, -3, 2, 5, 4, 0, -5, -8, -11)
    et0_mm = et.monthly_et0_mm(78.2, 1, winter_c, [low + 6 for low in winter_c], srad_mj)
    assert all(value >= 0 for value in et0_mm)
    assert max(et0_mm) < 4


@given(latitudes_deg, days, temperatures_c, spans_c, st.floats(0, 1), st.floats(0.5, 8))
def test_et0_is_never_negative(latitude_deg, day, tmin_c, span_c, cloudless, u2_m_s):
    ra_mj = et.extraterrestrial_radiation_mj(latitude_deg, day)
    rs_mj = (0.25 + 0.5 * cloudless) * ra_mj
    ea_kpa = et.actual_pressure_kpa(tmin_c, tmin_c + span_c)
    relative = et.relative_radiation(rs_mj, et.clear_sky_radiation_mj(ra_mj, 0))
    rnl_mj = et.net_longwave_mj(tmin_c, tmin_c + span_c, ea_kpa, relative)
    air = AirDay(tmin_c, tmin_c + span_c, ea_kpa, elevation_m=0, u2_m_s=u2_m_s)
    assert et.penman_monteith(air, et.net_radiation_mj(rs_mj, rnl_mj)) >= 0


@given(latitudes_deg, days, st.floats(-45, 35), spans_c)
def test_hargreaves_stays_within_0_and_15_mm(latitude_deg, day, tmin_c, span_c):
    ra_mj = et.extraterrestrial_radiation_mj(latitude_deg, day)
    assert 0 <= et.hargreaves(tmin_c, tmin_c + span_c, ra_mj) <= 15


@given(latitudes_deg, days)
def test_day_here_is_night_on_the_other_side(latitude_deg, day):
    here, there = et.daylight_hours(latitude_deg, day), et.daylight_hours(-latitude_deg, day)
    assert here + there == pytest.approx(24)


@given(st.floats(0, 60), days)
def test_hemispheres_mirror_each_other_half_a_year_apart(latitude_deg, day):
    here = et.daylight_hours(latitude_deg, day)
    there = et.daylight_hours(-latitude_deg, (day + 182.5) % 365)
    assert there == pytest.approx(here, rel=0.03)


def test_clearer_nights_lose_more_heat():
    losses = [et.net_longwave_mj(10, 20, 1.2, relative) for relative in (0.4, 0.7, 1.0)]
    assert losses == sorted(losses)
    assert losses[0] < losses[-1] / sqrt(2)
