"""Gardeners and places; these are real stations, so that seasons in tests are real seasons."""

import factory
from factory.django import DjangoModelFactory

from gardens import models
from plants.choices import Confidence

BRNO_TMIN_C = (-3.5, -2.3, 0.4, 5.1, 9.4, 13.5, 14.9, 14.8, 10.7, 6.0, 2.5, -1.6)
BRNO_TMAX_C = (1.9, 4.2, 9.7, 16.1, 19.9, 24.6, 26.8, 26.3, 20.8, 14.1, 8.3, 3.1)
BRNO_TMIN_SD_C = (4.7, 4.2, 4.2, 3.8, 3.8, 3.4, 3.2, 3.4, 3.4, 3.6, 4.2, 3.9)
BRNO_RAIN_MM = (23, 25, 30, 28, 57, 71, 74, 61, 52, 36, 33, 31)
BRNO_SRAD_MJ = (3.4, 5.9, 10.4, 16.4, 18.7, 21.0, 20.6, 18.2, 13.0, 7.4, 3.9, 2.8)


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
        christchurch = factory.Trait(
            label="Christchurch",
            latitude=-43.49,
            longitude=172.53,
            elevation_m=36,
            country_code="NZ",
            timezone="Pacific/Auckland",
            tmin_c=(11.9, 11.5, 9.9, 6.8, 4.0, 2.0, 0.9, 2.2, 3.9, 5.7, 8.1, 10.8),
            tmax_c=(23.1, 23.0, 20.5, 17.8, 15.4, 12.0, 12.1, 12.9, 14.8, 17.3, 19.2, 21.5),
            tmin_sd_c=(3.8, 3.3, 3.2, 3.3, 3.2, 3.1, 2.8, 3.2, 3.2, 3.3, 3.6, 3.4),
            rain_mm=(46, 40, 54, 53, 62, 77, 58, 46, 41, 52, 47, 52),
            srad_mj=(21.7, 18.9, 14.3, 10.3, 6.8, 4.9, 5.8, 8.8, 12.4, 17.0, 20.7, 21.3),
            annual_extreme_min_c=-5.4,
            usda_zone="9a",
            last_frost_p10=246,
            last_frost_p50=283,
            last_frost_p90=314,
            first_frost_p10=103,
            first_frost_p50=128,
            first_frost_p90=153,
        )
        singapore = factory.Trait(
            label="Singapore",
            latitude=1.37,
            longitude=103.98,
            elevation_m=16,
            country_code="SG",
            timezone="Asia/Singapore",
            tmin_c=(24.3, 24.8, 25.1, 25.4, 25.8, 25.8, 25.5, 25.6, 25.3, 25.1, 24.7, 24.5),
            tmax_c=(30.5, 31.5, 32.3, 32.4, 32.3, 31.8, 31.3, 31.3, 31.5, 31.7, 31.3, 30.6),
            tmin_sd_c=(1.5, 1.2, 1.4, 1.3, 1.3, 1.3, 1.4, 1.4, 1.4, 1.3, 1.3, 1.1),
            rain_mm=(221, 105, 151, 164, 164, 136, 145, 149, 133, 166, 254, 333),
            srad_mj=(17.7, 20.9, 19.7, 18.8, 17.5, 16.7, 17.1, 18.3, 17.9, 17.5, 15.8, 15.2),
            annual_extreme_min_c=21.2,
            usda_zone="13b",
            is_frost_free=True,
            last_frost_p10=None,
            last_frost_p50=None,
            last_frost_p90=None,
            first_frost_p10=None,
            first_frost_p50=None,
            first_frost_p90=None,
        )
        oslo = factory.Trait(
            label="Oslo",
            latitude=59.94,
            longitude=10.72,
            elevation_m=97,
            country_code="NO",
            timezone="Europe/Oslo",
            tmin_c=(-4.6, -4.4, -2.0, 2.2, 6.9, 11.2, 13.7, 12.6, 8.9, 3.9, 0.4, -2.7),
            tmax_c=(0.1, 1.0, 5.8, 11.7, 16.7, 21.1, 23.2, 21.2, 16.8, 10.0, 5.3, 1.5),
            tmin_sd_c=(4.7, 4.4, 4.3, 3.3, 4.2, 2.8, 2.8, 2.5, 2.9, 3.8, 4.1, 4.3),
            rain_mm=(58, 46, 44, 50, 60, 80, 86, 104, 81, 94, 84, 54),
            srad_mj=(1.3, 3.3, 7.8, 14.3, 18.3, 20.6, 19.5, 15.0, 9.6, 4.6, 1.7, 0.8),
            annual_extreme_min_c=-14.7,
            usda_zone="7b",
            last_frost_p10=102,
            last_frost_p50=118,
            last_frost_p90=135,
            first_frost_p10=278,
            first_frost_p50=292,
            first_frost_p90=307,
        )
        # Frost in a few winters only, so there is no median date to count from.
        phoenix = factory.Trait(
            label="Phoenix",
            latitude=33.43,
            longitude=-112.03,
            elevation_m=338,
            country_code="US",
            timezone="America/Phoenix",
            tmin_c=(7.2, 8.8, 11.5, 15.2, 20.2, 25.1, 28.4, 27.9, 24.7, 18.0, 11.2, 7.0),
            tmax_c=(19.5, 21.6, 25.0, 29.6, 34.7, 40.2, 41.2, 40.3, 37.7, 31.6, 24.4, 19.2),
            tmin_sd_c=(3.3, 3.2, 3.2, 3.7, 3.5, 3.1, 2.7, 2.7, 3.1, 3.8, 3.8, 3.1),
            rain_mm=(23, 21, 24, 7, 4, 1, 25, 24, 16, 14, 16, 22),
            srad_mj=(10.8, 13.5, 18.4, 23.4, 26.9, 28.5, 24.7, 21.4, 20.0, 16.7, 12.4, 10.1),
            annual_extreme_min_c=0.0,
            usda_zone="10a",
            last_frost_p10=None,
            last_frost_p50=None,
            last_frost_p90=22,
            first_frost_p10=347,
            first_frost_p50=None,
            first_frost_p90=None,
        )

    label = "Brno"
    latitude = 49.15
    longitude = 16.69
    elevation_m = 246
    country_code = "CZ"
    timezone = "Europe/Prague"
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
    tmin_c = BRNO_TMIN_C
    tmax_c = BRNO_TMAX_C
    tmin_sd_c = BRNO_TMIN_SD_C
    rain_mm = BRNO_RAIN_MM
    srad_mj = BRNO_SRAD_MJ
    annual_extreme_min_c = -12.9
    usda_zone = "7b"
    last_frost_p10 = 85
    last_frost_p50 = 104
    last_frost_p90 = 120
    first_frost_p10 = 284
    first_frost_p50 = 301
    first_frost_p90 = 321
