"""The land of an example: its beds in rows with room to walk, and a margin around them."""

from collections.abc import Iterable
from math import ceil

from gardens.models import Bed, BedKind, Garden, GardenKind, Land

# As long as a row gets before the next one begins.
ROW_CM = 400
SMALLEST_M = 1
PATH_CM, BETWEEN_POTS_CM = 60, 20


def land_around(beds: Iterable[Bed], garden: Garden) -> Land:
    """Set the beds down, and the land they need."""
    x_cm = y_cm = row_width_cm = longest_cm = 0
    for bed in beds:
        gap_cm = BETWEEN_POTS_CM if bed.kind == BedKind.CONTAINER else PATH_CM
        if x_cm and x_cm + gap_cm + bed.length_cm > ROW_CM:
            x_cm, y_cm, row_width_cm = 0, y_cm + row_width_cm, 0
        bed.x_cm, bed.y_cm = float(x_cm + gap_cm), float(y_cm + gap_cm)
        x_cm += gap_cm + bed.length_cm
        row_width_cm = max(row_width_cm, gap_cm + bed.width_cm)
        longest_cm = max(longest_cm, x_cm + gap_cm)
    margin_cm = BETWEEN_POTS_CM if garden.kind == GardenKind.BALCONY else PATH_CM
    return Land(
        garden=garden,
        length_m=_metres_up(longest_cm),
        width_m=_metres_up(y_cm + row_width_cm + margin_cm),
    )


def _metres_up(cm: float) -> float:
    return max(SMALLEST_M, ceil(cm / 10) / 10)
