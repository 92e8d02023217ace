"""The next thing to sow or plant, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.season_spans import Span
from plants.agronomy.windows import has_season
from rules.catalogue.crops import in_bed_from
from rules.catalogue.plant.season import position
from rules.engine.snapshot import (
    SOW_INDOORS,
    TRANSPLANT,
    BedSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
)

# How long a tray may stand ready before the reminder to plant it out is dropped.
TRAY_WAITS = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Start:
    """`span` is None where no season decides; `records` is false if ticking starts nothing."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    method: str
    on: date
    span: Span | None
    records: bool

    @property
    def has_day(self) -> bool:
        """False where neither season nor plan names one: today is as good as any."""
        return bool(self.span or self.planting.begins_on)

    @property
    def episode(self) -> str:
        if not self.has_day:
            return ""
        return str(self.on.year) if self.records else f"out-{self.on.year}"

    def is_open(self, today: date) -> bool:
        return self.on <= today

    def ends(self, today: date) -> date | None:
        """The end of the window or, once that is over, the last day that still ripens."""
        if self.span is None:
            return None
        return self.span.last if self.is_past_best(today) else self.span.end

    def is_past_best(self, today: date) -> bool:
        """On the day it is to begin; a plan may be later than today."""
        return self.span is not None and max(today, self.on) > self.span.end

    def was_missed(self, today: date) -> bool:
        """The window went by unused; nobody planned to begin after it."""
        return self.is_past_best(today) and self.on <= self.span.end


def starts(garden: GardenSnapshot, picking_days: float) -> Iterator[Start]:
    for bed in garden.beds:
        for planting in bed.planned:
            yield from _start(bed, planting, garden, picking_days)
        for planting in bed.growing:
            yield from _planting_out(bed, planting, garden)


def _start(
    bed: BedSnapshot, planting: PlantingSnapshot, garden: GardenSnapshot, picking_days: float
) -> Iterator[Start]:
    """In the window, on the day planned; without a window the plan alone decides."""
    planned_on, today = planting.planned_on, garden.on
    if planned_on is None and _is_season_unknown(planting, bed, garden):
        return
    day = max(planned_on or today, today)
    found = position(planting, garden.climate_in(bed), day, picking_days)
    span = found.open or found.next
    if garden.is_indoor or span is None:
        yield Start(bed, planting, planting.method, planned_on or today, None, records=True)
    elif not (found.is_late and planned_on) or planting.plant.is_perennial:
        begins = max(planned_on or span.start, span.start) if found.open else span.start
        yield Start(bed, planting, planting.method, begins, span, records=True)


def _is_season_unknown(
    planting: PlantingSnapshot, bed: BedSnapshot, garden: GardenSnapshot
) -> bool:
    """Outdoors a season decides, but no weeks are known of the plant."""
    if garden.is_indoor or planting.plant.offsets.has_weeks:
        return False
    climate = garden.climate_in(bed)
    return has_season(climate.counted_frost, climate.latitude_deg)


def _planting_out(
    bed: BedSnapshot, planting: PlantingSnapshot, garden: GardenSnapshot
) -> Iterator[Start]:
    if planting.method != SOW_INDOORS or planting.planted_out_on or garden.is_indoor:
        return
    goes_out = in_bed_from(planting, garden.climate_in(bed))
    if garden.on < goes_out + TRAY_WAITS:
        yield Start(bed, planting, TRANSPLANT, goes_out, None, records=False)
