from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import compost_heap, salinity, soil_water
from plants.agronomy.compost_heap import MATERIALS, Ingredient
from plants.agronomy.salinity import SALT_TOLERANCE

few = settings(max_examples=30, deadline=None)
TOMATO = SALT_TOLERANCE["tomato"]
HAY_SCRAPS_COFFEE = (Ingredient(50, 40, 1), Ingredient(10, 10, 1), Ingredient(2, 25, 1))


def test_soi_14_salt_costs_tomatoes_a_quarter():
    yield_pct = TOMATO.yield_pct(5.0)
    assert yield_pct == pytest.approx(75.25, abs=0.1)
    assert salinity.yield_severity(yield_pct) == "warning"


def test_soi_16_salt_that_halves_the_tomatoes():
    assert TOMATO.ece_for_yield_ds_m(50) == pytest.approx(7.55, abs=0.05)


def test_soi_17_leaching_keeps_tomatoes_at_their_threshold():
    share = salinity.leaching_share(1.5, TOMATO.threshold_ds_m)
    assert share == pytest.approx(0.136, abs=0.002)
    assert salinity.leaching_share(12.5, TOMATO.threshold_ds_m) == inf


@pytest.mark.parametrize(
    ("yield_pct", "severity"),
    [
        (95, None),
        (94.9, "advice"),
        (80, "advice"),
        (79.9, "warning"),
        (50, "warning"),
        (49.9, "critical"),
    ],
)
def test_salt_severity(yield_pct, severity):
    assert salinity.yield_severity(yield_pct) == severity


def test_an_extract_is_thinner_than_the_paste_in_every_texture():
    assert soil_water.TEXTURES.keys() <= salinity.ECE_PER_EXTRACT.keys()
    assert min(salinity.ECE_PER_EXTRACT.values()) > 1


@few
@given(st.sampled_from(sorted(SALT_TOLERANCE)), st.floats(0, 60), st.floats(0, 60))
def test_more_salt_never_yields_more(slug, ece_ds_m, more_ds_m):
    crop = SALT_TOLERANCE[slug]
    yield_pct = crop.yield_pct(ece_ds_m)
    assert 0 <= crop.yield_pct(ece_ds_m + more_ds_m) <= yield_pct <= 100
    if 0 < yield_pct < 100:
        assert crop.ece_for_yield_ds_m(yield_pct) == pytest.approx(ece_ds_m)


def test_soi_18_a_heap_of_hay_scraps_and_coffee():
    ratio = compost_heap.carbon_nitrogen_ratio(HAY_SCRAPS_COFFEE)
    assert ratio == pytest.approx(34.7, abs=0.1)
    assert compost_heap.ratio_severity(ratio) is None


def test_a_material_has_the_middles_of_its_ranges():
    straw = MATERIALS["straw"].ingredient(10)
    assert straw.ratio == pytest.approx(80)
    assert straw.dry_kg == pytest.approx(8.8)
    assert Ingredient(1, 45, 0).ratio == inf


def test_straw_balances_grass():
    grass, straw = MATERIALS["grass_clippings"].ingredient(10), MATERIALS["straw"].ingredient(1)
    assert compost_heap.ratio_severity(grass.ratio) == "advice"
    straw_kg = compost_heap.balancing_kg([grass], straw, 30)
    assert straw_kg > 0
    mixed = [grass, MATERIALS["straw"].ingredient(straw_kg)]
    assert compost_heap.carbon_nitrogen_ratio(mixed) == pytest.approx(30)
    assert 12 < compost_heap.moisture_pct(mixed) < 79.5


def test_a_heap_in_balance_needs_nothing_and_water_balances_none():
    heap, straw, water = (Ingredient(4, 30, 1), Ingredient(1, 40, 0.5), Ingredient(1, 0, 0, 100))
    assert compost_heap.balancing_kg([heap], straw, 30) == 0
    assert compost_heap.balancing_kg([heap], water, 30) is None


@pytest.mark.parametrize(
    ("ratio", "severity"), [(19.9, "advice"), (20, None), (40, None), (40.1, "advice")]
)
def test_ratio_severity(ratio, severity):
    assert compost_heap.ratio_severity(ratio) == severity


def test_no_amount_of_green_balances_green():
    grass, coffee = MATERIALS["grass_clippings"].ingredient(10), Ingredient(1, 42, 2.1, 60)
    assert compost_heap.balancing_kg([grass], coffee, 30) is None
    assert compost_heap.balancing_kg([], coffee, 30) is None
    assert compost_heap.balancing_kg([grass], Ingredient(1, 30, 1), 30) is None


def test_an_empty_heap_has_neither_ratio_nor_moisture():
    assert compost_heap.carbon_nitrogen_ratio([]) is None
    assert compost_heap.moisture_pct([]) is None
    assert compost_heap.carbon_nitrogen_ratio([Ingredient(5, 45, 0)]) is None


@few
@given(
    st.sampled_from(sorted(MATERIALS)),
    st.sampled_from(sorted(MATERIALS)),
    st.floats(0.1, 500),
    st.floats(15, 60),
)
def test_a_balanced_heap_has_the_ratio(one, other, mass_kg, ratio):
    part = MATERIALS[one].ingredient(mass_kg)
    other_kg = compost_heap.balancing_kg([part], MATERIALS[other].ingredient(1), ratio)
    if other_kg is not None:
        assert other_kg >= 0
        heap = [part, MATERIALS[other].ingredient(other_kg)]
        assert compost_heap.carbon_nitrogen_ratio(heap) == pytest.approx(ratio)
