"""The days of weather that count, of those that are over."""

from datetime import date, timedelta

from plants.agronomy.weather_age import Age
from rules.catalogue.freshness import age_of
from rules.engine.snapshot import GardenSnapshot, WeatherSnapshot


def warmth_of(garden: GardenSnapshot, on: date) -> WeatherSnapshot | None:
    """The day, if its lowest and highest are known and not too old."""
    day = garden.weather.get(on)
    if day is None or day.tmean_c is None or age_of(day, garden.on) is Age.STALE:
        return None
    return day


def past_days(garden: GardenSnapshot, number: int) -> list[WeatherSnapshot]:
    """So many before today, the latest last; none of them where the warmth of one is not known."""
    found = []
    for ago in range(number, 0, -1):
        day = warmth_of(garden, garden.on - timedelta(days=ago))
        if day is None:
            return []
        found.append(day)
    return found
