import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import (
    nutrient_needs,
    nutrients,
    organic_matter,
    soil,
    soil_indices,
    soil_water,
)
from plants.agronomy.nutrient_needs import CEC_BY_TEXTURE, CRITICAL_P_PPM, Supply
from plants.agronomy.nutrients import AVAILABILITY, Nutrients
from plants.choices import NutrientDemand

few = settings(max_examples=30, deadline=None)
ppm = st.floats(0, 500)


def test_soi_08_phosphate_builds_up_and_replaces():
    need = nutrient_needs.phosphate_need_g_m2(12, CRITICAL_P_PPM["bray_1"], 3.5)
    assert need == pytest.approx(7.98, abs=0.02)


def test_soi_10_potash_builds_up_by_exchange_capacity():
    assert nutrient_needs.critical_k_ppm(12) == 105
    need = nutrient_needs.potash_need_g_m2(80, CEC_BY_TEXTURE["loam"], 15)
    assert need == pytest.approx(21.73, abs=0.05)


@pytest.mark.parametrize(
    ("test_ppm", "need", "supply"),
    [
        (20, 4.0, Supply.ENOUGH),
        (35, 4.0, Supply.ENOUGH),
        (40, 2.0, Supply.HIGH),
        (45, 0.0, Supply.HIGH),
        (45.1, 0.0, Supply.EXCESS),
        (19.9, 4.056, Supply.LOW),
    ],
)
def test_phosphate_above_its_critical_level(test_ppm, need, supply):
    critical = CRITICAL_P_PPM["mehlich_3"]
    found = nutrient_needs.phosphate_need_g_m2(test_ppm, critical, 4.0)
    assert found == pytest.approx(need, abs=0.001)
    assert nutrient_needs.phosphate_supply(test_ppm, critical) == supply


def test_the_same_figure_means_less_by_another_extractant():
    needs = [
        nutrient_needs.phosphate_need_g_m2(18, CRITICAL_P_PPM[extractant], 0)
        for extractant in ("olsen", "mehlich_3", "mehlich_3_icp")
    ]
    assert needs == pytest.approx([0, 0.5604 * 2, 0.5604 * 12])


@pytest.mark.parametrize(
    ("test_ppm", "need", "supply"),
    [
        (135, 17.24, Supply.ENOUGH),
        (145, 8.62, Supply.HIGH),
        (155, 0, Supply.HIGH),
        (156, 0, Supply.EXCESS),
    ],
)
def test_potash_above_its_critical_level(test_ppm, need, supply):
    assert nutrient_needs.potash_need_g_m2(test_ppm, 12, 15) == pytest.approx(need)
    assert nutrient_needs.potash_supply(test_ppm, 12) == supply


def test_soi_22_organic_matter_feeds_a_heavy_feeder():
    assert nutrient_needs.nitrogen_need_g_m2("heavy", 2) == pytest.approx(15.8, abs=0.1)


def test_nitrogen_is_credited_and_never_negative():
    assert nutrient_needs.nitrogen_need_g_m2("heavy", 9) == pytest.approx(18 - 6.6)
    assert nutrient_needs.nitrogen_need_g_m2("heavy", 0.5) == 18
    assert nutrient_needs.nitrogen_need_g_m2(
        "medium", 2, after_legume=True, compost_n=3
    ) == pytest.approx(11 - 2.2 - 4 - 3)
    assert nutrient_needs.nitrogen_need_g_m2("light", 4, after_legume=True) == 0
    assert nutrient_needs.NITROGEN_G_M2.keys() == set(NutrientDemand.values)


def test_nitrogen_on_sand_comes_in_doses():
    doses = soil.dressings_g_m2(15.8, nutrient_needs.SAND_N_DOSE_G_M2)
    assert doses == pytest.approx((8, 7.8))


@pytest.mark.parametrize(
    ("area_yields", "p2o5_g", "k2o_g"),
    [
        pytest.param([(6, 4, Nutrients(3.5, 1.0, 5.8))], 24.0, 139.2, id="SOI-12-potato"),
        pytest.param(
            [(3, 5, Nutrients(1.6, 0.7, 3.0)), (2, 6, Nutrients(3.1, 0.9, 3.6))],
            21.3,
            88.2,
            id="SOI-13-carrot-cabbage",
        ),
    ],
)
def test_harvests_take_nutrients_away(area_yields, p2o5_g, k2o_g):
    taken = Nutrients.total(
        nutrients.removal(area_m2 * kg_m2, per_t_kg) for area_m2, kg_m2, per_t_kg in area_yields
    )
    assert taken.p2o5 == pytest.approx(p2o5_g, abs=0.5)
    assert taken.k2o == pytest.approx(k2o_g, abs=0.5)


def test_a_bed_without_harvest_loses_nothing():
    assert Nutrients.total([]) == Nutrients(0, 0, 0)
    assert nutrients.deficit_share(5, 0) == 0


@pytest.mark.parametrize(
    ("supply_g", "share", "severity"), [(15, 0, None), (8, 0.2, None), (7.9, 0.21, "advice")]
)
def test_a_years_deficit(supply_g, share, severity):
    found = nutrients.deficit_share(supply_g, 10)
    assert found == pytest.approx(share)
    assert nutrients.deficit_severity(found) == severity


def test_more_nitrogen_than_needed_is_advice():
    assert nutrient_needs.nitrogen_surplus_severity(5.0) is None
    assert nutrient_needs.nitrogen_surplus_severity(5.1) == "advice"


def test_a_product_gives_what_crops_reach_of_it():
    blood = nutrients.available_content(Nutrients(12, 1, 0), AVAILABILITY["blood_meal"])
    assert blood == pytest.approx((0.096, 0, 0))
    assert nutrients.product_g(9.6, blood.n) == pytest.approx(100)
    assert nutrients.product_g(5, blood.k2o) is None


def test_soi_20_compost_raises_organic_matter():
    found = organic_matter.compost_kg_m2(3.0 - 2.0, depth_cm=15, compost_organic_pct=30)
    assert found == pytest.approx(13.0, abs=0.1)
    assert soil.dressings_g_m2(found, organic_matter.compost_cap_kg_m2(is_p_excess=False)) == (
        pytest.approx((10, 3))
    )
    assert organic_matter.compost_cap_kg_m2(is_p_excess=True) == 5
    assert organic_matter.compost_kg_m2(-1, depth_cm=15, compost_organic_pct=30) == 0


@pytest.mark.parametrize(("texture", "pct"), [("loamy_sand", 3), ("silt_loam", 4), ("clay", 5)])
def test_organic_matter_target(texture, pct):
    assert organic_matter.ORGANIC_MATTER_TARGET_PCT[texture] == pct


@pytest.mark.parametrize(
    ("p_mg_l", "p_index", "k_mg_l", "k_index"),
    [
        (9, "0", 60, "0"),
        (10, "1", 61, "1"),
        (25.4, "2", 180, "2-"),
        (46, "4", 181, "2+"),
        (70, "4", 241, "3"),
        (71, "5+", 401, "4+"),
    ],
)
def test_rb209_indices(p_mg_l, p_index, k_mg_l, k_index):
    assert soil_indices.phosphorus_index(p_mg_l) == p_index
    assert soil_indices.potassium_index(k_mg_l) == k_index


def test_every_texture_has_an_exchange_capacity():
    assert soil_water.TEXTURES.keys() <= CEC_BY_TEXTURE.keys()


@few
@given(ppm, ppm, st.floats(0, 60), st.floats(0, 40), st.sampled_from(sorted(CRITICAL_P_PPM)))
def test_a_richer_soil_never_needs_more(test_ppm, more_ppm, cec, offtake, extractant):
    critical = CRITICAL_P_PPM[extractant]
    for need, argument in (
        (nutrient_needs.phosphate_need_g_m2, critical),
        (nutrient_needs.potash_need_g_m2, cec),
    ):
        poor = need(test_ppm, argument, offtake)
        assert 0 <= need(test_ppm + more_ppm, argument, offtake) <= poor + 1e-9
