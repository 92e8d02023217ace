"""One reading as it was sent: taken, or the reason why not."""

import json
import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from gardens.sensors.quantities import Quantity
from plants.agronomy.plausibility import plausible

MOST_READINGS = 1000
# Clocks of devices run ahead a little.
AHEAD = timedelta(minutes=5)
LONGEST_TIME = 40
LONGEST_QUOTE = 200
FIELDS = ("time", "quantity", "value", "unit")


class Fault(models.TextChoices):
    """The values are reasons of docs/openapi.json."""

    NOT_AN_OBJECT = "not_an_object", _("This is no reading with time, quantity and value.")
    BAD_TIME = "bad_time", _("The time cannot be read: send it as 2026-05-05T10:00:00+02:00.")
    NO_OFFSET = "no_offset", _("The time lacks its offset: send it as 2026-05-05T10:00:00+02:00.")
    IN_FUTURE = "in_future", _("The time lies ahead: set the clock of the device.")
    TOO_OLD = "too_old", _("The reading is older than single readings are kept.")
    UNKNOWN_QUANTITY = "unknown_quantity", _("No quantity has this name.")
    NOT_MEASURED = "not_measured", _("The device does not measure this: change what it measures.")
    UNKNOWN_UNIT = "unknown_unit", _("The quantity is not given in this unit.")
    NOT_A_NUMBER = "not_a_number", _("The value is no number.")
    OUT_OF_BOUNDS = "out_of_bounds", _("The value cannot be: look at the sensor and the unit.")
    TEXT_REFUSED = "text_refused", _("This site cannot keep this text: send numbers only.")


@dataclass(frozen=True, slots=True)
class Taken:
    quantity: Quantity
    measured_at: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Checker:
    """What a device may say, and of when."""

    quantities: Collection[str]
    first: datetime
    last: datetime

    @classmethod
    def of(cls, quantities: Collection[str], now: datetime, kept: timedelta) -> "Checker":
        return cls(quantities, now - kept, now + AHEAD)

    def check(self, item: object) -> Taken | Fault:
        """An item that was found out before is its fault."""
        if isinstance(item, Fault):
            return item
        if not isinstance(item, dict):
            return Fault.NOT_AN_OBJECT
        measured_at = self._time(item.get("time"))
        if isinstance(measured_at, Fault):
            return measured_at
        quantity = self._quantity(item.get("quantity"))
        if isinstance(quantity, Fault):
            return quantity
        value = _value(quantity, item.get("value"), item.get("unit"))
        return value if isinstance(value, Fault) else Taken(quantity, measured_at, value)

    def _time(self, text: object) -> datetime | Fault:
        if not isinstance(text, str) or len(text) > LONGEST_TIME:
            return Fault.BAD_TIME
        try:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                return Fault.NO_OFFSET
            moment = moment.astimezone(UTC)
        except (ValueError, OverflowError):
            return Fault.BAD_TIME
        if moment > self.last:
            return Fault.IN_FUTURE
        return Fault.TOO_OLD if moment < self.first else moment

    def _quantity(self, name: object) -> Quantity | Fault:
        if not isinstance(name, str) or name not in Quantity.values:
            return Fault.UNKNOWN_QUANTITY
        return Quantity(name) if name in self.quantities else Fault.NOT_MEASURED


def _value(quantity: Quantity, value: object, unit: object) -> float | Fault:
    measure = quantity.measure
    if unit is None:
        unit = next(iter(measure.units))
    if not isinstance(unit, str) or unit not in measure.units:
        return Fault.UNKNOWN_UNIT
    if not isinstance(value, float) or not math.isfinite(value):
        return Fault.NOT_A_NUMBER
    stored = plausible(measure.stored(value, unit), measure.bounds)
    return Fault.OUT_OF_BOUNDS if stored is None else stored


def quoted(item: object) -> str:
    """In letters that every database stores; what is nested is left out."""
    is_object = isinstance(item, dict)
    shown = {name: _plain(item[name]) for name in FIELDS if name in item} if is_object else None
    return json.dumps(shown if is_object else _plain(item))[:LONGEST_QUOTE]


def _plain(value: object) -> object:
    return value if isinstance(value, str | float | bool | None) else "…"
