"""What can still be done about a planting whose window went by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from gardens.calendar.rows import Row
from gardens.calendar.words import date_words, day_words
from gardens.models import StartMethod
from plants.agronomy.crop_calendar import Course, CropCalendar
from plants.agronomy.season_spans import position
from plants.models import Plant

OTHERS_NAMED = 2


@dataclass(frozen=True, slots=True)
class Option:
    """A link, or a new plan for the planting where `planned_on` is given."""

    words: str
    href: str = ""
    method: StartMethod | None = None
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    row: Row
    options: list[Option]

    @property
    def closed(self) -> str:
        return self.row.period.say(self.row.calendar.span.last)


def missed_of(rows: Sequence[Row], fitting: Sequence[Plant], on: date) -> Iterator[Missed]:
    for row in rows:
        if row.calendar.is_missed:
            yield Missed(row, list(_options(row, fitting, on)))


def _options(row: Row, fitting: Sequence[Plant], on: date) -> Iterator[Option]:
    yield from _young_plants(row, on)
    yield from _early_variety(row, on)
    yield from _next_season(row, on)
    yield from _other_crop(row, fitting)


def _young_plants(row: Row, on: date) -> Iterator[Option]:
    crop, course = row.calendar.crop, row.calendar.course
    if course.method == StartMethod.TRANSPLANT or crop.transplant_weeks is None:
        return
    if last := _open_until(row.calendar, Course(StartMethod.TRANSPLANT), on):
        words = gettext("Buy young plants and plant them out by {last}")
        yield Option(
            words.format(last=day_words(last)), method=StartMethod.TRANSPLANT, planned_on=on
        )


def _early_variety(row: Row, on: date) -> Iterator[Option]:
    calendar = row.calendar
    if calendar.crop.days_to_maturity is None:
        return
    quickest = min(calendar.crop.days_to_maturity)
    early = replace(calendar.crop, days_to_maturity=(quickest, quickest))
    quick = CropCalendar(early, calendar.site, calendar.course, on)
    if last := _open_until(quick, Course(calendar.course.method), on):
        words = gettext("Choose an early variety, ready in {days} days, and begin by {last}")
        words = words.format(days=quickest, last=day_words(last))
        yield Option(words, href=row.plant.get_absolute_url())


def _next_season(row: Row, on: date) -> Iterator[Option]:
    following = position(row.calendar.case, on).next
    if following:
        words = gettext("Plan it for the next season, from {day}")
        yield Option(
            words.format(day=date_words(following.start)),
            method=StartMethod(row.planting.method),
            planned_on=following.start,
        )


def _other_crop(row: Row, fitting: Sequence[Plant]) -> Iterator[Option]:
    others = [plant for plant in fitting if plant.family != row.plant.family][:OTHERS_NAMED]
    words = gettext("Choose another crop for {bed}").format(bed=row.bed)
    if others:
        names = ", ".join(plant.common_name for plant in others)
        words = gettext("Choose another crop for {bed}: {names}").format(bed=row.bed, names=names)
    yield Option(words, href=row.bed.get_absolute_url())


def _open_until(calendar: CropCalendar, course: Course, on: date) -> date | None:
    """The last day of a window that is open for such a start today."""
    span = CropCalendar(calendar.crop, calendar.site, course, on).span
    return span.last if span and span.start <= on else None
