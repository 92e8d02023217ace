from django.contrib import admin

from compliance.read_only_admin import ReadOnlyAdmin
from gardens import models


@admin.register(models.SeedLot)
class SeedLotAdmin(ReadOnlyAdmin):
    list_display = ["plant", "variety", "year", "source", "owner"]
    list_select_related = ["plant", "owner"]
    search_fields = ["plant__search_text", "variety", "owner__email"]


@admin.register(models.SeedEntry)
class SeedEntryAdmin(ReadOnlyAdmin):
    list_display = ["kind", "seeds", "lot_id", "made_on"]
    list_filter = ["kind"]


@admin.register(models.GerminationTest)
class GerminationTestAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "lot_id", "started_on", "counted_on", "ended_on"]


@admin.register(models.Tray)
class TrayAdmin(ReadOnlyAdmin):
    list_display = ["name", "garden", "rows", "columns"]
    list_select_related = ["garden"]
    search_fields = ["name", "garden__name"]


@admin.register(models.Sowing)
class SowingAdmin(ReadOnlyAdmin):
    list_display = ["plant", "tray", "cells", "sown_on", "potted_on", "ended_on"]
    list_select_related = ["plant", "tray"]


@admin.register(models.EmergenceCount)
class EmergenceCountAdmin(ReadOnlyAdmin):
    list_display = ["sowing_id", "counted_on", "emerged"]
