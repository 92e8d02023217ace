from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import hardiness, solar, spacing, units


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("latitude_deg", "longitude_deg", "at", "elevation_deg", "azimuth_deg"),
    [
        pytest.param(52.52, 13.405, moment(2024, 6, 21, 11), 60.873, 176.09, id="LIG-05"),
        pytest.param(-33.8688, 151.2093, moment(2024, 1, 15, 2), 77.335, 4.512, id="LIG-06"),
        pytest.param(51.4779, 0.0, moment(2024, 3, 20, 12), 38.643, 177.66, id="LIG-07"),
        pytest.param(37.77, -122.42, moment(2024, 9, 22, 22), 43.351, 222.601, id="LIG-10"),
    ],
)
def test_sun_position(latitude_deg, longitude_deg, at, elevation_deg, azimuth_deg):
    sun = solar.sun_position(latitude_deg, longitude_deg, at)
    assert sun.elevation_deg == pytest.approx(elevation_deg, abs=0.05)
    assert sun.azimuth_deg == pytest.approx(azimuth_deg, abs=0.5 if elevation_deg > 75 else 0.1)


def test_paths_of_days_are_the_positions_of_their_moments():
    days = [date(2024, 2, 29), date(2024, 10, 1)]
    for path, on in zip(solar.sun_paths(-33.9, 151.2, days, 30), days, strict=True):
        midnight = moment(on.year, on.month, on.day)
        suns = [
            solar.sun_position(-33.9, 151.2, midnight + timedelta(minutes=at))
            for at in range(15, 1440, 30)
        ]
        assert path.elevation_deg.tolist() == pytest.approx([sun.elevation_deg for sun in suns])
        assert path.azimuth_deg.tolist() == pytest.approx([sun.azimuth_deg for sun in suns])
        assert len(path.above(3).azimuth_deg) == sum(sun.elevation_deg > 3 for sun in suns)


def test_lig_11_london_at_midsummer():
    sunrise, sunset = solar.sunrise_sunset(51.5074, -0.1278, date(2024, 6, 20))
    minutes = timedelta(minutes=2)
    assert abs(sunrise - moment(2024, 6, 20, 3, 43)) <= minutes
    assert abs(sunset - moment(2024, 6, 20, 20, 21)) <= minutes
    day_h = solar.day_length_h(51.5074, date(2024, 6, 20))
    assert day_h == pytest.approx(16.63, abs=2 / 60)


def test_lig_13_stockholm_at_midwinter():
    assert solar.day_length_h(59.33, date(2024, 12, 21)) == pytest.approx(6.06, abs=0.05)


@pytest.mark.parametrize(
    ("on", "noon_elevation_deg", "shadow_m"),
    [
        pytest.param(date(2024, 3, 20), 40.1, 1.19, id="LIG-14-equinox"),
        pytest.param(date(2024, 6, 21), 63.4, 0.5, id="LIG-14-summer"),
        pytest.param(date(2024, 12, 21), 16.6, 3.36, id="LIG-14-winter"),
    ],
)
def test_noon_shadow_of_a_post(on, noon_elevation_deg, shadow_m):
    elevation_deg = solar.noon_elevation_deg(50, on)
    assert elevation_deg == pytest.approx(noon_elevation_deg, abs=0.3)
    assert spacing.shadow_length_m(1, elevation_deg) == pytest.approx(shadow_m, rel=0.02)


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 6, 21), 24.0), (date(2026, 12, 21), 0.0)])
def test_polar_day_and_night_have_no_sunrise(on, hours):
    assert solar.day_length_h(70, on) == hours
    assert solar.sunrise_sunset(70, 25, on) is None


@pytest.mark.parametrize("latitude_deg", [38.44, 60, -45])
def test_the_day_after_the_last_long_one_is_shorter(latitude_deg):
    last = solar.last_day_with_daylight(latitude_deg, 2025)
    assert solar.day_length_h(latitude_deg, last) >= solar.GROWTH_DAYLENGTH_H
    assert solar.day_length_h(latitude_deg, last + timedelta(days=1)) < solar.GROWTH_DAYLENGTH_H


@given(st.floats(0, 50), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_day_length_mirrors_between_hemispheres(latitude_deg, on):
    north = solar.day_length_h(latitude_deg, on)
    south = solar.day_length_h(-latitude_deg, on + timedelta(days=182.6))
    assert north == pytest.approx(south, rel=0.03)
    assert 0 <= north <= 24


@given(st.floats(-65, 65), st.floats(-180, 180), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_sun_stands_on_the_horizon_when_it_rises(latitude_deg, longitude_deg, on):
    sunrise, _ = solar.sunrise_sunset(latitude_deg, longitude_deg, on)
    sun = solar.sun_position(latitude_deg, longitude_deg, sunrise)
    assert sun.elevation_deg == pytest.approx(-0.833, abs=0.5)


@pytest.mark.parametrize(
    ("extreme_c", "extreme_f", "zone"),
    [
        pytest.param(-18.5, -1.3, "6b", id="LIG-01"),
        pytest.param(-15.0, 5.0, "7b", id="LIG-02"),
        pytest.param(-30.0, -22.0, "4b", id="LIG-04"),
        pytest.param(-60.0, -76.0, "1a", id="below-the-scale"),
        pytest.param(25.0, 77.0, "13b", id="above-the-scale"),
    ],
)
def test_usda_zone(extreme_c, extreme_f, zone):
    assert units.fahrenheit(extreme_c) == pytest.approx(extreme_f)
    assert hardiness.usda_zone(extreme_c) == zone
    assert hardiness.zone_of(zone) == hardiness.zone_number(extreme_c)


def test_whole_zones_are_their_cold_half():
    assert hardiness.zone_of("6") == 6.0


@pytest.mark.parametrize(
    ("plant_zone", "site_zone", "severity"),
    [(6, 6.0, None), (6, 6.5, None), (6.5, 6, "advice"), (7, 6, "warning"), (7.5, 6, "critical")],
)
def test_hardiness_mismatch(plant_zone, site_zone, severity):
    assert hardiness.mismatch_severity(plant_zone, site_zone) == severity


@given(st.floats(-60, 130))
def test_units_go_there_and_back(value):
    assert units.celsius(units.fahrenheit(value)) == pytest.approx(value, abs=1e-9)
    there = units.fahrenheit_difference(value)
    assert units.celsius_difference(there) == pytest.approx(value, abs=1e-9)
    assert units.phosphate(units.phosphorus(value)) == pytest.approx(value, abs=1e-9)
    assert units.potash(units.potassium(value)) == pytest.approx(value, abs=1e-9)


def test_units_of_the_specification():
    assert units.phosphorus(1) == 0.4364
    assert units.potassium(1) == 0.8301
    assert units.fahrenheit_difference(10) == 18
