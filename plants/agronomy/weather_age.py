"""How old weather may be before it counts less, and before it counts for nothing (hours)."""

from enum import StrEnum

FORECAST_FRESH_H, FORECAST_USABLE_H = 12, 36
OBSERVATION_FRESH_H, OBSERVATION_USABLE_H = 24, 72


class Age(StrEnum):
    FRESH = "fresh"
    USABLE = "usable"
    STALE = "stale"


def forecast_age(hours: float) -> Age:
    """By the hours since it was issued."""
    return _age(hours, FORECAST_FRESH_H, FORECAST_USABLE_H)


def observation_age(hours: float) -> Age:
    """By the hours since what is known was observed."""
    return _age(hours, OBSERVATION_FRESH_H, OBSERVATION_USABLE_H)


def _age(hours: float, fresh_h: float, usable_h: float) -> Age:
    if hours <= fresh_h:
        return Age.FRESH
    return Age.USABLE if hours <= usable_h else Age.STALE
