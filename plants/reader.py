"""Where the reader of the catalogue gardens; upper apps know, so the way to ask is a setting."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from plants.agronomy.frost import FrostDates
from plants.agronomy.windows import TROPIC_DEG


@dataclass(frozen=True, slots=True)
class ReaderClimate:
    """`zone` 6.5 is 6b; `on` is the date there."""

    zone: float | None
    frost: FrostDates
    latitude_deg: float
    on: date
    place: str
    # Of a usual year; not known, no autumn sowing is left out.
    coldest_night_c: float | None = None

    @property
    def has_season(self) -> bool:
        """Whether sowing times can be counted from frosts there."""
        has_frost = self.frost.last_p50 is not None or self.frost.first_p50 is not None
        return has_frost and abs(self.latitude_deg) >= TROPIC_DEG


def reader_climate(request: HttpRequest) -> ReaderClimate | None:
    """None for visitors and for those who garden indoors only."""
    return import_string(settings.READER_CLIMATE)(request)
