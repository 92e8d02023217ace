"""Spaces and reservoirs, the newest that was read in them, and what was done to the solutions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, Subquery

from gardens.indoor.latest import OF_RESERVOIR, OF_SPACE
from gardens.models import NutrientChange, Reservoir, ReservoirReading, Sensor, Space
from gardens.sensors.quantities import Quantity
from plants.agronomy.reservoir import RENEWED, SALT_ACTS
from plants.agronomy.weather_age import RESERVOIR_FRESH_H, RESERVOIR_USABLE_H, age_within
from rules.engine.snapshot import (
    DeedSnapshot,
    ReadingSnapshot,
    ReservoirSnapshot,
    SpaceSnapshot,
)
from rules.loading.beds import BEDS
from rules.loading.given import NOW, SINCE
from rules.loading.reading import InBatch, Relation, Rows

Latest = dict[str, ReadingSnapshot]
# Fresh and usable, of what is read in spaces and reservoirs.
READ_HOURS = (RESERVOIR_FRESH_H, RESERVOIR_USABLE_H)


class SpaceRow(NamedTuple):
    """The columns that are read, in this order."""

    garden_id: int
    pk: int
    name: str
    ppfd: float | None
    light_on_at: time | None
    light_off_at: time | None
    latest_air_c: float | None
    latest_air_c_at: datetime | None
    latest_humidity_pct: float | None
    latest_humidity_pct_at: datetime | None
    latest_leaf_c: float | None
    latest_leaf_c_at: datetime | None
    latest_ppfd: float | None
    latest_ppfd_at: datetime | None

    @property
    def light_hours(self) -> float | None:
        return Space(light_on_at=self.light_on_at, light_off_at=self.light_off_at).light_hours


class ReservoirRow(NamedTuple):
    """The columns that are read; `renewed_at` and `first_read_at` however long ago."""

    garden_id: int
    pk: int
    name: str
    volume_l: float
    tap_ec_ms_cm: float | None
    feed_name: str
    feed_ec_per_ml_l: float | None
    latest_ec_ms_cm: float | None
    latest_ec_ms_cm_at: datetime | None
    latest_ph: float | None
    latest_ph_at: datetime | None
    latest_water_c: float | None
    latest_water_c_at: datetime | None
    latest_level_l: float | None
    latest_level_l_at: datetime | None
    renewed_at: datetime | None
    first_read_at: datetime | None


class SolutionRow(NamedTuple):
    """A reading of the last weeks."""

    reservoir_id: int
    read_at: datetime
    pk: int
    ec_ms_cm: float | None
    topped_up_l: float | None


class ChangeRow(NamedTuple):
    reservoir_id: int
    made_at: datetime
    pk: int
    act: str


class BedSensorRow(NamedTuple):
    """The newest reading of a sensor in a bed."""

    bed_id: int
    at: datetime
    pk: int
    quantity: str
    value: float


_RENEWALS = NutrientChange.objects.filter(
    reservoir=OuterRef("pk"), act=RENEWED, made_at__lte=NOW
).order_by("-made_at")
_FIRST = ReservoirReading.objects.filter(reservoir=OuterRef("pk")).order_by("read_at")
SPACES = Relation(SpaceRow, Space.objects.filter(InBatch("garden_id")).with_latest())
RESERVOIRS = Relation(
    ReservoirRow,
    Reservoir.objects.filter(InBatch("garden_id"))
    .with_latest()
    .annotate(
        renewed_at=Subquery(_RENEWALS.values("made_at")[:1]),
        first_read_at=Subquery(_FIRST.values("read_at")[:1]),
    ),
)
SOLUTIONS = Relation(
    SolutionRow,
    ReservoirReading.objects.filter(
        InBatch("reservoir__garden_id"),
        Q(ec_ms_cm__isnull=False) | Q(topped_up_l__isnull=False),
        read_at__gte=SINCE,
    ),
)
CHANGES = Relation(
    ChangeRow,
    NutrientChange.objects.filter(InBatch("reservoir__garden_id"), made_at__gte=SINCE),
)
BED_SENSORS = Relation(
    BedSensorRow,
    Sensor.objects.filter(
        InBatch("device__garden_id"),
        quantity__in=[*OF_SPACE, *OF_RESERVOIR, Quantity.SOIL_TEMPERATURE],
    )
    .exclude(device__bed=None)
    .with_latest(NOW)
    .exclude(latest_at=None),
    columns=("device__bed_id", "latest_at", "pk", "quantity", "latest_value"),
)


class Indoors:
    """The snapshots of gardens in one time zone."""

    def __init__(self, rows: Rows, zone: ZoneInfo, now: datetime) -> None:
        self.rows, self.zone, self.now = rows, zone, now

    def spaces(self, garden: int) -> tuple[SpaceSnapshot, ...]:
        beds = self.rows.of(BEDS)[garden]
        return tuple(
            self._space(row, [bed.pk for bed in beds if bed.space_id == row.pk])
            for row in self.rows.of(SPACES)[garden]
        )

    def reservoirs(self, garden: int) -> tuple[ReservoirSnapshot, ...]:
        beds = self.rows.of(BEDS)[garden]
        return tuple(
            self._reservoir(row, [bed.pk for bed in beds if bed.reservoir_id == row.pk])
            for row in self.rows.of(RESERVOIRS)[garden]
        )

    def _space(self, row: SpaceRow, beds: Sequence[int]) -> SpaceSnapshot:
        latest = self._by_hand(row, Space.QUANTITIES)
        return SpaceSnapshot(
            pk=row.pk,
            name=row.name,
            light_hours=row.light_hours,
            lamp_ppfd=row.ppfd,
            latest=_newest(latest, self._by_sensor(beds, OF_SPACE)),
        )

    def _reservoir(self, row: ReservoirRow, beds: Sequence[int]) -> ReservoirSnapshot:
        changes = [one for one in self.rows.of(CHANGES)[row.pk] if one.made_at <= self.now]
        read = [one for one in self.rows.of(SOLUTIONS)[row.pk] if one.read_at <= self.now]
        begun_at = row.renewed_at or row.first_read_at
        latest = self._by_hand(row, Reservoir.QUANTITIES)
        of_sensors = self._by_sensor(beds, OF_RESERVOIR, row.volume_l / 100)
        return ReservoirSnapshot(
            pk=row.pk,
            name=row.name,
            volume_l=row.volume_l,
            tap_ec_ms_cm=row.tap_ec_ms_cm,
            feed_name=row.feed_name,
            feed_ec_per_ml_l=row.feed_ec_per_ml_l,
            latest=_newest(latest, of_sensors),
            deeds=tuple(DeedSnapshot(self._local(one.made_at), one.act) for one in changes),
            begun_at=self._local(begun_at) if begun_at and begun_at <= self.now else None,
            top_ups=tuple(
                (self._local(one.read_at), one.topped_up_l) for one in read if one.topped_up_l
            ),
            daily_ec=tuple(self._daily_ec(read, changes).items()),
        )

    def soil_temperature(self, bed: int) -> ReadingSnapshot | None:
        names, hours = (
            {Quantity.SOIL_TEMPERATURE: "soil_c"},
            Quantity.SOIL_TEMPERATURE.measure.hours,
        )
        return self._by_sensor([bed], names, hours=hours).get("soil_c")

    def _daily_ec(self, read: Sequence[SolutionRow], changes: Sequence[ChangeRow]) -> dict:
        """The last of each day, since the salts were changed on purpose."""
        moved = [one.made_at for one in changes if one.act in SALT_ACTS]
        since = max(moved, default=None)
        return {
            self._local(one.read_at).date(): one.ec_ms_cm
            for one in read
            if one.ec_ms_cm is not None and (since is None or one.read_at >= since)
        }

    def _by_hand(self, row: SpaceRow | ReservoirRow, quantities: Sequence[str]) -> Latest:
        found = {
            name: (getattr(row, f"latest_{name}"), getattr(row, f"latest_{name}_at"))
            for name in quantities
        }
        return {
            name: self._reading(value, at)
            for name, (value, at) in found.items()
            if value is not None
        }

    def _by_sensor(
        self,
        beds: Sequence[int],
        names: Mapping[Quantity, str],
        level_l: float = 1.0,
        hours: tuple[int, int] = READ_HOURS,
    ) -> Latest:
        """A level is measured in per cent, of which each is `level_l`."""
        rows = [row for bed in beds for row in self.rows.of(BED_SENSORS)[bed]]
        if not rows:
            return {}
        return {
            names[row.quantity]: self._reading(
                row.value * (level_l if row.quantity == Quantity.WATER_LEVEL else 1.0),
                row.at,
                hours,
                is_sensor=True,
            )
            for row in sorted(rows, key=lambda row: (row.at, row.pk))
            if row.quantity in names
        }

    def _reading(
        self,
        value: float,
        at: datetime,
        hours: tuple[int, int] = READ_HOURS,
        *,
        is_sensor: bool = False,
    ) -> ReadingSnapshot:
        age = age_within((self.now - at).total_seconds() / 3600, *hours)
        return ReadingSnapshot(value, self._local(at), age, is_sensor)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)


def _newest(by_hand: Latest, by_sensor: Latest) -> Latest:
    """Of one moment that of the sensor."""
    names = dict.fromkeys((*by_hand, *by_sensor))
    return {name: max(_both(name, by_hand, by_sensor), key=_moment) for name in names}


def _both(name: str, *found: Latest) -> Iterator[ReadingSnapshot]:
    return (one[name] for one in found if name in one)


def _moment(reading: ReadingSnapshot) -> tuple[datetime, bool]:
    return reading.at, reading.is_sensor
