from django.urls import path

from gardens.views import book, care_tasks, entries, harvests, life, series

book_patterns = [
    path("gardens/<int:pk>/journal/add/", entries.journal_add, name="journal-add"),
    path("gardens/<int:pk>/book/", book.garden_book, name="garden-book"),
    path("gardens/<int:garden_pk>/beds/<int:pk>/book/", book.bed_book, name="bed-book"),
    path("plantings/<int:pk>/book/", book.planting_book, name="planting-book"),
    path("plantings/<int:pk>/life/", life.planting_life, name="planting-life"),
    path("plantings/<int:pk>/split/", life.planting_split, name="planting-split"),
    path("gardens/<int:pk>/log/", book.log_add, name="log-add"),
    path("gardens/<int:pk>/log/undo/", book.log_undo, name="log-undo"),
    path("gardens/<int:pk>/log/problem/", book.log_add, {"kind": "problem"}, name="log-problem"),
    path(
        "gardens/<int:pk>/log/treatment/", book.log_add, {"kind": "treatment"}, name="log-treatment"
    ),
    path("events/<int:pk>/edit/", entries.event_edit, name="event-edit"),
    path("events/<int:pk>/undo/", book.event_undo, name="event-undo"),
    path("photos/<int:pk>/delete/", entries.photo_delete, name="photo-delete"),
    path("gardens/<int:pk>/harvest/", harvests.harvest_add, name="harvest-add"),
    path("gardens/<int:pk>/season/", harvests.garden_season, name="garden-season"),
    path("gardens/<int:pk>/tasks/", care_tasks.task_list, name="task-list"),
    path("gardens/<int:pk>/series/", series.series_list, name="series-list"),
    path("gardens/<int:pk>/series/add/", series.series_add, name="series-add"),
    path("series/<int:pk>/", series.series_edit, name="series-edit"),
    path("series/<int:pk>/end/", series.series_end, name="series-end"),
]
