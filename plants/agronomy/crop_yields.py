"""What a harvest weighs: the usual range, less what drought and shade cost (FAO-33).

Always a range, and of low confidence; the catalogue's and the gardener's own figures come first.
"""

from enum import StrEnum
from typing import NamedTuple

from plants.agronomy.kin import with_forms


class YieldRange(NamedTuple):
    """Kilograms: of one plant, of a square metre, or of all."""

    low: float
    typical: float
    high: float

    def times(self, factor: float) -> "YieldRange":
        return YieldRange(*(factor * kg for kg in self))


class Per(StrEnum):
    """By what a yield is counted."""

    PLANT = "plant"
    SQUARE_METRE = "m2"
    ROW_METRE = "row_m"


class Block(NamedTuple):
    """So many plants, the ground they have, and their distance in the row."""

    count: int
    ground_m2: float
    spacing_m: float

    def units(self, per: Per) -> float:
        match per:
            case Per.PLANT:
                return self.count
            case Per.SQUARE_METRE:
                return self.ground_m2
        return self.count * self.spacing_m


class UsualYield(NamedTuple):
    kg: YieldRange
    per: Per

    def expected_kg(self, block: Block) -> float:
        return self.kg.typical * block.units(self.per)


KG_PER_PLANT = {
    "cabbage": YieldRange(0.8, 1.5, 2.5),
    "cucumber": YieldRange(2, 4, 6),
    "sweet-pepper": YieldRange(0.5, 1, 2),
    "tomato": YieldRange(2, 4, 7),
    "zucchini": YieldRange(3, 6, 10),
}
_LETTUCE = YieldRange(1.5, 2.5, 4)
KG_PER_M2 = {
    "beet": YieldRange(3, 4, 6),
    "bush-bean": YieldRange(1, 1.5, 2.5),
    "carrot": YieldRange(3, 5, 7),
    "garden-pea": YieldRange(0.5, 1, 1.5),
    "head-lettuce": _LETTUCE,
    "leaf-lettuce": _LETTUCE,
    "onion": YieldRange(2, 4, 5),
    "potato": YieldRange(2, 4, 5),
    "spinach": YieldRange(1, 1.5, 2.5),
    "strawberry": YieldRange(0.7, 1.2, 2),
}
# Half a pound per square foot of mixed vegetables (Rutgers 2012).
MIXED_KG_M2 = 2.44

# Where only one figure is known: a heuristic, of low confidence.
_LEAN, _RICH = 0.5, 1.5

# Symbol Ky: how much of the yield goes with the water (FAO-33).
WATER_RESPONSE = with_forms(
    {
        "bush-bean": 1.15,
        "cabbage": 0.95,
        "garden-pea": 1.15,
        "onion": 1.1,
        "potato": 1.1,
        "sweet-corn": 1.25,
        "sweet-pepper": 1.1,
        "tomato": 1.05,
        "watermelon": 1.1,
    }
)


def around(typical_kg: float) -> YieldRange:
    return YieldRange(_LEAN, 1, _RICH).times(typical_kg)


def between(low_kg: float, high_kg: float, slug: str) -> YieldRange:
    """Of one plant; typical is what the table says, if that lies between, else the middle."""
    table = KG_PER_PLANT.get(slug)
    if table and low_kg < table.typical < high_kg:
        return YieldRange(low_kg, table.typical, high_kg)
    return YieldRange(low_kg, (low_kg + high_kg) / 2, high_kg)


def water_factor(response: float, et_ratio: float) -> float:
    """`et_ratio` is actual over possible evapotranspiration, ETa/ETc."""
    return min(1.0, max(0.0, 1 - response * (1 - et_ratio)))


def sun_factor(sun_h: float, needed_h: float) -> float:
    return min(1.0, max(0.0, sun_h / needed_h)) if needed_h > 0 else 1.0


def expected_yield(
    usual: YieldRange, units: float, *, water: float = 1.0, sun: float = 1.0
) -> YieldRange:
    """Of so many plants or square metres; the factors are those above."""
    return usual.times(units * water * sun)
