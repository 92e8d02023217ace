"""Days of weather as the rules' WeatherSnapshot."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from gardens.models import Garden, WeatherDay
from plants.agronomy.plausibility import DAILY_ET0_MM, DAILY_RAIN_MM, plausible, plausible_range
from rules.engine.snapshot import WeatherSnapshot


class WeatherRow(NamedTuple):
    """The columns that are read, in this order."""

    cell_id: int
    on: date
    is_forecast: bool
    tmin_c: float | None
    tmax_c: float | None
    rain_mm: float | None
    et0_mm: float | None
    night_wind_m_s: float | None
    night_cloud_pct: float | None
    source: str
    issued_at: datetime


def weather_rows(gardens: Iterable[Garden], since: date) -> dict[int | None, list[WeatherRow]]:
    """By cell: gardens that share one share its rows."""
    cells = {garden.place.weather_cell_id for garden in gardens}
    found = (
        WeatherDay.objects.filter(cell_id__in=cells, on__gte=since)
        .order_by("cell_id", "on")
        .values_list(*WeatherRow._fields)
    )
    rows: dict[int | None, list[WeatherRow]] = defaultdict(list)
    for row in map(WeatherRow._make, found):
        rows[row.cell_id].append(row)
    return rows


def weather_day(row: WeatherRow, zone: ZoneInfo, now: datetime) -> WeatherSnapshot:
    low, high = plausible_range(row.tmin_c, row.tmax_c)
    return WeatherSnapshot(
        on=row.on,
        is_forecast=row.is_forecast,
        tmin_c=low,
        tmax_c=high,
        rain_mm=plausible(row.rain_mm, DAILY_RAIN_MM),
        et0_mm=plausible(row.et0_mm, DAILY_ET0_MM),
        source=row.source,
        issued_at=row.issued_at.astimezone(zone),
        age_hours=(now - row.issued_at).total_seconds() / 3600,
        night_wind_m_s=row.night_wind_m_s,
        night_cloud_pct=row.night_cloud_pct,
    )
