"""What a cold night does: chance of a killing frost from a forecast, kill of fruit buds."""

from statistics import NormalDist

# Standard deviation of the forecast minimum by days ahead (0 = the coming night).
FORECAST_SD_C = (1.5, 1.5, 2.0, 2.5, 2.5, 3.5, 3.5, 3.5)

SITE_OFFSET_C = {"open": 0.0, "frost_hollow": -2.0, "wall": 1.0}

# Kill temperature by frost class, where the plant itself has none.
CLASS_KILL_C = {
    "chilling-sensitive": 0.0,
    "tender": 0.0,
    "half-hardy": -2.0,
    "hardy": -4.0,
    "very-hardy": -8.0,
}

# Bud temperatures for 10 and 90 % kill after 30 minutes (WSU EB0913).
BUD_KILL_C = {
    ("apple", "first_swelling"): (-9.4, -16.7),
    ("apple", "green_tip"): (-7.8, -12.2),
    ("apple", "tight_cluster"): (-2.8, -6.1),
    ("apple", "pink"): (-2.2, -4.4),
    ("apple", "full_bloom"): (-2.2, -3.9),
    ("apple", "post_bloom"): (-2.2, -3.9),
    ("pear", "first_swelling"): (-9.4, -17.8),
    ("pear", "green_tip"): (-6.7, -14.4),
    ("pear", "tight_cluster"): (-4.4, -9.4),
    ("pear", "pink"): (-3.9, -7.2),
    ("pear", "full_bloom"): (-2.2, -4.4),
    ("pear", "post_bloom"): (-2.2, -4.4),
    ("peach", "first_swelling"): (-7.8, -17.2),
    ("peach", "green_tip"): (-6.1, -15.0),
    ("peach", "pink"): (-3.9, -9.4),
    ("peach", "full_bloom"): (-2.8, -4.4),
    ("peach", "post_bloom"): (-2.2, -3.9),
    ("sweet-cherry", "first_swelling"): (-8.3, -15.0),
    ("sweet-cherry", "green_tip"): (-3.9, -10.0),
    ("sweet-cherry", "tight_cluster"): (-3.3, -8.3),
    ("sweet-cherry", "pink"): (-2.8, -4.4),
    ("sweet-cherry", "full_bloom"): (-2.2, -3.9),
    ("sweet-cherry", "post_bloom"): (-2.2, -3.9),
}

_STANDARD = NormalDist()
_Z90 = 1.2816


# The most that radiative_cooling_c gives.
GREATEST_COOLING_C = 2.0


def radiative_cooling_c(wind_m_s: float, cloud_pct: float, height_m: float) -> float:
    """A low plant cools below the air in a still, clear night (heuristic)."""
    return GREATEST_COOLING_C if wind_m_s < 2 and cloud_pct < 25 and height_m < 0.5 else 0.0


def kill_probability(kill_c: float, plant_c: float, lead_days: int) -> float:
    """`plant_c` is the forecast minimum with site offset and cooling applied.

    Raises IndexError beyond 7 days ahead, where no forecast error is known.
    """
    return _STANDARD.cdf((kill_c - plant_c) / FORECAST_SD_C[lead_days])


def bud_kill_fraction(reached_c: float, t10_c: float, t90_c: float) -> float:
    """Probit line through the temperatures of 10 and 90 % kill."""
    return _STANDARD.cdf(_Z90 * (2 * (t10_c - reached_c) / (t10_c - t90_c) - 1))
