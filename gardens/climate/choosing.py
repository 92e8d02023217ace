"""The climate of a spot: docs/science.md 0.4, plants/data/README.md “climate”."""

from dataclasses import dataclass

from gardens.climate.distance import distance_km
from gardens.climate.precision import is_middle_of_region
from gardens.climate.spot import Spot
from gardens.models import ClimateCell, ClimateSource, ClimateStation, Place, WeatherArchive
from gardens.models.geography import ClimateNormals, StationSource
from gardens.models.monthly import Monthly
from gardens.models.place import ARCHIVE_CREDIT
from gardens.weather.rounding import cell_position
from plants.agronomy.frost import (
    LAPSE_RATE_C_PER_M,
    FrostDates,
    moved_frost_dates,
    moved_temperatures_c,
)
from plants.agronomy.hardiness import usda_zone
from plants.choices import Confidence

# A station this near measures the garden's own climate.
STATION_KM, STATION_RISE_M = 15, 150
ESTIMATE_KM = 50
# Beyond this difference in height the frost dates are derived again.
SAME_FROST_RISE_M = 100
# Beyond this one an estimate is a rough one (heuristic).
ROUGH_RISE_M = 300

STATION_CREDITS = {
    StationSource.CLIGEN_US: ("usda-ars",),
    StationSource.CLIMAT: ("dwd", "jma"),
    StationSource.ERA5: ("fullhart", "copernicus"),
}
CELL_CREDITS = ("dwd", "jma", "usda-ars", "fullhart", "geonames")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which normals were taken, and how far to trust them at the spot."""

    normals: ClimateNormals
    source: ClimateSource
    km: float
    confidence: Confidence
    credits: tuple[str, ...]
    name: str = ""
    adjust_c: float = 0.0


def place_with_climate(spot: Spot) -> Place | None:
    """An unsaved place; None where nothing was measured or estimated nearby."""
    origin = _origin(spot)
    return None if origin is None else _place(spot, origin)


def place_with_archive(spot: Spot, archive: WeatherArchive) -> Place:
    """An unsaved place with the climate of an archive that is known to be the best there is."""
    return _place(spot, _archive_origin(spot, archive, spot.elevation_m))


def is_measured_at_garden(place: Place) -> bool:
    """By a station, whatever frost dates the gardener typed since."""
    is_near = place.climate_distance_km is not None and place.climate_distance_km <= STATION_KM
    rise_m = place.climate_height_difference_m or 0
    is_modelled = "copernicus" in place.climate_credit.split()
    is_of_station = bool(place.climate_name) and not is_modelled
    return is_of_station and is_near and abs(rise_m) <= STATION_RISE_M


def bare_place(spot: Spot) -> Place:
    place = Place(
        country_code=spot.country_code,
        admin1_code=spot.admin1_code,
        timezone=spot.timezone,
        climate_credit=" ".join(spot.credits),
        usda_zone=spot.usda_zone,
    )
    set_spot(place, spot)
    return place


def set_spot(place: Place, spot: Spot) -> None:
    place.label = spot.label[:120]
    place.latitude, place.longitude = spot.latitude, spot.longitude
    place.precision = spot.precision
    place.elevation_m = spot.elevation_m
    place.elevation_is_assumed = spot.elevation_is_assumed


def _origin(spot: Spot) -> Origin | None:
    cell = ClimateCell.objects.at(spot.latitude, spot.longitude).first()
    height_m = spot.elevation_m
    if height_m is None and cell:
        height_m = cell.elevation_m
    near = _stations_near(spot)
    own = next((found for found in near if found.measures_garden_at(height_m)), None)
    if own:
        # The garden may be 25 km off the middle of its region.
        is_near = not is_middle_of_region(spot)
        return _station_origin(own, Confidence.HIGH if is_near else Confidence.MEDIUM)
    if archive := _archive_at(spot):
        return _archive_origin(spot, archive, height_m)
    if cell:
        return _cell_origin(spot, cell, height_m - cell.elevation_m)
    # The modelled set only where nothing else is.
    next_best = min(near, key=lambda found: (not found.station.is_observed, found.km), default=None)
    return next_best and _station_origin(next_best, next_best.confidence_at(height_m))


@dataclass(frozen=True, slots=True)
class Found:
    km: float
    station: ClimateStation

    def rise_m(self, height_m: int | None) -> int:
        return 0 if height_m is None else height_m - self.station.elevation_m

    def measures_garden_at(self, height_m: int | None) -> bool:
        is_near = self.km <= STATION_KM and abs(self.rise_m(height_m)) <= STATION_RISE_M
        return is_near and self.station.is_observed

    def confidence_at(self, height_m: int | None) -> Confidence:
        is_fair = self.station.is_observed and abs(self.rise_m(height_m)) <= ROUGH_RISE_M
        return Confidence.MEDIUM if is_fair else Confidence.LOW


def _stations_near(spot: Spot) -> list[Found]:
    """The nearest first."""
    found = [
        Found(distance_km(spot.latitude, spot.longitude, row.latitude, row.longitude), row)
        for row in ClimateStation.objects.near(spot.latitude, spot.longitude, ESTIMATE_KM)
    ]
    within = [one for one in found if one.km <= ESTIMATE_KM]
    return sorted(within, key=lambda one: (one.km, one.station.pk))


def _station_origin(found: Found, confidence: Confidence) -> Origin:
    station = found.station
    return Origin(
        normals=station,
        source=ClimateSource.STATION,
        km=found.km,
        confidence=confidence,
        credits=STATION_CREDITS[station.source],
        name=station.name,
        adjust_c=station.frost_tmin_adjust_c,
    )


def _archive_at(spot: Spot) -> WeatherArchive | None:
    latitude, longitude = cell_position(spot.latitude, spot.longitude)
    archives = WeatherArchive.objects.select_related("cell")
    return archives.filter(cell__latitude=latitude, cell__longitude=longitude).first()


def _archive_origin(spot: Spot, archive: WeatherArchive, height_m: int | None) -> Origin:
    """Ten years are fewer than the fifteen that frost dates should rest on."""
    rise_m = 0 if height_m is None else height_m - archive.elevation_m
    cell = archive.cell
    return Origin(
        normals=archive,
        source=ClimateSource.ARCHIVE,
        km=distance_km(spot.latitude, spot.longitude, cell.latitude, cell.longitude),
        confidence=Confidence.LOW if abs(rise_m) > ROUGH_RISE_M else Confidence.MEDIUM,
        credits=(ARCHIVE_CREDIT,),
    )


def _cell_origin(spot: Spot, cell: ClimateCell, rise_m: int) -> Origin:
    is_rough = abs(rise_m) > ROUGH_RISE_M
    return Origin(
        normals=cell,
        source=ClimateSource.CELL,
        km=distance_km(spot.latitude, spot.longitude, cell.ref_lat, cell.ref_lon),
        confidence=Confidence.LOW if is_rough else Confidence(cell.confidence),
        credits=CELL_CREDITS,
    )


def _place(spot: Spot, origin: Origin) -> Place:
    normals = origin.normals
    place = bare_place(spot)
    if place.elevation_m is None:
        place.elevation_m, place.elevation_is_assumed = normals.elevation_m, True
    rise_m = place.elevation_m - normals.elevation_m
    # The modelled set's nights are too mild; its frost dates allow for that already.
    tmin_c = tuple(value + origin.adjust_c for value in normals.tmin_c)
    place.climate_source = origin.source
    place.climate_name = origin.name
    place.climate_distance_km = round(origin.km, 1)
    place.climate_height_difference_m = rise_m
    place.climate_confidence = origin.confidence
    place.climate_credit = " ".join(dict.fromkeys(spot.credits + origin.credits))
    place.tmin_c = _moved(tmin_c, rise_m)
    place.tmax_c = _moved(normals.tmax_c, rise_m)
    place.tmin_sd_c = normals.tmin_sd_c
    place.rain_mm = normals.rain_mm
    place.srad_mj = normals.srad_mj
    coldest_c = normals.annual_extreme_min_c + LAPSE_RATE_C_PER_M * rise_m
    place.annual_extreme_min_c = round(coldest_c, 1)
    place.usda_zone = spot.usda_zone or usda_zone(coldest_c)
    set_frost_dates(place, _frost_dates(normals, tmin_c, rise_m))
    return place


def _moved(monthly_c: Monthly, rise_m: int) -> Monthly:
    return tuple(round(value, 1) for value in moved_temperatures_c(monthly_c, 0, rise_m))


def _frost_dates(normals: ClimateNormals, tmin_c: Monthly, rise_m: int) -> FrostDates:
    known = FrostDates(
        last_p10=normals.last_frost_p10,
        last_p50=normals.last_frost_p50,
        last_p90=normals.last_frost_p90,
        first_p10=normals.first_frost_p10,
        first_p50=normals.first_frost_p50,
        first_p90=normals.first_frost_p90,
    )
    if abs(rise_m) <= SAME_FROST_RISE_M:
        return known
    return moved_frost_dates(known, tmin_c, normals.tmin_sd_c, rise_m)


def set_frost_dates(place: Place, dates: FrostDates) -> None:
    place.last_frost_p10, place.last_frost_p50 = dates.last_p10, dates.last_p50
    place.last_frost_p90, place.first_frost_p10 = dates.last_p90, dates.first_p10
    place.first_frost_p50, place.first_frost_p90 = dates.first_p50, dates.first_p90
    place.is_frost_free = dates.is_frost_free
    place.has_safe_date = dates.has_safe_date
