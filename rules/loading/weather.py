"""Days of weather as the rules' WeatherSnapshot."""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Subquery
from django.db.models.functions import Coalesce, Greatest, Least

from gardens.models import Place, Planting, WeatherDay
from plants.agronomy.heat_targets import HEAT_TARGETS
from plants.agronomy.plausibility import (
    DAILY_ET0_MM,
    DAILY_RAIN_MM,
    WeatherFault,
    plausible,
    plausible_range,
    weather_faults,
)
from rules.engine.snapshot import WeatherSnapshot
from rules.loading.given import HEAT_SINCE, SINCE
from rules.loading.plantings import MEANT_YEARS
from rules.loading.reading import InBatch, Relation


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


# As far back as the crops of the batch that ripen by warmth and are not over.
_BEGUN = (
    Planting.objects.filter(
        InBatch("garden_id"),
        plant__slug__in=HEAT_TARGETS,
        started_on__year__gte=MEANT_YEARS.start,
        ended_on=None,
    )
    .order_by("started_on")
    .values("started_on")[:1]
)
WEATHER = Relation(
    WeatherRow,
    WeatherDay.objects.filter(
        cell__in=Place.objects.filter(InBatch("garden__pk")).values("weather_cell"),
        on__gte=Least(SINCE, Greatest(HEAT_SINCE, Coalesce(Subquery(_BEGUN), SINCE))),
    ),
)


def weather_day(row: WeatherRow, zone: ZoneInfo, now: datetime) -> WeatherSnapshot:
    low, high = plausible_range(row.tmin_c, row.tmax_c)
    rain_mm, et0_mm = plausible(row.rain_mm, DAILY_RAIN_MM), plausible(row.et0_mm, DAILY_ET0_MM)
    faults = weather_faults(row.tmin_c, row.tmax_c, row.rain_mm, row.et0_mm)
    if not row.is_forecast and row.on > now.astimezone(zone).date():
        # Nobody can have observed it.
        low = high = rain_mm = et0_mm = None
        faults = (WeatherFault.FUTURE.value,)
    return WeatherSnapshot(
        on=row.on,
        is_forecast=row.is_forecast,
        tmin_c=low,
        tmax_c=high,
        rain_mm=rain_mm,
        et0_mm=et0_mm,
        source=row.source,
        issued_at=row.issued_at.astimezone(zone),
        age_hours=(now - row.issued_at).total_seconds() / 3600,
        night_wind_m_s=row.night_wind_m_s,
        night_cloud_pct=row.night_cloud_pct,
        faults=faults,
    )
