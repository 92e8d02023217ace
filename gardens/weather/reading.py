"""The weather of a place by day, for whoever shows it or reckons with it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from gardens.models import Place, WeatherDay
from plants.agronomy.weather_age import FORECAST_USABLE_H


@dataclass(frozen=True, slots=True)
class DailyWeather:
    """What is known of one day; `issued_at` is when the provider said so."""

    on: date
    is_forecast: bool
    tmin_c: float | None
    tmax_c: float | None
    rain_mm: float | None
    et0_mm: float | None
    source: str
    issued_at: datetime


def daily_weather(place: Place, first: date, last: date) -> list[DailyWeather]:
    """Days that weather is known of, in order, both ends included; one query.

    A forecast of today or later that is older than a day and a half is left out.
    """
    now = timezone.now()
    too_old = now - timedelta(hours=FORECAST_USABLE_H)
    rows = (
        WeatherDay.objects.filter(cell_id=place.weather_cell_id, on__range=(first, last))
        .exclude(is_forecast=True, on__gte=place.today(now), issued_at__lt=too_old)
        .order_by("on")
        .values_list(*DailyWeather.__slots__)
    )
    return [DailyWeather(*row) for row in rows]
