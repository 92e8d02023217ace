"""Laboratory units, the shared dose of a pH, and the table of products."""

import pytest

from gardens.models.soil import PhosphorusMethod, ProductName, ReleaseKind
from plants.agronomy import soil
from plants.agronomy.amendments import PRODUCTS, limestone_as
from plants.agronomy.nutrient_needs import CRITICAL_P_PPM
from plants.agronomy.nutrients import AVAILABILITY
from plants.agronomy.soil_test_units import SoilUnit, mg_per_kg


@pytest.mark.parametrize(
    ("value", "unit", "layer_cm", "expected"),
    [
        (30, SoilUnit.MG_KG, None, 30),
        (30, SoilUnit.MG_L, None, 30),
        # Two pounds per acre to six and two thirds inches are one ppm.
        (60, SoilUnit.LB_ACRE, 16.93, 30),
        (67.25, SoilUnit.KG_HA, 16.93, 30),
        (134.5, SoilUnit.KG_HA, 33.86, 30),
    ],
)
def test_units_of_laboratories(value, unit, layer_cm, expected):
    assert mg_per_kg(value, unit, layer_cm) == pytest.approx(expected, rel=0.001)


def test_the_buffer_ph_of_a_laboratory_goes_before_the_texture():
    loam = soil.LIME_FACTOR["loam"]
    assert soil.ph_dose_g_m2(5.0, 6.0, lime_factor=loam, buffer_ph=6.3) == pytest.approx(168, abs=1)
    assert soil.ph_dose_g_m2(5.0, 6.0, lime_factor=None, buffer_ph=6.3) is not None
    # A buffer that did not move says nothing, and sulfur has none.
    assert soil.ph_dose_g_m2(5.0, 6.0, lime_factor=loam, buffer_ph=6.6) == pytest.approx(700)
    assert soil.ph_dose_g_m2(7.0, 6.0, lime_factor=6, depth_cm=15) == pytest.approx(144, abs=2)
    assert soil.ph_dose_g_m2(5.0, 6.0, lime_factor=None) is None


def test_stronger_limes_weigh_less():
    assert limestone_as(PRODUCTS["burnt_lime"], 800) == pytest.approx(540)
    assert limestone_as(PRODUCTS["limestone"], 500) == 500


def test_words_and_figures_are_about_the_same_things():
    assert set(ProductName.values) == set(PRODUCTS)
    assert set(ReleaseKind.values) == set(AVAILABILITY)
    assert set(PhosphorusMethod.values) - {"other"} == set(CRITICAL_P_PPM)
    assert {product.kind for product in PRODUCTS.values()} <= set(AVAILABILITY)
    assert all(product.source for product in PRODUCTS.values())
