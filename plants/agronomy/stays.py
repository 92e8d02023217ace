"""From when until when a crop takes up ground in its bed."""

from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy import seasonal
from plants.agronomy.crop_calendar import CropCalendar
from plants.agronomy.crop_figures import SOW_INDOORS
from plants.agronomy.crop_timing import ready_to_plant_out

# Picked for about so long once it is ripe (heuristic).
PICKING = timedelta(days=28)
# Of an annual whose days the catalogue does not know (heuristic).
UNKNOWN = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Stay:
    """Both days belong to it; no `start`: nobody knows when it comes; no `end`: it stays."""

    start: date | None
    end: date | None

    def touches(self, first: date, last: date) -> bool:
        return not self.is_over_by(first) and not self.is_after(last)

    def is_over_by(self, day: date) -> bool:
        return self.end is not None and self.end < day

    def is_after(self, day: date) -> bool:
        return self.start is not None and self.start > day

    def meets(self, other: "Stay") -> bool:
        """What has no day may stand there at any time."""
        return not self._is_before(other) and not other._is_before(self)

    def _is_before(self, other: "Stay") -> bool:
        return other.start is not None and self.is_over_by(other.start)


def stay_in_bed(calendar: CropCalendar) -> Stay:
    """As noted, else as the calendar expects; what was begun and not ended still stands today."""
    course, begins = calendar.course, calendar.begins_on
    if course.ended_on:
        return Stay(course.started_on or course.planned_on or course.ended_on, course.ended_on)
    if begins is None:
        return Stay(None, None)
    start = _in_bed_from(calendar, begins)
    if calendar.crop.is_perennial:
        return Stay(start, None)
    end = max(_clears_on(calendar, start), start)
    return Stay(start, max(end, calendar.on) if course.started_on else end)


def _in_bed_from(calendar: CropCalendar, begins: date) -> date:
    """What is sown indoors comes out when it is grown and its window opens."""
    site, crop = calendar.site, calendar.crop
    if calendar.course.method != SOW_INDOORS or site.is_indoor:
        return begins
    if calendar.course.planted_out_on:
        return calendar.course.planted_out_on
    return ready_to_plant_out(crop, site.windows(crop, begins), begins)


def _clears_on(calendar: CropCalendar, start: date) -> date:
    """Tender crops end with the first usual frost; until it bear those not sown in succession."""
    crop, site, ripe = calendar.crop, calendar.site, calendar.ripe
    picked_until = ripe.likely + PICKING if ripe else start + UNKNOWN
    first_frost = site.frost.first_p50
    if site.is_indoor or not crop.is_tender or first_frost is None:
        return picked_until
    frost_on = seasonal.next_on(first_frost, start)
    return min(frost_on, picked_until) if crop.succession_interval_days else frost_on
