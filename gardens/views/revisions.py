from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from gardens.actions.refusals import Refused
from gardens.actions.revisions import restore_plan
from gardens.forms.planting import RestoreForm
from gardens.models import PlanStep
from gardens.plan.drawing import Drawing
from gardens.plan.revisions import plantings_after
from gardens.plan.steps import Revision, step_words
from gardens.views.access import own_bed
from gardens.views.beds import CAN_BE_UNDONE

REVISIONS_ON_A_PAGE = 25


@require_safe
def revision_list(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    steps = PlanStep.objects.filter(bed=bed).with_subjects()
    page = Paginator(steps, REVISIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    revisions = [Revision(step, bed.garden.place) for step in page]
    context = {"bed": bed, "page": page, "revisions": revisions, "section": "plan"}
    return render(request, "gardens/revision_list.html", context)


@require_safe
def revision_detail(request: HttpRequest, garden_pk: int, pk: int, step: int) -> HttpResponse:
    """The plan as it stood after a step, and the question whether it shall be so again."""
    bed = own_bed(request, garden_pk, pk)
    found = get_object_or_404(PlanStep.objects.with_subjects(), bed=bed, pk=step)
    plantings = plantings_after(bed, found)
    context = {
        "bed": bed,
        "revision": Revision(found, bed.garden.place),
        "plantings": plantings,
        "drawing": Drawing(bed, plantings, ()),
        "section": "plan",
    }
    return render(request, "gardens/revision_detail.html", context)


@require_POST
def revision_restore(request: HttpRequest, garden_pk: int, pk: int, step: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    found = get_object_or_404(PlanStep, bed=bed, pk=step)
    form = RestoreForm(request.POST)
    known_step = form.cleaned_data["known_step"] if form.is_valid() else 0
    try:
        made = restore_plan(bed, found, known_step=known_step, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gardens:bed-revision", garden_pk, pk, step)
    if made is None:
        messages.info(request, gettext("The plan is like that already."))
    else:
        words = step_words(made, bed.garden.place)
        messages.success(request, words, extra_tags=CAN_BE_UNDONE)
    return redirect(bed)
