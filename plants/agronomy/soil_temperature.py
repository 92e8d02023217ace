"""Soil temperature: the wave of a day or a year that fades downwards, and an estimate from air."""

from collections.abc import Sequence
from math import exp, pi, sin, sqrt

# Thermal diffusivity of moist garden soil, m²/s (science.md section 3).
SOIL_DIFFUSIVITY_M2_S = 5e-7
DAY_S = 86_400.0
YEAR_S = 365.25 * DAY_S

ESTIMATE_DAYS = 7
# Of the estimate from air temperatures (heuristic); its confidence is low.
ESTIMATE_ERROR_C = 2.0
# Days of measured soil temperature whose mean decides on a sowing.
MEAN_DAYS = 5
# At which what the catalogue gives no germination temperature for is set (docs/science.md 3).
SETS_FROM_C = {"potato": 7.0}


def damping_depth_m(
    diffusivity_m2_s: float = SOIL_DIFFUSIVITY_M2_S, period_s: float = DAY_S
) -> float:
    """Symbol D: the depth at which 1/e of the swing at the surface is left."""
    return sqrt(diffusivity_m2_s * period_s / pi)


def amplitude_at_depth_c(surface_amplitude_c: float, depth_m: float, damping_m: float) -> float:
    """Half the swing, A·e^(-z/D)."""
    return surface_amplitude_c * exp(-depth_m / damping_m)


def lag_at_depth_h(depth_m: float, damping_m: float, period_s: float = DAY_S) -> float:
    """Hours by which the depth is later than the surface."""
    return depth_m / damping_m * period_s / (2 * pi) / 3600


def temperature_at_depth_c(
    mean_c: float,
    surface_amplitude_c: float,
    depth_m: float,
    hours: float,
    *,
    damping_m: float | None = None,
    period_s: float = DAY_S,
) -> float:
    """T(z, t) = mean + A·e^(-z/D)·sin(ωt - z/D); at hour 0 the surface passes its mean, warming."""
    damping_m = damping_m or damping_depth_m(period_s=period_s)
    phase = 2 * pi * hours * 3600 / period_s - depth_m / damping_m
    return mean_c + amplitude_at_depth_c(surface_amplitude_c, depth_m, damping_m) * sin(phase)


def soil_estimate_c(daily_mean_air_c: Sequence[float]) -> float | None:
    """At sowing depth, the mean of the air over the last week, ± 2 °C; None for fewer days.

    The latest day stands last.
    """
    week = daily_mean_air_c[-ESTIMATE_DAYS:]
    return sum(week) / ESTIMATE_DAYS if len(week) == ESTIMATE_DAYS else None


def coldest_ahead_c(
    soil_c: float, past_air_c: Sequence[float], ahead_air_c: Sequence[float]
) -> float:
    """The lowest of today's soil and that of the days ahead, which moves as the estimate does."""
    now_c = soil_estimate_c(past_air_c)
    if now_c is None:
        return soil_c
    air_c = [*past_air_c, *ahead_air_c]
    later_c = [
        soil_c - now_c + soil_estimate_c(air_c[: len(past_air_c) + number + 1])
        for number in range(len(ahead_air_c))
    ]
    return min([soil_c, *later_c])
