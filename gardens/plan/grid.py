"""Where the lines of a drawing's grid, its ruler and its scale bar stand, in the reader's units."""

from collections.abc import Iterator

from gardens.models import Bed
from gardens.plan.squares import SQUARE_CM
from plants.agronomy.units import CM_PER_INCH
from plants.quantities import say_length
from plants.units import is_imperial

# For beds up to so many cm: a line every so many, a strong one and the ruler every so many.
GRIDS = ((60, 5, 10), (400, 10, 50), (1000, 50, 100), (2000, 100, 500))
GRIDS_INCHES = ((60, 2, 4), (400, 6, 24), (1000, 12, 48), (2000, 48, 240))
BARS_CM = (1, 2, 5, 10, 20, 50, 100, 200, 500)
BARS_INCHES = (1, 2, 4, 6, 12, 24, 48, 96, 240)


def grid_of(bed: Bed) -> tuple[float, float]:
    longest = max(bed.length_cm, bed.width_cm)
    if bed.is_square_foot:
        return SQUARE_CM, SQUARE_CM * (1 if longest <= GRIDS[1][0] else 10)
    unit_cm = unit_of_length_cm()
    grids = GRIDS_INCHES if is_imperial() else GRIDS
    return next(
        (minor * unit_cm, major * unit_cm) for limit, minor, major in grids if longest <= limit
    )


def unit_of_length_cm() -> float:
    return CM_PER_INCH if is_imperial() else 1


def marks(side_cm: float, step_cm: float) -> Iterator[float]:
    """From one edge of the bed to the other."""
    for number in range(int(side_cm / step_cm) + 1):
        yield number * step_cm


def bars() -> str:
    """Lengths for a scale bar at any magnification, in cm with their words."""
    lengths = [inches * CM_PER_INCH for inches in BARS_INCHES] if is_imperial() else BARS_CM
    return ";".join(f"{cm:g}={say_length(cm)}" for cm in lengths)
