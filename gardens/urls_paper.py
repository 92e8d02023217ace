from django.urls import path

from gardens.views import jobs, paper

paper_patterns = [
    path("gardens/<int:pk>/print/", paper.garden_print, name="garden-print"),
    path("gardens/<int:pk>/labels/", paper.garden_labels, name="garden-labels"),
    path("jobs/<int:pk>/", jobs.job_detail, name="job-detail"),
    path("jobs/<int:pk>/file/", jobs.job_file, name="job-file"),
]
