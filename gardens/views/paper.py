from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gardens.actions.printing import order_labels, order_plan
from gardens.actions.refusals import Refused
from gardens.forms.paper import LabelsForm, PlanPrintForm
from gardens.models import Job, Land
from gardens.paper.letters import has_other_letters
from gardens.paper.scenes import BED
from gardens.views.access import own_garden

JOBS_SHOWN = 5


@require_http_methods(["GET", "POST"])
def garden_print(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    asked = _asked_bed(request)
    form = PlanPrintForm(
        request.POST or None,
        garden=garden,
        has_land=Land.objects.filter(garden=garden).exists(),
        beds=list(garden.beds.all()),
        initial={"what": f"{BED}-{asked}"} if asked else None,
    )
    if form.is_valid():
        options = {name: value for name, value in form.cleaned_data.items() if name != "what"}
        try:
            job = order_plan(form.selection, **options, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(job)
    return _page(request, "gardens/garden_print.html", form)


@require_http_methods(["GET", "POST"])
def garden_labels(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    form = LabelsForm(
        request.POST or None,
        garden=garden,
        bed_id=_asked_bed(request),
        is_ticked=request.GET.get("ticked") != "none",
    )
    if form.is_valid():
        site = request.build_absolute_uri("/").rstrip("/")
        try:
            job = order_labels(garden, **form.cleaned_data, site=site, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(job)
    return _page(request, "gardens/garden_labels.html", form)


def _asked_bed(request: HttpRequest) -> int | None:
    typed = request.GET.get("bed", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


def _page(request: HttpRequest, template: str, form: PlanPrintForm | LabelsForm) -> HttpResponse:
    jobs = Job.objects.visible_to(request.user)[:JOBS_SHOWN]
    context = {
        "form": form,
        "garden": form.garden,
        "asked_bed": _asked_bed(request),
        "has_other_letters": has_other_letters(form.garden),
        "jobs": jobs,
        "section": "plan",
    }
    return render(request, template, context)
