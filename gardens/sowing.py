"""When a catalogue plant is sown or planted in the climate of a garden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gardens.climate.shelter import coldest_night_c, counted_frost
from gardens.models import BedCover, Garden, Place, StartMethod
from plants.agronomy import seasonal
from plants.agronomy.frost import FrostDates
from plants.agronomy.stays import PICKING
from plants.agronomy.windows import (
    CropOffsets,
    PlantingWindows,
    Window,
    has_season,
    last_sowing,
    planting_windows,
    season_windows,
    sowing_lead_days,
)
from plants.choices import FrostTolerance, LifeCycle
from plants.models import Plant

# A window that opened less than this ago counts as still to be used.
SETTLED = timedelta(days=14)
# Above this monthly mean cool crops bolt (heuristic).
WARM_MONTH_C = 20.0
PERENNIAL_DAYS = 365
UNKNOWN_MATURITY_DAYS = 90

METHODS = {
    "direct_sow": StartMethod.DIRECT_SOW,
    "transplant": StartMethod.TRANSPLANT,
    "autumn_plant": StartMethod.DIRECT_SOW,
    "sow_indoors": StartMethod.SOW_INDOORS,
}


@dataclass(frozen=True, slots=True)
class Start:
    """How a planting begins: `started_on` of one that stands, else `planned_on`."""

    method: StartMethod
    started_on: date | None = None
    planned_on: date | None = None


def offsets_in(place: Place, plant: Plant, cover: str = BedCover.NONE) -> CropOffsets:
    """The catalogue's weeks, without an autumn whose winter kills the crop."""
    return plant.crop_offsets.in_winters_of(coldest_night_c(place, cover))


def open_windows(windows: PlantingWindows) -> Iterator[tuple[StartMethod, Window]]:
    """Those that exist, outdoor work first."""
    for name, method in METHODS.items():
        if window := getattr(windows, name):
            yield method, window


def usual_method(plant: Plant) -> StartMethod:
    """Without a season: in place where the catalogue sows it so, else planted out."""
    offsets = plant.crop_offsets
    if offsets.transplant_weeks and not offsets.direct_weeks:
        return StartMethod.TRANSPLANT
    return StartMethod.DIRECT_SOW


def maturity_days(plant: Plant) -> int:
    if plant.life_cycle == LifeCycle.PERENNIAL:
        return PERENNIAL_DAYS
    return plant.days_to_maturity_max or UNKNOWN_MATURITY_DAYS


def stands_for(plant: Plant) -> timedelta:
    """Tender crops bear for weeks; most others are cut when they are ripe."""
    is_picked = plant.frost_tolerance == FrostTolerance.TENDER
    return timedelta(days=maturity_days(plant)) + (PICKING if is_picked else timedelta(0))


def next_start(plant: Plant, garden: Garden, on: date, *, cover: str = BedCover.NONE) -> Start:
    """The window that is open or opens next; indoors and without frost the day itself; no day
    where a season decides that is not known of the plant."""
    if garden.is_indoor:
        return Start(usual_method(plant), planned_on=on)
    place = garden.place
    crop, frost = offsets_in(place, plant, cover), counted_frost(place, cover)
    if has_season(frost, place.latitude) and not plant.crop_offsets.has_weeks:
        return Start(usual_method(plant))
    windows = planting_windows(crop, frost, place.latitude, on)
    starts = [(max(window.start, on), method) for method, window in open_windows(windows)]
    if not starts or _can_be_sown_again(plant, place, frost, on):
        return Start(usual_method(plant), planned_on=on)
    planned_on, method = min(starts, key=lambda start: start[0])
    return Start(method, planned_on=planned_on)


def next_sowing(plant: Plant, garden: Garden, on: date) -> Start | None:
    """As `next_start`, but from seed only; None where the season is not known."""
    place = garden.place
    if garden.is_indoor or place.is_tropical:
        return Start(StartMethod.SOW_INDOORS, planned_on=on)
    windows = planting_windows(offsets_in(place, plant), counted_frost(place), place.latitude, on)
    starts = [
        (max(window.start, on), method)
        for method, window in open_windows(windows)
        if method != StartMethod.TRANSPLANT
    ]
    if not starts:
        return None
    planned_on, method = min(starts, key=lambda start: start[0])
    return Start(method, planned_on=planned_on)


def _can_be_sown_again(plant: Plant, place: Place, frost: FrostDates, on: date) -> bool:
    """After its window, a crop sown every few weeks may still ripen before the frost."""
    days, first_frost = plant.days_to_maturity_max, frost.first_p50
    if not plant.succession_interval_days or days is None or first_frost is None:
        return False
    if is_warm(place, on) and plant.frost_tolerance != FrostTolerance.TENDER:
        return False
    window = season_windows(plant.crop_offsets, frost, place.latitude, on.year).direct_sow
    if window is None or on < window.start:
        return False
    is_tender = plant.frost_tolerance == FrostTolerance.TENDER
    lead_days = sowing_lead_days(days, PICKING.days // 2, place.latitude, is_tender=is_tender)
    return on <= last_sowing(seasonal.next_on(first_frost, window.start), lead_days)


def is_warm(place: Place, on: date) -> bool:
    """Whether the month is one for okra rather than lettuce."""
    means_c = place.mean_c
    return means_c[on.month - 1] >= WARM_MONTH_C if means_c else place.is_tropical


def standing_start(plant: Plant, place: Place, on: date) -> Start | None:
    """When it would have begun outdoors, if a crop of the last window still stood on that day."""
    begun = [
        (window.start, method)
        for year in range(on.year - 2, on.year + 2)
        for method, window in open_windows(
            season_windows(offsets_in(place, plant), counted_frost(place), place.latitude, year)
        )
        if method != StartMethod.SOW_INDOORS and window.start <= on - SETTLED
    ]
    if not begun:
        return None
    started_on, method = max(begun)
    if on - started_on >= stands_for(plant):
        return None
    return Start(method, started_on=started_on)
