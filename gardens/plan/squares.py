"""A bed in squares of one foot, each planted with 1, 4, 9 or 16 of one crop."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass

from gardens.models import Bed, Planting
from gardens.models.planting import ROUNDING_CM
from plants.agronomy.spacing import SQUARE_M, square_side

SQUARE_CM = round(SQUARE_M * 100)


@dataclass(frozen=True, slots=True)
class Squares:
    """Counted from 1 in the north-western corner: the first one, and how many."""

    column: int
    row: int
    across: int
    down: int


def planted_squares(
    squares: Squares, pattern: Planting, bed: Bed, present: Iterable[Planting]
) -> list[Planting]:
    """One block like `pattern` in every square of the bed that is empty yet."""
    taken = {square for block in present for square in _squares_of(block)}
    blocks = [
        _planted(pattern, column, row)
        for row in range(squares.row - 1, squares.row - 1 + squares.down)
        for column in range(squares.column - 1, squares.column - 1 + squares.across)
        if (column, row) not in taken
    ]
    return [block for block in blocks if block.is_inside(bed)]


def _squares_of(block: Planting) -> Iterator[tuple[int, int]]:
    for x, y in block.stems():
        yield int((x + ROUNDING_CM) // SQUARE_CM), int((y + ROUNDING_CM) // SQUARE_CM)


def _planted(pattern: Planting, column: int, row: int) -> Planting:
    block = copy(pattern)
    side = square_side(pattern.spacing_cm / 100)
    step = SQUARE_CM / side
    block.columns = block.rows = side
    block.x_cm, block.y_cm = column * SQUARE_CM + step / 2, row * SQUARE_CM + step / 2
    if side > 1:
        block.spacing_cm = block.row_spacing_cm = step
    return block
