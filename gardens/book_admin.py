from django.contrib import admin

from compliance.read_only_admin import ReadOnlyAdmin
from gardens import models


@admin.register(models.CareTask)
class CareTaskAdmin(ReadOnlyAdmin):
    list_display = ["text", "garden", "rule_id", "due_on", "state", "done_on"]
    list_filter = ["state", "act", "rule_id"]
    list_select_related = ["garden"]
    search_fields = ["title", "garden__name"]


@admin.register(models.TaskSeries)
class TaskSeriesAdmin(ReadOnlyAdmin):
    list_display = ["title", "garden", "every", "unit", "counting", "starts_on", "ended_on"]
    list_filter = ["unit", "counting"]
    list_select_related = ["garden"]
    search_fields = ["title", "garden__name"]


@admin.register(models.Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["happened_on", "act", "garden", "bed", "recorded_by", "recorded_at"]
    list_filter = ["act"]
    list_select_related = ["garden", "bed", "recorded_by"]
    search_fields = ["garden__name"]
    # Its planting may have been taken off the plan.
    exclude = ["planting"]


@admin.register(models.Problem)
class ProblemAdmin(ReadOnlyAdmin):
    list_display = ["name", "event", "severity"]
    list_filter = ["severity"]
    list_select_related = ["event", "pest"]


@admin.register(models.Treatment)
class TreatmentAdmin(ReadOnlyAdmin):
    list_display = ["product", "event", "waiting_days"]
    list_select_related = ["event"]
    search_fields = ["product"]


@admin.register(models.Harvest)
class HarvestAdmin(ReadOnlyAdmin):
    list_display = ["event", "weight_g", "count", "quality", "part"]
    list_filter = ["quality", "part"]
    list_select_related = ["event"]


@admin.register(models.Photo)
class PhotoAdmin(ReadOnlyAdmin):
    list_display = ["picture", "event"]
    list_select_related = ["picture", "event"]


@admin.register(models.SoilTest)
class SoilTestAdmin(ReadOnlyAdmin):
    list_display = ["ph", "bed", "tested_on", "has_free_carbonate", "lab"]
    list_select_related = ["bed"]


@admin.register(models.Amendment)
class AmendmentAdmin(ReadOnlyAdmin):
    list_display = ["label", "bed", "spread_on", "amount_g", "amount_l"]
    list_select_related = ["bed"]


@admin.register(models.Watering)
class WateringAdmin(ReadOnlyAdmin):
    list_display = ["watered_on", "bed", "litres"]
    list_select_related = ["bed"]


@admin.register(models.Emitter)
class EmitterAdmin(ReadOnlyAdmin):
    list_display = ["bed", "line_m", "line_l_h_m", "drippers", "dripper_l_h", "sprinkler_mm_h"]
    list_select_related = ["bed"]


@admin.register(models.WaterButt)
class WaterButtAdmin(ReadOnlyAdmin):
    list_display = ["garden", "volume_l", "roof_m2", "level_l", "level_on"]
    list_select_related = ["garden"]


@admin.register(models.RainDay)
class RainDayAdmin(ReadOnlyAdmin):
    list_display = ["fallen_on", "garden", "rain_mm"]
    list_select_related = ["garden"]


@admin.register(models.WaterUse)
class WaterUseAdmin(ReadOnlyAdmin):
    list_display = ["on", "bed", "possible_mm", "actual_mm"]
    list_select_related = ["bed"]


@admin.register(models.MoistureReading)
class MoistureReadingAdmin(ReadOnlyAdmin):
    list_display = ["measured_on", "bed", "moisture_pct", "feel"]
    list_select_related = ["bed"]
