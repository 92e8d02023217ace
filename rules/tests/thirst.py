"""A bed of 4 m² that was soaked some days ago."""

from datetime import timedelta

from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    days,
    garden,
    plant,
    planting,
    soaked,
)

# On day 100 of its stages, so Kc is 1.15 and the roots are 0.7 m deep.
TOMATO = plant("tomato")
RIPE = {"started_on": TODAY - timedelta(days=100), "spacing_m": 0.5, "row_spacing_m": 0.5}
# Leafy, without own stages: Kc 1.0, roots 0.3 m, p 0.30.
LETTUCE = plant("lettuce", kc=(1.0, 1.0, 1.0), root_depth_m=0.3, depletion_fraction=0.3)


def full_bed(crop=TOMATO, **changes):
    """4 m² under one crop."""
    block = planting(crop, columns=4, rows=4, **RIPE)
    return bed(block, **({"area_m2": 4.0} | changes))


def thirsty(used_days: int, et0_mm: float = 5.0, *, crop=TOMATO, ahead=None, **changes):
    """Soaked before `used_days` dry days; the days ahead are dry too."""
    since = TODAY - (used_days + 1) * ONE_DAY
    rows = days(since, used_days + 1, et0_mm=et0_mm) | days(
        TODAY, 15, et0_mm=et0_mm, is_forecast=True
    )
    return garden(full_bed(crop, **(soaked(since) | changes)), weather=rows | (ahead or {}))
