"""Waterings, and rain and soil moisture that the gardener or a sensor measured."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from gardens.models import MoistureReading, RainDay, Sensor, Watering
from gardens.sensors.quantities import Quantity
from plants.agronomy.plausibility import SOIL_MOISTURE_PCT, plausible
from plants.agronomy.soil_water import SoilTexture, moisture_of_feel
from plants.agronomy.weather_age import (
    SOIL_MOISTURE_FRESH_H,
    SOIL_MOISTURE_USABLE_H,
    age_within,
)
from rules.engine.snapshot import MoistureSnapshot, Refused, WateringSnapshot
from rules.loading.given import NOW, SINCE
from rules.loading.reading import InBatch, Relation

HOURS_A_DAY = 24


class WateringRow(NamedTuple):
    """The columns that are read, in this order."""

    bed_id: int
    watered_on: date
    pk: int
    litres: float | None

    @property
    def snapshot(self) -> WateringSnapshot:
        return WateringSnapshot(self.watered_on, self.litres)


class GaugeRow(NamedTuple):
    """Rain of a day in a garden."""

    garden_id: int
    fallen_on: date
    rain_mm: float


class MoistureRow(NamedTuple):
    """Felt or measured by hand."""

    bed_id: int
    measured_on: date
    moisture_pct: float | None
    feel: str

    def snapshot(self, soil: SoilTexture, on: date) -> MoistureSnapshot:
        hours = HOURS_A_DAY * (on - self.measured_on).days
        age = age_within(hours, SOIL_MOISTURE_FRESH_H, SOIL_MOISTURE_USABLE_H)
        return MoistureSnapshot(self.measured_on, self._moisture(soil), age)

    def _moisture(self, soil: SoilTexture) -> float:
        if self.moisture_pct is None:
            return moisture_of_feel(soil, self.feel)
        return self.moisture_pct / 100


class MoistureSensorRow(NamedTuple):
    """The newest reading of a sensor."""

    bed_id: int
    at: datetime
    pk: int
    moisture_pct: float

    def snapshot(self, zone: ZoneInfo, now: datetime) -> MoistureSnapshot:
        hours = (now - self.at).total_seconds() / 3600
        age = age_within(hours, SOIL_MOISTURE_FRESH_H, SOIL_MOISTURE_USABLE_H)
        day = self.at.astimezone(zone).date()
        return MoistureSnapshot(day, self.moisture_pct / 100, age, is_sensor=True)


WATERINGS = Relation(
    WateringRow, Watering.objects.filter(InBatch("garden_id"), watered_on__gte=SINCE)
)
GAUGES = Relation(GaugeRow, RainDay.objects.filter(InBatch("garden_id"), fallen_on__gte=SINCE))
MOISTURE = Relation(
    MoistureRow, MoistureReading.objects.filter(InBatch("garden_id"), measured_on__gte=SINCE)
)
MOISTURE_SENSORS = Relation(
    MoistureSensorRow,
    Sensor.objects.filter(InBatch("device__garden_id"), quantity=Quantity.SOIL_MOISTURE)
    .exclude(device__bed=None)
    .with_latest(NOW)
    .exclude(latest_at=None),
    columns=("device__bed_id", "latest_at", "pk", "latest_value"),
)


def latest_moisture(
    by_hand: Sequence[MoistureRow],
    by_sensor: Sequence[MoistureSensorRow],
    soil: SoilTexture | None,
    zone: ZoneInfo,
    now: datetime,
) -> MoistureSnapshot | None:
    """The newest; of one day that of the sensor."""
    if soil is None:
        return None
    on = now.astimezone(zone).date()
    seen = [row.snapshot(soil, on) for row in by_hand if row.measured_on <= on][-1:]
    seen += [
        row.snapshot(zone, now)
        for row in by_sensor
        if plausible(row.moisture_pct, SOIL_MOISTURE_PCT) is not None
    ][-1:]
    return max(seen, key=lambda one: (one.on, one.is_sensor), default=None)


def refused_water(
    waterings: Sequence[WateringRow], by_hand: Sequence[MoistureRow], on: date
) -> Iterator[Refused]:
    """Waterings and readings of days that have not come."""
    yield from (Refused("watering", row.watered_on) for row in waterings if row.watered_on > on)
    yield from (Refused("moisture", row.measured_on) for row in by_hand if row.measured_on > on)
