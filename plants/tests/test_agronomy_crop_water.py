import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import containers, crop_water

TOMATO = crop_water.CROPS["tomato"]


@pytest.mark.parametrize(
    ("day", "kc"),
    [
        pytest.param(20, 0.6, id="WAT-07-20"),
        pytest.param(50, 0.875, id="WAT-07-50"),
        pytest.param(100, 1.15, id="WAT-07-100"),
        pytest.param(130, 0.975, id="WAT-07-130"),
        pytest.param(200, 0.80, id="after-the-season"),
    ],
)
def test_kc_by_stage(day, kc):
    assert crop_water.kc_on_day(day, TOMATO.stage_days, TOMATO.kc) == pytest.approx(kc, abs=0.001)


def test_kc_of_a_crop_without_a_late_stage():
    assert crop_water.kc_on_day(100, (20, 20, 20, 0), (0.5, 1.0, 0.9)) == 0.9


@given(st.floats(0, 400))
def test_kc_stays_between_its_extremes(day):
    assert 0.6 <= crop_water.kc_on_day(day, TOMATO.stage_days, TOMATO.kc) <= 1.15


def test_dry_wind_raises_kc_of_tall_crops():
    ini, mid, end = crop_water.climate_adjusted_kc((0.3, 1.2, 0.35), 4, 25, 3)
    assert ini == 0.3
    assert mid == pytest.approx(1.2 + 0.08 + 0.08)
    assert end == 0.35, "a Kc_end below 0.45 is left alone"
    assert crop_water.climate_adjusted_kc((0.3, 1.2, 0.6), 2, 45, 3) == (0.3, 1.2, 0.6)
    assert crop_water.climate_adjusted_kc((0.3, 1.2, 0.6), 4, 45, 3)[2] == pytest.approx(0.68)


@pytest.mark.parametrize(("u2_m_s", "rh_min_pct", "kc_mid"), [(1.3, 75, 1.07), (4.6, 44, 1.30)])
def test_FAO_56_example_28_maize_in_taipei_and_mocha(u2_m_s, rh_min_pct, kc_mid):
    """Kc of the table 1.20, height 2 m."""
    _, mid, _ = crop_water.climate_adjusted_kc((0.3, 1.2, 0.35), u2_m_s, rh_min_pct, 2.0)
    assert mid == pytest.approx(kc_mid, abs=0.005)


def test_mulch_lowers_the_first_kc_only():
    assert crop_water.mulched_kc((0.6, 1.15, 0.8)) == pytest.approx((0.45, 1.15, 0.8))


def test_mixed_bed_weighs_by_ground_cover():
    assert crop_water.mixed_bed_kc([(1.0, 0.5), (0.8, 0.25)]) == pytest.approx(0.775)
    assert crop_water.mixed_bed_kc([]) == crop_water.BARE_KC
    assert crop_water.mixed_bed_kc([(1.0, 1.0), (0.8, 1.0)]) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("day", "start_m", "depth_m"),
    [
        (0, crop_water.SOWN_ROOT_DEPTH_M, 0.15),
        (0, crop_water.TRANSPLANTED_ROOT_DEPTH_M, 0.20),
        (35, crop_water.SOWN_ROOT_DEPTH_M, 0.425),
        (70, crop_water.SOWN_ROOT_DEPTH_M, 0.70),
        (140, crop_water.SOWN_ROOT_DEPTH_M, 0.70),
    ],
)
def test_roots_reach_full_depth_with_the_canopy(day, start_m, depth_m):
    grown = crop_water.root_depth_m(day, TOMATO.stage_days, TOMATO.root_depth_m, start_m)
    assert grown == pytest.approx(depth_m)


def test_shallow_rooted_crops_start_no_deeper_than_they_end():
    assert crop_water.root_depth_m(0, (10, 10, 10, 10), 0.1) == pytest.approx(0.1)


def test_wat_14_tomato_pot():
    use_l = containers.daily_use_l(
        5.0, 1.1, canopy_m2=0.19635, surface_m2=0.07, exposure=containers.EXPOSURE["open"]
    )
    need = containers.container_need(20, use_l, mix_available=0.25, p_pot=0.40)
    assert need.available_l == pytest.approx(2.0, abs=0.02)
    assert need.use_l_per_day == pytest.approx(1.3, abs=0.02)
    assert need.interval_days == 1
    assert need.dose_l == pytest.approx(1.49, abs=0.02)
    assert not need.is_too_small


def test_pot_that_cannot_last_a_day_says_what_would():
    need = containers.container_need(10, 1.5)
    assert need.is_too_small
    assert need.interval_days == 1
    assert need.volume_needed_l == pytest.approx(15)


def test_large_trough_is_watered_every_few_days():
    need = containers.container_need(60, 1.5, containers.MIX_AVAILABLE["compost"])
    assert need.interval_days == 4
    assert need.dose_l == pytest.approx(6.9)


@pytest.mark.parametrize(("is_canopy_closed", "litres"), [(False, 0.7), (True, 0.35)])
def test_leaves_shed_half_of_the_rain(is_canopy_closed, litres):
    caught = containers.rain_caught_l(10, 0.07, is_canopy_closed=is_canopy_closed)
    assert caught == pytest.approx(litres)
