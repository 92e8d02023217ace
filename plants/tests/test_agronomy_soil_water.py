from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import emitters, soil_water
from plants.agronomy.soil_water import SoilTexture

depths_mm = st.floats(0, 120)


@pytest.mark.parametrize(
    ("soil", "root_depth_m", "p", "taw_mm", "raw_mm"),
    [
        pytest.param(SoilTexture(0.15, 0.06), 0.40, 0.30, 36, 10.8, id="WAT-01"),
        pytest.param(SoilTexture(0.32, 0.15), 0.80, 0.40, 136, 54.4, id="WAT-02"),
    ],
)
def test_water_the_root_zone_holds(soil, root_depth_m, p, taw_mm, raw_mm):
    taw = soil_water.total_available_mm(soil, root_depth_m)
    assert taw == pytest.approx(taw_mm, abs=0.1)
    assert soil_water.readily_available_mm(taw, p) == pytest.approx(raw_mm, abs=0.1)


@pytest.mark.parametrize(
    ("texture", "available_mm_per_m"),
    [
        ("sand", 75),
        ("loamy_sand", 85),
        ("sandy_loam", 120),
        ("loam", 130),
        ("silt_loam", 140),
        ("silt", 150),
        ("silty_clay_loam", 130),
        ("silty_clay", 130),
        ("clay", 140),
    ],
)
def test_available_water_of_the_textures(texture, available_mm_per_m):
    soil = soil_water.TEXTURES[texture]
    assert soil.available_mm_per_m == pytest.approx(available_mm_per_m)


@pytest.mark.parametrize(
    ("p_table", "etc_mm", "p"),
    [
        pytest.param(0.40, 5.75, 0.37, id="WAT-04-high"),
        pytest.param(0.40, 2.0, 0.52, id="WAT-04-low"),
        pytest.param(0.20, 9.0, 0.1, id="floor"),
        pytest.param(0.70, 0.0, 0.8, id="ceiling"),
    ],
)
def test_depletion_fraction_falls_with_demand(p_table, etc_mm, p):
    assert soil_water.depletion_fraction(p_table, etc_mm) == pytest.approx(p, abs=0.001)


def test_wat_05_stress_slows_the_third_dry_day():
    depletion_mm, stresses = 55.0, []
    for _ in range(3):
        day = soil_water.balance_day(depletion_mm, taw_mm=160, raw_mm=64, etc_mm=5)
        depletion_mm = day.depletion_mm
        stresses.append(day.ks)
    assert stresses == pytest.approx([1, 1, 0.99], abs=0.005)
    assert depletion_mm == pytest.approx(69.95, abs=0.005)
    assert soil_water.stress_coefficient(depletion_mm, 160, 64) == pytest.approx(0.938, abs=0.005)


def test_wat_10_tomatoes_in_loam():
    loam, etc_mm = soil_water.TEXTURES["loam"], 1.15 * 5.0
    taw_mm = soil_water.total_available_mm(loam, 0.70)
    raw_mm = soil_water.readily_available_mm(taw_mm, soil_water.depletion_fraction(0.40, etc_mm))
    need = soil_water.irrigation_need(36, 4, soil_water.METHOD_EFFICIENCY["drip"])
    assert etc_mm == pytest.approx(5.75)
    assert taw_mm == pytest.approx(91.0, abs=0.1)
    assert raw_mm == pytest.approx(33.67, abs=0.1)
    assert need.net_mm == pytest.approx(36, abs=0.1)
    assert need.gross_mm == pytest.approx(40, abs=0.1)
    assert need.litres == pytest.approx(160, abs=1)


def test_wat_11_lettuce_reaches_raw_after_three_days():
    soil = soil_water.TEXTURES["sandy_loam"]
    taw_mm = soil_water.total_available_mm(soil, 0.30)
    raw_mm = soil_water.readily_available_mm(taw_mm, soil_water.depletion_fraction(0.30, 4.0))
    assert taw_mm == pytest.approx(36.0, abs=0.05)
    assert raw_mm == pytest.approx(12.24, abs=0.05)
    assert soil_water.days_until_stress(0, raw_mm, repeat(4.0)) == 3


def test_rain_puts_stress_off_and_a_wet_series_has_none():
    assert soil_water.days_until_stress(0, 12, [4, 4, -30, 4, 4, 4, 4]) == 6
    assert soil_water.days_until_stress(0, 12, [4, 4, -30, 4]) is None


@pytest.mark.parametrize(
    ("rain_mm", "effective_mm"),
    [pytest.param(0.6, 0.0, id="WAT-12-shower"), pytest.param(12, 12.0, id="WAT-12-rain")],
)
def test_a_shower_does_not_count(rain_mm, effective_mm):
    assert soil_water.effective_rain_mm(rain_mm, et0_mm=4.0) == effective_mm


@pytest.mark.parametrize(
    ("rain_mm", "effective_mm"),
    [pytest.param(100, 84.0, id="WAT-13-100"), pytest.param(300, 155.0, id="WAT-13-300")],
)
def test_monthly_rain_for_planning(rain_mm, effective_mm):
    effective = soil_water.effective_monthly_rain_mm(rain_mm)
    assert effective == pytest.approx(effective_mm, abs=0.1)


def test_a_reading_overrides_the_balance():
    loam = soil_water.TEXTURES["loam"]
    assert soil_water.depletion_from_reading_mm(loam, 0.20, 0.5) == pytest.approx(25)
    assert soil_water.depletion_from_reading_mm(loam, 0.30, 0.5) == 0


def test_rows_alone_need_less():
    assert soil_water.irrigation_need(30, 4, 0.6, wetted_share=0.5).litres == pytest.approx(100)


@pytest.mark.parametrize(
    ("net_mm", "texture", "doses"),
    [(50, "sand", 3), (20, "sand", 1), (50, "loam", 1), (0, "loamy_sand", 1)],
)
def test_sand_gets_its_water_in_doses(net_mm, texture, doses):
    split = soil_water.doses_mm(net_mm, texture)
    assert len(split) == doses
    assert sum(split) == pytest.approx(net_mm)


def test_only_the_overflow_watering_adds_is_its_waste():
    rained = soil_water.balance_day(5, 50, 20, etc_mm=3, rain_mm=30, irrigation_mm=10)
    watered = soil_water.balance_day(5, 50, 20, etc_mm=3, rain_mm=0, irrigation_mm=10)
    assert rained.drainage_mm == pytest.approx(32)
    assert rained.wasted_irrigation_mm == pytest.approx(10)
    assert watered.wasted_irrigation_mm == pytest.approx(2)


@given(
    taw_mm=st.floats(5, 250),
    depleted=st.floats(0, 1),
    p=st.floats(0.1, 0.8),
    etc_mm=st.floats(0, 15),
    rain_mm=depths_mm,
    irrigation_mm=depths_mm,
)
def test_balance_stays_in_bounds_and_loses_no_water(
    taw_mm, depleted, p, etc_mm, rain_mm, irrigation_mm
):
    start_mm = depleted * taw_mm
    day = soil_water.balance_day(
        start_mm,
        taw_mm,
        p * taw_mm,
        etc_mm=etc_mm,
        rain_mm=rain_mm,
        irrigation_mm=irrigation_mm,
    )
    assert 0 <= day.ks <= 1
    assert 0 <= day.depletion_mm <= taw_mm
    assert 0 <= day.wasted_irrigation_mm <= day.drainage_mm + 1e-9
    used_mm = start_mm + day.actual_et_mm + day.drainage_mm
    assert used_mm == pytest.approx(day.depletion_mm + rain_mm + irrigation_mm, abs=1e-6)


def test_WAT_15_a_handful_that_feels_moist():
    moisture = soil_water.moisture_of_feel(soil_water.TEXTURES["loam"], "moist")
    assert moisture == pytest.approx(0.20125)
    used_mm = soil_water.depletion_from_reading_mm(soil_water.TEXTURES["loam"], moisture, 0.7)
    assert used_mm == pytest.approx(34.125)


def test_WAT_16_minutes_of_a_drip_line_and_litres_of_a_sprinkler():
    line = emitters.drip_flow_l_h(line_m=20, line_l_h_m=6)
    assert emitters.run_minutes(160, line) == pytest.approx(80)
    sprinkler = emitters.sprinkler_flow_l_h(10, 2.88)
    assert emitters.litres_run(30, sprinkler) == pytest.approx(14.4)


@pytest.mark.parametrize("depletion_mm", [0.0, 12.0, 30.0, 60.0])
@pytest.mark.parametrize(("rain_mm", "irrigation_mm"), [(0.0, 0.0), (4.0, 0.0), (9.0, 80.0)])
def test_the_evening_is_that_of_the_whole_balance(depletion_mm, rain_mm, irrigation_mm):
    day = {"etc_mm": 5.0, "rain_mm": rain_mm, "irrigation_mm": irrigation_mm}
    whole = soil_water.balance_day(depletion_mm, 60.0, 24.0, **day)
    assert soil_water.evening_mm(depletion_mm, 60.0, 24.0, **day) == whole.depletion_mm
