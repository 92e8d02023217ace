"""Beds with hosts of a pest, and what of its year is near there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.pest_clocks import PEST_CLOCKS, midwinter
from rules.catalogue.hosts import hosts
from rules.catalogue.pest.clock import ClockReading, clock_reading
from rules.catalogue.questions import temperatures
from rules.engine.drafts import Missing
from rules.engine.levels import Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class Infestable:
    """A bed whose plants the pest may take to, none of them covered."""

    bed: BedSnapshot
    plantings: tuple[PlantingSnapshot, ...]


@dataclass(frozen=True, slots=True)
class PestEvent:
    """`seen_on` is the day the gardener saw what starts the clock."""

    place: Infestable
    reading: ClockReading
    event: str
    severity: Severity
    seen_on: date | None = None

    @property
    def needed_c_days(self) -> float:
        return PEST_CLOCKS[self.reading.pest].event_c_days(self.event)

    @property
    def due_on(self) -> date | None:
        return self.reading.reached_on(self.needed_c_days)


def infestable(pest: str, garden: GardenSnapshot) -> Iterator[Infestable]:
    """Fleece keeps insects out too."""
    for bed in garden.beds:
        if not bed.is_covered and (found := hosts(pest, bed, garden)):
            yield Infestable(bed, found)


def events_since_midwinter(pest: str, garden: GardenSnapshot) -> Iterator[PestEvent | Missing]:
    """By warmth since 1 January, south of the equator 1 July."""
    start = midwinter(garden.on, garden.climate.latitude_deg)
    for place in infestable(pest, garden):
        reading = clock_reading(pest, start, garden)
        if reading is None:
            yield temperatures(garden)
        else:
            yield from _near(place, reading)


def first_seen(pest: str, garden: GardenSnapshot) -> date | None:
    """The first time this season that the gardener logged it."""
    since = midwinter(garden.on, garden.climate.latitude_deg)
    seen = (one.seen_on for one in garden.problems if one.pest == pest and one.seen_on >= since)
    return min(seen, default=None)


def events_since_seen(
    pest: str, place: Infestable, seen_on: date, garden: GardenSnapshot
) -> Iterator[PestEvent | Missing]:
    """By warmth of the days after it was seen."""
    reading = clock_reading(pest, seen_on + timedelta(days=1), garden)
    if reading is None:
        yield temperatures(garden)
    else:
        yield from _near(place, reading, seen_on)


def _near(
    place: Infestable, reading: ClockReading, seen_on: date | None = None
) -> Iterator[PestEvent]:
    """The event in whose band it is; of two that are near, the later one."""
    clock = PEST_CLOCKS[reading.pest]
    for event in reversed(clock.events_f_days):
        level = clock.severity_near(event, reading.so_far_c_days)
        if level and reading.is_at_hand(clock.event_c_days(event)):
            yield PestEvent(place, reading, event, Severity(level), seen_on)
            return
