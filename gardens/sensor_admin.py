from django.contrib import admin

from compliance.read_only_admin import ReadOnlyAdmin
from gardens import models


@admin.register(models.Device)
class DeviceAdmin(ReadOnlyAdmin):
    list_display = ["name", "garden", "bed", "created_at", "last_seen_at", "revoked_at"]
    list_select_related = ["garden", "bed"]
    search_fields = ["name", "garden__name"]
    exclude = ["token_digest"]


@admin.register(models.Sensor)
class SensorAdmin(ReadOnlyAdmin):
    list_display = ["pk", "device", "quantity"]
    list_filter = ["quantity"]
    list_select_related = ["device"]


class OfOneSensor(ReadOnlyAdmin):
    """Searched by the number of the sensor: there are too many rows to look through."""

    list_select_related = ["sensor"]
    search_fields = ["=sensor__pk"]


@admin.register(models.SensorReading)
class SensorReadingAdmin(OfOneSensor):
    list_display = ["pk", "sensor", "measured_at", "value"]


@admin.register(models.SensorHour, models.SensorDay)
class SensorSummaryAdmin(OfOneSensor):
    list_display = ["start", "sensor", "low", "mean", "high", "count", "is_stale"]
    ordering = ["-pk"]


@admin.register(models.RejectedReading)
class RejectedReadingAdmin(ReadOnlyAdmin):
    list_display = ["received_at", "device", "reason", "content"]
    list_filter = ["reason"]
    list_select_related = ["device"]


@admin.register(models.ReadingUpload)
class ReadingUploadAdmin(ReadOnlyAdmin):
    list_display = ["file_name", "device", "uploaded_at"]
    list_select_related = ["device"]
    exclude = ["content"]
