"""What salt in the soil costs in yield (Maas & Hoffman 1977); EC in dS/m, which is mS/cm."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from plants.agronomy.kin import with_forms
from plants.agronomy.soil import by_texture

# Of the soil's saturated paste against the water it is given, at 15 to 20 % leaching.
ECE_PER_ECW = 1.5

# From a 1:5 extract to the saturated paste.
ECE_PER_EXTRACT = by_texture(sand=14, loam=9.5, clay=7)


class EcIn(StrEnum):
    """In what the conductivity of a soil was measured; the words of a soil test."""

    PASTE = "paste"
    ONE_TO_FIVE = "1:5"
    ONE_TO_TWO = "1:2"


def ece_factor(ec_in: str, texture: str) -> float | None:
    """To the saturated paste; None where it cannot be told."""
    match ec_in:
        case EcIn.PASTE:
            return 1.0
        case EcIn.ONE_TO_FIVE:
            return ECE_PER_EXTRACT.get(texture)
    return None


@dataclass(frozen=True, slots=True)
class SaltTolerance:
    """Symbols a and b: the threshold, and the per cent of yield lost by each dS/m above it."""

    threshold_ds_m: float
    loss_pct_per_ds_m: float

    def yield_pct(self, ece_ds_m: float) -> float:
        """Symbol Yr, from 0 to 100."""
        lost = self.loss_pct_per_ds_m * (ece_ds_m - self.threshold_ds_m)
        return min(100.0, max(0.0, 100 - lost))

    def ece_for_yield_ds_m(self, yield_pct: float) -> float:
        return self.threshold_ds_m + (100 - yield_pct) / self.loss_pct_per_ds_m


# USSL (Maas 1990), by plant of the catalogue.
SALT_TOLERANCE = with_forms(
    {
        "asparagus": SaltTolerance(4.1, 2.0),
        "beet": SaltTolerance(4.0, 9.0),
        "broccoli": SaltTolerance(2.8, 9.2),
        "bush-bean": SaltTolerance(1.0, 19),
        "cabbage": SaltTolerance(1.8, 9.7),
        "carrot": SaltTolerance(1.0, 14),
        "celery": SaltTolerance(1.8, 6.2),
        "cucumber": SaltTolerance(2.5, 13),
        "eggplant": SaltTolerance(1.1, 6.9),
        "head-lettuce": SaltTolerance(1.3, 13),
        "leaf-lettuce": SaltTolerance(1.3, 13),
        "onion": SaltTolerance(1.2, 16),
        "potato": SaltTolerance(1.7, 12),
        "radish": SaltTolerance(1.2, 13),
        "spinach": SaltTolerance(2.0, 7.6),
        "strawberry": SaltTolerance(1.0, 33),
        "sweet-corn": SaltTolerance(1.7, 12),
        "sweet-pepper": SaltTolerance(1.5, 14),
        "sweet-potato": SaltTolerance(1.5, 11),
        "tomato": SaltTolerance(2.5, 9.9),
        "turnip": SaltTolerance(0.9, 9),
        "zucchini": SaltTolerance(4.7, 9.4),
    }
)


def yield_severity(yield_pct: float) -> str | None:
    if yield_pct < 50:
        return "critical"
    if yield_pct < 80:
        return "warning"
    return "advice" if yield_pct < 95 else None


def leaching_share(water_ds_m: float, ece_ds_m: float) -> float:
    """Symbol LR (FAO-29): extra water, as a share, that keeps the soil at `ece_ds_m`.

    Endless where the water is too salty for any.
    """
    room = 5 * ece_ds_m - water_ds_m
    return water_ds_m / room if room > 0 else inf
