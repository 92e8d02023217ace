from django.urls import path

from gardens.views import place, plant_law

place_patterns = [
    path("gardens/<int:pk>/place/", place.place_detail, name="place-detail"),
    path("gardens/<int:pk>/place/frost/", place.place_appetite, name="place-appetite"),
    path("gardens/<int:pk>/place/move/", place.place_move, name="place-move"),
    path("gardens/<int:pk>/law/", plant_law.garden_law, name="garden-law"),
    path(
        "gardens/<int:pk>/law/<slug:slug>/exemption/",
        plant_law.exemption_ask,
        name="exemption-ask",
    ),
]
