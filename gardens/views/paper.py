from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gardens.actions.printing import order_labels, order_plan, order_seed_labels
from gardens.actions.refusals import Refused
from gardens.forms.paper import MOST_OFFERED, LabelsForm, PlanPrintForm, SeedLabelsForm
from gardens.models import Job, Land, SeedLot
from gardens.paper.letters import has_other_letters, has_other_letters_in
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
        try:
            job = order_labels(garden, **form.cleaned_data, site=_site(request), actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(job)
    return _page(request, "gardens/garden_labels.html", form)


@require_http_methods(["GET", "POST"])
def seed_labels(request: HttpRequest) -> HttpResponse:
    """Of packets with seed left; `lot` may name one, with or without."""
    own, asked = SeedLot.objects.visible_to(request.user).with_plants(), _asked(request, "lot")
    lots = own.in_stock() if asked is None else own.filter(pk=asked)
    page = Paginator(lots, MOST_OFFERED).get_page(request.GET.get("page"))
    form = SeedLabelsForm(
        request.POST or None, lots=list(page), is_ticked=request.GET.get("ticked") != "none"
    )
    if form.is_valid():
        try:
            job = order_seed_labels(**form.cleaned_data, site=_site(request), actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(job)
    context = {
        "form": form,
        "page": page,
        "asked_lot": asked,
        "has_other_letters": has_other_letters_in(page),
        "jobs": Job.objects.visible_to(request.user)[:JOBS_SHOWN],
        "section": "seeds",
    }
    return render(request, "gardens/seed_labels.html", context)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _asked_bed(request: HttpRequest) -> int | None:
    return _asked(request, "bed")


def _asked(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


def _page(request: HttpRequest, template: str, form: PlanPrintForm | LabelsForm) -> HttpResponse:
    jobs = Job.objects.visible_to(request.user).on_paper()[:JOBS_SHOWN]
    context = {
        "form": form,
        "garden": form.garden,
        "asked_bed": _asked_bed(request),
        "has_other_letters": has_other_letters(form.garden),
        "jobs": jobs,
        "section": "plan",
    }
    return render(request, template, context)
