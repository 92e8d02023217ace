from itertools import permutations
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import feed_plan, row_order
from plants.agronomy.feed_plan import FeedProblem, FeedProduct
from plants.agronomy.nutrients import Nutrients

few = settings(max_examples=30, deadline=None)

SHED = (
    FeedProduct("compost", Nutrients(0.0015, 0.0025, 0.0068), 0.05, 24, is_compost=True),
    FeedProduct("blood meal", Nutrients(0.096, 0, 0), 4.0),
    FeedProduct("bone meal", Nutrients(0.018, 0.06, 0), 2.5),
    FeedProduct("NPK 10-10-10", Nutrients(0.10, 0.10, 0.10), 1.5),
    FeedProduct("sulphate of potash", Nutrients(0, 0, 0.50), 2.0),
)
HUNGRY = FeedProblem(SHED, Nutrients(60, 20, 70), Nutrients(75, 60, 140), tie_break=0)


def test_lpo_01_the_cheapest_feed_of_a_hungry_bed():
    plan = feed_plan.feed_plan(HUNGRY)
    assert plan.cost == pytest.approx(0.94, abs=0.005)
    assert plan.amounts_kg == pytest.approx((0, 0, 0, 0.6, 0.02), abs=0.005)
    assert plan.binding == ("n_min", "p2o5_max", "k2o_min")
    assert plan.relaxed == ()
    assert plan.supplied == pytest.approx((60, 60, 70))


def test_lpo_03_no_product_here_gives_nitrogen_without_too_much_phosphate():
    only = (FeedProduct("5-10-5", Nutrients(0.05, 0.10, 0.05), 1.0),)
    problem = FeedProblem(only, Nutrients(60, 10, 40), Nutrients(80, 40, 80))
    plan = feed_plan.feed_plan(problem)
    assert plan.relaxed == ("p2o5_max",)
    assert plan.amounts_kg == pytest.approx((1.2,))


def test_without_any_potash_all_that_can_be_given_is_given():
    problem = FeedProblem(SHED[1:2], Nutrients(48, 0, 30), Nutrients(60, 5, 60))
    plan = feed_plan.feed_plan(problem)
    assert plan.amounts_kg == pytest.approx((0.5,))
    assert plan.relaxed == ("k2o_min",)
    assert feed_plan.feed_plan(FeedProblem((), problem.need, problem.upper)).relaxed == (
        "n_min",
        "k2o_min",
    )


def test_nothing_is_given_where_nothing_is_needed():
    plan = feed_plan.feed_plan(FeedProblem(SHED, Nutrients(0, 0, 0), Nutrients(5, 5, 5)))
    assert plan.amounts_kg == pytest.approx((0,) * 5)
    assert plan.relaxed == plan.binding == ()


def test_the_heap_and_the_cap_of_a_year_bound_the_compost():
    capped = FeedProblem(SHED[:1], Nutrients(60, 0, 0), Nutrients(75, 200, 400), compost_cap_kg=20)
    plan = feed_plan.feed_plan(capped)
    assert plan.amounts_kg == pytest.approx((20,))
    assert plan.binding == ("compost_max",)
    assert plan.relaxed == ("n_min",)


def test_of_equally_cheap_plans_the_lighter_wins():
    pair = (
        FeedProduct("weak", Nutrients(0.05, 0, 0), 1.0),
        FeedProduct("strong", Nutrients(0.10, 0, 0), 2.0),
    )
    plan = feed_plan.feed_plan(FeedProblem(pair, Nutrients(50, 0, 0), Nutrients(60, 5, 5)))
    assert plan.amounts_kg == pytest.approx((0, 0.5))


def test_upper_limits_by_need_and_offtake():
    assert feed_plan.upper_limits(Nutrients(60, 20, 70), 4, 20) == (75, 40, 140)
    assert feed_plan.upper_limits(Nutrients(0, 100, 0), 4, 20) == (20, 100, 20)
    assert feed_plan.upper_limits(Nutrients(0, 70, 0), 4, 20).p2o5 == 80


@pytest.mark.parametrize(
    ("amount_kg", "weighed_kg"), [(0.0178, 0.02), (0.602, 0.6), (1.22, 1.2), (0, 0)]
)
def test_kitchen_scales(amount_kg, weighed_kg):
    assert feed_plan.kitchen_kg(amount_kg) == pytest.approx(weighed_kg)


def test_a_weighed_plan_is_looked_at_again():
    weighed = tuple(map(feed_plan.kitchen_kg, (0.0, 0.0, 0.0, 0.598, 0.02)))
    assert feed_plan.plan_of(HUNGRY, weighed).relaxed == ()
    assert feed_plan.plan_of(HUNGRY, (0, 0, 0, 0.595, 0.02)).relaxed == ("n_min", "k2o_min")


contents = st.builds(Nutrients, *[st.sampled_from([0.0, 0.01, 0.05, 0.1, 0.2, 0.5])] * 3)
products = st.builds(
    FeedProduct, st.just("a bag"), contents, st.floats(0.05, 5), st.sampled_from([0.5, 2, inf])
)
needs = st.builds(Nutrients, *[st.floats(0, 200)] * 3)


# With these any need can be met.
PURE = tuple(FeedProduct("pure", Nutrients(*part), 5.0) for part in np.eye(3) / 5)


@few
@given(st.lists(products, max_size=6), products, needs, st.floats(1, 3))
def test_a_plan_keeps_its_limits_and_one_more_product_never_costs_more(bags, more, need, room):
    upper, bags = need.times(room), (*PURE, *bags)
    plan = feed_plan.feed_plan(FeedProblem(bags, need, upper, tie_break=0))
    assert plan.relaxed == ()
    for least, supplied, most in zip(need, plan.supplied, upper, strict=True):
        assert least - 1e-6 <= supplied <= most + 1e-6
    for amount_kg, bag in zip(plan.amounts_kg, bags, strict=True):
        assert 0 <= amount_kg <= bag.stock_kg + 1e-6
    wider = feed_plan.feed_plan(FeedProblem((*bags, more), need, upper, tie_break=0))
    assert wider.cost <= plan.cost + 1e-6


def bonds(scores):
    return lambda a, b: scores.get(a + b, scores.get(b + a, 0.0))


def test_lay_01_friends_stand_together_and_foes_apart():
    pair_score = bonds({"AB": 1.0, "BC": -1.0})
    best = row_order.best_order("ABC", pair_score)
    assert row_order.order_score(best, pair_score) == 1.0
    assert "".join(best) in {"BAC", "CAB"}


def test_a_row_of_one_and_of_none():
    assert row_order.best_order(["leek"], bonds({})) == ("leek",)
    assert row_order.best_order([], bonds({})) == ()


@few
@given(st.dictionaries(st.sampled_from(["AB", "AC", "AD", "BC", "BD", "CD"]), st.floats(-1, 1)))
def test_no_order_is_better(scores):
    pair_score = bonds(scores)
    best = row_order.order_score(row_order.best_order("ABCD", pair_score), pair_score)
    every = (row_order.order_score(order, pair_score) for order in permutations("ABCD"))
    assert best == pytest.approx(max(every))
