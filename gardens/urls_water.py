from django.urls import path

from gardens.views import book, butt, water

water_patterns = [
    path("gardens/<int:pk>/log/water/", book.log_add, {"kind": "water"}, name="log-water"),
    path("gardens/<int:pk>/waterings/", water.watering_list, name="watering-list"),
    path("waterings/<int:pk>/", water.watering_edit, name="watering-edit"),
    path("waterings/<int:pk>/delete/", water.watering_delete, name="watering-delete"),
    path("gardens/<int:pk>/water/butt/", butt.butt_edit, name="butt-edit"),
    path("gardens/<int:pk>/water/butt/delete/", butt.butt_delete, name="butt-delete"),
    path("gardens/<int:pk>/rain/", water.rain_list, name="rain-list"),
    path("rain/<int:pk>/delete/", water.rain_delete, name="rain-delete"),
    path(
        "gardens/<int:garden_pk>/beds/<int:pk>/moisture/", water.moisture_list, name="moisture-list"
    ),
    path("moisture/<int:pk>/delete/", water.moisture_delete, name="moisture-delete"),
    path("gardens/<int:garden_pk>/beds/<int:pk>/emitter/", water.emitter_edit, name="emitter-edit"),
]
