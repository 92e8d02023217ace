"""Where the reader of the catalogue gardens, and what they know better; upper apps know, so the
ways to ask are settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from plants.agronomy.frost import FrostDates
from plants.agronomy.windows import TROPIC_DEG
from plants.models import Cultivar, Figures, Plant


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


@dataclass(frozen=True, slots=True)
class ReaderFigures:
    """The reader's own values, by plant and cultivar; of the plant itself the cultivar is None."""

    own: dict[tuple[int, int | None], Figures]

    @classmethod
    def of(cls, request: HttpRequest, plants: Iterable[Plant]) -> "ReaderFigures":
        """One query for readers with a garden."""
        found = import_string(settings.READER_FIGURES)(request, [plant.pk for plant in plants])
        return cls({(one.plant_id, one.cultivar_id): one for one in found})

    def layers(self, plant: Plant, cultivar: Cultivar | None = None) -> list[Figures]:
        """From the plant to the cultivar, each followed by what the reader says of it."""
        own = self.own.get((plant.pk, None))
        layers = [own, cultivar, cultivar and self.own.get((plant.pk, cultivar.pk))]
        return [layer for layer in layers if layer]
