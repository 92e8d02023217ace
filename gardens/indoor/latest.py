"""The newest reading of each quantity: the one place where pages and advice ask for it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from gardens.models import Garden, Reservoir, Sensor, Space
from gardens.sensors.quantities import Quantity
from plants.agronomy.weather_age import RESERVOIR_FRESH_H, RESERVOIR_USABLE_H
from plants.choices import Confidence

FRESH, USABLE = timedelta(hours=RESERVOIR_FRESH_H), timedelta(hours=RESERVOIR_USABLE_H)

# What a sensor in a bed says of the space and the reservoir of that bed.
OF_SPACE = {
    Quantity.AIR_TEMPERATURE: "air_c",
    Quantity.HUMIDITY: "humidity_pct",
    Quantity.PPFD: "ppfd",
}
OF_RESERVOIR = {
    Quantity.EC: "ec_ms_cm",
    Quantity.PH: "ph",
    Quantity.WATER_TEMPERATURE: "water_c",
    Quantity.WATER_LEVEL: "level_l",
}


@dataclass(frozen=True, slots=True)
class Measured:
    value: float
    at: datetime

    def is_usable(self, now: datetime) -> bool:
        return now - self.at <= USABLE

    def confidence(self, now: datetime) -> Confidence:
        """Of advice by it: the ranges of crops are medium at best."""
        return Confidence.MEDIUM if now - self.at <= FRESH else Confidence.LOW


Latest = Mapping[str, Measured]


def latest_reading(facility: Space | Reservoir, sensed: Latest) -> Latest:
    """By quantity, of a row that was read `with_latest`; quantities never read are left out.

    Of one moment that of the sensor.
    """
    found = {
        name: (getattr(facility, f"latest_{name}"), getattr(facility, f"latest_{name}_at"))
        for name in facility.QUANTITIES
    }
    latest = {name: Measured(*pair) for name, pair in found.items() if pair[0] is not None}
    for name, measured in sensed.items():
        if name not in latest or latest[name].at <= measured.at:
            latest[name] = measured
    return latest


def sensed_in(garden: Garden, now: datetime) -> Mapping[Space | Reservoir, Latest]:
    """By the sensors in the beds of each; one query for a whole garden."""
    housed = Q(device__bed__space__isnull=False) | Q(device__bed__reservoir__isnull=False)
    sensors = Sensor.objects.filter(housed, device__garden=garden).with_latest(now)
    sensors = sensors.exclude(latest_at=None).order_by("latest_at", "pk")
    found: dict[Space | Reservoir, dict[str, Measured]] = defaultdict(dict)
    for sensor in sensors.select_related("device__bed__space", "device__bed__reservoir"):
        bed, quantity = sensor.device.bed, sensor.quantity
        measured = Measured(sensor.latest_value, sensor.latest_at)
        if bed.space and quantity in OF_SPACE:
            found[bed.space][OF_SPACE[quantity]] = measured
        if bed.reservoir and quantity == Quantity.WATER_LEVEL:
            litres = bed.reservoir.volume_l * measured.value / 100
            measured = Measured(litres, measured.at)
        if bed.reservoir and quantity in OF_RESERVOIR:
            found[bed.reservoir][OF_RESERVOIR[quantity]] = measured
    return found
