"""Vapour pressure deficit of air and leaf, kPa (FAO-56 Eq. 11)."""

from datetime import datetime, timedelta

from plants.agronomy.evapotranspiration import saturation_pressure_kpa

# Below it fungi thrive, above it plants wilt and their tips burn; leaf crops burn earlier.
LEAST_KPA, MOST_KPA, MOST_LEAFY_KPA = 0.4, 1.6, 1.2

# Temperature and humidity so near to each other tell of the same air.
_MOMENT = timedelta(minutes=10)


def is_one_moment(at: datetime, other: datetime) -> bool:
    return abs(at - other) <= _MOMENT


def air_deficit_kpa(air_c: float, humidity_pct: float) -> float:
    return saturation_pressure_kpa(air_c) * (1 - humidity_pct / 100)


def leaf_deficit_kpa(air_c: float, humidity_pct: float, leaf_c: float) -> float:
    """Negative where water condenses on the leaf."""
    return saturation_pressure_kpa(leaf_c) - saturation_pressure_kpa(air_c) * humidity_pct / 100


def deficit_kpa(air_c: float, humidity_pct: float, leaf_c: float | None = None) -> float:
    """Of the leaf where it was measured, else of the air."""
    if leaf_c is None:
        return air_deficit_kpa(air_c, humidity_pct)
    return leaf_deficit_kpa(air_c, humidity_pct, leaf_c)


def deficit_severity(deficit_kpa: float, *, is_leafy: bool) -> str | None:
    if deficit_kpa < LEAST_KPA or deficit_kpa > MOST_KPA:
        return "warning"
    return "advice" if is_leafy and deficit_kpa > MOST_LEAFY_KPA else None
