"""How seed of known moisture and temperature dies in store (Ellis & Roberts 1980).

Shares lie between 0 and 1; moisture is in per cent of the fresh weight.
"""

from dataclasses import dataclass
from math import inf, log10
from statistics import NormalDist

from plants.agronomy.kin import with_forms

MOISTURE_PCT = (5.0, 25.0)
TEMPERATURE_C = (-20.0, 90.0)
# Stands for a lot in which every seed germinates; the probit of 1 is endless.
FULL_SHARE = 0.99

_STANDARD = NormalDist()


@dataclass(frozen=True, slots=True)
class ViabilityConstants:
    """Symbols KE, CW, CH and CQ of a species."""

    ke: float
    cw: float
    ch: float
    cq: float

    def sigma_days(self, moisture_pct: float, temperature_c: float) -> float | None:
        """Days in which viability falls by one probit; None outside what was measured."""
        is_dry_enough = MOISTURE_PCT[0] <= moisture_pct <= MOISTURE_PCT[1]
        if not (is_dry_enough and TEMPERATURE_C[0] <= temperature_c <= TEMPERATURE_C[1]):
            return None
        cold = self.ch * temperature_c + self.cq * temperature_c**2
        return 10 ** (self.ke - self.cw * log10(moisture_pct) - cold)


# Oilseed rape stands for the brassicas.
_RAPE = ViabilityConstants(7.718, 4.540, 0.0329, 0.000478)
_BRASSICAS = (
    *("broccoli", "brussels-sprouts", "cabbage", "cauliflower", "collards", "kale", "kohlrabi"),
    *(
        "mizuna",
        "mustard-greens",
        "napa-cabbage",
        "pak-choi",
        "rutabaga",
        "siberian-kale",
        "turnip",
    ),
)
# Constants collected in viabilitymetrics, by plant of the catalogue.
VIABILITY = with_forms(
    {
        "beet": ViabilityConstants(8.943, 4.723, 0.0329, 0.000478),
        "bush-bean": ViabilityConstants(9.090, 4.761, 0.0329, 0.000478),
        "garden-pea": ViabilityConstants(9.858, 5.390, 0.0329, 0.000478),
        "head-lettuce": ViabilityConstants(7.938, 5.250, 0.0329, 0.000478),
        "onion": ViabilityConstants(6.975, 3.470, 0.0400, 0.000428),
        "sweet-corn": ViabilityConstants(8.579, 4.910, 0.0329, 0.000478),
        "sweet-pepper": ViabilityConstants(7.767, 4.670, 0.0329, 0.000478),
        "tomato": ViabilityConstants(6.5017, 3.1807, 0.0324, 0.000431),
        "winter-squash": ViabilityConstants(6.913, 3.604, 0.0400, 0.000400),
        **dict.fromkeys(_BRASSICAS, _RAPE),
    }
)


def lot_share(germinated: int, seeds: int) -> float:
    """What stands for the first test of a lot; never 1, where the line would have no start."""
    share = germinated / seeds
    return share if share < 1 else (seeds - 0.375) / (seeds + 0.25)


def share_after(lot: float, age: float, sigma: float) -> float:
    """Germinating after so long in store, age and σ in the same unit; v = Ki - p/σ."""
    return _STANDARD.cdf(probit(lot) - age / sigma) if lot > 0 else 0.0


def days_until(lot: float, share: float, sigma_days: float) -> float:
    """Until no more than `share` of the lot germinates; 0 if it is as low already."""
    return max(0.0, sigma_days * (probit(lot) - probit(share)))


def probit(share: float) -> float:
    """Of a lot of which all germinates, that of FULL_SHARE; of a dead one, endless."""
    if share <= 0:
        return -inf
    return _STANDARD.inv_cdf(share if share < 1 else FULL_SHARE)
