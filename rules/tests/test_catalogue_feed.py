from dataclasses import replace
from datetime import date
from math import inf

import pytest

from plants.agronomy.feed_plan import FeedProblem, FeedProduct, feed_plan, kitchen_plan
from plants.agronomy.nutrients import Nutrients
from rules.catalogue.feed.infeasible import feed_infeasible
from rules.catalogue.feed.plan import feed_plan as plan_rule
from rules.catalogue.feed.plans import SHOP, feeding
from rules.catalogue.soil.bed_soil import bed_soil
from rules.tests.builders import bed, garden, number, pot, run, said, text
from rules.tests.feeding import all_over, crop, given, measured

FIVE_TEN_FIVE = given("5-10-5", 0.01, content=Nutrients(0.05, 0.10, 0.05))
SOLO = given("Potash salt", 0.01, content=Nutrients(0.0, 0.0, 0.5))


def fed(*amendments, **changes):
    return measured(amendments=amendments, **changes)


def test_LPO_01_the_cheapest_mixture_and_what_decides_it():
    """Rounded as kitchen scales weigh it stays the same."""
    products = (
        FeedProduct("compost", Nutrients(0.0015, 0.0025, 0.0068), 0.05, stock_kg=24),
        FeedProduct("blood meal", Nutrients(0.096, 0.0, 0.0), 4.0),
        FeedProduct("bone meal", Nutrients(0.018, 0.06, 0.0), 2.5),
        FeedProduct("NPK", Nutrients(0.1, 0.1, 0.1), 1.5),
        FeedProduct("SOP", Nutrients(0.0, 0.0, 0.5), 2.0),
    )
    problem = FeedProblem(
        products, Nutrients(60, 20, 70), Nutrients(75, 60, 140), inf, tie_break=0.0
    )
    exact = feed_plan(problem)
    weighed = kitchen_plan(problem, exact)
    assert exact.cost == pytest.approx(0.94, abs=0.005)
    assert weighed.amounts_kg == pytest.approx((0, 0, 0, 0.6, 0.02))
    assert set(weighed.binding) >= {"n_min", "p2o5_max", "k2o_min"}
    assert weighed.relaxed == ()


def test_kitchen_weights_are_rounded_up_where_less_would_not_do():
    potash = FeedProduct("SOP", Nutrients(0.0, 0.0, 0.5), 2.0)
    problem = FeedProblem((potash,), Nutrients(0, 0, 21), Nutrients(5, 5, 42))
    assert feed_plan(problem).amounts_kg == pytest.approx((0.042,))
    assert kitchen_plan(problem, feed_plan(problem)).amounts_kg == pytest.approx((0.045,))


def test_a_tested_bed_is_told_what_to_weigh_out():
    [draft] = run(plan_rule, measured(area_m2=2.0))
    assert (draft.severity, draft.confidence, draft.episode) == ("advice", "medium", "2026")
    assert dict(draft.numbers)["Ammonium sulfate"].value > 0
    assert "Rake in " in text(draft)
    assert "of ammonium sulfate, " in text(draft)
    assert draft.task.act == "feed"
    assert "From common products" in draft.assumptions[0].template


def test_what_it_supplies_keeps_the_limits():
    snapshot = measured(area_m2=2.0)
    plan = feeding(bed_soil(snapshot.beds[0], snapshot), snapshot, SHOP)
    for need, supplied, upper in zip(
        plan.problem.need, plan.plan.supplied, plan.problem.upper, strict=True
    ):
        assert need <= supplied <= upper
    assert plan.problem.upper.n == pytest.approx(1.25 * plan.problem.need.n)
    assert plan.problem.upper.k2o == pytest.approx(2 * plan.problem.need.k2o)


@pytest.mark.parametrize(
    "figures",
    [
        {"organic_matter_pct": None},
        {"phosphorus_mg_kg": None},
        {"phosphorus_method": "other"},
        {"potassium_mg_kg": None},
    ],
)
def test_there_is_no_plan_before_all_three_are_measured(figures):
    assert run(plan_rule, measured(figures=figures)) == []


def test_nothing_needed_is_worth_knowing():
    rich = {"organic_matter_pct": 9.0, "phosphorus_mg_kg": 99.0, "potassium_mg_kg": 400.0}
    [draft] = run(plan_rule, measured(all_over(crop("light")), figures=rich))
    assert (draft.severity, draft.task, draft.numbers) == ("info", None, ())
    assert "Bed A needs no feeding" in text(draft)


def test_bound_phosphate_is_left_out_and_said_so():
    sour = crop(ph_min=6.0, ph_max=7.0)
    [draft] = run(plan_rule, measured(all_over(sour), ph=5.0))
    assert "For this season it lacks 16 g of nitrogen and 22 g of potash. |" in text(draft)
    assert said(draft.formula) == "Supplied: 17 g of nitrogen and 22 g of potash"
    assert "Triple superphosphate" not in dict(draft.numbers)
    assert any("this pH binds it" in words.template for words in draft.assumptions)


def test_on_sand_much_nitrogen_is_given_in_two_goes():
    sandy, loamy = (run(plan_rule, measured(texture=texture))[0] for texture in ("sand", "loam"))
    said = [any("On sand" in one.template for one in d.assumptions) for d in (sandy, loamy)]
    assert said == [True, False]


@pytest.mark.parametrize(
    ("started_on", "planned_on", "due_on"),
    [
        (date(2026, 5, 1), None, date(2026, 5, 10)),
        (None, date(2026, 7, 1), date(2026, 6, 17)),
        (None, date(2026, 5, 12), date(2026, 5, 10)),
        (None, None, date(2026, 5, 10)),
    ],
)
def test_it_is_time_a_fortnight_before_planting(started_on, planned_on, due_on):
    snapshot = measured(all_over(started_on=started_on, planned_on=planned_on))
    assert run(plan_rule, snapshot)[0].task.due_on == due_on


def test_products_at_hand_are_used_first():
    phosphate = given("Super", 0.01, content=Nutrients(0.0, 0.45, 0.0))
    nitrogen = given("Urea", 0.01, content=Nutrients(0.46, 0.0, 0.0))
    [draft] = run(plan_rule, fed(phosphate, nitrogen, SOLO))
    assert {name for name, _ in draft.numbers} == {"Super", "Urea", "Potash salt"}
    assert "products you gave" in draft.assumptions[0].template
    assert run(feed_infeasible, fed(phosphate, nitrogen, SOLO)) == []


def test_LPO_03_only_a_fertiliser_with_too_much_phosphate():
    [draft] = run(feed_infeasible, fed(FIVE_TEN_FIVE))
    assert draft.severity == "warning"
    assert text(draft).startswith(
        "Your products do not suit Bed A | None of your products feeds it without too much "
        "phosphate."
    )
    assert number(draft, "They would supply") > number(draft, "The limit")
    assert draft.inputs[0].value == ("5-10-5",)
    [plan] = run(plan_rule, fed(FIVE_TEN_FIVE))
    assert "From common products" in plan.assumptions[0].template


def test_products_that_lack_a_nutrient_fall_short_of_it():
    [draft] = run(feed_infeasible, fed(SOLO))
    assert "Your products cannot supply enough phosphate." in text(draft)
    assert "Get bone meal" in text(draft)


def test_compost_alone_is_no_stock_of_fertiliser():
    assert run(feed_infeasible, fed(given("compost", 1.0))) == []
    lime = given("limestone", 0.1)
    assert run(feed_infeasible, fed(lime)) == []
    old = replace(FIVE_TEN_FIVE, spread_on=date(2025, 5, 9))
    assert run(feed_infeasible, fed(old)) == []


def test_a_bed_that_needs_nothing_needs_no_other_product():
    rich = {"organic_matter_pct": 9.0, "phosphorus_mg_kg": 99.0, "potassium_mg_kg": 400.0}
    snapshot = fed(FIVE_TEN_FIVE, figures=rich)
    light = replace(snapshot.beds[0], plantings=(all_over(crop("light")),))
    assert run(feed_infeasible, garden(light)) == []


@pytest.mark.parametrize("rule", [plan_rule, feed_infeasible])
def test_pots_indoor_gardens_and_empty_beds_are_not_spoken_of(rule):
    [plot] = fed(FIVE_TEN_FIVE).beds
    pots = pot(all_over(), soil_test=plot.soil_test, amendments=plot.amendments)
    for other in (garden(pots), garden(plot, is_indoor=True), garden(bed())):
        assert list(rule.function(other, rule.default_limits)) == []


def test_shops_sell_no_product_of_which_the_shares_are_not_known():
    assert "cattle_manure" not in {product.name for product in SHOP}
    assert len(SHOP) == 8
