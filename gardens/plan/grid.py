"""Where the lines of a drawing's grid, its ruler and its scale bar stand, in the reader's units."""

from collections.abc import Iterator

from gardens.models import Bed, Land
from gardens.plan.squares import SQUARE_CM
from plants.agronomy.units import CM_PER_INCH, M_PER_FOOT
from plants.quantities import say_length
from plants.units import is_imperial

# For beds up to so many cm: a line every so many, a strong one and the ruler every so many.
GRIDS = ((60, 5, 10), (400, 10, 50), (1000, 50, 100), (2000, 100, 500))
GRIDS_INCHES = ((60, 2, 4), (400, 6, 24), (1000, 12, 48), (2000, 48, 240))
# The same for lands, in cm or in feet; above the last limit the coarsest.
LAND_GRIDS = ((300, 50, 50), (1200, 100, 100), (3000, 100, 500), (12_000, 500, 1000))
LAND_COARSEST = (1000, 5000)
LAND_GRIDS_FEET = ((10, 1, 2), (40, 1, 5), (100, 5, 10), (400, 10, 50))
LAND_COARSEST_FEET = (40, 200)
BARS_CM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
BARS_INCHES = (1, 2, 4, 6, 12, 24, 48, 96, 240, 480, 1200, 2400, 4800)
CM_PER_FOOT = M_PER_FOOT * 100


def grid_of(bed: Bed) -> tuple[float, float]:
    longest = max(bed.length_cm, bed.width_cm)
    if bed.is_square_foot:
        return SQUARE_CM, SQUARE_CM * (1 if longest <= GRIDS[1][0] else 10)
    unit_cm = unit_of_length_cm()
    grids = GRIDS_INCHES if is_imperial() else GRIDS
    return next(
        (minor * unit_cm, major * unit_cm) for limit, minor, major in grids if longest <= limit
    )


def land_grid_of(land: Land) -> tuple[float, float]:
    grids, coarsest, unit_cm = LAND_GRIDS, LAND_COARSEST, 1.0
    if is_imperial():
        grids, coarsest, unit_cm = LAND_GRIDS_FEET, LAND_COARSEST_FEET, CM_PER_FOOT
    longest = round(max(land.length_cm, land.width_cm) / unit_cm, 3)
    fitting = ((minor, major) for limit, minor, major in grids if longest <= limit)
    minor, major = next(fitting, coarsest)
    return minor * unit_cm, major * unit_cm


def land_snap_cm() -> float:
    """What a drag on the land settles on: 10 cm, or half a foot."""
    return CM_PER_FOOT / 2 if is_imperial() else 10


def land_step_cm() -> float:
    """How far the form for a move goes at first: 50 cm, or 2 feet."""
    return 2 * CM_PER_FOOT if is_imperial() else 50.0


def unit_of_length_cm() -> float:
    return CM_PER_INCH if is_imperial() else 1


def marks(side_cm: float, step_cm: float) -> Iterator[float]:
    """From one edge to the other."""
    for number in range(int(side_cm / step_cm + 1e-9) + 1):
        yield number * step_cm


def bars() -> str:
    """Lengths for a scale bar at any magnification, in cm with their words."""
    lengths = [inches * CM_PER_INCH for inches in BARS_INCHES] if is_imperial() else BARS_CM
    return ";".join(f"{cm:g}={say_length(cm)}" for cm in lengths)
