"""Spaces, reservoirs and what is noted of them, to be read only."""

from django.contrib import admin

from compliance.read_only_admin import ReadOnlyAdmin
from gardens import models


@admin.register(models.Space)
class SpaceAdmin(ReadOnlyAdmin):
    list_display = ["name", "garden", "lamp", "ppfd", "light_on_at", "light_off_at"]
    list_filter = ["lamp"]
    list_select_related = ["garden"]
    search_fields = ["name", "garden__name"]


@admin.register(models.Reservoir)
class ReservoirAdmin(ReadOnlyAdmin):
    list_display = ["name", "garden", "system", "volume_l", "tap_ec_ms_cm"]
    list_filter = ["system"]
    list_select_related = ["garden"]
    search_fields = ["name", "garden__name"]


@admin.register(models.SpaceReading)
class SpaceReadingAdmin(ReadOnlyAdmin):
    list_display = ["read_at", "space", "air_c", "humidity_pct", "leaf_c", "ppfd"]
    list_select_related = ["space"]


@admin.register(models.ReservoirReading)
class ReservoirReadingAdmin(ReadOnlyAdmin):
    list_display = ["read_at", "reservoir", "ec_ms_cm", "salt_unit", "ph", "water_c"]
    list_filter = ["salt_unit"]
    list_select_related = ["reservoir"]


@admin.register(models.NutrientChange)
class NutrientChangeAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "reservoir", "act", "amount"]
    list_filter = ["act"]
    list_select_related = ["reservoir"]
