"""Weather of cells."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from gardens import models
from gardens.tests.factories.place import (
    BRNO_RAIN_MM,
    BRNO_SRAD_MJ,
    BRNO_TMAX_C,
    BRNO_TMIN_C,
    BRNO_TMIN_SD_C,
    PlaceFactory,
    WeatherCellFactory,
)


class WeatherDayFactory(DjangoModelFactory):
    class Meta:
        model = models.WeatherDay
        django_get_or_create = ["cell", "on"]

    class Params:
        place = factory.SubFactory(PlaceFactory)

    cell = factory.SelfAttribute("place.weather_cell")
    on = date(2026, 5, 5)
    tmin_c = 8.0
    tmax_c = 18.0
    rain_mm = 0.0
    et0_mm = 3.5
    source = "test"
    issued_at = datetime(2026, 5, 5, 6, tzinfo=UTC)


class WeatherHourFactory(DjangoModelFactory):
    class Meta:
        model = models.WeatherHour

    cell = factory.SubFactory(WeatherCellFactory)
    at = datetime(2026, 5, 5, 4, tzinfo=UTC)
    temperature_c = 8.0
    source = "test"
    issued_at = datetime(2026, 5, 5, 6, tzinfo=UTC)


class WeatherArchiveFactory(DjangoModelFactory):
    """Of Brno: the normals of its place, from 2016 to 2025."""

    class Meta:
        model = models.WeatherArchive

    cell = factory.SubFactory(WeatherCellFactory)
    first_year = 2016
    last_year = 2025
    source = "test"
    fetched_at = datetime(2026, 5, 5, 6, tzinfo=UTC)
    elevation_m = 250
    tmin_c = BRNO_TMIN_C
    tmax_c = BRNO_TMAX_C
    tmin_sd_c = BRNO_TMIN_SD_C
    rain_mm = BRNO_RAIN_MM
    srad_mj = BRNO_SRAD_MJ
    last_frost_p10 = 90
    last_frost_p50 = 110
    last_frost_p90 = 125
    first_frost_p10 = 280
    first_frost_p50 = 295
    first_frost_p90 = 315
    frost_free_days_p50 = 185
    annual_extreme_min_c = -13.5
    usda_zone = "7a"
