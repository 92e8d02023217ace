"""Degree-days to the first harvest, by plant of the catalogue (science.md section 4)."""

from dataclasses import dataclass, replace

import numpy as np

from plants.agronomy.heat_units import average_degree_days

# Standard deviation of the target, as a share of it.
NAMED_CULTIVAR_CV = 0.05
UNKNOWN_CULTIVAR_CV = 0.10


@dataclass(frozen=True, slots=True)
class HeatTarget:
    """From `least` to `most` °C·d by the average method, held within `base_c` and `upper_c`.

    They count from the day of the planting if it began by one of the methods of `starts`.
    """

    base_c: float
    upper_c: float
    least_c_days: float
    most_c_days: float
    starts: tuple[str, ...]
    confidence: str
    variation: float = UNKNOWN_CULTIVAR_CV

    @property
    def c_days(self) -> float:
        return (self.least_c_days + self.most_c_days) / 2

    @property
    def sd_c_days(self) -> float:
        return self.variation * self.c_days

    def degree_days(self, tmin_c: np.ndarray, tmax_c: np.ndarray) -> np.ndarray:
        """Of each day."""
        return average_degree_days(tmin_c, tmax_c, self.base_c, self.upper_c)

    def of_cultivar(self, c_days: float) -> "HeatTarget":
        """A named cultivar's own figure goes before that of its plant."""
        return replace(self, least_c_days=c_days, most_c_days=c_days, variation=NAMED_CULTIVAR_CV)


_SOWN, _PLANTED_OUT = ("direct_sow",), ("transplant",)
_EARLY_TOMATO = HeatTarget(10, 30, 650, 800, _PLANTED_OUT, "low")
_PEPPER = HeatTarget(10, 32, 750, 900, _PLANTED_OUT, "low")
_CUCUMBER = HeatTarget(12, 32, 450, 550, _SOWN, "low")
_PEA = HeatTarget(4.4, 27, 650, 750, _SOWN, "medium")

# Of a plant that is not here nothing is known; what needs longer than its kin is left out.
HEAT_TARGETS = {
    "broccoli": HeatTarget(4.4, 27, 750, 900, _PLANTED_OUT, "low"),
    "bush-bean": HeatTarget(10, 30, 500, 600, _SOWN, "low"),
    "cherry-tomato": _EARLY_TOMATO,
    "chili-pepper": _PEPPER,
    "cucumber": _CUCUMBER,
    "currant-tomato": _EARLY_TOMATO,
    "garden-pea": _PEA,
    "head-lettuce": HeatTarget(4.4, 25, 700, 900, _SOWN, "low"),
    "paste-tomato": HeatTarget(10, 30, 800, 1000, _PLANTED_OUT, "low"),
    "pickling-cucumber": _CUCUMBER,
    "potato": HeatTarget(7, 30, 1000, 1300, _SOWN + _PLANTED_OUT, "low"),
    "sugar-snap-pea": _PEA,
    "sweet-corn": HeatTarget(10, 30, 800, 1000, _SOWN, "medium"),
    "sweet-pepper": _PEPPER,
    # Early and late cultivars together.
    "tomato": HeatTarget(10, 30, 650, 1000, _PLANTED_OUT, "low"),
}


def heat_target(slug: str, method: str) -> HeatTarget | None:
    """None where nothing is known, or where it counts from another start than this planting's."""
    target = HEAT_TARGETS.get(slug)
    return target if target and method in target.starts else None
