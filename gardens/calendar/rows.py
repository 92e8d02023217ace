"""The plantings of a garden with the jobs of their season."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from gardens.calendar.period import Period
from gardens.calendar.warmth import normals_of, weather_of
from gardens.calendar.words import day_words, in_words
from gardens.climate.shelter import coldest_night_c, frost_dates_of
from gardens.grown import resolved
from gardens.models import Bed, EndReason, Garden, Planting
from gardens.waiting import Wait, Waits
from plants.agronomy.covers import is_closed
from plants.agronomy.crop_calendar import Course, CropCalendar, Job, JobWindow
from plants.agronomy.crop_timing import counted_method
from plants.agronomy.growing_site import Site
from plants.agronomy.heat_targets import heat_target
from plants.agronomy.temperature_record import Weather
from plants.inheritance import ResolvedPlant
from plants.models import Plant


@dataclass(frozen=True, slots=True)
class Row:
    """One planting; `jobs` are those that are shown."""

    planting: Planting
    calendar: CropCalendar
    jobs: tuple[JobWindow, ...]
    period: Period

    @property
    def plant(self) -> Plant:
        return self.planting.plant

    @property
    def bed(self) -> Bed:
        return self.planting.bed

    @property
    def href(self) -> str:
        return reverse("gardens:planting-edit", args=[self.planting.pk])

    @property
    def number(self) -> str:
        count = self.planting.count
        return ngettext("%(count)d plant", "%(count)d plants", count) % {"count": count}

    @property
    def note(self) -> str:
        note = f"{self.bed.name} · {self.number}"
        if harvest_from := self.calendar.course.harvest_from:
            waits = gettext("waiting period: not before {day}")
            note = f"{note} · {waits.format(day=day_words(harvest_from))}"
        return note

    @property
    def words(self) -> str:
        return in_words(self.jobs, self.period.say)

    @property
    def is_undated(self) -> bool:
        return self.calendar.begins_on is None

    def next_job(self, on: date) -> JobWindow | None:
        return next((job for job in self.jobs if not job.is_done and job.last >= on), None)


def site_of(bed: Bed, weather: Weather) -> Site:
    """`bed.garden` with its place must be there."""
    garden, place = bed.garden, bed.garden.place
    return Site(
        frost=frost_dates_of(bed),
        latitude_deg=place.latitude,
        coldest_night_c=coldest_night_c(place, bed.cover),
        normals=normals_of(place),
        confidence=place.climate_confidence,
        weather=weather,
        is_indoor=garden.is_indoor,
    )


# Plantings of a plant in a bed that share these share a calendar.
facts_of = attrgetter(
    "method",
    "planned_on",
    "started_on",
    "ended_on",
    "end_reason",
    "planted_out_on",
    "first_harvest_on",
)


def course_of(planting: Planting, grown: ResolvedPlant, wait: Wait | None = None) -> Course:
    """`grown` is its plant with the gardener's values; own days to maturity outdo heat sums."""
    knows_better = "days_to_maturity_min" in grown.layers
    method = counted_method(grown.plant.crop_figures, planting.method, planting.planted_out_on)
    heat = heat_target(planting.plant.slug, method)
    return Course(
        method=planting.method,
        heat=None if knows_better or is_closed(planting.bed.cover) else heat,
        planned_on=planting.planned_on,
        started_on=planting.started_on,
        ended_on=planting.ended_on,
        was_harvested=planting.end_reason == EndReason.HARVESTED,
        planted_out_on=planting.planted_out_on,
        first_harvest_on=planting.first_harvest_on,
        harvest_from=wait.until if wait else None,
    )


def calendars_of(
    plantings: Sequence[Planting],
    garden: Garden,
    on: date,
    grown: Mapping[int, ResolvedPlant] | None = None,
    weather: Weather | None = None,
    waits: Waits | None = None,
) -> Iterator[CropCalendar]:
    """One query for treatments, one for the gardener's own values (`grown` by plant), and one for
    weather where a crop needs warmth; none for what is given."""
    sites: dict[int, Site] = {}
    known: dict[tuple, CropCalendar] = {}
    if weather is None:
        weather = weather_of(plantings, garden, on)
    grown = grown or resolved(garden.pk, {planting.plant for planting in plantings})
    waits = waits or Waits.of([garden.pk], on)
    for planting in plantings:
        bed = planting.bed
        bed.garden = garden
        if bed.pk not in sites:
            sites[bed.pk] = site_of(bed, weather)
        found, wait = grown[planting.plant_id], waits.of_planting(planting, on)
        alike = (bed.pk, planting.plant_id, facts_of(planting), wait)
        if alike not in known:
            course = course_of(planting, found, wait)
            known[alike] = CropCalendar(found.plant.crop_figures, sites[bed.pk], course, on)
        yield known[alike]


def rows_of(plantings: list[Planting], garden: Garden, period: Period, on: date) -> Iterator[Row]:
    """Those with a job in the period and those without a day; today's also has what was missed."""
    calendars = calendars_of(plantings, garden, on)
    for planting, calendar in zip(plantings, calendars, strict=True):
        touched = any(window.touches(period.first, period.last) for window in calendar.jobs)
        is_overdue = calendar.is_missed and period.contains(on)
        if touched or is_overdue or calendar.begins_on is None:
            yield Row(planting, calendar, calendar.jobs, period)


def only_jobs(rows: Iterable[Row], jobs: frozenset[Job], period: Period) -> Iterator[Row]:
    """Without jobs chosen, all of them."""
    for row in rows:
        if not jobs:
            yield row
            continue
        kept = tuple(window for window in row.jobs if window.job in jobs)
        if any(window.touches(period.first, period.last) for window in kept):
            yield replace(row, jobs=kept)
