"""Whole days of hourly weather, told in a row each before their hours are forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from gardens.models import WeatherCell, WeatherHour
from rules.loading.air import HourRow, air_days
from rules.models import KeptAir

# Hours are there for two weeks, so that whole days of twelve can be told again.
TOLD_AGAIN_DAYS = 12
UNIQUE = ["cell", "on"]


def keep_air(cells: Iterable[WeatherCell], now: datetime) -> None:
    """Safe to run twice; what was missed, or has been observed since, is put right."""
    by_pk = {cell.pk: cell for cell in cells}
    since = now - timedelta(days=TOLD_AGAIN_DAYS + 1)
    rows = WeatherHour.objects.filter(cell__in=by_pk, at__gte=since, at__lte=now)
    named = map(HourRow._make, rows.order_by("cell", "at").values_list(*HourRow._fields))
    kept = [
        day
        for pk, hours in groupby(named, key=lambda row: row.cell_id)
        for day in _days(by_pk[pk], hours, now)
    ]
    told = [field.name for field in KeptAir._meta.concrete_fields if not field.primary_key]
    KeptAir.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=UNIQUE,
        update_fields=[name for name in told if name not in UNIQUE],
    )


def _days(cell: WeatherCell, hours: Iterable[HourRow], now: datetime) -> Iterator[KeptAir]:
    """Those that are over and were observed."""
    today: date = cell.today(now)
    first = today - timedelta(days=TOLD_AGAIN_DAYS)
    for on, air in air_days(hours, ZoneInfo(cell.timezone)).items():
        if first <= on < today and not air.is_forecast:
            figures = asdict(air)
            del figures["is_forecast"]
            yield KeptAir(cell=cell, on=on, **figures)
