"""Which rosettes stand for a planting in a drawing: every plant, or fewer and larger ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from gardens.models import Planting
from plants.models.plant import CLOSEST_SINGLE_ROW_CM

MOST_IN_A_BLOCK, MOST_IN_A_BED = 60, 1500


@dataclass(frozen=True, slots=True)
class Dot:
    """One rosette and the ground it stands for, in cm."""

    x: float
    y: float
    radius: float


def is_strip(block: Planting) -> bool:
    """Sown too close for circles of their own."""
    return block.spacing_cm < CLOSEST_SINGLE_ROW_CM and block.count > 1


def dots(block: Planting, share: int) -> list[Dot]:
    """At most `share`; a strip's are about as far apart in the row as the rows are."""
    columns, rows = block.columns, block.rows
    if is_strip(block):
        square = round(columns * block.spacing_cm / block.row_spacing_cm)
        columns = max(1, min(columns, square))
    most = max(1, min(share, MOST_IN_A_BLOCK))
    while columns * rows > most:
        if columns >= rows:
            columns = (columns + 1) // 2
        else:
            rows = (rows + 1) // 2
    return list(_lattice(block, columns, rows))


def _lattice(block: Planting, columns: int, rows: int) -> Iterator[Dot]:
    cell_x = block.columns * block.spacing_cm / columns
    cell_y = block.rows * block.row_spacing_cm / rows
    west = block.x_cm - block.spacing_cm / 2
    north = block.y_cm - block.row_spacing_cm / 2
    radius = min(cell_x, cell_y) / 2
    for row in range(rows):
        for column in range(columns):
            yield Dot(west + cell_x * (column + 0.5), north + cell_y * (row + 0.5), radius)
