"""The history of a bed's plan and of the land's: every step, what stood then, and the way back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions.refusals import Refused
from gardens.actions.revisions import restore_land, restore_plan
from gardens.forms.planting import RestoreForm
from gardens.models import Bed, Garden, Land, LandStep, PlanStep
from gardens.plan.drawing import Drawing
from gardens.plan.land_drawing import LandDrawing
from gardens.plan.land_page import row
from gardens.plan.revisions import land_after, plantings_after
from gardens.plan.steps import Revision
from gardens.views.access import own_bed, own_land
from gardens.views.steps import tell_step

REVISIONS_ON_A_PAGE = 25


@require_safe
def revision_list(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    return _list(request, bed, bed)


@require_safe
def land_revision_list(request: HttpRequest, pk: int) -> HttpResponse:
    land = own_land(request, pk)
    return _list(request, land, land.garden)


def _list(request: HttpRequest, planned: Bed | Land, subject: Bed | Garden) -> HttpResponse:
    steps = planned.steps.with_subjects()
    page = Paginator(steps, REVISIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    revisions = [Revision(step, planned.garden.place) for step in page]
    context = {"subject": subject, "page": page, "revisions": revisions, "section": "plan"}
    return render(request, "gardens/revision_list.html", context)


@require_safe
def revision_detail(request: HttpRequest, garden_pk: int, pk: int, step: int) -> HttpResponse:
    """The plan as it stood after a step, and the question whether it shall be so again."""
    bed = own_bed(request, garden_pk, pk)
    found = get_object_or_404(bed.steps.with_subjects(), pk=step)
    plantings = plantings_after(bed, found)
    context = {
        "subject": bed,
        "revision": Revision(found, bed.garden.place),
        "restore_url": reverse("gardens:bed-restore", args=[garden_pk, pk, step]),
        "list_url": reverse("gardens:bed-revisions", args=[garden_pk, pk]),
        "known_step": bed.last_step,
        "plantings": plantings,
        "drawing": Drawing(bed, plantings, ()),
        "section": "plan",
    }
    return render(request, "gardens/bed_revision.html", context)


@require_safe
def land_revision_detail(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    land = own_land(request, pk)
    found = get_object_or_404(land.steps.with_subjects(), pk=step)
    then, things = land_after(land, found)
    context = {
        "subject": land.garden,
        "revision": Revision(found, land.garden.place),
        "restore_url": reverse("gardens:land-restore", args=[pk, step]),
        "list_url": reverse("gardens:land-revisions", args=[pk]),
        "known_step": land.steps.standing().values_list("pk", flat=True).first(),
        "rows": [row(thing) for thing in things],
        "drawing": LandDrawing.still(then, things),
        "section": "plan",
    }
    return render(request, "gardens/land_revision.html", context)


@require_POST
def revision_restore(request: HttpRequest, garden_pk: int, pk: int, step: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    found = get_object_or_404(bed.steps, pk=step)
    try:
        made = restore_plan(bed, found, known_step=_known_step(request), actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gardens:bed-revision", garden_pk, pk, step)
    _tell(request, made, bed)
    return redirect(bed)


@require_POST
def land_restore(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    land = own_land(request, pk)
    found = get_object_or_404(land.steps, pk=step)
    try:
        made = restore_land(land, found, known_step=_known_step(request), actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gardens:land-revision", pk, step)
    _tell(request, made, land)
    return redirect(land.garden)


def _known_step(request: HttpRequest) -> int:
    form = RestoreForm(request.POST)
    return form.cleaned_data["known_step"] if form.is_valid() else 0


def _tell(request: HttpRequest, made: PlanStep | LandStep | None, planned: Bed | Land) -> None:
    unchanged = gettext("The plan is like that already.")
    tell_step(request, made, planned.garden.place, unchanged)
