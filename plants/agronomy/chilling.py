"""Winter chill of fruit trees, by three models; all take hourly temperatures in °C."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import exp

CHILL_HOURS_BELOW_C = 7.2

# Of the requirement, what a middling winter has to bring at least to be merely short.
NEARLY_ENOUGH = 0.9

# Upper ends of the classes and the units of an hour in them; the last has no end.
_UTAH_ENDS_C = (1.4, 2.4, 9.1, 12.4, 15.9, 18.0)
_UTAH_UNITS = (0.0, 0.5, 1.0, 0.5, 0.0, -0.5, -1.0)

# Fishman, Erez & Couvillon 1987, constants as in chillR; temperatures in kelvin.
_E0, _E1 = 4153.5, 12888.8
_A0, _A1 = 139_500.0, 2.567e18
_SLOPE, _TETA_K = 1.6, 277.0
_KELVIN = 273.0


def chill_hours(hourly_c: Iterable[float]) -> int:
    """Hours above freezing and below 7.2 °C."""
    return sum(0 < temperature < CHILL_HOURS_BELOW_C for temperature in hourly_c)


def utah_unit(temperature_c: float) -> float:
    """Of one hour (Richardson et al. 1974); warmth takes away."""
    return _UTAH_UNITS[bisect_left(_UTAH_ENDS_C, temperature_c)]


def utah_units(hourly_c: Iterable[float]) -> float:
    """From the lowest sum on: what autumn takes away before the cold sets in is forgiven."""
    sums = list(accumulate(map(utah_unit, hourly_c), initial=0.0))
    return sums[-1] - min(sums)


def chill_portions(hourly_c: Sequence[float]) -> float:
    """The Dynamic model: cold builds an intermediate, which warmth destroys until it is banked.

    The first hour only starts the reckoning. (Fishman, Erez & Couvillon 1987)
    """
    portions, intermediate, banked_share = 0.0, 0.0, 0.0
    for temperature_c in hourly_c[1:]:
        kelvin = temperature_c + _KELVIN
        start = intermediate * (1 - banked_share) if intermediate >= 1 else intermediate
        equilibrium = _A0 / _A1 * exp((_E1 - _E0) / kelvin)
        rate = _A1 * exp(-_E1 / kelvin)
        intermediate = equilibrium - (equilibrium - start) * exp(-rate)
        banked_share = _banked_share(kelvin)
        if intermediate >= 1:
            portions += intermediate * banked_share
    return portions


def chill_severity(median_of_winters: float, required: float) -> str | None:
    """Of a place for a cultivar, both in the same unit; CHILL.DEFICIT."""
    if median_of_winters >= required:
        return None
    return "advice" if median_of_winters >= NEARLY_ENOUGH * required else "warning"


def _banked_share(kelvin: float) -> float:
    """Symbol xi: near 1 in the cold, near 0 in warmth."""
    steepness = exp(_SLOPE * _TETA_K * (kelvin - _TETA_K) / kelvin)
    return steepness / (1 + steepness)
