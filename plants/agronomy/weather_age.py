"""How old weather and readings may be before they count less, and before they count for nothing
(hours)."""

from enum import StrEnum

FORECAST_FRESH_H, FORECAST_USABLE_H = 12, 36
OBSERVATION_FRESH_H, OBSERVATION_USABLE_H = 24, 72
SOIL_MOISTURE_FRESH_H, SOIL_MOISTURE_USABLE_H = 48, 120
RESERVOIR_FRESH_H, RESERVOIR_USABLE_H = 72, 168


class Age(StrEnum):
    FRESH = "fresh"
    USABLE = "usable"
    STALE = "stale"


def forecast_age(hours: float) -> Age:
    """By the hours since it was issued."""
    return age_within(hours, FORECAST_FRESH_H, FORECAST_USABLE_H)


def observation_age(hours: float) -> Age:
    """By the hours since what is known was observed."""
    return age_within(hours, OBSERVATION_FRESH_H, OBSERVATION_USABLE_H)


def age_within(hours: float, fresh_h: float, usable_h: float) -> Age:
    if hours <= fresh_h:
        return Age.FRESH
    return Age.USABLE if hours <= usable_h else Age.STALE
