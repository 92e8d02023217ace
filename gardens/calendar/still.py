"""Familiar crops that nobody has planned yet and that may be begun today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gardens.calendar.rows import site_of
from gardens.calendar.words import LABELS
from gardens.examples.crops import FAMILIAR
from gardens.grown import as_grown
from gardens.models import Bed, Garden
from gardens.sowing import next_start
from plants.agronomy.crop_calendar import Course, CropCalendar, Job, JobWindow
from plants.models import Plant

MOST = 8


@dataclass(frozen=True, slots=True)
class Offer:
    plant: Plant
    begins: JobWindow
    last: date
    harvest: JobWindow | None

    @property
    def label(self) -> str:
        return LABELS[self.begins.job]


def offers_of(plants: Iterable[Plant], garden: Garden, on: date) -> list[Offer]:
    """What has least time left first; none indoors and where no season decides."""
    if garden.is_indoor:
        return []
    return sorted(_open(plants, garden, on), key=lambda offer: offer.last)[:MOST]


def _open(plants: Iterable[Plant], garden: Garden, on: date) -> Iterator[Offer]:
    order = {slug: place for place, slug in enumerate(FAMILIAR)}
    site = site_of(Bed(garden=garden), weather={})
    grown = as_grown(garden.pk, plants).values()
    for plant in sorted(grown, key=lambda plant: order[plant.slug]):
        start = next_start(plant, garden, on)
        calendar = CropCalendar(plant.crop_figures, site, Course(start.method), on)
        if start.planned_on == on and calendar.span and calendar.span.start <= on:
            harvest = next((job for job in calendar.jobs if job.job == Job.HARVEST), None)
            yield Offer(plant, calendar.start, calendar.span.last, harvest)
