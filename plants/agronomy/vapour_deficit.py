"""Vapour pressure deficit of air and leaf, kPa (FAO-56 Eq. 11)."""

from plants.agronomy.evapotranspiration import saturation_pressure_kpa

# Below it fungi thrive, above it plants wilt and their tips burn; leaf crops burn earlier.
LEAST_KPA, MOST_KPA, MOST_LEAFY_KPA = 0.4, 1.6, 1.2


def air_deficit_kpa(air_c: float, humidity_pct: float) -> float:
    return saturation_pressure_kpa(air_c) * (1 - humidity_pct / 100)


def leaf_deficit_kpa(air_c: float, humidity_pct: float, leaf_c: float) -> float:
    """Negative where water condenses on the leaf."""
    return saturation_pressure_kpa(leaf_c) - saturation_pressure_kpa(air_c) * humidity_pct / 100


def deficit_severity(deficit_kpa: float, *, is_leafy: bool) -> str | None:
    if deficit_kpa < LEAST_KPA or deficit_kpa > MOST_KPA:
        return "warning"
    return "advice" if is_leafy and deficit_kpa > MOST_LEAFY_KPA else None
