"""Gardens and where they are."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from gardens.models import Garden, Place
from gardens.models.garden import INDOOR_KINDS
from gardens.models.place import Climate
from plants.agronomy.frost import NO_FROST
from rules.engine.snapshot import ClimateSnapshot
from rules.loading.reading import InBatch, Relation


class GardenRow(NamedTuple):
    """The columns that are read, in this order."""

    pk: int
    kind: str
    weighs_folklore: bool
    created_at: datetime

    @property
    def is_indoor(self) -> bool:
        return self.kind in INDOOR_KINDS


class _PlaceColumns(NamedTuple):
    garden_id: int
    label: str
    latitude: float
    longitude: float
    precision: str
    elevation_m: int | None
    timezone: str
    weather_cell_id: int | None
    climate_name: str
    climate_confidence: str
    tmin_c: tuple[float, ...] | None
    tmax_c: tuple[float, ...] | None
    tmin_sd_c: tuple[float, ...] | None
    rain_mm: tuple[float, ...] | None
    srad_mj: tuple[float, ...] | None
    annual_extreme_min_c: float | None
    last_frost_p10: int | None
    last_frost_p50: int | None
    last_frost_p90: int | None
    first_frost_p10: int | None
    first_frost_p50: int | None
    first_frost_p90: int | None
    is_frost_free: bool
    frost_appetite: str


class PlaceRow(_PlaceColumns, Climate):
    """Of a garden, the columns of its place that advice rests on."""

    __slots__ = ()


GARDENS = Relation(GardenRow, Garden.objects.filter(InBatch("pk")))
PLACES = Relation(
    PlaceRow,
    Place.objects.filter(InBatch("garden__pk")),
    columns=("garden__pk", *PlaceRow._fields[1:]),
)


def climate_of(place: Place | PlaceRow) -> ClimateSnapshot:
    climate = ClimateSnapshot(
        latitude_deg=place.latitude,
        elevation_m=place.elevation_m or 0,
        name=place.climate_label,
        confidence=place.climate_confidence,
        tmin_c=place.tmin_c,
        tmin_sd_c=place.tmin_sd_c,
        tmax_c=place.tmax_c,
        rain_mm=place.rain_mm,
        srad_mj=place.srad_mj,
        coldest_night_c=place.annual_extreme_min_c,
        frost=NO_FROST if place.is_frost_free else place.frost_dates,
        appetite=place.frost_appetite,
        longitude_deg=place.longitude,
    )
    return _shared(climate)


# Of equal ones the first, which answers that are kept by climate know without comparing.
@lru_cache(maxsize=4096)
def _shared(climate: ClimateSnapshot) -> ClimateSnapshot:
    return climate
