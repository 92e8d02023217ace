"""The devices of a garden, and the latest word of each of their sensors."""

from dataclasses import dataclass
from datetime import datetime

from gardens.models import Bed, Device, Garden, Sensor
from gardens.models.sensor import SensorQuerySet
from gardens.sensors.reading import Reading


@dataclass(frozen=True, slots=True)
class Latest:
    """A sensor and its newest reading, if it has one."""

    sensor: Sensor
    reading: Reading | None


def latest_in(sensors: SensorQuerySet, at: datetime) -> list[Latest]:
    """One query, whatever the number of readings."""
    found = sensors.with_latest(at).select_related("device__bed")
    return [Latest(sensor, Reading.of(sensor, at)) for sensor in found]


def latest_at(place: Garden | Bed, at: datetime) -> list[Latest]:
    """Of a bed; of a garden those in its beds too."""
    inside = {"device__bed" if isinstance(place, Bed) else "device__garden": place}
    return latest_in(Sensor.objects.filter(**inside), at)


def overview(garden: Garden, at: datetime) -> list[tuple[Device, list[Latest]]]:
    """Two queries."""
    devices = list(garden.devices.select_related("bed"))
    latest = latest_at(garden, at)
    return [
        (device, [one for one in latest if one.sensor.device_id == device.pk]) for device in devices
    ]
