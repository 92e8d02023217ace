"""Hours from readings, and days from hours: only those that something new was said of."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.aggregates import Aggregate
from django.db.models.functions import Coalesce

from gardens.models import SensorDay, SensorHour, SensorReading
from gardens.sensors.bins import day_of

AT_ONCE = 500

OF_READINGS = {
    "low": Min("value"),
    "high": Max("value"),
    "total": Sum("value"),
    "count": Count("pk"),
}
OF_HOURS = {
    "low": Min("low"),
    "high": Max("high"),
    "total": Sum("total"),
    "count": Sum("count"),
}


def summarise() -> None:
    """Everything that is stale; any number of workers may do so at once, and again."""
    while _hours():
        pass
    while _days():
        pass


def _hours() -> int:
    readings = SensorReading.objects.filter(
        measured_at__gte=OuterRef("start"), measured_at__lt=OuterRef("end")
    )
    with transaction.atomic():
        hours = _stale(SensorHour)
        _sum_up(SensorHour, hours, readings, OF_READINGS)
        _mark_days(hours)
    return len(hours)


def _days() -> int:
    hours = SensorHour.objects.filter(
        start__gte=OuterRef("start"), start__lt=OuterRef("end"), count__gt=0
    )
    with transaction.atomic():
        days = _stale(SensorDay)
        _sum_up(SensorDay, days, hours, OF_HOURS)
    return len(days)


def _stale(model: type[SensorHour] | type[SensorDay]) -> list[SensorHour] | list[SensorDay]:
    """Held, so that what comes in meanwhile marks them again afterwards."""
    rows = model.objects.stale().select_related("sensor__device__garden__place")
    return list(rows.select_for_update(skip_locked=True, of=("self",))[:AT_ONCE])


def _sum_up(
    model: type[SensorHour] | type[SensorDay],
    rows: Sequence[SensorHour] | Sequence[SensorDay],
    inside: QuerySet,
    figures: dict[str, Aggregate],
) -> None:
    """One statement; each row looks up its own part of the index, however long the series."""
    of_sensor = inside.filter(sensor=OuterRef("sensor")).order_by().values("sensor")
    found = {
        name: Coalesce(
            Subquery(of_sensor.annotate(figure=figure).values("figure")),
            Value(0),
            output_field=model._meta.get_field(name),
        )
        for name, figure in figures.items()
    }
    model.objects.filter(pk__in=[row.pk for row in rows]).update(**found, is_stale=False)


def _mark_days(hours: Sequence[SensorHour]) -> None:
    zones = {hour.sensor_id: ZoneInfo(hour.sensor.device.garden.place.timezone) for hour in hours}
    SensorDay.objects.mark(
        (hour.sensor_id, *day_of(hour.start, zones[hour.sensor_id])) for hour in hours
    )
