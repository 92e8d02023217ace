from django.urls import path

from gardens.views import place

place_patterns = [
    path("gardens/<int:pk>/place/", place.place_detail, name="place-detail"),
    path("gardens/<int:pk>/place/frost/", place.place_appetite, name="place-appetite"),
    path("gardens/<int:pk>/place/move/", place.place_move, name="place-move"),
]
