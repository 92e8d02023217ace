from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Device, RejectedReading, Sensor, SensorHour, SensorReading
from gardens.sensors.bins import hour_of
from gardens.sensors.checking import Checker, Fault, Taken, quoted
from gardens.sensors.quantities import ADVISING

REJECTED_KEPT = 200
REJECTED_KEPT_FOR = timedelta(days=30)
DELETED_AT_ONCE = 5000
# Between what is still taken and what is dropped, so that no hour is summed up from its rest.
MARGIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`rejected` are positions in what was sent."""

    accepted: int
    duplicates: int
    rejected: list[tuple[int, Fault]]


def readings_kept() -> timedelta:
    return timedelta(days=settings.READINGS_KEPT_DAYS)


def take_readings(device: Device, items: Sequence[object]) -> Outcome:
    """What can be is stored, once for each quantity and time; the rest is kept aside.

    One batch of a device after the other; few statements, whatever the number of readings.
    """
    now = timezone.now()
    with transaction.atomic():
        if not Device.objects.select_for_update(no_key=True).filter(pk=device.pk).exists():
            raise GoneMeanwhile(gettext("This device was removed in the meantime."))
        sensors = dict(device.sensors.values_list("quantity", "pk"))
        checker = Checker.of(sensors, now, readings_kept())
        checked = [checker.check(item) for item in items]
        taken = [found for found in checked if isinstance(found, Taken)]
        faults = [(index, found) for index, found in enumerate(checked) if isinstance(found, Fault)]
        new = _store(sensors, taken)
        _mark_hours(new, ZoneInfo(device.garden.place.timezone))
        _keep_aside(device, [(items[index], fault) for index, fault in faults], now)
        news = {"news_at": now} if _is_news(sensors, new) else {}
        Device.objects.filter(pk=device.pk).update(last_seen_at=now, **news)
    return Outcome(len(new), len(taken) - len(new), faults)


def forget_readings() -> None:
    """Old readings, of which the hours and days stay, and what was kept aside for a time."""
    now = timezone.now()
    RejectedReading.objects.filter(received_at__lt=now - REJECTED_KEPT_FOR).delete()
    before = now - readings_kept() - MARGIN
    # An hour that waits to be summed up needs its readings.
    if SensorHour.objects.filter(is_stale=True, start__lt=before).exists():
        return
    old = SensorReading.objects.filter(measured_at__lt=before).order_by("measured_at")
    has_old = Exists(old.order_by().filter(sensor=OuterRef("pk")))
    for sensor in Sensor.objects.filter(has_old):
        while _forget_batch(old.filter(sensor=sensor)):
            pass


def _store(sensors: dict[str, int], taken: Sequence[Taken]) -> list[SensorReading]:
    """The first one counts where two have the same quantity and time."""
    wanted: dict[tuple[int, datetime], SensorReading] = {}
    for one in taken:
        key = (sensors[one.quantity], one.measured_at)
        wanted.setdefault(key, SensorReading(sensor_id=key[0], measured_at=key[1], value=one.value))
    if not wanted:
        return []
    times = {measured_at for _, measured_at in wanted}
    stored = SensorReading.objects.filter(sensor__in=sensors.values(), measured_at__in=times)
    known = set(stored.values_list("sensor_id", "measured_at"))
    new = [wanted[key] for key in sorted(wanted) if key not in known]
    SensorReading.objects.bulk_create(new, ignore_conflicts=True)
    return new


def _is_news(sensors: dict[str, int], new: Sequence[SensorReading]) -> bool:
    advising = {pk for quantity, pk in sensors.items() if quantity in ADVISING}
    return any(one.sensor_id in advising for one in new)


def _mark_hours(new: Sequence[SensorReading], zone: ZoneInfo) -> None:
    """Written although they are marked already: whoever sums them up then waits for us, or we
    for them."""
    hours = {(one.sensor_id, *hour_of(one.measured_at, zone)) for one in new}
    SensorHour.objects.bulk_create(
        (
            SensorHour(sensor_id=sensor, start=start, end=end)
            for sensor, start, end in sorted(hours)
        ),
        update_conflicts=True,
        unique_fields=["sensor", "start"],
        update_fields=["is_stale"],
    )


def _keep_aside(device: Device, faults: Sequence[tuple[object, Fault]], now: datetime) -> None:
    if not faults:
        return
    RejectedReading.objects.bulk_create(
        RejectedReading(device=device, received_at=now, reason=fault, content=quoted(item))
        for item, fault in faults[-REJECTED_KEPT:]
    )
    newest = RejectedReading.objects.filter(device=device).order_by("-pk").values("pk")
    device.rejected.exclude(pk__in=newest[:REJECTED_KEPT]).delete()


def _forget_batch(old: QuerySet[SensorReading]) -> int:
    pks = list(old.values_list("pk", flat=True)[:DELETED_AT_ONCE])
    return SensorReading.objects.filter(pk__in=pks).delete()[0]
