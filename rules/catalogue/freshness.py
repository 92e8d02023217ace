"""Whether a day of weather still counts (docs/science.md 0.4)."""

from datetime import date

from plants.agronomy.weather_age import Age, forecast_age, observation_age
from rules.engine.snapshot import WeatherSnapshot

# By noon of today, so many hours have passed since a day began, and 24 more for each day before.
HOURS_BY_NOON = 12


def age_of(day: WeatherSnapshot, on: date) -> Age:
    """What was observed stays true; a forecast ages, and soon after its day it stands for nothing.

    A forecast whose day has passed fills the gap that observations leave.
    """
    if not day.is_forecast:
        return Age.FRESH
    if day.on >= on:
        return forecast_age(day.age_hours)
    return observation_age(24 * (on - day.on).days + HOURS_BY_NOON)
