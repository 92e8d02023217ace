from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gardens.models import Job
from gardens.private_files import private_response


@never_cache
@require_safe
def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    template = "gardens/_job_state.html" if request.htmx else "gardens/job_detail.html"
    return render(request, template, {"job": job, "section": "more" if job.is_export else "plan"})


@never_cache
@require_safe
def job_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    return private_response(job.result, job.file_name, job.content_type, as_attachment=True)
