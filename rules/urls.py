from django.urls import path

from rules import views
from rules.water.views import bed_water, garden_water

app_name = "rules"
urlpatterns = [
    path("today/", views.today, name="today"),
    path("gardens/<int:pk>/findings/", views.findings_panel, name="findings-panel"),
    path("gardens/<int:pk>/beds/<int:bed_pk>/findings/", views.findings_panel, name="bed-findings"),
    path("gardens/<int:pk>/water/", garden_water, name="garden-water"),
    path("gardens/<int:garden_pk>/beds/<int:pk>/water/", bed_water, name="bed-water"),
    path("rules/", views.rule_list, name="rule-list"),
    path("rules/<str:rule_id>/", views.rule_detail, name="rule-detail"),
]
