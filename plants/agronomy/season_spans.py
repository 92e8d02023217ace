"""When a planting may begin, year after year, and where a date falls."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from plants.agronomy import seasonal
from plants.agronomy.crop_figures import DIRECT_SOW, SOW_INDOORS, CropFigures
from plants.agronomy.crop_timing import days_to_harvest
from plants.agronomy.frost import FrostDates
from plants.agronomy.solar import last_day_with_daylight
from plants.agronomy.windows import (
    CropOffsets,
    PlantingWindows,
    Window,
    last_sowing,
    last_sowing_for_winter,
    season_windows,
    sowing_lead_days,
)

# Without an autumn frost nothing ends the season before the next one nears.
NO_FROST_DAYS = timedelta(days=270)
daylight_ends = lru_cache(maxsize=1024)(last_day_with_daylight)


@dataclass(frozen=True, slots=True)
class Span:
    """Best from `start` to `end`; what begins until `last` still ripens."""

    start: date
    end: date
    last: date
    is_autumn: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """A day among the spans: within `open`, or between `previous` and `next`."""

    day: date
    previous: Span | None
    open: Span | None
    next: Span | None

    @property
    def is_early(self) -> bool:
        if self.open or not self.next:
            return False
        wait = self.next.start - self.day
        return self.previous is None or wait <= self.day - self.previous.last

    @property
    def is_late(self) -> bool:
        return not (self.open or self.is_early) and self.previous is not None


@dataclass(frozen=True, slots=True)
class Case:
    """All that the spans of a planting depend on."""

    plant: CropFigures
    crop: CropOffsets
    method: str
    frost: FrostDates
    latitude_deg: float
    picking_days: int

    @property
    def ripens(self) -> int | None:
        """Days to the harvest of the first season."""
        return None if self.plant.is_perennial else days_to_harvest(self.plant, self.method)


def position(case: Case, day: date) -> Position:
    previous = is_open = ahead = None
    for span in spans(case, day.year):
        if span.start > day:
            ahead = span
            break
        if day <= span.last:
            is_open = is_open or span
        elif previous is None or previous.last < span.last:
            previous = span
    return Position(day, previous, is_open, ahead)


# Three rules ask for the same spans, and so does the next garden of the town.
@lru_cache(maxsize=8192)
def spans(case: Case, year: int) -> tuple[Span, ...]:
    """Of the year, the one before and the one after; none in the tropics or without frost."""
    found = []
    for season in (year - 1, year, year + 1):
        windows = season_windows(case.crop, case.frost, case.latitude_deg, season)
        if window := _window(windows, case.method):
            found.append(Span(window.start, window.end, max(window.end, _last_day(case, window))))
        if autumn := windows.autumn_plant:
            found.append(Span(autumn.start, autumn.end, autumn.end, is_autumn=True))
    return tuple(sorted(found, key=lambda span: span.start))


def _window(windows: PlantingWindows, method: str) -> Window | None:
    """What the catalogue knows only sown may also be planted out then, and the other way round."""
    if method == SOW_INDOORS:
        return windows.sow_indoors
    if method == DIRECT_SOW:
        return windows.direct_sow or windows.transplant
    return windows.transplant or windows.direct_sow


def _last_day(case: Case, window: Window) -> date:
    """On which a crop may begin and still ripen."""
    if case.ripens is None:
        return window.end
    if case.frost.first_p50 is None:
        return window.start + NO_FROST_DAYS
    first_frost = seasonal.next_on(case.frost.first_p50, window.start)
    lead_days = sowing_lead_days(
        case.ripens, case.picking_days, case.latitude_deg, is_tender=case.plant.is_tender
    )
    ripe = last_sowing(first_frost, lead_days)
    if case.plant.frost_tolerance != "hardy":
        return ripe
    return min(ripe, _before_dark(case, window.start) or ripe)


def _before_dark(case: Case, start: date) -> date | None:
    """Hardy crops stand the frost, but hardly grow in days of less than ten hours."""
    ends = [daylight_ends(case.latitude_deg, year) for year in (start.year, start.year + 1)]
    dark = next((day for day in ends if day and day >= start), None)
    return last_sowing_for_winter(dark, case.ripens) if dark else None
