from dataclasses import replace
from datetime import date

import pytest

from gardens.models.soil import ProductName
from plants.agronomy.nutrients import Nutrients
from rules.catalogue.soil.k_need import soil_k_need
from rules.catalogue.soil.n_need import soil_n_need
from rules.catalogue.soil.n_surplus import soil_n_surplus
from rules.catalogue.soil.p_excess import soil_p_excess
from rules.catalogue.soil.p_need import soil_p_need
from rules.catalogue.soil.ph import soil_ph
from rules.catalogue.soil.products import PRODUCT_NAMES, product_label
from rules.catalogue.soil.upkeep import soil_upkeep
from rules.tests.builders import (
    bed,
    climate,
    garden,
    missing,
    number,
    past,
    planting,
    pot,
    run,
    said,
    text,
)
from rules.tests.feeding import all_over, crop, given, measured, unmeasured

NEEDS = (soil_n_need, soil_p_need, soil_k_need)


def test_SOI_22_nitrogen_of_a_heavy_feeder():
    [draft] = run(soil_n_need, measured())
    assert (draft.severity, draft.confidence, draft.episode) == ("advice", "medium", "2026")
    assert number(draft, "Short") == pytest.approx(15.8, abs=0.1)
    # Blood meal: 12 %, of which four fifths.
    assert text(draft) == (
        "Bed A is short of nitrogen | Its crops can use 15.8 g/m² more nitrogen than soil and "
        "feeding give them. | Without it the oldest leaves turn pale and growth stops. | Rake in "
        "165 g of blood meal before sowing or planting, or as much in another."
    )


def test_SOI_08_phosphate_by_test_and_harvest():
    [draft] = run(soil_p_need, measured())
    assert number(draft, "Short") == pytest.approx(7.98, abs=0.02)
    assert "From the soil" not in dict(draft.numbers)


def test_SOI_10_potash_by_test_and_cec():
    [draft] = run(soil_k_need, measured())
    assert number(draft, "Short") == pytest.approx(21.73, abs=0.05)
    assert draft.confidence == "medium"


def test_a_usual_cec_costs_confidence():
    [draft] = run(soil_k_need, measured(figures={"cec_meq_100g": None}))
    assert draft.confidence == "low"
    assert "The soil holds nutrients" in draft.assumptions[0].template


@pytest.mark.parametrize(
    ("demand", "organic_pct", "legume", "short"),
    [
        ("heavy", 1.0, False, 18.0),
        ("medium", 1.0, False, 11.0),
        ("light", 1.0, False, 6.0),
        ("heavy", 9.0, False, 11.4),  # no more than 6.6 from organic matter
        ("heavy", 1.0, True, 14.0),
        ("nitrogen_fixer", 1.0, False, None),
        ("light", 3.3, False, None),  # 0.94 g/m² are not worth a word
    ],
)
def test_nitrogen_by_appetite_soil_and_legume(demand, organic_pct, legume, short):
    bean = replace(
        past("bush-bean", "Fabaceae", date(2025, 8, 1)), nutrient_demand="nitrogen_fixer"
    )
    history = (bean,) if legume else ()
    snapshot = measured(
        all_over(crop(demand)), figures={"organic_matter_pct": organic_pct}, history=history
    )
    found = [number(draft, "Short") for draft in run(soil_n_need, snapshot)]
    assert found == ([pytest.approx(short, abs=0.05)] if short else [])


def test_what_was_given_this_season_is_taken_off():
    [draft] = run(soil_n_need, measured(amendments=(given("blood_meal", 0.1),)))
    assert number(draft, "Given this season") == pytest.approx(9.6)
    assert number(draft, "Short") == pytest.approx(15.8 - 9.6, abs=0.05)
    old = given("blood_meal", 0.1, spread_on=date(2025, 9, 1))
    assert number(run(soil_n_need, measured(amendments=(old,)))[0], "Short") > 15


def test_a_season_in_the_south_runs_over_new_year():
    spring = given("blood_meal", 0.1, spread_on=date(2025, 9, 1))
    southern = measured(amendments=(spring,))
    southern = garden(*southern.beds, climate=climate(christchurch=True))
    assert number(run(soil_n_need, southern)[0], "Given this season") == pytest.approx(9.6)


@pytest.mark.parametrize(
    ("rule", "test", "asked"),
    [
        (soil_n_need, {"organic_matter_pct": None}, "organic_matter"),
        (soil_p_need, {"phosphorus_method": ""}, "phosphorus_method"),
        (soil_p_need, {"phosphorus_method": "other"}, "phosphorus_method"),
        (soil_k_need, {"potassium_method": "other"}, "potassium_method"),
    ],
)
def test_what_a_need_cannot_do_without_is_asked_for(rule, test, asked):
    snapshot = measured(figures=test)
    assert run(rule, snapshot) == []
    assert missing(rule, snapshot) == [asked]


def test_potash_asks_for_the_texture_where_no_laboratory_measured_cec():
    assert missing(soil_k_need, measured(figures={"cec_meq_100g": None}, texture="")) == [
        "soil_texture"
    ]


@pytest.mark.parametrize("rule", [*NEEDS, soil_n_surplus, soil_p_excess, soil_upkeep])
def test_pots_indoor_gardens_and_empty_beds_are_not_spoken_of(rule):
    snapshot = measured()
    [plot] = snapshot.beds
    pots = pot(all_over(), soil_test=plot.soil_test, area_m2=1.0)
    for other in (garden(pots), garden(plot, is_indoor=True), garden(bed())):
        assert list(rule.function(other, rule.default_limits)) == []


@pytest.mark.parametrize("rule", NEEDS)
def test_stale_tests_count_less_and_very_old_ones_not(rule):
    assert run(rule, measured(figures={"tested_on": date(2022, 5, 10)}))[0].confidence == "low"
    assert run(rule, measured(figures={"tested_on": date(2021, 5, 10)})) == []


def test_a_small_shortage_is_staff_s_to_judge():
    snapshot = measured(figures={"phosphorus_mg_kg": 25.0})
    assert number(run(soil_p_need, snapshot)[0], "Short") == pytest.approx(3.5)
    assert run(soil_p_need, snapshot, least_g_m2=4) == []


@pytest.mark.parametrize(("ph", "explained"), [(5.4, True), (5.6, False)])
def test_ph_speaks_of_phosphate_only_where_it_binds_it(ph, explained):
    sour = measured(all_over(crop(ph_min=6.0, ph_max=7.0)), ph=ph)
    [draft] = run(soil_ph, sour)
    assert draft.explains == (None if explained else frozenset())
    assert soil_ph.suppresses == ("SOIL.P_NEED",)


@pytest.mark.parametrize(
    ("ppm", "method", "found"),
    [
        (45.0, "mehlich_3", 0),
        (45.1, "mehlich_3", 1),
        (41.0, "olsen", 0),
        (41.1, "olsen", 1),
        (55.1, "mehlich_3_icp", 1),
        (90.0, "", 0),
    ],
)
def test_phosphate_in_excess_by_extractant(ppm, method, found):
    snapshot = measured(figures={"phosphorus_mg_kg": ppm, "phosphorus_method": method})
    drafts = run(soil_p_excess, snapshot)
    assert [draft.severity for draft in drafts] == ["advice"] * found
    assert all("no bone meal and no poultry manure" in text(draft) for draft in drafts)


@pytest.mark.parametrize(("kg", "found"), [(0.216, 0), (0.218, 1)])
def test_nitrogen_beyond_the_need_and_five_grams(kg, found):
    """15.8 g/m² are needed; blood meal brings 96 g/kg."""
    drafts = run(soil_n_surplus, measured(amendments=(given("blood_meal", kg),)))
    assert [draft.severity for draft in drafts] == ["advice"] * found


def test_the_surplus_is_named():
    [draft] = run(soil_n_surplus, measured(amendments=(given("blood_meal", 0.3),)))
    assert number(draft, "Too much") == pytest.approx(28.8 - 15.8, abs=0.05)
    assert text(draft).startswith("Bed A has had too much nitrogen | It was given 13.0 g/m² more")


def test_without_a_test_only_what_the_harvest_takes_is_told_for_all_beds_together():
    snapshot = unmeasured()
    [one] = snapshot.beds
    other = bed(all_over(pk=2), pk=2, name="Bed B", area_m2=1.0)
    [draft] = run(soil_upkeep, garden(one, other))
    assert (draft.severity, draft.confidence) == ("info", "low")
    assert number(draft, "Phosphate with the harvest") == pytest.approx(7.0)
    assert number(draft, "Potash with the harvest") == pytest.approx(30.0)
    assert "Nobody knows how much is left in: Bed A, Bed B." in text(draft)
    assert said(draft.formula) == (
        "2 kg of harvest × 15.0 g/kg − 0 g given = 30 g of potash; "
        "2 kg × 3.5 g/kg − 0 g = 7 g of phosphate"
    )
    assert all(run(rule, snapshot) == [] for rule in NEEDS)


def test_what_replaces_part_of_the_harvest_stands_in_the_sum():
    [draft] = run(soil_upkeep, unmeasured(amendments=(given("bone_meal", 0.02),)))
    phosphate = number(draft, "Phosphate with the harvest")
    assert 0 < phosphate < 3.5
    assert f"− {3.5 - phosphate:.0f} g = {phosphate:.0f} g of phosphate" in said(draft.formula)


def test_what_was_not_measured_is_left_to_upkeep():
    assert run(soil_p_need, measured(figures={"phosphorus_mg_kg": None})) == []
    assert run(soil_k_need, measured(figures={"potassium_mg_kg": None})) == []


def test_upkeep_leaves_out_what_was_measured_or_given_and_what_nobody_knows():
    assert run(soil_upkeep, measured()) == []
    [draft] = run(soil_upkeep, measured(figures={"potassium_mg_kg": None}))
    assert [name for name, _ in draft.numbers] == ["Potash with the harvest"]
    assert number(draft, "Potash with the harvest") == pytest.approx(15.0)
    assert "It will probably take 15 g of potash. |" in text(draft)
    assert run(soil_upkeep, unmeasured(amendments=(given("compost", 5.0),))) == []
    assert run(soil_upkeep, unmeasured(all_over(crop(offtake=None)))) == []
    assert run(soil_upkeep, unmeasured(all_over(crop(offtake=Nutrients(9, 1, 1))))) == []


def test_crops_that_crowd_each_other_share_the_ground():
    both = measured(all_over(), all_over(pk=2), figures={"organic_matter_pct": 1.0})
    assert number(run(soil_n_need, both)[0], "Short") == pytest.approx(18.0)


def test_products_are_called_as_on_the_soil_page():
    assert {key: product_label(key) for key in PRODUCT_NAMES} == dict(ProductName.choices)


def test_a_plant_without_an_appetite_is_asked_about():
    assert missing(soil_n_need, measured(planting(crop("")))) == ["figures-crop"]
