from django.urls import include, path

from gardens.urls_book import book_patterns
from gardens.urls_calendar import calendar_patterns
from gardens.urls_indoor import indoor_patterns
from gardens.urls_land import land_patterns
from gardens.urls_paper import paper_patterns
from gardens.urls_place import place_patterns
from gardens.urls_seeds import seed_patterns
from gardens.urls_sensors import sensor_patterns
from gardens.urls_soil import soil_patterns
from gardens.urls_water import water_patterns
from gardens.views import (
    beds,
    care_tasks,
    companions,
    gardens,
    more,
    own_figures,
    own_plants,
    plan,
    plantings,
    records,
    revisions,
    seasons,
    settings,
    your_data,
)

app_name = "gardens"

plan_patterns = [
    path("<int:pk>/plan/move/", plan.bed_move, name="bed-move"),
    path("<int:pk>/plan/copy/", plan.bed_copy, name="bed-copy"),
    path("<int:pk>/plan/clear/", plan.bed_clear, name="bed-clear"),
    path("<int:pk>/plan/fill/", plan.bed_fill, name="bed-fill"),
    path("<int:pk>/plan/fits/", plan.bed_fits, name="bed-fits"),
    path("<int:pk>/plan/rows/", plan.bed_rows, name="bed-rows"),
    path("<int:pk>/plan/squares/", plan.bed_squares, name="bed-squares"),
    path("<int:pk>/plan/undo/", plan.bed_undo, name="bed-undo"),
    path("<int:pk>/plan/redo/", plan.bed_redo, name="bed-redo"),
    path("<int:pk>/repeat/", seasons.bed_repeat, name="bed-repeat"),
    path("<int:pk>/revisions/", revisions.revision_list, name="bed-revisions"),
    path("<int:pk>/revisions/<int:step>/", revisions.revision_detail, name="bed-revision"),
    path("<int:pk>/revisions/<int:step>/restore/", revisions.revision_restore, name="bed-restore"),
]

bed_patterns = [
    path("add/", beds.bed_add, name="bed-add"),
    path("<int:pk>/", beds.bed_detail, name="bed-detail"),
    path("<int:pk>/edit/", beds.bed_edit, name="bed-edit"),
    path("<int:pk>/delete/", beds.bed_delete, name="bed-delete"),
    path("<int:pk>/suggestions/", beds.bed_suggestions, name="bed-suggestions"),
    path("<int:pk>/put/", beds.bed_put, name="bed-put"),
    path("<int:pk>/sun/", beds.bed_sun, name="bed-sun"),
    path("<int:pk>/plantings/add/", plantings.planting_add, name="planting-add"),
    path("<int:pk>/plantings/place/", plantings.planting_place, name="planting-place"),
    path("<int:pk>/waterings/add/", records.watering_add, name="watering-add"),
]

garden_patterns = [
    path("gardens/", gardens.garden_list, name="garden-list"),
    path("gardens/<int:pk>/", gardens.garden_detail, name="garden-detail"),
    path("gardens/<int:pk>/edit/", gardens.garden_edit, name="garden-edit"),
    path("gardens/<int:pk>/delete/", gardens.garden_delete, name="garden-delete"),
    path("gardens/<int:pk>/rotation/", seasons.garden_rotation, name="garden-rotation"),
    path("gardens/<int:pk>/repeat/", seasons.garden_repeat, name="garden-repeat"),
    path("gardens/<int:pk>/tasks/add/", care_tasks.task_add, name="task-add"),
    path("gardens/<int:garden_pk>/beds/", include([*bed_patterns, *plan_patterns])),
    path("plantings/<int:pk>/", plantings.planting_edit, name="planting-edit"),
    path("plantings/<int:pk>/start/", plantings.planting_start, name="planting-start"),
    path("plantings/<int:pk>/end/", plantings.planting_end, name="planting-end"),
    path("plantings/<int:pk>/remove/", plantings.planting_remove, name="planting-remove"),
    path("place/<slug:slug>/", plantings.plant_place, name="plant-place"),
    path("tasks/<int:pk>/done/", care_tasks.task_done, name="task-done"),
    path("tasks/<int:pk>/reopen/", care_tasks.task_reopen, name="task-reopen"),
    path("more/", more.more, name="more"),
    path("settings/", settings.settings, name="settings"),
    path("your-data/", your_data.your_data, name="your-data"),
    path("your-data/erase/", your_data.account_erase, name="account-erase"),
]

own_patterns = [
    path("own-plants/", own_plants.own_plant_list, name="own-plant-list"),
    path("own-plants/add/", own_plants.own_plant_add, name="own-plant-add"),
    path("own-plants/<int:pk>/", own_plants.own_plant_edit, name="own-plant-edit"),
    path("own-plants/<int:pk>/delete/", own_plants.own_plant_delete, name="own-plant-delete"),
    path("own-plants/<int:pk>/propose/", own_plants.own_plant_propose, name="own-plant-propose"),
    path(
        "gardens/<int:garden_pk>/plants/<slug:slug>/",
        own_figures.own_figures_edit,
        name="own-figures-edit",
    ),
    path(
        "gardens/<int:garden_pk>/plants/<slug:slug>/<slug:cultivar>/",
        own_figures.own_figures_edit,
        name="own-figures-cultivar",
    ),
    path("gardens/<int:pk>/companions/", companions.garden_companions, name="garden-companions"),
    path(
        "gardens/<int:pk>/companions/folklore/", companions.garden_folklore, name="garden-folklore"
    ),
]

urlpatterns = [
    *garden_patterns,
    *book_patterns,
    *land_patterns,
    *indoor_patterns,
    *own_patterns,
    *place_patterns,
    *calendar_patterns,
    *paper_patterns,
    *sensor_patterns,
    *seed_patterns,
    *soil_patterns,
    *water_patterns,
]
