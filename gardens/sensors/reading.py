"""The latest word of a sensor, and whether it still counts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gardens.models import Bed, Garden, Sensor
from gardens.sensors.quantities import Quantity
from plants.agronomy.weather_age import Age

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """In the unit that is stored (gardens/sensors/quantities.py)."""

    quantity: Quantity
    value: float
    measured_at: datetime
    at: datetime

    @classmethod
    def of(cls, sensor: Sensor, at: datetime) -> "Reading | None":
        """Of a sensor `with_latest`; None before its first reading."""
        if sensor.latest_at is None:
            return None
        return cls(Quantity(sensor.quantity), sensor.latest_value, sensor.latest_at, at)

    @property
    def age(self) -> timedelta:
        return self.at - self.measured_at

    @property
    def state(self) -> Age:
        return self.quantity.measure.age(self.age / HOUR)

    @property
    def is_fresh(self) -> bool:
        return self.state == Age.FRESH

    @property
    def words(self) -> str:
        return self.quantity.measure.say(self.value)


def latest_of(place: Garden | Bed, quantity: Quantity, at: datetime) -> Reading | None:
    """The newest reading up to then in a bed, or in a garden outside of beds; one query."""
    sensors = Sensor.objects.at(place).filter(quantity=quantity).with_latest(at)
    newest = sensors.exclude(latest_at=None).order_by("-latest_at", "-pk").first()
    return Reading.of(newest, at) if newest else None
