"""Days too cold for a cut: frozen wood splits."""

from datetime import date, timedelta

from plants.agronomy.pruning import COLDEST_PRUNING_C
from rules.catalogue.frost.nights import forecast_days, still_usable
from rules.engine.snapshot import GardenSnapshot, WeatherSnapshot


def frost_of_today(garden: GardenSnapshot) -> WeatherSnapshot | None:
    """The forecast of today, if it is too cold."""
    return next((day for day in _cold(garden) if day.on == garden.on), None)


def mild_day(garden: GardenSnapshot) -> date:
    """The first after today that is not forecast to be too cold."""
    cold = {day.on for day in _cold(garden)}
    day = garden.on + timedelta(days=1)
    while day in cold:
        day += timedelta(days=1)
    return day


def _cold(garden: GardenSnapshot) -> list[WeatherSnapshot]:
    days = still_usable(forecast_days(garden))
    return [day for day in days if day.tmin_c < COLDEST_PRUNING_C]
