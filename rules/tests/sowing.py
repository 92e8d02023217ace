"""Crops to sow and plant in Brno."""

from datetime import date

from plants.agronomy.frost import FrostDates
from rules.tests.builders import bed, garden, plant, planting

# In Brno the last frost usually is on 14 April (1 year in 10 after the 30th), the first on
# 28 October.
TOMATO = plant("tomato")
PEA = plant(
    "garden-pea",
    frost_tolerance="hardy",
    kill_temp_c=-4,
    direct_weeks=(-6, -3),
    transplant_weeks=None,
    indoor_weeks=None,
    days_to_maturity=(55, 75),
    days_counted_from="sowing",
)
GARLIC = plant(
    "garlic",
    life_cycle="perennial_as_annual",
    frost_tolerance="hardy",
    kill_temp_c=-20,
    indoor_weeks=None,
    transplant_weeks=None,
    autumn_weeks=(-5, 1),
    days_to_maturity=(210, 270),
    days_counted_from="planting",
)
ALPINE = FrostDates(170, 185, None, 210, 222, 240)


def planned(crop, planned_on, method="transplant", on=date(2026, 3, 1), **changes):
    block = planting(crop, method=method, planned_on=planned_on, columns=4)
    return garden(bed(block), on=on, **changes)


def out(crop, started_on, on, method="transplant", **changes):
    return garden(bed(planting(crop, method=method, started_on=started_on)), on=on, **changes)
