"""USDA plant hardiness half zones, and plants out of theirs."""

from plants.agronomy.units import celsius, fahrenheit

CONTAINER_ZONES_COLDER = 1.0


def zone_number(annual_extreme_min_c: float) -> float:
    """6.0 is zone 6a, 6.5 is 6b; a boundary belongs to the warmer class."""
    half_zones = (fahrenheit(annual_extreme_min_c) + 60 + 1e-9) // 5
    return min(13.5, max(1.0, 1 + half_zones / 2))


def usda_zone(annual_extreme_min_c: float) -> str:
    return zone_label(zone_number(annual_extreme_min_c))


def zone_label(zone: float) -> str:
    """The half zone: 6b of 6.5."""
    return f"{int(zone)}{'b' if zone % 1 else 'a'}"


def zone_of(label: str) -> float:
    """The number of "6b" or of a whole zone "6"."""
    return float(label.rstrip("ab")) + (0.5 if label.endswith("b") else 0.0)


def coldest_c(zone: float) -> float:
    """The lower end of a zone: the coldest night of a usual year that its plants stand."""
    return celsius(10 * (zone - 1) - 60)


def mismatch_severity(plant_min_zone: float, site_zone: float) -> str | None:
    """For perennials outdoors."""
    missing = plant_min_zone - site_zone
    if missing >= 1.5:
        return "critical"
    if missing >= 1.0:
        return "warning"
    return "advice" if missing >= 0.5 else None
