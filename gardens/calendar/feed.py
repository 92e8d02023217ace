"""The jobs of all gardens of a gardener as an iCalendar file (RFC 5545).

Each job is a day of its own: windows of weeks would cover a whole calendar. Nothing but names of
jobs and dates goes out. Within a day the same jobs make the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import translation
from django.utils.translation import gettext
from icalendar import Calendar, Event

from gardens.calendar.rows import calendars_of
from gardens.calendar.words import SURE, sentence, span_words
from gardens.models import Act, CalendarFeed, CareTask, Garden, PlanChange, Planting
from plants.agronomy.crop_calendar import Job, JobWindow

PRODUCT = "-//Gardening//Calendar feed//EN"
ASK_AGAIN = timedelta(hours=12)
# What was done longer ago is no news.
KEPT = timedelta(days=60)
AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in the calendar; `uid` stays while its day moves, `sequence` counts the changes."""

    uid: str
    on: date
    title: str
    text: str
    sequence: int = 0


def ics_of(feed: CalendarFeed, *, site: str, now: datetime) -> bytes:
    with translation.override(feed.language):
        entries = list(_entries(feed, site, now))
        calendar = _calendar()
        for entry in sorted(entries, key=lambda entry: (entry.on, entry.uid)):
            calendar.add_component(_event(entry, now))
    return calendar.to_ical()


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", gettext("Garden"))
    calendar.add("x-wr-calname", gettext("Garden"))
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    return calendar


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    # Dates are worked out anew each day.
    event.add("dtstamp", datetime.combine(now.astimezone(UTC), time(0), tzinfo=UTC))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")
    event.add("sequence", entry.sequence)
    return event


def _entries(feed: CalendarFeed, site: str, now: datetime) -> Iterator[Entry]:
    """Four queries for each garden of the gardener, at most."""
    for garden in Garden.objects.visible_to(feed.gardener).with_place().order_by("pk"):
        on = garden.place.today(now)
        if feed.has_sowing or feed.has_harvest:
            yield from _jobs(feed, garden, site, on)
        if feed.has_care:
            yield from _care(garden, site, on)


def _jobs(feed: CalendarFeed, garden: Garden, site: str, on: date) -> Iterator[Entry]:
    plantings = list(
        Planting.objects.filter(garden=garden)
        .not_over_before(on - KEPT)
        .select_related("bed", "plant")
    )
    revisions = PlanChange.objects.in_garden(garden).numbers_by_planting()
    calendars = calendars_of(plantings, garden, on)
    for planting, calendar in zip(plantings, calendars, strict=True):
        for window in calendar.jobs:
            is_wanted = feed.has_harvest if window.job == Job.HARVEST else feed.has_sowing
            if is_wanted and _is_near(window.likely, on) and not calendar.is_missed:
                revision = revisions.get(planting.pk, 0)
                yield _job(planting, window, garden, site, revision)


def _job(planting: Planting, window: JobWindow, garden: Garden, site: str, revision: int) -> Entry:
    lines = [f"{planting.bed.name}, {garden.name}"]
    if not window.is_done:
        lines += [span_words(window), str(SURE[window.confidence])]
    return Entry(
        uid=f"planting-{planting.pk}-{window.job.value}@{site}",
        on=window.likely,
        title=sentence(window, planting.plant.common_name),
        text="\n".join(lines),
        sequence=revision,
    )


def _care(garden: Garden, site: str, on: date) -> Iterator[Entry]:
    """Open jobs, the overdue ones today; what begins a planting is in the calendar already."""
    tasks = CareTask.objects.filter(garden=garden).open().exclude(act=Act.START)
    for task in tasks.select_related("bed"):
        if _is_near(task.due_on, on):
            place = f"{task.bed.name}, {garden.name}" if task.bed else garden.name
            yield Entry(
                uid=f"task-{task.pk}@{site}", on=max(task.due_on, on), title=task.text, text=place
            )


def _is_near(day: date, on: date) -> bool:
    return on - KEPT <= day <= on + AHEAD
