"""An answer of the provider as rows; two statements for any number of days and hours."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from gardens.models import WeatherCell, WeatherDay, WeatherHour
from gardens.weather.provider import Answer, HourOfWeather

# Hours are kept about these days only; farther ahead they say no more than the days do.
HOURS_BACK, HOURS_AHEAD = timedelta(days=2), timedelta(days=8)
# Local hours before sunrise, when plants are coldest.
NIGHT_HOURS = range(1, 7)

DAY_VALUES = ("tmin_c", "tmax_c", "rain_mm", "et0_mm", "srad_mj", "wind_max_m_s")
HOUR_VALUES = ("temperature_c", "humidity_pct", "rain_mm", "wind_m_s", "cloud_pct")
ORIGIN = ("is_forecast", "source", "issued_at")
NIGHT_VALUES = ("night_wind_m_s", "night_cloud_pct")


def store_weather(cell: WeatherCell, answer: Answer, *, source: str, issued_at: datetime) -> None:
    """The newer word replaces the older; days that are not named stay as they are."""
    WeatherDay.objects.bulk_create(
        _days(cell, answer, source, issued_at),
        update_conflicts=True,
        unique_fields=["cell", "on"],
        update_fields=[*DAY_VALUES, *NIGHT_VALUES, *ORIGIN],
    )
    WeatherHour.objects.bulk_create(
        _hours(cell, answer, source, issued_at),
        update_conflicts=True,
        unique_fields=["cell", "at"],
        update_fields=[*HOUR_VALUES, *ORIGIN],
    )


def _days(cell: WeatherCell, answer: Answer, source: str, issued_at: datetime) -> list[WeatherDay]:
    today = cell.today(issued_at)
    nights = _nights(answer.hours, ZoneInfo(cell.timezone))
    return [
        WeatherDay(
            cell=cell,
            on=day.on,
            is_forecast=day.on >= today,
            night_wind_m_s=_mean(hour.wind_m_s for hour in nights[day.on]),
            night_cloud_pct=_mean(hour.cloud_pct for hour in nights[day.on]),
            source=source,
            issued_at=issued_at,
            **{name: getattr(day, name) for name in DAY_VALUES},
        )
        for day in answer.days
    ]


def _hours(
    cell: WeatherCell, answer: Answer, source: str, issued_at: datetime
) -> list[WeatherHour]:
    return [
        WeatherHour(
            cell=cell,
            at=hour.at,
            is_forecast=hour.at > issued_at,
            source=source,
            issued_at=issued_at,
            **{name: getattr(hour, name) for name in HOUR_VALUES},
        )
        for hour in answer.hours
        if issued_at - HOURS_BACK <= hour.at <= issued_at + HOURS_AHEAD
    ]


def _nights(hours: Iterable[HourOfWeather], zone: ZoneInfo) -> dict[date, list[HourOfWeather]]:
    """By the day on whose morning the night ends."""
    nights: dict[date, list[HourOfWeather]] = defaultdict(list)
    for hour in hours:
        local = hour.at.astimezone(zone)
        if local.hour in NIGHT_HOURS:
            nights[local.date()].append(hour)
    return nights


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(fmean(known), 1) if known else None
