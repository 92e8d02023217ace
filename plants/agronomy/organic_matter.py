"""Compost that raises the organic matter of a soil, by mass balance."""

from dataclasses import dataclass

from plants.agronomy.soil import by_texture

COMPOST_CAP_KG_M2 = 10.0
COMPOST_CAP_P_EXCESS_KG_M2 = 5.0
# Of the organic matter in compost, what stays after the first years.
RETENTION = 0.5
USUAL_BULK_DENSITY_KG_M3 = 1300.0
# Per cent to aim at.
ORGANIC_MATTER_TARGET_PCT = by_texture(sand=3, loam=4, clay=5)


def compost_kg_m2(
    rise_pct: float,
    *,
    depth_cm: float,
    compost_organic_pct: float,
    bulk_density_kg_m3: float = USUAL_BULK_DENSITY_KG_M3,
) -> float:
    """As it comes, for all of the rise; yearly dressings are capped."""
    soil_kg_m2 = depth_cm / 100 * bulk_density_kg_m3
    return soil_kg_m2 * max(0.0, rise_pct) / (compost_organic_pct * RETENTION)


def compost_cap_kg_m2(*, is_p_excess: bool) -> float:
    """Of one year."""
    return COMPOST_CAP_P_EXCESS_KG_M2 if is_p_excess else COMPOST_CAP_KG_M2


@dataclass(frozen=True, slots=True)
class CompostPlan:
    """`this_year_kg_m2` is 0 where enough was given for one year."""

    total_kg_m2: float
    this_year_kg_m2: float


def compost_plan(
    rise_pct: float,
    *,
    depth_cm: float,
    compost_organic_pct: float,
    given_since_test_kg_m2: float,
    given_this_year_kg_m2: float,
    is_p_excess: bool,
) -> CompostPlan | None:
    """What is still to be given; None where nothing is."""
    needed = compost_kg_m2(rise_pct, depth_cm=depth_cm, compost_organic_pct=compost_organic_pct)
    total = needed - given_since_test_kg_m2
    if total <= 0:
        return None
    cap = compost_cap_kg_m2(is_p_excess=is_p_excess) - given_this_year_kg_m2
    return CompostPlan(total, max(0.0, min(total, cap)))
