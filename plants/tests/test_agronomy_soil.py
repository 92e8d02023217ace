import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import soil, soil_water


def test_soi_01_lime_for_clay_loam():
    lime_g_m2 = soil.lime_g_m2(soil.LIME_FACTOR["clay_loam"], 5.8, 6.5)
    assert lime_g_m2 == pytest.approx(560, abs=1)
    assert lime_g_m2 * 5 / 1000 == pytest.approx(2.8)
    assert soil.dressings_g_m2(lime_g_m2, soil.LIME_DRESSING_G_M2) == pytest.approx((500, 60))


def test_soi_03_lime_per_hectare():
    tonnes = soil.lime_t_ha(soil.LIME_FACTOR["loamy_sand"], 6.0, 6.7)
    assert tonnes == pytest.approx(4.2, abs=0.01)


def test_soi_04_lime_from_buffer_ph():
    lime_g_m2 = soil.buffer_lime_g_m2(5.0, 6.0, buffer_ph=6.6 - 1.2 / 4)
    assert lime_g_m2 == pytest.approx(168, abs=1)


def test_soi_05_sulfur_on_sand():
    sulfur_g_m2 = soil.sulfur_g_m2(soil.LIME_FACTOR["sand"], 7.0, 6.0, depth_cm=15)
    assert sulfur_g_m2 == pytest.approx(144.0, abs=2)


def test_soi_07_free_carbonate_cannot_be_acidified():
    assert not soil.is_ph_reachable(7.9, 5.0, has_free_carbonate=True)
    assert soil.is_ph_reachable(7.0, 5.0, has_free_carbonate=False)
    assert soil.is_ph_reachable(7.9, 8.0, has_free_carbonate=True)


def test_nothing_is_spread_against_the_need():
    assert soil.lime_g_m2(8, 7.0, 6.5) == 0
    assert soil.sulfur_g_m2(6, 5.5, 6.0) == 0
    assert soil.dressings_g_m2(0, 500) == ()


def test_burnt_lime_is_stronger_and_shallow_digging_needs_less():
    full = soil.lime_g_m2(8, 5.8, 6.5)
    burnt = soil.lime_g_m2(8, 5.8, 6.5, neutralising_value=soil.NEUTRALISING_VALUE["burnt"])
    assert burnt == pytest.approx(full * 54 / 80)
    assert soil.lime_g_m2(8, 5.8, 6.5, depth_cm=10) == pytest.approx(full / 2)


@given(st.floats(0, 5000), st.sampled_from([100.0, 500.0]))
def test_dressings_add_up_under_the_cap(total_g_m2, cap_g_m2):
    parts = soil.dressings_g_m2(total_g_m2, cap_g_m2)
    assert sum(parts) == pytest.approx(total_g_m2)
    assert all(0 < part <= cap_g_m2 * (1 + 1e-6) for part in parts)


@pytest.mark.parametrize(
    ("ph", "distance", "severity"),
    [
        (6.4, 0.0, None),
        (5.7, -0.3, "info"),
        (5.6, -0.4, "advice"),
        (5.3, -0.7, "advice"),
        (5.2, -0.8, "warning"),
        (4.8, -1.2, "warning"),
        (4.7, -1.3, "critical"),
        (7.6, 0.6, "advice"),
    ],
)
def test_ph_outside_the_crops_range(ph, distance, severity):
    found = soil.ph_distance(ph, 6.0, 7.0)
    assert found == pytest.approx(distance)
    assert soil.ph_severity(found) == severity


def test_every_texture_has_a_lime_factor():
    assert soil_water.TEXTURES.keys() <= soil.LIME_FACTOR.keys()


@pytest.mark.parametrize(
    ("crops", "expected"),
    [
        ([("carrot", 5.5, 7.0)], 6.5),
        ([("potato", 5.0, 6.5)], 6.0),
        ([("highbush-blueberry", 4.5, 5.5)], 5.2),
        ([("potato", 5.0, 6.5), ("carrot", 5.5, 7.0)], 6.0),
        # What suits both counts for more than what one is best limed for.
        ([("potato", 5.0, 6.5), ("asparagus", 6.2, 7.5)], 6.5),
        ([], 6.5),
    ],
)
def test_lime_aims_at_what_the_crops_are_limed_for(crops, expected):
    assert soil.target_ph(crops) == expected


def test_clubroot_is_limed_for_as_far_as_the_crops_bear():
    assert soil.target_ph([("cabbage", 6.0, 7.5)], fights_clubroot=True) == 7.2
    assert soil.target_ph([("potato", 5.0, 6.5)], fights_clubroot=True) == 6.0
