from django.contrib import admin

from compliance.read_only_admin import ReadOnlyAdmin
from gardens import models


@admin.register(models.WeatherCell)
class WeatherCellAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "timezone", "fetched_at", "next_fetch_at", "failures", "last_error"]
    list_filter = ["failures"]


class OfOneCell(ReadOnlyAdmin):
    list_select_related = ["cell"]


@admin.register(models.WeatherDay)
class WeatherDayAdmin(OfOneCell):
    list_display = ["on", "cell", "is_forecast", "tmin_c", "tmax_c", "rain_mm", "source"]
    list_filter = ["is_forecast", "source"]


@admin.register(models.WeatherHour)
class WeatherHourAdmin(OfOneCell):
    list_display = ["at", "cell", "is_forecast", "temperature_c", "wind_m_s", "cloud_pct", "source"]
    list_filter = ["is_forecast", "source"]


@admin.register(models.WeatherArchive)
class WeatherArchiveAdmin(OfOneCell):
    list_display = ["cell", "first_year", "last_year", "elevation_m", "usda_zone", "fetched_at"]


@admin.register(models.Town)
class TownAdmin(ReadOnlyAdmin):
    list_display = ["name", "country_code", "population", "timezone", "elevation_m"]
    search_fields = ["search_name"]


@admin.register(models.PostalZone)
class PostalZoneAdmin(ReadOnlyAdmin):
    list_display = ["code", "state", "usda_zone"]
    search_fields = ["code"]


@admin.register(models.ClimateStation)
class ClimateStationAdmin(ReadOnlyAdmin):
    list_display = ["name", "country_code", "elevation_m", "record_years", "source", "usda_zone"]
    list_filter = ["source"]
    search_fields = ["name", "station_id"]


@admin.register(models.ClimateCell)
class ClimateCellAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "elevation_m", "confidence", "nearest_obs_km", "usda_zone"]
    list_filter = ["confidence"]
