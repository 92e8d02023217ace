"""Oxygen that water can hold (Benson & Krause 1984, as in APHA), and what roots need of it."""

from math import exp

WARM_WATER_C = 24.0
SEA_LEVEL_KPA = 101.325
LITTLE_OXYGEN_MG_L, FAR_TOO_LITTLE_MG_L = 6.0, 4.0


def oxygen_saturation_mg_l(water_c: float, pressure_kpa: float = SEA_LEVEL_KPA) -> float:
    """Of fresh water: only the ceiling. Warmth can prove too little, never enough."""
    kelvin = water_c + 273.15
    pressure = pressure_kpa / SEA_LEVEL_KPA
    at_sea_level = exp(
        -139.34411
        + 1.575701e5 / kelvin
        - 6.642308e7 / kelvin**2
        + 1.2438e10 / kelvin**3
        - 8.621949e11 / kelvin**4
    )
    theta = 0.000975 - 1.426e-5 * water_c + 6.436e-8 * water_c**2
    vapour = exp(11.8571 - 3840.70 / kelvin - 216961 / kelvin**2)
    thinner = (1 - vapour / pressure) * (1 - theta * pressure) / ((1 - vapour) * (1 - theta))
    return max(0.0, at_sea_level * pressure * thinner)


def oxygen_severity(oxygen_mg_l: float) -> str | None:
    if oxygen_mg_l < FAR_TOO_LITTLE_MG_L:
        return "critical"
    return "warning" if oxygen_mg_l < LITTLE_OXYGEN_MG_L else None


def root_water_severity(water_c: float, oxygen_mg_l: float | None = None) -> str | None:
    """Without a measurement the ceiling at sea level counts."""
    oxygen = oxygen_saturation_mg_l(water_c) if oxygen_mg_l is None else oxygen_mg_l
    return oxygen_severity(oxygen) or ("warning" if water_c > WARM_WATER_C else None)
