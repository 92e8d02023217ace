"""Soil temperature that sensors measured, by the day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from gardens.models import SensorDay
from gardens.sensors.quantities import Quantity
from plants.agronomy.soil_temperature import MEAN_DAYS
from plants.agronomy.weather_age import OBSERVATION_FRESH_H, OBSERVATION_USABLE_H, age_within
from rules.engine.snapshot import SoilWarmthSnapshot
from rules.loading.given import WARMTH_SINCE
from rules.loading.reading import InBatch, Relation


class SoilWarmthRow(NamedTuple):
    """Readings of one sensor on one day."""

    bed_id: int
    start: datetime
    pk: int
    end: datetime
    total: float
    count: int


SOIL_WARMTH = Relation(
    SoilWarmthRow,
    SensorDay.objects.filter(
        InBatch("sensor__device__garden_id"),
        sensor__quantity=Quantity.SOIL_TEMPERATURE,
        start__gte=WARMTH_SINCE,
        count__gt=0,
    ).exclude(sensor__device__bed=None),
    columns=("sensor__device__bed_id", "start", "pk", "end", "total", "count"),
)


def five_days(
    rows: Sequence[SoilWarmthRow], zone: ZoneInfo, now: datetime
) -> SoilWarmthSnapshot | None:
    """To the latest whole day; None unless each of them was measured. Sensors of a bed count
    together."""
    days: dict[date, list[SoilWarmthRow]] = defaultdict(list)
    for row in rows:
        if row.end <= now:
            days[row.start.astimezone(zone).date()].append(row)
    if not days:
        return None
    until = max(days)
    wanted = [until - timedelta(days=number) for number in range(MEAN_DAYS)]
    if not all(day in days for day in wanted):
        return None
    means_c = [_mean_c(days[day]) for day in wanted]
    hours = (now - max(row.end for row in days[until])).total_seconds() / 3600
    age = age_within(hours, OBSERVATION_FRESH_H, OBSERVATION_USABLE_H)
    return SoilWarmthSnapshot(sum(means_c) / MEAN_DAYS, until, age)


def _mean_c(rows: Sequence[SoilWarmthRow]) -> float:
    return sum(row.total for row in rows) / sum(row.count for row in rows)
