"""What the calendar says of jobs and their days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from plants.agronomy.crop_calendar import Job, JobWindow

LABELS = {
    Job.START_INDOORS: _("Start indoors"),
    Job.POT_ON: _("Pot on"),
    Job.HARDEN_OFF: _("Harden off"),
    Job.PLANT_OUT: _("Plant out"),
    Job.SOW: _("Sow outside"),
    Job.SOW_AGAIN: _("Sow again"),
    Job.LAST_SOWING: _("Last sowing"),
    Job.HARVEST: _("First harvest"),
}
SENTENCES = {
    Job.START_INDOORS: _("Start {plant} indoors"),
    Job.POT_ON: _("Pot on {plant}"),
    Job.HARDEN_OFF: _("Harden off {plant}"),
    Job.PLANT_OUT: _("Plant out {plant}"),
    Job.SOW: _("Sow {plant} outside"),
    Job.SOW_AGAIN: _("Sow {plant} again"),
    Job.LAST_SOWING: _("Last sowing of {plant}"),
    Job.HARVEST: _("Pick the first {plant}"),
}
DONE = {
    Job.START_INDOORS: _("{plant} started indoors"),
    Job.PLANT_OUT: _("{plant} planted out"),
    Job.SOW: _("{plant} sown"),
    Job.HARVEST: _("{plant} harvested"),
}
SURE = {
    "high": _("noted by you"),
    "medium": _("take a week either way"),
    "low": _("rule of thumb: take two weeks either way"),
}


def sentence(window: JobWindow, plant: str) -> str:
    texts = DONE if window.is_done else SENTENCES
    return str(texts[window.job]).format(plant=plant)


def day_words(on: date) -> str:
    """17 Feb."""
    return _formatted(on, "MONTH_DAY_FORMAT", get_language())


def date_words(on: date) -> str:
    """17 Feb 2026."""
    return _formatted(on, "DATE_FORMAT", get_language())


# A page says the same days hundreds of times.
@lru_cache(maxsize=4096)
def _formatted(on: date, format_name: str, language: str | None) -> str:
    return formats.date_format(on, format_name)


def span_words(window: JobWindow, say: Callable[[date], str] = day_words) -> str:
    """17 Feb – 3 Mar; of a harvest also the day to reckon with."""
    first, likely, last = map(say, (window.first, window.likely, window.last))
    if window.first == window.last:
        return first
    if window.job == Job.HARVEST:
        return gettext("around {likely} ({first} – {last})").format(
            likely=likely, first=first, last=last
        )
    return f"{first} – {last}"


def in_words(windows: tuple[JobWindow, ...], say: Callable[[date], str]) -> str:
    return "; ".join(f"{LABELS[window.job]} {span_words(window, say)}" for window in windows)


@dataclass(frozen=True, slots=True)
class When:
    """Where a window stands in a month: the words, and the day that orders the list."""

    words: str
    on: date


def when(window: JobWindow, first: date, last: date) -> When:
    """Of the days from `first` to `last`, which the window touches."""
    if first <= window.likely <= last and window.likely != window.first:
        return When(str(window.likely.day), window.likely)
    if window.first == window.last:
        return When(str(window.first.day), window.first)
    if window.first >= first:
        return When(gettext("from {day}").format(day=window.first.day), window.first)
    if window.last <= last:
        return When(gettext("by {day}").format(day=window.last.day), window.last)
    return When(gettext("all month"), last)
