"""How a picture lies on the land: turned, scaled and moved, never sheared; pure.

Places are complex numbers, x to the right and y down, so that a product turns and scales at once
and a positive angle turns clockwise.
"""

from cmath import phase, rect
from dataclasses import dataclass
from math import degrees, pi, radians


@dataclass(frozen=True, slots=True)
class Similarity:
    """From pixels of the picture to centimetres of the land: `factor` times the place, plus
    `offset_cm`."""

    factor: complex
    offset_cm: complex

    @property
    def cm_per_px(self) -> float:
        return abs(self.factor)

    @property
    def turn_deg(self) -> float:
        """Clockwise, from 0 up to 360."""
        return round(degrees(phase(self.factor)), 6) % 360

    def on_land(self, place_px: complex) -> complex:
        return self.factor * place_px + self.offset_cm

    def matrix(self, units_per_cm: float) -> tuple[float, ...]:
        """As the transform of an SVG image one pixel a unit."""
        turned, moved = self.factor * units_per_cm, self.offset_cm * units_per_cm
        return turned.real, turned.imag, -turned.imag, turned.real, moved.real, moved.imag


def similarity(
    a_px: complex,
    b_px: complex,
    *,
    distance_cm: float,
    a_cm: complex,
    direction_deg: float | None = None,
) -> Similarity:
    """Point A lies at `a_cm`, point B at this distance from it.

    `direction_deg` is the way from A to B on the plan, clockwise from its top; without it the
    picture is not turned. The points must differ.
    """
    way = b_px - a_px
    turn_rad = 0.0 if direction_deg is None else radians(direction_deg - direction_of(way))
    factor = rect(distance_cm / abs(way), turn_rad)
    return Similarity(factor, a_cm - factor * a_px)


def direction_of(way: complex) -> float:
    """Clockwise from the top, in degrees from 0 up to 360."""
    return degrees(phase(way) + pi / 2) % 360
