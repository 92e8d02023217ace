"""Carbon and nitrogen of a compost heap (Rynk 1992)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

IDEAL_RATIO = (25.0, 35.0)
# Below it nitrogen escapes as ammonia; above it the heap hardly heats.
LEAST_RATIO, MOST_RATIO = 20.0, 40.0
MOISTURE_PCT = (50.0, 60.0)
# What a heap is mended towards: the middles of both ranges.
TARGET_RATIO, TARGET_MOISTURE_PCT = 30.0, 55.0


@dataclass(frozen=True, slots=True)
class Ingredient:
    """Carbon and nitrogen in per cent of the dry mass; or as it comes, with `moisture_pct` 0."""

    mass_kg: float
    carbon_pct: float
    nitrogen_pct: float
    moisture_pct: float = 0.0

    @property
    def dry_kg(self) -> float:
        return self.mass_kg * (100 - self.moisture_pct) / 100

    @property
    def ratio(self) -> float:
        return self.carbon_pct / self.nitrogen_pct if self.nitrogen_pct > 0 else inf


@dataclass(frozen=True, slots=True)
class Material:
    """Printed ranges; an ingredient takes their middles."""

    ratio: tuple[float, float]
    nitrogen_pct: tuple[float, float]
    moisture_pct: tuple[float, float]

    def ingredient(self, mass_kg: float) -> Ingredient:
        ratio, nitrogen_pct, moisture_pct = (
            sum(ends) / 2 for ends in (self.ratio, self.nitrogen_pct, self.moisture_pct)
        )
        return Ingredient(mass_kg, ratio * nitrogen_pct, nitrogen_pct, moisture_pct)


MATERIALS = {
    "grass_clippings": Material((15, 20), (2.4, 3.4), (77, 82)),
    "vegetable_scraps": Material((12, 20), (2.5, 4), (80, 87)),
    "coffee_grounds": Material((20, 20), (2.1, 2.1), (60, 60)),
    "poultry_manure": Material((7, 10), (4, 8), (40, 70)),
    "cow_manure": Material((17, 20), (2.4, 2.4), (80, 80)),
    "dry_leaves": Material((40, 60), (0.7, 0.9), (35, 40)),
    "straw": Material((60, 100), (0.5, 0.7), (12, 12)),
    "wood_chips": Material((300, 600), (0.1, 0.2), (20, 40)),
    "cardboard": Material((400, 600), (0.1, 0.1), (6, 8)),
}

GREENS = ("grass_clippings", "vegetable_scraps", "coffee_grounds", "cow_manure", "poultry_manure")
BROWNS = ("dry_leaves", "straw", "wood_chips", "cardboard")


def carbon_nitrogen_ratio(heap: Sequence[Ingredient]) -> float | None:
    """None of a heap without nitrogen, and of an empty one."""
    carbon = sum(part.dry_kg * part.carbon_pct for part in heap)
    nitrogen = sum(part.dry_kg * part.nitrogen_pct for part in heap)
    return carbon / nitrogen if nitrogen > 0 else None


def moisture_pct(heap: Sequence[Ingredient]) -> float | None:
    """None of an empty heap."""
    mass_kg = sum(part.mass_kg for part in heap)
    return 100 * (1 - sum(part.dry_kg for part in heap) / mass_kg) if mass_kg > 0 else None


def balancing_kg(heap: Sequence[Ingredient], other: Ingredient, ratio: float) -> float | None:
    """Of the `other` material, whatever its mass, to bring the heap to the ratio.

    None if both lie on the same side of it, or if the heap has no ratio.
    """
    if carbon_nitrogen_ratio(heap) is None or other.moisture_pct >= 100:
        return None
    lacking = sum(part.dry_kg * (ratio * part.nitrogen_pct - part.carbon_pct) for part in heap)
    per_dry_kg = other.carbon_pct - ratio * other.nitrogen_pct
    if lacking * per_dry_kg < 0 or per_dry_kg == 0:
        return None
    return 100 * lacking / per_dry_kg / (100 - other.moisture_pct)


def water_l(heap: Sequence[Ingredient]) -> float:
    """To bring a dry heap to TARGET_MOISTURE_PCT; 0 where it is moist enough."""
    mass_kg, dry_kg = sum(part.mass_kg for part in heap), sum(part.dry_kg for part in heap)
    return max(0.0, dry_kg / (1 - TARGET_MOISTURE_PCT / 100) - mass_kg)


def ratio_severity(ratio: float) -> str | None:
    """Advice to add browns below LEAST_RATIO, greens above MOST_RATIO."""
    return None if LEAST_RATIO <= ratio <= MOST_RATIO else "advice"
