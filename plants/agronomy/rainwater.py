"""Rain from a roof in a butt."""

# Heuristic: of a pitched roof 0.8 (rough) to 0.9 (smooth) runs off.
ROOF_RUNOFF = 0.85


def caught_l(rain_mm: float, roof_m2: float) -> float:
    return rain_mm * roof_m2 * ROOF_RUNOFF


def level_after_l(level_l: float, volume_l: float, *, caught: float, drawn: float) -> float:
    """At the end of a day: what does not fit runs over before anything is drawn."""
    return max(0.0, min(volume_l, level_l + caught) - drawn)
