"""N, P2O5 and K2O, in oxides as on the bag: what crops take, what a product brings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

# A year's shortage beyond this share of the need is worth a word.
NOTABLE_DEFICIT = 0.20
_ROUNDING = 1e-9


class Nutrients(NamedTuple):
    """Grams, of a bed or of a square metre; or grams per gram, of a product."""

    n: float
    p2o5: float
    k2o: float

    def times(self, factor: float) -> "Nutrients":
        return Nutrients(*(factor * amount for amount in self))

    @classmethod
    def total(cls, parts: Iterable["Nutrients"]) -> "Nutrients":
        return cls(*map(sum, zip(cls(0.0, 0.0, 0.0), *parts, strict=True)))


@dataclass(frozen=True, slots=True)
class Availability:
    """Shares of the content that crops reach in the first year; None where no figure is known."""

    n: float | None
    p2o5: float | None
    k2o: float | None


# Middles of printed ranges; mineral fertiliser dissolves at once.
AVAILABILITY = {
    "mineral": Availability(1.0, 1.0, 1.0),
    "compost": Availability(0.125, 0.50, 0.85),
    "poultry_pellets": Availability(0.60, 0.60, 0.90),
    "manure": Availability(0.175, None, None),
    "blood_meal": Availability(0.80, None, None),
    "bone_meal": Availability(0.60, 0.40, None),
    "feather_meal": Availability(0.75, None, None),
}


def available_content(analysis_pct: Nutrients, availability: Availability) -> Nutrients:
    """Grams that crops reach per gram; a nutrient without a figure counts as none."""
    shares = (availability.n, availability.p2o5, availability.k2o)
    return Nutrients(
        *(pct / 100 * (share or 0.0) for pct, share in zip(analysis_pct, shares, strict=True))
    )


def known_content(
    analysis_pct: tuple[float | None, float | None, float | None], kind: str
) -> Nutrients | None:
    """Of a product whose analysis or kind may not be known; `kind` is a key of AVAILABILITY."""
    if None in analysis_pct or not kind:
        return None
    return available_content(Nutrients(*analysis_pct), AVAILABILITY[kind])


def brought_g(
    weight_g: float | None,
    analysis_pct: tuple[float | None, float | None, float | None],
    kind: str,
) -> Nutrients | None:
    """What crops reach of it in the first year; None where that is not known."""
    content = known_content(analysis_pct, kind)
    return None if content is None or weight_g is None else content.times(weight_g)


def product_g(need_g: float, content: float) -> float | None:
    """Of a product, for the need of one nutrient; None of one that does not hold it."""
    return need_g / content if content > 0 else None


def removal(yield_kg: float, per_t_kg: Nutrients) -> Nutrients:
    """Grams that leave with the harvest; kilograms per tonne are grams per kilogram."""
    return per_t_kg.times(yield_kg)


def is_of_season(*, is_weighed: bool, is_first: bool, is_picked: bool, is_perennial: bool) -> bool:
    """Whether a harvest counts for a season: weighed in it, or begun in it; what stays for years
    is picked anew in each."""
    return is_weighed or is_first or (is_picked and is_perennial)


def deficit_share(supply_g: float, removed_g: float) -> float:
    """Of what was removed in a year and not brought back; 0 where nothing lacks."""
    return max(0.0, 1 - supply_g / removed_g) if removed_g > 0 else 0.0


def deficit_severity(share: float) -> str | None:
    return "advice" if share > NOTABLE_DEFICIT + _ROUNDING else None
