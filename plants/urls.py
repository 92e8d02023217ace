from django.urls import path

from plants import views

app_name = "plants"
urlpatterns = [
    path("", views.plant_list, name="plant-list"),
    path("<slug:slug>/", views.plant_detail, name="plant-detail"),
    path("<slug:slug>/<slug:cultivar>/", views.cultivar_detail, name="cultivar-detail"),
]
