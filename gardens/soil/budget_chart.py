"""The nutrient budget as bars on one scale, in per cent of the drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gardens.soil.budget import Budget

WIDEST = 96.0


@dataclass(frozen=True, slots=True)
class Piece:
    x: float
    width: float
    css_class: str


@dataclass(frozen=True, slots=True)
class NutrientBar:
    budget: Budget
    pieces: list[Piece]
    need_x: float


def nutrient_bars(budgets: Sequence[Budget]) -> list[NutrientBar]:
    most = max((max(one.need, one.soil + one.added) for one in budgets), default=0.0)
    per_cent = WIDEST / most if most else 0.0
    return [
        NutrientBar(one, list(_pieces(one, per_cent)), round(one.need * per_cent, 2))
        for one in budgets
    ]


def _pieces(budget: Budget, per_cent: float) -> Iterator[Piece]:
    x = 0.0
    for grams, css_class in ((budget.soil, "s1"), (budget.added, "s2"), (budget.short, "gap")):
        width = grams * per_cent
        if width:
            yield Piece(round(x, 2), round(width, 2), css_class)
        x += width
