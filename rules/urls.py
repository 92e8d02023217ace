from django.urls import path

from rules.views import answers, pages
from rules.water.views import bed_water, garden_water

app_name = "rules"
urlpatterns = [
    path("today/", pages.today, name="today"),
    path("today/folded/", pages.today_folded, name="today-folded"),
    path("findings/<int:pk>/", pages.finding_detail, name="finding-detail"),
    path("findings/<int:pk>/numbers/", pages.finding_numbers, name="finding-numbers"),
    path("findings/<int:pk>/answer/", answers.finding_answer, name="finding-answer"),
    path("findings/<int:pk>/ask-again/", answers.finding_reopen, name="finding-reopen"),
    path("gardens/<int:pk>/findings/", pages.findings_panel, name="findings-panel"),
    path("gardens/<int:pk>/beds/<int:bed_pk>/findings/", pages.findings_panel, name="bed-findings"),
    path(
        "gardens/<int:pk>/findings/<str:kind>/<int:subject_pk>/",
        pages.subject_findings,
        name="subject-findings",
    ),
    path("gardens/<int:pk>/put-away/", answers.put_away, name="put-away"),
    path("gardens/<int:pk>/rules/<str:rule_id>/show/", answers.rule_show, name="rule-show"),
    path("gardens/<int:pk>/water/", garden_water, name="garden-water"),
    path("gardens/<int:garden_pk>/beds/<int:pk>/water/", bed_water, name="bed-water"),
    path("rules/", pages.rule_list, name="rule-list"),
    path("rules/<str:rule_id>/", pages.rule_detail, name="rule-detail"),
]
