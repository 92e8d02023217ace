"""Water in the root zone: what it holds, one day's balance, what to give (FAO-56 ch. 8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

import numpy as np

SAND_DOSE_MM = 20.0
SANDS = frozenset({"sand", "loamy_sand"})

# Application efficiency Ea; the watering can is an estimate of ours.
METHOD_EFFICIENCY = {"drip": 0.90, "hand": 0.85, "sprinkler": 0.75, "furrow": 0.60}


@dataclass(frozen=True, slots=True)
class SoilTexture:
    """Volumetric water content at field capacity and at the wilting point."""

    theta_fc: float
    theta_wp: float

    @property
    def available_mm_per_m(self) -> float:
        return 1000 * (self.theta_fc - self.theta_wp)


# Middles of the classes of "Estimating Soil Moisture by Feel and Appearance" (USDA-NRCS 1998), as
# shares of what plants can draw.
FEEL_SHARES = {"dry": 0.125, "slightly_moist": 0.375, "moist": 0.625, "wet": 0.875, "full": 1.0}

# Middles of the ranges of FAO-56 table 19.
TEXTURES = {
    "sand": SoilTexture(0.12, 0.045),
    "loamy_sand": SoilTexture(0.15, 0.065),
    "sandy_loam": SoilTexture(0.23, 0.11),
    "loam": SoilTexture(0.25, 0.12),
    "silt_loam": SoilTexture(0.29, 0.15),
    "silt": SoilTexture(0.32, 0.17),
    "silty_clay_loam": SoilTexture(0.335, 0.205),
    "silty_clay": SoilTexture(0.36, 0.23),
    "clay": SoilTexture(0.36, 0.22),
}


@dataclass(frozen=True, slots=True)
class DayBalance:
    """The end of a day; `wasted_irrigation_mm` is the drainage watering caused."""

    depletion_mm: float
    ks: float
    actual_et_mm: float
    drainage_mm: float
    wasted_irrigation_mm: float


@dataclass(frozen=True, slots=True)
class IrrigationNeed:
    net_mm: float
    gross_mm: float
    litres: float


def total_available_mm(soil: SoilTexture, root_depth_m: float) -> float:
    """Symbol TAW."""
    return soil.available_mm_per_m * root_depth_m


def depletion_fraction(p_table: float, etc_mm: float | np.ndarray) -> float | np.ndarray:
    """Symbol p, for the demand of a day, or of each day (FAO-56 table 22, footnote)."""
    return np.minimum(0.8, np.maximum(0.1, p_table + 0.04 * (5 - etc_mm)))


def readily_available_mm(taw_mm: float, p: float) -> float:
    """Symbol RAW."""
    return p * taw_mm


def depletion_from_reading_mm(soil: SoilTexture, theta: float, root_depth_m: float) -> float:
    """A soil-moisture reading overrides the balance; wetter than field capacity is 0."""
    return max(0.0, 1000 * (soil.theta_fc - theta) * root_depth_m)


def moisture_of_feel(soil: SoilTexture, feel: str) -> float:
    """Volumetric; `feel` is a key of FEEL_SHARES."""
    return soil.theta_wp + FEEL_SHARES[feel] * (soil.theta_fc - soil.theta_wp)


def effective_rain_mm(rain_mm: float, et0_mm: float) -> float:
    """A shower below a fifth of ET0 only wets the leaves."""
    return rain_mm if rain_mm >= 0.2 * et0_mm else 0.0


def effective_monthly_rain_mm(rain_mm: float) -> float:
    """For planning only (USDA-SCS, as in CROPWAT)."""
    if rain_mm <= 250:
        return rain_mm * (125 - 0.2 * rain_mm) / 125
    return 125 + 0.1 * rain_mm


def stress_coefficient(depletion_mm: float, taw_mm: float, raw_mm: float) -> float:
    """Symbol Ks: 1 without stress, 0 at the wilting point."""
    if depletion_mm <= raw_mm:
        return 1.0
    return max(0.0, (taw_mm - depletion_mm) / (taw_mm - raw_mm))


def _dried(
    depletion_mm: float, taw_mm: float, raw_mm: float, etc_mm: float, gains_mm: tuple[float, ...]
) -> tuple[float, float, float]:
    """Ks, actual ET, and the depletion at the end of the day, below 0 by what drains away."""
    ks = stress_coefficient(depletion_mm, taw_mm, raw_mm)
    dry_mm = depletion_mm
    for gained_mm in gains_mm:
        dry_mm -= gained_mm
    actual_et_mm = min(ks * etc_mm, taw_mm - dry_mm)
    return ks, actual_et_mm, dry_mm + actual_et_mm


def balance_day(
    depletion_mm: float,
    taw_mm: float,
    raw_mm: float,
    *,
    etc_mm: float,
    rain_mm: float = 0.0,
    irrigation_mm: float = 0.0,
) -> DayBalance:
    """One day from `depletion_mm` (0 to TAW); rain and irrigation are what reaches the soil.

    Start + actual ET + drainage = end + rain + irrigation.
    """
    gains_mm = rain_mm, irrigation_mm
    ks, actual_et_mm, end_mm = _dried(depletion_mm, taw_mm, raw_mm, etc_mm, gains_mm)
    drainage_mm = max(0.0, -end_mm)
    return DayBalance(
        depletion_mm=min(max(0.0, end_mm), taw_mm),
        ks=ks,
        actual_et_mm=actual_et_mm,
        drainage_mm=drainage_mm,
        wasted_irrigation_mm=min(drainage_mm, irrigation_mm),
    )


def evening_mm(
    depletion_mm: float,
    taw_mm: float,
    raw_mm: float,
    *,
    etc_mm: float,
    rain_mm: float,
    irrigation_mm: float,
) -> float:
    """Of `balance_day` the depletion alone, for many days."""
    gains_mm = rain_mm, irrigation_mm
    _ks, _actual_et_mm, end_mm = _dried(depletion_mm, taw_mm, raw_mm, etc_mm, gains_mm)
    return min(max(0.0, end_mm), taw_mm)


def days_until_stress(
    depletion_mm: float, raw_mm: float, daily_loss_mm: Iterable[float]
) -> int | None:
    """Whole days the plants stay within RAW; None if they do to the end of the series.

    A day's loss is ETc less rain, so it may be negative.
    """
    for days, loss_mm in enumerate(daily_loss_mm):
        depletion_mm = max(0.0, depletion_mm + loss_mm)
        if depletion_mm > raw_mm + 1e-9:
            return days
    return None


def irrigation_need(
    depletion_mm: float, area_m2: float, efficiency: float, wetted_share: float = 1.0
) -> IrrigationNeed:
    """Refill to field capacity; `wetted_share` below 1 where only the rows are watered."""
    gross_mm = depletion_mm / efficiency
    return IrrigationNeed(depletion_mm, gross_mm, gross_mm * area_m2 * wetted_share)


def doses_mm(net_mm: float, texture: str) -> tuple[float, ...]:
    """Sand cannot hold a large dose, so it is split into equal ones of at most 20 mm."""
    parts = ceil(net_mm / SAND_DOSE_MM) if texture in SANDS else 1
    return (net_mm / max(1, parts),) * max(1, parts)
