"""Spaces and reservoirs of nutrient solution with what was measured in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from plants.agronomy.filling import Filling
from plants.agronomy.weather_age import Age


@dataclass(frozen=True, slots=True)
class ReadingSnapshot:
    """The newest of a quantity, as it was read; `at` is in the time of the garden."""

    value: float
    at: datetime
    age: Age
    is_sensor: bool = False


@dataclass(frozen=True, slots=True)
class SpaceSnapshot:
    """`latest` by quantity: air_c, humidity_pct, leaf_c, ppfd. `lamp_ppfd` was typed for it."""

    pk: int
    name: str
    light_hours: float | None = None
    lamp_ppfd: float | None = None
    latest: Mapping[str, ReadingSnapshot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeedSnapshot:
    """Something done to a solution."""

    at: datetime
    act: str


@dataclass(frozen=True, slots=True)
class ReservoirSnapshot:
    """`latest` by quantity: ec_ms_cm, ph, water_c, level_l.

    `deeds`, `top_ups` and `daily_ec` are those of the last weeks, `begun_at` is when this filling
    was made, or first looked at.
    """

    pk: int
    name: str
    volume_l: float
    tap_ec_ms_cm: float | None = None
    feed_name: str = ""
    feed_ec_per_ml_l: float | None = None
    latest: Mapping[str, ReadingSnapshot] = field(default_factory=dict)
    deeds: tuple[DeedSnapshot, ...] = ()
    begun_at: datetime | None = None
    top_ups: tuple[tuple[datetime, float], ...] = ()
    daily_ec: tuple[tuple[date, float], ...] = ()

    @property
    def filling(self) -> Filling | None:
        if self.begun_at is None:
            return None
        return Filling(self.volume_l, self.begun_at, self.top_ups, self.daily_ec)
