"""Shipped tables that a place is looked up in; `load_places` fills them."""

import math
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gardens.climate.distance import within_box
from gardens.models.monthly import MonthlyField
from plants.choices import Confidence
from plants.names import SearchTextField, normalise


class NearbyQuerySet(models.QuerySet):
    def near(self, latitude: float, longitude: float, radius_km: float) -> Self:
        """Rows in the box around the point; callers measure the distance themselves."""
        return self.filter(within_box(latitude, longitude, radius_km))


class TownQuerySet(NearbyQuerySet):
    def named(self, name: str) -> Self:
        """Towns whose name begins with the words, largest first."""
        return self.filter(search_name__startswith=f" {normalise(name)}").order_by(
            "-population", "pk"
        )


class Town(models.Model):
    """A place of 30 000 people or more (GeoNames)."""

    geonameid = models.PositiveIntegerField(_("GeoNames id"), primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    search_name = SearchTextField(sources=("name",), db_index=True)
    country_code = models.CharField(_("country"), max_length=2)
    admin1_code = models.CharField(_("region"), max_length=8, blank=True, default="")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    population = models.PositiveIntegerField(_("population"))
    timezone = models.CharField(_("time zone"), max_length=40)
    elevation_m = models.SmallIntegerField(_("height (m)"), null=True, blank=True)

    objects = TownQuerySet.as_manager()

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ["-population", "pk"]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="gardens_town_position"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.country_code}"


class PostalZone(models.Model):
    """A US ZIP code with its hardiness zone (USDA map of 2012)."""

    code = models.CharField(_("ZIP code"), max_length=5, primary_key=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    state = models.CharField(_("state"), max_length=2)
    usda_zone = models.CharField(_("USDA zone"), max_length=3)

    class Meta:
        verbose_name = _("ZIP code")
        verbose_name_plural = _("ZIP codes")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ClimateNormals(models.Model):
    """Mean months and the frost dates derived from them; SOURCES.md says how."""

    elevation_m = models.SmallIntegerField(_("height (m)"))
    tmin_c = MonthlyField(_("mean daily minimum (°C)"))
    tmax_c = MonthlyField(_("mean daily maximum (°C)"))
    tmin_sd_c = MonthlyField(_("spread of daily minima (°C)"))
    rain_mm = MonthlyField(_("rain (mm a month)"))
    srad_mj = MonthlyField(_("solar radiation (MJ/m² a day)"))
    last_frost_p10 = models.SmallIntegerField(_("last frost, 10 %"), null=True, blank=True)
    last_frost_p50 = models.SmallIntegerField(_("last frost, 50 %"), null=True, blank=True)
    last_frost_p90 = models.SmallIntegerField(_("last frost, 90 %"), null=True, blank=True)
    first_frost_p10 = models.SmallIntegerField(_("first frost, 10 %"), null=True, blank=True)
    first_frost_p50 = models.SmallIntegerField(_("first frost, 50 %"), null=True, blank=True)
    first_frost_p90 = models.SmallIntegerField(_("first frost, 90 %"), null=True, blank=True)
    frost_free_days_p50 = models.SmallIntegerField(_("frost-free days"))
    annual_extreme_min_c = models.FloatField(_("coldest night of a year (°C)"))
    usda_zone = models.CharField(_("USDA zone"), max_length=3)

    class Meta:
        abstract = True


class StationSource(models.TextChoices):
    CLIGEN_US = "cligen-us-2015", _("USDA-ARS CLIGEN stations, 2015")
    CLIMAT = "dwd-climat-2003-2021", _("CLIMAT reports 2003–2021, Deutscher Wetterdienst")
    ERA5 = "cligen-ghcn-era5", _("CLIGEN from GHCN-Daily and ERA5")


class ClimateStationQuerySet(NearbyQuerySet):
    def observed(self) -> Self:
        """Stations with measured temperatures; the ERA5 set's are modelled."""
        return self.exclude(source=StationSource.ERA5)


class ClimateStation(ClimateNormals):
    """Climate measured at a station."""

    station_id = models.CharField(_("station"), max_length=11, primary_key=True)
    name = models.CharField(_("name"), max_length=40)
    country_code = models.CharField(_("country"), max_length=2)
    region = models.CharField(_("region"), max_length=2, blank=True, default="")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    record_years = models.SmallIntegerField(_("years of record"))
    source = models.CharField(_("source"), max_length=24, choices=StationSource)
    frost_tmin_adjust_c = models.FloatField(_("taken off minima for frost dates (°C)"))

    objects = ClimateStationQuerySet.as_manager()

    class Meta:
        verbose_name = _("climate station")
        verbose_name_plural = _("climate stations")
        ordering = ["station_id"]
        indexes = [models.Index(fields=["latitude", "longitude"], name="gardens_station_position")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_observed(self) -> bool:
        return self.source != StationSource.ERA5


def middle_of_cell(degrees: float) -> float:
    """Half-degree cells, named by their middle."""
    return math.floor(degrees * 2) / 2 + 0.25


class ClimateCellQuerySet(models.QuerySet["ClimateCell"]):
    def at(self, latitude: float, longitude: float) -> Self:
        # The meridian of 180 degrees belongs to the cell east of it.
        east = longitude - 360 if longitude >= 180 else longitude
        return self.filter(cell_lat=middle_of_cell(latitude), cell_lon=middle_of_cell(east))


class ClimateCell(ClimateNormals):
    """Climate of an inhabited half-degree cell, interpolated from stations: an estimate."""

    cell_lat = models.FloatField(_("latitude of the middle"))
    cell_lon = models.FloatField(_("longitude of the middle"))
    ref_lat = models.FloatField(_("latitude the values hold for"))
    ref_lon = models.FloatField(_("longitude the values hold for"))
    elevation_lo_m = models.SmallIntegerField(_("lowest place (m)"))
    elevation_hi_m = models.SmallIntegerField(_("highest place (m)"))
    places = models.PositiveIntegerField(_("places"))
    nearest_obs_km = models.FloatField(_("nearest station (km)"))
    nearest_obs_dz_m = models.FloatField(_("its difference in height (m)"))
    confidence = models.CharField(_("confidence"), max_length=8, choices=Confidence)

    objects = ClimateCellQuerySet.as_manager()

    class Meta:
        verbose_name = _("climate cell")
        verbose_name_plural = _("climate cells")
        ordering = ["cell_lat", "cell_lon"]
        constraints = [
            models.UniqueConstraint(fields=["cell_lat", "cell_lon"], name="gardens_cell_once")
        ]

    def __str__(self) -> str:
        return f"{self.cell_lat}, {self.cell_lon}"
