"""What stands over a bed, how much warmer its nights are, and its frost dates (science.md 3)."""

from collections.abc import Sequence
from dataclasses import astuple
from enum import StrEnum
from functools import lru_cache

from plants.agronomy import seasonal
from plants.agronomy.frost import (
    DEFAULT_SD_C,
    NO_FROST,
    FrostDates,
    frost_dates,
    shifted_frost_dates,
)


class Cover(StrEnum):
    NONE = "none"
    FLEECE = "fleece"
    TUNNEL = "tunnel"
    COLD_FRAME = "cold_frame"
    GREENHOUSE = "greenhouse"


GAIN_C = {
    Cover.FLEECE: 2.0,
    Cover.TUNNEL: 3.0,
    Cover.COLD_FRAME: 4.0,
    Cover.GREENHOUSE: 3.0,
}
CLOSED = frozenset({Cover.TUNNEL, Cover.COLD_FRAME, Cover.GREENHOUSE})
# Where no temperatures are known: the median of all stations, spring and autumn.
DAYS_PER_C = 6


def is_closed(cover: str) -> bool:
    """Neither rain nor the warmth of the open air reaches what stands beneath."""
    return cover in CLOSED


def gain_c(cover: str) -> float:
    """By how much the lowest temperature of a night is higher under it."""
    return GAIN_C.get(cover, 0.0)


def warmer_c(tmin_c: Sequence[float], cover: str) -> tuple[float, ...]:
    return tuple(value + gain_c(cover) for value in tmin_c)


@lru_cache(maxsize=4096)
def frost_dates_under(
    cover: str,
    known: FrostDates,
    tmin_c: tuple[float, ...] | None,
    sd_c: tuple[float, ...] | None,
) -> FrostDates:
    """`known` dates of the open ground, shifted by what the normals say of warmer nights."""
    if cover not in GAIN_C or known.is_frost_free:
        return known
    if tmin_c is None:
        return _shifted_by_days(known, cover)
    spread_c = sd_c or DEFAULT_SD_C["temperate"]
    here = frost_dates(tmin_c, spread_c)
    if here.last_p50 is None and known.last_p50 is not None:
        return _shifted_by_days(known, cover)
    return shifted_frost_dates(known, here, frost_dates(warmer_c(tmin_c, cover), spread_c))


def _shifted_by_days(known: FrostDates, cover: str) -> FrostDates:
    """No frost is left where the dates of spring and autumn would meet."""
    shift = round(DAYS_PER_C * gain_c(cover))
    dates = astuple(known)
    last = [_moved(day, -shift) for day in dates[:3]]
    first = [_moved(day, shift) for day in dates[3:]]
    return NO_FROST if _winter_days(known) <= 2 * shift else FrostDates(*last, *first)


def _moved(day: int | None, by_days: int) -> int | None:
    return None if day is None else seasonal.wrapped_day(day + by_days)


def _winter_days(dates: FrostDates) -> float:
    if dates.last_p50 is None or dates.first_p50 is None:
        return seasonal.DAYS_IN_YEAR
    return (dates.last_p50 - dates.first_p50) % seasonal.DAYS_IN_YEAR
