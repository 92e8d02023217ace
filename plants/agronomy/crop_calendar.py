"""The jobs of one planting through its season, each with its window, from plan to harvest.

What has been done is a day; everything after it counts from there. What was planned for a day
that has passed counts from today, as long as it may still begin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from plants.agronomy import seasonal
from plants.agronomy.crop_figures import DIRECT_SOW, SOW_INDOORS, TRANSPLANT, CropFigures
from plants.agronomy.crop_timing import (
    counted_start,
    days_to_harvest,
    is_counted_elsewhere,
    nursery_days,
    ready_to_plant_out,
    rest_days,
    tray_wait_days,
    waits_in_tray,
)
from plants.agronomy.growing_site import Site
from plants.agronomy.heat_targets import HeatTarget
from plants.agronomy.maturity import Growth, HarvestEstimate, harvest_estimate
from plants.agronomy.picking import PICKING_DAYS
from plants.agronomy.season_spans import Case, Span, position

# Plants are moved outdoors by day from so long before they are planted out (section 3).
HARDEN_FROM, HARDEN_BY = timedelta(days=10), timedelta(days=7)
# Seedlings get a pot of their own between these shares of their time in the tray (heuristic).
POT_ON_SHARES = (1 / 3, 1 / 2, 2 / 3)
# So long a tray may wait after it is ready; the last sowing is looked at so long before its end.
TRAY_WAITS = LAST_CALL = timedelta(days=14)
ONE_DAY = timedelta(days=1)
CONFIDENCES = ("low", "medium", "high")


class Job(StrEnum):
    """In the order in which they come."""

    START_INDOORS = "indoors"
    POT_ON = "pot-on"
    HARDEN_OFF = "harden"
    PLANT_OUT = "plant"
    SOW = "sow"
    SOW_AGAIN = "again"
    LAST_SOWING = "last"
    HARVEST = "harvest"


STARTS = {SOW_INDOORS: Job.START_INDOORS, DIRECT_SOW: Job.SOW, TRANSPLANT: Job.PLANT_OUT}


@dataclass(frozen=True, slots=True)
class JobWindow:
    """Both `first` and `last` belong to it; `likely` is the day to reckon with."""

    job: Job
    first: date
    likely: date
    last: date
    confidence: str
    is_done: bool = False

    def touches(self, first: date, last: date) -> bool:
        return self.first <= last and self.last >= first


@dataclass(frozen=True, slots=True)
class Course:
    """How it is begun, and what the gardener planned and did; `heat` counts from its start."""

    method: str
    heat: HeatTarget | None = None
    planned_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    was_harvested: bool = False
    planted_out_on: date | None = None
    first_harvest_on: date | None = None
    # The end of the waiting period of a treatment.
    harvest_from: date | None = None


@dataclass(frozen=True)
class CropCalendar:
    crop: CropFigures
    site: Site
    course: Course
    on: date

    @cached_property
    def jobs(self) -> tuple[JobWindow, ...]:
        """None for what has neither season nor day."""
        if self.begins_on is None:
            return ()
        if self.course.ended_on:
            return (self.start, *self._planted_out(), *self._harvested())
        if self.is_missed:
            return (self.start,)
        nursery = (*self._nursery(), *self._planted_out())
        found = (self.start, *nursery, *self._sowings(), *self._harvest())
        return tuple(sorted(found, key=lambda window: (window.first, list(Job).index(window.job))))

    @cached_property
    def span(self) -> Span | None:
        """The days of the season in which it begins, or was to begin."""
        if self.site.is_indoor:
            return None
        found = position(self.case, self.course.started_on or self.course.planned_on or self.on)
        is_dated = self.course.started_on or self.course.planned_on
        if is_dated and found.is_late and not self.crop.is_perennial:
            return found.previous
        return found.open or found.next

    @property
    def case(self) -> Case:
        offsets = self.crop.offsets.in_winters_of(self.site.coldest_night_c)
        site, method = self.site, self.course.method
        return Case(self.crop, offsets, method, site.frost, site.latitude_deg, PICKING_DAYS)

    @cached_property
    def begins_on(self) -> date | None:
        """The day it began, else the day it would begin now."""
        course = self.course
        if course.started_on:
            return course.started_on
        span = self.span
        if span is None:
            return course.planned_on
        begins = max(course.planned_on or span.start, span.start)
        return max(begins, self.on) if self.on <= span.last else begins

    @property
    def is_missed(self) -> bool:
        """Planned and not begun, and now, or on the planned day, it would no longer ripen."""
        course, span = self.course, self.span
        if course.started_on or course.planned_on is None or span is None:
            return False
        return max(course.planned_on, self.on) > span.last

    @property
    def frost_first(self) -> date | None:
        """The usual first frost, where it kills the crop before the likely harvest."""
        first = self.site.frost.first_p50
        if first is None or self.site.is_indoor or not self.crop.is_tender:
            return None
        frost_on, ripe = seasonal.next_on(first, self.begins_on), self.ripe
        return frost_on if ripe and frost_on < ripe.likely else None

    @cached_property
    def growth(self) -> Growth | None:
        """None where nobody knows when it begins, or how long it takes."""
        course, crop, site = self.course, self.crop, self.site
        if self.begins_on is None:
            return None
        method, start = counted_start(crop, course.method, self.begins_on, course.planted_out_on)
        needed = days_to_harvest(crop, method)
        if needed is None:
            return None
        if waits_in_tray(crop, method):
            needed += tray_wait_days(crop, site.windows(crop, start), start)
        rest = 0
        if not site.is_indoor:
            rest = rest_days(crop, site.latitude_deg, site.mean_c, start, needed)
        return Growth(
            started_on=start,
            days_to_maturity=needed,
            rest_days=rest,
            is_reckoned=is_counted_elsewhere(crop, method),
            heat=None if site.is_indoor else course.heat,
        )

    @cached_property
    def ripe(self) -> HarvestEstimate | None:
        if self.growth is None:
            return None
        weather, normals = self.site.weather, self.site.normals
        return harvest_estimate(self.growth, on=self.on, weather=weather, normals=normals)

    @property
    def start(self) -> JobWindow:
        """Of a crop with a day to begin; it may be begun until `span.last` and still ripen."""
        method, day = self.course.method, self.begins_on
        job = Job.PLANT_OUT if self.crop.is_set and method == DIRECT_SOW else STARTS[method]
        if self.course.started_on:
            return JobWindow(job, day, day, day, "high", is_done=True)
        span = self.span
        if span is None:
            return JobWindow(job, day, day, day, "medium")
        first, last = min(span.start, day), max(span.end, day)
        return JobWindow(job, first, day, last, self._seasonal_confidence)

    def _nursery(self) -> Iterator[JobWindow]:
        """In the tray, and out of it; young plants that are bought are hardened off too."""
        method, begins = self.course.method, self.begins_on
        if self.site.is_indoor:
            return
        if method == TRANSPLANT and self.crop.indoor_weeks and not self.course.started_on:
            yield self._hardening(begins)
        if method != SOW_INDOORS or self.course.planted_out_on:
            return
        days = nursery_days(self.crop)
        first, likely, last = (begins + timedelta(round(days * part)) for part in POT_ON_SHARES)
        yield JobWindow(Job.POT_ON, first, likely, last, "low")
        ready, window = self._ready_on, self.site.windows(self.crop, begins).transplant
        yield self._hardening(ready)
        is_in_window = window and window.contains(ready)
        last = max(window.end, ready + TRAY_WAITS) if is_in_window else ready + TRAY_WAITS
        yield JobWindow(Job.PLANT_OUT, ready, ready, last, self._seasonal_confidence)

    def _planted_out(self) -> Iterator[JobWindow]:
        if day := self.course.planted_out_on:
            yield JobWindow(Job.PLANT_OUT, day, day, day, "high", is_done=True)

    @property
    def _ready_on(self) -> date:
        windows = self.site.windows(self.crop, self.begins_on)
        return ready_to_plant_out(self.crop, windows, self.begins_on)

    def _hardening(self, ready: date) -> JobWindow:
        first, likely = ready - HARDEN_FROM, ready - HARDEN_BY
        return JobWindow(Job.HARDEN_OFF, first, likely, ready - ONE_DAY, self._seasonal_confidence)

    def _sowings(self) -> Iterator[JobWindow]:
        """Again every few weeks, until the last that ripens before frost and short days."""
        span, interval = self.span, self.crop.succession_interval_days
        if span is None:
            return
        again = self._sown_again_on(interval) if interval else None
        confidence = self._seasonal_confidence
        if again and again <= span.last:
            yield JobWindow(Job.SOW_AGAIN, again, again, span.last, confidence)
        is_for_seed = self.course.method == DIRECT_SOW and not self.crop.is_set
        is_later = span.last > span.end and (interval or not self.course.started_on)
        if is_for_seed and is_later:
            call = max(span.last - LAST_CALL, span.end + ONE_DAY)
            yield JobWindow(Job.LAST_SOWING, call, span.last, span.last, confidence)

    def _sown_again_on(self, interval_days: int) -> date:
        """The next turn: today's or one to come."""
        waited = max(1, -((self.begins_on - self.on).days // interval_days))
        return self.begins_on + timedelta(days=waited * interval_days)

    def _harvest(self) -> Iterator[JobWindow]:
        """Of what is eaten; none where frost comes before even the earliest."""
        if self.course.first_harvest_on:
            yield from self._harvested()
            return
        ripe, frost_on = self.ripe, self.frost_first
        if ripe is None or not self.crop.is_eaten:
            return
        if frost_on is None:
            days = (ripe.earliest, ripe.likely, ripe.latest + self._open_days)
            first, likely, last = (max(day, self.course.harvest_from or day) for day in days)
            yield JobWindow(Job.HARVEST, first, likely, last, ripe.confidence)
        elif ripe.earliest <= frost_on:
            yield JobWindow(Job.HARVEST, ripe.earliest, frost_on, frost_on, "low")

    @property
    def _open_days(self) -> timedelta:
        """By which the start may still move, where no day is planned."""
        is_dated = self.course.started_on or self.course.planned_on
        if is_dated or self.span is None:
            return timedelta(0)
        return max(timedelta(0), self.span.end - self.begins_on)

    def _harvested(self) -> Iterator[JobWindow]:
        ended_on = self.course.ended_on if self.course.was_harvested else None
        if day := self.course.first_harvest_on or ended_on:
            yield JobWindow(Job.HARVEST, day, day, day, "high", is_done=True)

    @property
    def _seasonal_confidence(self) -> str:
        """Weeks of practice from frost dates: medium at best."""
        return min(self.site.confidence, "medium", key=CONFIDENCES.index)
