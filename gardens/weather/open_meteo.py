"""Open-Meteo: forecast and archive in one JSON format, free for non-commercial use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from gardens.weather.fetching import Pace, fetch_json
from gardens.weather.open_meteo_series import (
    ARCHIVE_DAILY,
    FORECAST_DAILY,
    FORECAST_HOURLY,
    Column,
    read_answer,
)
from gardens.weather.provider import Answer, Point

# Two weeks, as far as the water balance looks; today is the first of them.
FORECAST_DAYS = 14
FORECAST_PACE = Pace()
ARCHIVE_PACE = Pace(read_s=30.0, total_s=90.0)


@dataclass(frozen=True, slots=True)
class OpenMeteo:
    forecast_url: str
    archive_url: str
    api_key: str = field(default="", repr=False)
    pace: Pace = FORECAST_PACE
    archive_pace: Pace = ARCHIVE_PACE
    name: str = "Open-Meteo"

    def forecast(self, point: Point, *, today: date, past_days: int) -> Answer:
        params = self._params(point, FORECAST_DAILY) | {
            "hourly": _names(FORECAST_HOURLY),
            "past_days": str(past_days),
            "forecast_days": str(FORECAST_DAYS),
        }
        body = fetch_json(self.forecast_url, params, self.pace)
        asked = today - timedelta(days=past_days), today + timedelta(days=FORECAST_DAYS - 1)
        return read_answer(body, point, asked, FORECAST_DAILY, FORECAST_HOURLY)

    def archive(self, point: Point, first: date, last: date) -> Answer:
        params = self._params(point, ARCHIVE_DAILY) | {
            "start_date": first.isoformat(),
            "end_date": last.isoformat(),
        }
        body = fetch_json(self.archive_url, params, self.archive_pace)
        return read_answer(body, point, (first, last), ARCHIVE_DAILY)

    def _params(self, point: Point, daily: Sequence[Column]) -> dict[str, str]:
        params = {
            "latitude": f"{point.latitude:.1f}",
            "longitude": f"{point.longitude:.1f}",
            "timezone": point.timezone,
            "daily": _names(daily),
            "wind_speed_unit": "ms",
        }
        return params | ({"apikey": self.api_key} if self.api_key else {})


def _names(columns: Sequence[Column]) -> str:
    return ",".join(column.name for column in columns)
