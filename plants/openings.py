"""Which plants can be begun, today or in a month, and which live through the winter of a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plants.agronomy.hardiness import mismatch_severity
from plants.agronomy.windows import PlantingWindows, Window, planting_windows
from plants.index import CatalogueIndex, Entry, Mark
from plants.reader import ReaderClimate


@dataclass(frozen=True, slots=True)
class Job:
    """What can be done now; `look` is that of its bar in the calendar."""

    look: str
    words: Promise


# By window; of several that are open the first is said.
JOBS = {
    "direct_sow": Job("sow", _("Sow now")),
    "transplant": Job("plant", _("Plant out now")),
    "autumn_plant": Job("plant", _("Sow or plant for winter now")),
    "sow_indoors": Job("indoor", _("Start indoors now")),
}


# The ways to filter that only a reader with a climate has; those without a word have "yes".
NOW, MONTH, HARDY = "now", "month", "hardy"
YES = "yes"


# Compared by identity, as the index it is worked out of.
@dataclass(frozen=True, slots=True, eq=False)
class Openings:
    """By primary key of the plant."""

    jobs: dict[int, Job]
    marks: dict[int, frozenset[Mark]]


def work_out(index: CatalogueIndex, climate: ReaderClimate) -> Openings:
    jobs: dict[int, Job] = {}
    marks: dict[int, frozenset[Mark]] = {}
    for entry in index.entries:
        windows = _windows(entry, climate)
        if job := _open_job(windows, climate):
            jobs[entry.pk] = job
        marks[entry.pk] = frozenset(_marks(entry, windows, climate))
    return Openings(jobs, marks)


# Once a day for each place: readers look through many pages of a list.
openings = lru_cache(maxsize=64)(work_out)


def _marks(entry: Entry, windows: PlantingWindows, climate: ReaderClimate) -> Iterator[Mark]:
    if _open_job(windows, climate):
        yield (NOW, YES)
    for month in _months(windows):
        yield (MONTH, str(month))
    if _is_hardy(entry, climate):
        yield (HARDY, YES)


def _windows(entry: Entry, climate: ReaderClimate) -> PlantingWindows:
    offsets = entry.offsets.in_winters_of(climate.coldest_night_c)
    return planting_windows(offsets, climate.frost, climate.latitude_deg, climate.on)


def _open_job(windows: PlantingWindows, climate: ReaderClimate) -> Job | None:
    known = ((getattr(windows, name), job) for name, job in JOBS.items())
    return next((job for window, job in known if window and window.contains(climate.on)), None)


def _months(windows: PlantingWindows) -> Iterator[int]:
    for name in JOBS:
        if window := getattr(windows, name):
            yield from _months_of(window)


def _months_of(window: Window) -> Iterator[int]:
    years = window.end.year - window.start.year
    for month in range(window.start.month, window.end.month + 12 * years + 1):
        yield (month - 1) % 12 + 1


def _is_hardy(entry: Entry, climate: ReaderClimate) -> bool:
    if entry.coldest_zone is None or climate.zone is None:
        return False
    return mismatch_severity(entry.coldest_zone, climate.zone) is None
