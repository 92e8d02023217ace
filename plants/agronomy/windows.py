"""When to sow and plant: windows in the calendar from frost dates and a crop's offsets in weeks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from math import ceil

from plants.agronomy import seasonal
from plants.agronomy.frost import FrostDates
from plants.agronomy.hardiness import zone_number

TROPIC_DEG = 10.0
SHORT_DAY_DAYS = 14
SHORT_DAY_HIGH_LATITUDE_DAYS = 21
TENDER_MARGIN_DAYS = 14
GROWN_BEFORE_DARK = 0.75

Weeks = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """Both days belong to it; it may cross New Year."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def contains(self, on: date) -> bool:
        return self.start <= on <= self.end


@dataclass(frozen=True, slots=True)
class CropOffsets:
    """Weeks (fewest, most): indoors before the last frost, transplant and direct after it,
    autumn before the first frost; negative is the other side."""

    indoor_weeks: Weeks | None = None
    transplant_weeks: Weeks | None = None
    direct_weeks: Weeks | None = None
    autumn_weeks: Weeks | None = None
    is_tender: bool = False
    # What decides whether it lives through a winter.
    ripens_in_days: int | None = None
    kill_temp_c: float | None = None
    usda_zone_min: int | None = None

    @property
    def has_weeks(self) -> bool:
        """False of a plant of one's own of which no season is known."""
        weeks = (self.indoor_weeks, self.transplant_weeks, self.direct_weeks, self.autumn_weeks)
        return any(weeks)

    @property
    def overwinters(self) -> bool:
        """Begun in autumn, it cannot be ripe by the first frost."""
        if self.autumn_weeks is None or self.ripens_in_days is None:
            return False
        return self.ripens_in_days > 7 * max(self.autumn_weeks)

    def in_winters_of(self, coldest_night_c: float | None) -> "CropOffsets":
        """Without its autumn window where the coldest night of a usual year kills it.

        The zone counts for roots in the soil, the kill temperature for what stands above it.
        """
        if coldest_night_c is None or self.kill_temp_c is None or not self.overwinters:
            return self
        if self.kill_temp_c <= coldest_night_c:
            return self
        if self.usda_zone_min and self.usda_zone_min <= zone_number(coldest_night_c):
            return self
        return replace(self, autumn_weeks=None)


@dataclass(frozen=True, slots=True)
class PlantingWindows:
    sow_indoors: Window | None = None
    transplant: Window | None = None
    direct_sow: Window | None = None
    autumn_plant: Window | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    """Days from a day of the year."""

    anchor_day: int
    first: int
    last: int

    @classmethod
    def of_weeks(cls, anchor_day: int, first_weeks: float, last_weeks: float) -> "_Span":
        return cls(anchor_day, round(first_weeks * 7), round(last_weeks * 7))

    def in_year(self, year: int) -> Window:
        anchor = seasonal.date_in_year(year, self.anchor_day)
        return Window(anchor + timedelta(days=self.first), anchor + timedelta(days=self.last))

    def next_from(self, on: date) -> Window:
        years = range(on.year - 1, on.year + 3)
        return next(window for window in map(self.in_year, years) if window.end >= on)

    def delayed_to(self, first: int) -> "_Span":
        delay = max(0, first - self.first)
        return _Span(self.anchor_day, self.first + delay, self.last + delay)


def planting_windows(
    crop: CropOffsets,
    frost: FrostDates,
    latitude_deg: float,
    on: date,
) -> PlantingWindows:
    """Each window that is open on `on` or opens next; none in the tropics or without frost."""
    return _placed(_spans(crop, frost, latitude_deg), lambda span: span.next_from(on))


def season_windows(
    crop: CropOffsets,
    frost: FrostDates,
    latitude_deg: float,
    year: int,
) -> PlantingWindows:
    """The windows of the season that begins with the last frost of `year`."""

    def of_season(span: _Span) -> Window:
        is_next_year = frost.last_p50 is not None and span.anchor_day < frost.last_p50
        return span.in_year(year + is_next_year)

    return _placed(_spans(crop, frost, latitude_deg), of_season)


def _placed(spans: dict[str, _Span], place: Callable[[_Span], Window]) -> PlantingWindows:
    return PlantingWindows(**{name: place(span) for name, span in spans.items()})


def has_season(frost: FrostDates, latitude_deg: float) -> bool:
    """Whether there is frost to count weeks from."""
    has_frost = frost.last_p50 is not None or frost.first_p50 is not None
    return has_frost and abs(latitude_deg) >= TROPIC_DEG


# Which day is looked at, does not matter.
@lru_cache(maxsize=8192)
def _spans(crop: CropOffsets, frost: FrostDates, latitude_deg: float) -> dict[str, _Span]:
    spans: dict[str, _Span] = {}
    if abs(latitude_deg) < TROPIC_DEG:
        return spans
    last, first = frost.last_p50, frost.first_p50
    if last is not None and crop.indoor_weeks:
        fewest, most = crop.indoor_weeks
        spans["sow_indoors"] = _Span.of_weeks(last, -most, -fewest)
    if transplant := _transplant(crop, frost):
        spans["transplant"] = transplant
    if last is not None and crop.direct_weeks:
        spans["direct_sow"] = _Span.of_weeks(last, *crop.direct_weeks)
    if first is not None and crop.autumn_weeks:
        fewest, most = crop.autumn_weeks
        spans["autumn_plant"] = _Span.of_weeks(first, -most, -fewest)
    return spans


def _transplant(crop: CropOffsets, frost: FrostDates) -> _Span | None:
    """Tender crops wait for the 90 % safe date; no such date, no span."""
    if frost.last_p50 is None or not crop.transplant_weeks:
        return None
    span = _Span.of_weeks(frost.last_p50, *crop.transplant_weeks)
    if not crop.is_tender:
        return span
    if frost.last_p90 is None:
        return None
    return span.delayed_to(round(seasonal.days_between(frost.last_p50, frost.last_p90)))


def sowing_lead_days(
    days_to_maturity: int,
    picking_days: int,
    latitude_deg: float,
    *,
    is_tender: bool,
    germination_days: int = 0,
) -> int:
    """Days before the first frost (Virginia Cooperative Extension autumn formula).

    `germination_days` only where the days to maturity count from planting out.
    """
    is_high = abs(latitude_deg) > 50
    short_day = SHORT_DAY_HIGH_LATITUDE_DAYS if is_high else SHORT_DAY_DAYS
    margin = TENDER_MARGIN_DAYS if is_tender else 0
    return days_to_maturity + picking_days + short_day + margin + germination_days


def last_sowing(first_frost: date, lead_days: int) -> date:
    return first_frost - timedelta(days=lead_days)


def last_sowing_for_winter(
    last_ten_hour_day: date, days_to_maturity: int, germination_days: int = 0
) -> date:
    """Leafy winter crops must be three quarters grown when growth stops (Coleman 2009)."""
    growing_days = ceil(GROWN_BEFORE_DARK * days_to_maturity) + germination_days
    return last_ten_hour_day - timedelta(days=growing_days)
