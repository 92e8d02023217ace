"""Tested beds, and what was given to them, for the tests of soil and feeding rules."""

from dataclasses import replace
from datetime import date

from plants.agronomy.amendments import PRODUCTS
from plants.agronomy.crop_yields import Per, UsualYield, around
from plants.agronomy.nutrients import Nutrients
from rules.engine.snapshot import AmendmentSnapshot
from rules.tests.builders import bed, garden, plant, planting, soil_test

OFFTAKE = Nutrients(2.0, 3.5, 15.0)
TESTED = {
    "organic_matter_pct": 2.0,
    "phosphorus_mg_kg": 12.0,
    "phosphorus_method": "mehlich_3",
    "potassium_mg_kg": 80.0,
    "potassium_method": "mehlich_3",
    "cec_meq_100g": 12.0,
    "depth_from_cm": 0.0,
    "depth_to_cm": 15.0,
}


def crop(demand: str = "heavy", offtake: Nutrients | None = OFFTAKE, **changes):
    """A kilogram of harvest from a square metre, which takes `offtake` grams of it along."""
    fields = {
        "nutrient_demand": demand,
        "removal_kg_t": offtake,
        "usual_yield": UsualYield(around(1), Per.SQUARE_METRE),
        "ph_min": 5.0,
        "ph_max": 8.0,
    }
    return plant(changes.pop("slug", "crop"), **(fields | changes))


def all_over(one=None, **changes):
    """A square metre of a crop."""
    fields = {"columns": 2, "rows": 2, "spacing_m": 0.5, "row_spacing_m": 0.5}
    return planting(one or crop(), **(fields | changes))


def measured(*plantings, figures: dict | None = None, ph: float = 6.5, **changes):
    """A garden with a square metre of loam that a laboratory looked at."""
    fields = {"area_m2": 1.0, "soil_test": soil_test(ph, **(TESTED | (figures or {})))}
    return garden(bed(*(plantings or (all_over(),)), **(fields | changes)))


def unmeasured(*plantings, **changes):
    return measured(*plantings, soil_test=None, **changes)


def given(product: str = "compost", kg: float = 1.0, **changes) -> AmendmentSnapshot:
    facts = PRODUCTS.get(product)
    amendment = AmendmentSnapshot(
        date(2026, 5, 1),
        product if facts else "",
        "" if facts else product,
        1000 * kg,
        facts.content if facts else None,
        facts.kind if facts else "mineral",
    )
    return replace(amendment, **changes)
