"""Gardeners and places; these are real stations, so that seasons in tests are real seasons."""

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.generating.climates import BRNO, CHRISTCHURCH, OSLO, PHOENIX, SINGAPORE
from plants.choices import Confidence

BRNO_TMIN_C, BRNO_TMAX_C, BRNO_TMIN_SD_C = BRNO["tmin_c"], BRNO["tmax_c"], BRNO["tmin_sd_c"]
BRNO_RAIN_MM, BRNO_SRAD_MJ = BRNO["rain_mm"], BRNO["srad_mj"]


class GardenerFactory(DjangoModelFactory):
    class Meta:
        model = models.Gardener

    email = factory.Sequence(lambda number: f"gardener{number}@example.org")


class WeatherCellFactory(DjangoModelFactory):
    """The cell of Brno."""

    class Meta:
        model = models.WeatherCell
        django_get_or_create = ["latitude", "longitude"]

    latitude = 49.2
    longitude = 16.7
    timezone = "Europe/Prague"


class PlaceFactory(DjangoModelFactory):
    """Brno, or by trait: `christchurch`, `singapore`, `oslo`, `phoenix`."""

    class Meta:
        model = models.Place

    class Params:
        christchurch = factory.Trait(**CHRISTCHURCH)
        singapore = factory.Trait(**SINGAPORE)
        oslo = factory.Trait(**OSLO)
        phoenix = factory.Trait(**PHOENIX)

    label = BRNO["label"]
    latitude = BRNO["latitude"]
    longitude = BRNO["longitude"]
    elevation_m = BRNO["elevation_m"]
    country_code = BRNO["country_code"]
    timezone = BRNO["timezone"]
    weather_cell = factory.SubFactory(
        WeatherCellFactory,
        latitude=factory.LazyAttribute(lambda cell: round(cell.factory_parent.latitude, 1)),
        longitude=factory.LazyAttribute(lambda cell: round(cell.factory_parent.longitude, 1)),
        timezone=factory.SelfAttribute("..timezone"),
    )
    climate_source = models.ClimateSource.STATION
    climate_name = factory.SelfAttribute("label")
    climate_distance_km = 2.0
    climate_height_difference_m = 0
    climate_confidence = Confidence.HIGH
    tmin_c = BRNO["tmin_c"]
    tmax_c = BRNO["tmax_c"]
    tmin_sd_c = BRNO["tmin_sd_c"]
    rain_mm = BRNO["rain_mm"]
    srad_mj = BRNO["srad_mj"]
    annual_extreme_min_c = BRNO["annual_extreme_min_c"]
    usda_zone = BRNO["usda_zone"]
    last_frost_p10 = BRNO["last_frost_p10"]
    last_frost_p50 = BRNO["last_frost_p50"]
    last_frost_p90 = BRNO["last_frost_p90"]
    first_frost_p10 = BRNO["first_frost_p10"]
    first_frost_p50 = BRNO["first_frost_p50"]
    first_frost_p90 = BRNO["first_frost_p90"]
