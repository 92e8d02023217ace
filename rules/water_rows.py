"""Rain and soil moisture that the gardener or a sensor measured, for the rules' snapshots."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gardens.models import MoistureReading, RainDay, Sensor
from gardens.sensors.quantities import Quantity
from plants.agronomy.plausibility import SOIL_MOISTURE_PCT, plausible
from plants.agronomy.soil_water import SoilTexture, moisture_of_feel
from plants.agronomy.weather_age import (
    SOIL_MOISTURE_FRESH_H,
    SOIL_MOISTURE_USABLE_H,
    Age,
    age_within,
)
from rules.engine.snapshot import MoistureSnapshot

HOURS_A_DAY = 24


class WaterRows:
    """Three statements for a batch of gardens."""

    def __init__(self, garden_ids: Iterable[int], since: date, now: datetime) -> None:
        ids, self.now = list(garden_ids), now
        self.gauged: dict[int, dict[date, float]] = defaultdict(dict)
        rain = RainDay.objects.filter(garden__in=ids, fallen_on__gte=since)
        for garden_id, on, rain_mm in rain.values_list("garden_id", "fallen_on", "rain_mm"):
            self.gauged[garden_id][on] = rain_mm
        # The oldest first, so that the newest stays.
        readings = MoistureReading.objects.filter(garden__in=ids, measured_on__gte=since)
        columns = ("bed_id", "measured_on", "moisture_pct", "feel")
        self._by_hand: Mapping[int, list[tuple]] = defaultdict(list)
        for bed_id, *row in readings.order_by("measured_on").values_list(*columns):
            self._by_hand[bed_id].append(row)
        sensors = Sensor.objects.filter(device__garden__in=ids, quantity=Quantity.SOIL_MOISTURE)
        sensors = sensors.exclude(device__bed=None).with_latest(now)
        self._by_sensor = {
            bed_id: (at, value)
            for bed_id, at, value in sensors.order_by("latest_at").values_list(
                "device__bed_id", "latest_at", "latest_value"
            )
            if at is not None and plausible(value, SOIL_MOISTURE_PCT) is not None
        }

    def moisture(
        self, bed_id: int, soil: SoilTexture | None, zone: ZoneInfo, on: date
    ) -> MoistureSnapshot | None:
        """The newest; of one day that of the sensor."""
        if soil is None:
            return None
        seen = [
            MoistureSnapshot(measured_on, _moisture(soil, pct, feel), _age(on, measured_on))
            for measured_on, pct, feel in self._by_hand[bed_id]
            if measured_on <= on
        ]
        if measured := self._by_sensor.get(bed_id):
            at, pct = measured
            day = at.astimezone(zone).date()
            hours = (self.now - at).total_seconds() / 3600
            age = age_within(hours, SOIL_MOISTURE_FRESH_H, SOIL_MOISTURE_USABLE_H)
            seen.append(MoistureSnapshot(day, pct / 100, age, is_sensor=True))
        return max(seen, key=lambda one: (one.on, one.is_sensor), default=None)


def _moisture(soil: SoilTexture, pct: float | None, feel: str) -> float:
    return moisture_of_feel(soil, feel) if pct is None else pct / 100


def _age(on: date, measured_on: date) -> Age:
    hours = HOURS_A_DAY * (on - measured_on).days
    return age_within(hours, SOIL_MOISTURE_FRESH_H, SOIL_MOISTURE_USABLE_H)
