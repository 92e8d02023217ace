"""From what a gardener types to a spot: a town, a US ZIP code or coordinates."""

import re

from django.utils.translation import gettext as _

from gardens.climate.coordinates import Coordinates, parse_coordinates
from gardens.climate.distance import distance_km
from gardens.climate.precision import rounded
from gardens.climate.spot import Spot, SpotUnknown, position_label
from gardens.climate.timezones import timezone_at
from gardens.climate.towns import find_towns
from gardens.models import PostalZone, Precision, Town

ZIP = re.compile(r"(\d{5})(?:-\d{4})?", re.ASCII)
# How near a town must be to lend its country, and its height.
COUNTRY_KM = 100
HEIGHT_KM = 10


def find_spots(text: str, precision: Precision = Precision.KILOMETRE) -> list[Spot]:
    """Never empty; several where towns share the name. Raises SpotUnknown.

    Coordinates are rounded to the `precision`; towns and ZIP codes are what they are.
    """
    postal = ZIP.fullmatch(text.strip())
    if postal:
        return [_spot_of_zip(postal[1])]
    coordinates = parse_coordinates(text)
    if coordinates:
        return [_spot_at(coordinates, precision)]
    return [Spot.of_town(town) for town in find_towns(text)]


def _spot_of_zip(code: str) -> Spot:
    postal = PostalZone.objects.filter(pk=code).first()
    if postal is None:
        raise SpotUnknown(
            _(
                "%(code)s is no US ZIP code that we know. Try the one next to it or the nearest "
                "town; outside the United States type the town."
            )
            % {"code": code}
        )
    near = _towns_near(postal.latitude, postal.longitude)
    return Spot(
        key=postal.code,
        label=f"ZIP {postal.code}, {postal.state}",
        latitude=postal.latitude,
        longitude=postal.longitude,
        timezone=timezone_at(postal.latitude, postal.longitude),
        elevation_m=_height(near),
        elevation_is_assumed=True,
        country_code="PR" if postal.state == "PR" else "US",
        admin1_code="" if postal.state == "PR" else postal.state,
        usda_zone=postal.usda_zone,
        credits=("geonames", "usda-zones", "timezones"),
    )


def _spot_at(coordinates: Coordinates, precision: Precision) -> Spot:
    # The clock is that of the garden itself, which may lie across a border of its region.
    timezone = timezone_at(coordinates.latitude, coordinates.longitude)
    stored = rounded(coordinates.latitude, coordinates.longitude, precision)
    latitude, longitude = stored.latitude, stored.longitude
    near = _towns_near(latitude, longitude)
    # Across a border the nearest town is a foreigner; its clock mostly is too.
    country = next((town for _km, town in near if town.timezone == timezone), Town())
    is_given = coordinates.elevation_m is not None
    return Spot(
        key=f"{latitude},{longitude}",
        label=position_label(latitude, longitude),
        latitude=latitude,
        longitude=longitude,
        timezone=timezone,
        elevation_m=coordinates.elevation_m if is_given else _height(near),
        elevation_is_assumed=not is_given,
        country_code=country.country_code,
        admin1_code=country.admin1_code,
        precision=precision,
        credits=("geonames", "timezones"),
    )


def _towns_near(latitude: float, longitude: float) -> list[tuple[float, Town]]:
    """With their distance in km, the nearest first."""
    towns = Town.objects.near(latitude, longitude, COUNTRY_KM)
    measured = [
        (distance_km(latitude, longitude, town.latitude, town.longitude), town) for town in towns
    ]
    return sorted(
        (pair for pair in measured if pair[0] <= COUNTRY_KM), key=lambda pair: (pair[0], pair[1].pk)
    )


def assumed_height_m(latitude: float, longitude: float) -> int | None:
    """That of the nearest town."""
    return _height(_towns_near(latitude, longitude))


def _height(near: list[tuple[float, Town]]) -> int | None:
    heights = (town.elevation_m for km, town in near if km <= HEIGHT_KM)
    return next((height for height in heights if height is not None), None)
