from django.urls import path

from gardens.views import soil
from gardens.views.compost import garden_compost

soil_patterns = [
    path("gardens/<int:pk>/soil/", soil.garden_soil, name="garden-soil"),
    path("gardens/<int:pk>/compost/", garden_compost, name="garden-compost"),
    path("gardens/<int:garden_pk>/beds/<int:pk>/soil/", soil.bed_soil, name="bed-soil"),
    path("gardens/<int:garden_pk>/beds/<int:pk>/soil/add/", soil.bed_amend, name="bed-amend"),
    path("amendments/<int:pk>/", soil.amendment_edit, name="amendment-edit"),
    path(
        "gardens/<int:garden_pk>/beds/<int:pk>/soil-tests/add/",
        soil.soil_test_add,
        name="soil-test-add",
    ),
    path("soil-tests/<int:pk>/", soil.soil_test_edit, name="soil-test-edit"),
    path("soil-tests/<int:pk>/delete/", soil.soil_test_delete, name="soil-test-delete"),
]
