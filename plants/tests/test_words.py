"""Figures as sentences; no database."""

import pytest

from plants.facts import facts_of
from plants.inheritance import resolve
from plants.provenance import Fact
from plants.quantities import say_days, say_length, say_quantity, say_range, say_years
from plants.tests.factories import PlantFactory
from plants.timing import growing_windows, weeks_from

THIN = "\N{NARROW NO-BREAK SPACE}"
ROOTS = f"roots 0.7 to 1.5{THIN}m deep"


def facts(**values: object) -> dict[str, Fact]:
    said = facts_of(resolve(PlantFactory.build(**values)))
    return {one.fact.label: one.fact for one in said}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (-8, -6, "8 to 6 weeks before the last frost"),
        (-1, -1, "1 week before the last frost"),
        (-2, 0, "from 2 weeks before the last frost until then"),
        (-1, 3, "from 1 week before to 3 weeks after the last frost"),
        (0, 0, "at the last frost"),
        (0, 1, "from the last frost until 1 week after it"),
        (1, 3, "1 to 3 weeks after the last frost"),
        (2, 2, "2 weeks after the last frost"),
    ],
)
def test_weeks_from_a_frost_in_words(start, end, words):
    assert weeks_from(start, end, "the last frost") == words


def test_autumn_counts_backwards_from_the_first_frost():
    garlic = PlantFactory.build(
        indoor_sow_weeks_before_last_frost_min=None,
        transplant_weeks_after_last_frost_min=None,
        direct_sow_weeks_after_last_frost_min=-2,
        direct_sow_weeks_after_last_frost_max=4,
        autumn_plant_weeks_before_first_frost_min=-3,
        autumn_plant_weeks_before_first_frost_max=2,
    )

    windows = [said.fact for said in growing_windows(resolve(garlic))]
    assert [(window.label, window.value) for window in windows] == [
        ("Sow outside", "From 2 weeks before to 4 weeks after the last frost"),
        ("Plant in autumn", "From 2 weeks before to 3 weeks after the first frost"),
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (say_quantity(0.6, "cm"), f"0.6{THIN}cm"),
        (say_quantity(0.85, ""), "0.85"),
        (say_quantity(4.55, "kg"), f"4.5{THIN}kg"),
        (say_quantity(-12.4, "°C"), f"\N{MINUS SIGN}12{THIN}°C"),
        (say_range(6, 6.8, digits=1), "6.0 to 6.8"),
        (say_range(2, 2, "kg"), f"2{THIN}kg"),
        (say_length(199), f"199{THIN}cm"),
        (say_length(250), f"2.5{THIN}m"),
        (say_days(1, 1), "1 day"),
        (say_days(6, 12), "6 to 12 days"),
        (say_years(0, 1), "0 to 1 year"),
    ],
)
def test_quantities_have_units_and_few_digits(said, words):
    assert said == words


@pytest.mark.parametrize(
    ("label", "values", "value", "note"),
    [
        (
            "Spacing",
            {},
            f"50{THIN}cm, rows 100{THIN}cm",
            f"in a bed without paths, rows 50{THIN}cm",
        ),
        ("Spacing", {"spacing_between_rows_cm": 50}, f"50{THIN}cm, rows 50{THIN}cm", ""),
        ("Sowing depth", {"sowing_depth_cm": 0}, "on the surface", ""),
        (
            "Planting depth",
            {"propagation": "clove", "sowing_depth_cm": 5},
            f"5{THIN}cm",
            "",
        ),
        (
            "Germinates",
            {"germination_days_min": 6, "germination_days_max": 12},
            "in 6 to 12 days",
            "",
        ),
        (
            "Germinates",
            {
                "germination_temp_min_c": 10,
                "germination_temp_opt_c": 29,
                "germination_temp_max_c": 35,
            },
            f"10 to 35{THIN}°C, best 29{THIN}°C",
            "",
        ),
        ("Harvest after", {}, "60 to 85 days", "from planting out"),
        (
            "First harvest",
            {"years_to_first_harvest_min": 2, "years_to_first_harvest_max": 3},
            "after 2 to 3 years",
            "",
        ),
        ("Sow again", {"succession_interval_days": 14}, "every 14 days", ""),
        ("Grows above", {"gdd_base_c": 10}, f"10{THIN}°C", ""),
        ("Water", {"rooting_depth_min_m": 0.7, "rooting_depth_max_m": 1.5}, "Medium", ROOTS),
        ("Hydroponics", {"hydroponic_ph_min": 6, "hydroponic_ph_max": 6}, "pH 6.0", ""),
        ("Zones", {"usda_zone_min": 3, "usda_zone_max": 8}, "USDA 3 to 8", ""),
        (
            "Water",
            {"kc_ini": 0.6, "kc_mid": 1.15, "kc_end": 0.8},
            "Medium",
            "crop coefficient 0.60 / 1.15 / 0.80",
        ),
        ("Water", {"kc_ini": 0.6}, "Medium", ""),
        (
            "Season of FAO-56",
            {
                "stage_ini_days": 30,
                "stage_dev_days": 40,
                "stage_mid_days": 45,
                "stage_late_days": 30,
            },
            "145 days",
            "start, development, middle, end: 30 / 40 / 45 / 30",
        ),
        (
            "Feeding",
            {"removal_n_kg_per_t": 1.8, "removal_p2o5_kg_per_t": 0.6, "removal_k2o_kg_per_t": 3.6},
            "Heavy",
            f"10 kg of harvest take N 18{THIN}g, P₂O₅ 6{THIN}g, K₂O 36{THIN}g",
        ),
        ("Feeding", {"removal_n_kg_per_t": 1.8}, "Heavy", ""),
        (
            "Yield",
            {
                "yield_kg_per_plant_min": 2,
                "yield_kg_per_plant_max": 7,
                "yield_kg_per_m_row": 0.45,
            },
            f"2 to 7{THIN}kg a plant",
            f"0.45{THIN}kg a metre of row",
        ),
        ("Seed keeps", {"seed_viability_years": 0.5}, "less than 1 year", ""),
        (
            "Hydroponics",
            {
                "hydroponic_ph_min": 5.5,
                "hydroponic_ph_max": 6.5,
                "hydroponic_ec_min_ms_cm": 2,
                "hydroponic_ec_max_ms_cm": 4,
            },
            "pH 5.5 to 6.5",
            f"EC 2.0 to 4.0{THIN}mS/cm",
        ),
    ],
)
def test_facts_say_what_is_known_with_units(label, values, value, note):
    fact = facts(**values)[label]

    assert (fact.value, fact.note) == (value, note)


def test_facts_leave_out_what_is_not_known():
    known = facts(sowing_depth_cm=None, days_to_maturity_min=None, days_to_maturity_max=None)

    assert set(known) == {
        *("Spacing", "Size", "Light", "Grown from", "Frost", "Soil pH", "Water", "Feeding"),
        "Rotation",
    }
