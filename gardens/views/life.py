"""The life of a planting: its days, its losses, and a part that becomes one of its own."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.plantings import correct_life
from gardens.actions.refusals import Refused
from gardens.actions.splitting import split_planting
from gardens.forms.life import LifeForm, SplitForm
from gardens.harvests.record import HarvestRecord
from gardens.models import PlanStep, Planting
from gardens.views.access import own_planting, today_in
from gardens.views.steps import CAN_BE_UNDONE
from gardens.waiting import Waits


@require_http_methods(["GET", "POST"])
def planting_life(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    form = LifeForm(request.POST or None, instance=planting, today=today_in(planting.garden))
    if not form.is_valid():
        return _life_page(request, planting, form=form)
    try:
        correct_life(form.instance, actor=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _life_page(request, planting, form=form)
    messages.success(request, gettext("Saved."))
    return redirect("gardens:planting-life", pk)


@require_POST
def planting_split(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _life_page(request, planting, split_form=form)
    known_step = form.cleaned_data["known_step"]
    try:
        split_planting(planting, **form.block, known_step=known_step, actor=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _life_page(request, planting, split_form=form)
    words = gettext("{plant} is two plantings now.").format(plant=planting.plant)
    messages.success(request, words, extra_tags=CAN_BE_UNDONE)
    return redirect(planting.bed)


def _life_page(request: HttpRequest, planting: Planting, **bound: BaseForm) -> HttpResponse:
    today = today_in(planting.garden)
    shown = own_planting(request, planting.pk)
    last_step = PlanStep.objects.filter(bed=shown.bed_id).standing().first()
    fresh = {
        "form": LifeForm(instance=shown, today=today),
        "split_form": SplitForm(initial={"known_step": last_step.pk if last_step else 0}),
    }
    record = HarvestRecord.of(shown.garden, today)
    context = {
        "expected": record.forecast(shown),
        "picked": record.picked_so_far(shown),
        "planting": shown,
        "bed": shown.bed,
        "wait": Waits.of([shown.garden_id], today).of_planting(shown, today),
        "section": "plan",
        **fresh,
        **bound,
    }
    return render(request, "gardens/planting_life.html", context)
