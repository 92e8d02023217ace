"""The temperatures that ripen a garden's crops."""

from collections.abc import Sequence
from datetime import date, timedelta

from gardens.models import Garden, Place, Planting
from gardens.weather.reading import daily_weather
from plants.agronomy.crop_timing import counted_method
from plants.agronomy.heat_targets import heat_target
from plants.agronomy.temperature_record import (
    FORECAST_DAYS,
    DayTemperatures,
    MonthlyNormals,
    Weather,
)

# Not beyond a summer that is over.
LOOK_BACK = timedelta(days=300)


def normals_of(place: Place) -> MonthlyNormals | None:
    if place.tmin_c is None or place.tmax_c is None:
        return None
    return MonthlyNormals(tuple(place.tmin_c), tuple(place.tmax_c), place.climate_confidence)


def weather_of(plantings: Sequence[Planting], garden: Garden, on: date) -> Weather:
    """Since the first of them began that ripens by warmth and is not over; one query or none."""
    growing = {
        (one.plant_id, one.method, one.started_on, one.planted_out_on): one
        for one in plantings
        if one.started_on and one.ended_on is None
    }
    begun = [
        planting.started_on
        for planting in growing.values()
        if heat_target(planting.plant.slug, _method(planting))
    ]
    if not begun or garden.is_indoor:
        return {}
    first = max(min(begun), on - LOOK_BACK)
    return {
        day.on: DayTemperatures(day.tmin_c, day.tmax_c, day.is_forecast, day.issued_at.date())
        for day in daily_weather(garden.place, first, on + timedelta(days=FORECAST_DAYS))
        if day.tmin_c is not None and day.tmax_c is not None
    }


def _method(planting: Planting) -> str:
    plant = planting.plant
    return counted_method(plant.crop_figures, planting.method, planting.planted_out_on)
