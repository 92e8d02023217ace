"""Where a place's climate comes from, in sentences for the gardener."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gardens.climate.answers import ASSUMED_SPREAD_DAYS
from gardens.models import ClimateSource, Place
from plants.quantities import say_quantity


def origin_of(place: Place) -> list[str]:
    return list(_sentences(place))


def _sentences(place: Place) -> Iterator[str]:
    if place.climate_source == ClimateSource.TYPED:
        yield _("The frost dates are yours.")
        if not place.is_frost_free:
            yield _(
                "How much years differ is assumed: in 1 year of 10 frost comes %(days)s days "
                "later in spring or earlier in autumn."
            ) % {"days": ASSUMED_SPREAD_DAYS}
    if not place.tmin_c:
        yield _("No climate is known near here: temperature and rain by month are missing.")
        return
    yield _measured(place)
    if place.climate_source == ClimateSource.ARCHIVE:
        yield _("The frost dates are counted in these years.")
    if place.climate_height_difference_m:
        yield _height(place.climate_height_difference_m)
    if place.elevation_is_assumed:
        yield _("The height is assumed: correct it below if it is wrong.")


def _measured(place: Place) -> str:
    if place.has_archive_normals:
        return _(
            "Temperature and rain are those of ten years of daily weather, which models worked "
            "out for the area."
        )
    if not place.climate_name:
        return _("Temperature and rain are estimated for the area from the stations around it.")
    return _("Temperature and rain were measured at %(station)s, %(distance)s away.") % {
        "station": place.climate_name,
        "distance": say_quantity(place.climate_distance_km or 0, "km", 0),
    }


def _height(rise_m: int) -> str:
    words = {"height": say_quantity(abs(rise_m), "m")}
    if rise_m > 0:
        return _("Your garden lies %(height)s higher; temperatures are adjusted for that.") % words
    return _("Your garden lies %(height)s lower; temperatures are adjusted for that.") % words
