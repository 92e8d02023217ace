from django.urls import include, path

from gardens.views import devices, reading_uploads, sensor

device_patterns = [
    path("", devices.device_list, name="device-list"),
    path("add/", devices.device_add, name="device-add"),
    path("<int:pk>/", devices.device_detail, name="device-detail"),
    path("<int:pk>/edit/", devices.device_edit, name="device-edit"),
    path("<int:pk>/renew/", devices.device_renew, name="device-renew"),
    path("<int:pk>/revoke/", devices.device_revoke, name="device-revoke"),
    path("<int:pk>/delete/", devices.device_delete, name="device-delete"),
    path("<int:pk>/upload/", reading_uploads.upload_add, name="device-upload"),
    path("<int:pk>/upload/columns/", reading_uploads.upload_map, name="device-mapping"),
]

sensor_patterns = [
    path("gardens/<int:garden_pk>/devices/", include(device_patterns)),
    path("gardens/<int:garden_pk>/sensors/<int:pk>/", sensor.sensor_detail, name="sensor-detail"),
]
