"""Common products for the soil: what is in them, and how much of it crops reach in a year."""

from dataclasses import dataclass

from plants.agronomy.nutrients import AVAILABILITY, Nutrients, available_content
from plants.agronomy.soil import NEUTRALISING_VALUE

NOTHING = Nutrients(0.0, 0.0, 0.0)
# Prices only rank products against each other: usual ones of garden shops (heuristic).
USUAL_PRICE_PER_KG = 2.0


@dataclass(frozen=True, slots=True)
class Product:
    """Per cent as it comes, in oxides; `kind` is a key of AVAILABILITY.

    `mends` is what it is first of all given for: lime, sulfur, organic matter or a nutrient. What
    is sold by weight has no `kg_per_l`.
    """

    mends: str
    source: str
    analysis_pct: Nutrients = NOTHING
    kind: str = "mineral"
    neutralising_value: float = 0.0
    kg_per_l: float | None = None
    organic_pct: float | None = None
    price_per_kg: float = USUAL_PRICE_PER_KG

    @property
    def content(self) -> Nutrients:
        """Grams per gram that crops reach in the first year."""
        return available_content(self.analysis_pct, AVAILABILITY[self.kind])


# Each figure is that of the named source; makers differ, so what the bag says wins.
_RB209 = "AHDB RB209, section 1, analysis of fertilisers and liming materials"
_ORGANIC = "AHDB RB209, section 2, organic materials"
_MEALS = "Maximum Yield, December 2015, p. 116"
_PELLETS = "Better Vegetable Gardening, chicken manure fertilizer"
_FEATHERS = "Garant, label of organic feather meal 12-0-0"


def _lime(name: str) -> Product:
    return Product("lime", _RB209, neutralising_value=NEUTRALISING_VALUE[name])


PRODUCTS = {
    "limestone": _lime("limestone"),
    "hydrated_lime": _lime("hydrated"),
    "burnt_lime": _lime("burnt"),
    "sulfur": Product("sulfur", _RB209),
    "compost": Product(
        *("organic", _ORGANIC, Nutrients(0.75, 0.3, 0.68), "compost"),
        kg_per_l=0.6,
        organic_pct=30.0,
        price_per_kg=0.05,
    ),
    "cattle_manure": Product(
        "organic", _ORGANIC, Nutrients(0.6, 0.32, 0.94), "manure", kg_per_l=0.7
    ),
    "poultry_pellets": Product(
        "n", _PELLETS, Nutrients(4.0, 2.0, 1.0), "poultry_pellets", price_per_kg=1.5
    ),
    "blood_meal": Product("n", _MEALS, Nutrients(12.0, 0.0, 0.0), "blood_meal", price_per_kg=4.0),
    "feather_meal": Product(
        "n", _FEATHERS, Nutrients(12.0, 0.0, 0.0), "feather_meal", price_per_kg=3.5
    ),
    "ammonium_sulfate": Product("n", _RB209, Nutrients(21.0, 0.0, 0.0), price_per_kg=1.2),
    "bone_meal": Product("p2o5", _MEALS, Nutrients(3.0, 15.0, 0.0), "bone_meal", price_per_kg=2.5),
    "superphosphate": Product("p2o5", _RB209, Nutrients(0.0, 45.0, 0.0), price_per_kg=1.8),
    "potassium_sulfate": Product("k2o", _RB209, Nutrients(0.0, 0.0, 50.0)),
}


def limestone_as(product: Product, limestone_g: float) -> float:
    """Grams of another lime that neutralise as much."""
    return limestone_g * NEUTRALISING_VALUE["limestone"] / product.neutralising_value


def weight_g(
    amount_g: float | None, amount_l: float | None, kg_per_l: float | None
) -> float | None:
    """Of what was given by weight or by volume; None where the weight of a litre is not known."""
    if amount_g is not None:
        return amount_g
    return None if kg_per_l is None else amount_l * kg_per_l * 1000
