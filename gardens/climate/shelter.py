"""The frost dates that count for a bed: of its place, under its cover, as its gardener risks."""

from gardens.models import Bed, BedCover, Place
from plants.agronomy.covers import frost_dates_under, gain_c
from plants.agronomy.frost import FrostDates
from plants.agronomy.risk_appetite import counted_dates


def frost_dates_of(bed: Bed) -> FrostDates:
    """By which its sowing windows are counted."""
    return counted_frost(bed.garden.place, bed.cover)


def counted_frost(place: Place, cover: str = BedCover.NONE) -> FrostDates:
    return counted_dates(frost_under(place, cover), place.frost_appetite)


def coldest_night_c(place: Place, cover: str) -> float | None:
    """Of a usual winter."""
    coldest_c = place.annual_extreme_min_c
    return None if coldest_c is None else coldest_c + gain_c(cover)


def frost_under(place: Place, cover: str) -> FrostDates:
    """What nights do there, whatever the gardener risks."""
    return frost_dates_under(cover, place.frost_dates, place.tmin_c, place.tmin_sd_c)
