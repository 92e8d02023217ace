"""Hours of sun a crop needs against those it gets; all of them possible sun a day, over its season.

Keys are the words of the catalogue; its own figure for a plant wins over the minimum here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

# Above this mean of daily maxima, more sun than a shade plant is used to harms it.
SHADE_CLOTH_TMAX_C = 27.0

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class SunNeed:
    minimum_h: float
    ideal_h: float


SUN_NEEDS = {
    "full": SunNeed(6, 8),
    "full_or_part": SunNeed(4, 6),
    "part": SunNeed(3, 4),
    "shade": SunNeed(2, 3),
}
SHADE_PLANTS = frozenset({"part", "shade"})


def sun_need(sun: str, minimum_h: float | None = None) -> SunNeed:
    """`minimum_h` is the plant's own figure."""
    usual = SUN_NEEDS[sun]
    if minimum_h is None:
        return usual
    return SunNeed(minimum_h, max(minimum_h, usual.ideal_h))


def season_sun_h(monthly_h: Sequence[float], months: Collection[int]) -> float:
    """Mean over the months (1-12) in which the crop is in the ground."""
    return sum(monthly_h[month - 1] for month in months) / len(months)


def shortfall_severity(shortfall_h: float, is_fruiting: bool) -> str | None:
    """Below the minimum."""
    if shortfall_h <= _ROUNDING:
        return None
    if shortfall_h > 2.5 + _ROUNDING and is_fruiting:
        return "critical"
    return "warning" if shortfall_h >= 1 - _ROUNDING else "advice"


def needs_shade_cloth(sun: str, sun_h: float, tmax_c: float) -> bool:
    """A cloth of 30 to 40 %; `tmax_c` is the normal of the same months."""
    is_excess = sun_h > SUN_NEEDS[sun].ideal_h
    return sun in SHADE_PLANTS and is_excess and tmax_c > SHADE_CLOTH_TMAX_C
