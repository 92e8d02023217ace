from django.urls import path

from rules import views

app_name = "rules"
urlpatterns = [
    path("today/", views.today, name="today"),
    path("gardens/<int:pk>/findings/", views.findings_panel, name="findings-panel"),
    path("gardens/<int:pk>/beds/<int:bed_pk>/findings/", views.findings_panel, name="bed-findings"),
    path("rules/", views.rule_list, name="rule-list"),
    path("rules/<str:rule_id>/", views.rule_detail, name="rule-detail"),
]
