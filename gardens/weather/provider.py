"""The seam to whoever knows the weather; gardens/weather/open_meteo.py is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Point:
    """Where weather is asked for, already rounded; days are those of `timezone`."""

    latitude: float
    longitude: float
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfWeather:
    """None where the provider named nothing plausible; wind at 10 m."""

    on: date
    tmin_c: float | None = None
    tmax_c: float | None = None
    rain_mm: float | None = None
    et0_mm: float | None = None
    srad_mj: float | None = None
    wind_max_m_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOfWeather:
    at: datetime
    temperature_c: float | None = None
    humidity_pct: float | None = None
    rain_mm: float | None = None
    wind_m_s: float | None = None
    cloud_pct: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`elevation_m` is the height the values hold for."""

    elevation_m: float | None
    days: Sequence[DayOfWeather]
    hours: Sequence[HourOfWeather] = ()


class NoWeather(Exception):
    """No weather came; the text is for staff and names no key."""


class ProviderDown(NoWeather):
    """No answer, a refusal or an error; `retry_after` where the provider said how long."""

    def __init__(self, text: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(text)
        self.retry_after = retry_after


class NonsenseAnswer(NoWeather):
    """An answer that cannot be what was asked for."""


class WeatherProvider(Protocol):
    name: str

    def forecast(self, point: Point, *, today: date, past_days: int) -> Answer:
        """Days before today and two weeks from today, with hours. Raises NoWeather."""

    def archive(self, point: Point, first: date, last: date) -> Answer:
        """Observed days, both ends included. Raises NoWeather."""
