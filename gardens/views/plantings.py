from copy import copy
from datetime import date

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import formats
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.plantings import (
    add_planting,
    change_planting,
    end_planting,
    place_plant,
    place_plant_at,
    remove_planting,
    start_planting,
)
from gardens.actions.refusals import Refused
from gardens.forms.planting import (
    EndForm,
    PlaceByNumbersForm,
    PlaceForm,
    PlantingForm,
    StartForm,
)
from gardens.grown import grown_in
from gardens.models import Bed, PlanChange, Planting
from gardens.plan.month import asked_month
from gardens.plan.standing import stays_of
from gardens.sun.page import Sureness
from gardens.sun.plantings import PlantingSun
from gardens.sun.reading import GardenSun
from gardens.views.access import known_anew, own_bed, own_planting, today_in
from gardens.views.beds import plan_changed
from gardens.views.steps import CAN_BE_UNDONE
from plants.models import Plant


@require_http_methods(["GET", "POST"])
def planting_add(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """By numbers."""
    bed = own_bed(request, garden_pk, pk)
    form = PlaceByNumbersForm(request.POST or None, bed=bed, today=today_in(bed.garden))
    if form.is_valid():
        try:
            planting = add_planting(form.planting(), actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, placed_words(planting), extra_tags=CAN_BE_UNDONE)
            return redirect(bed)
    context = {"bed": bed, "form": form, "section": "plan"}
    return render(request, "gardens/planting_form.html", context)


@require_POST
def planting_place(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """One tap: the usual block, where the tap was or at the first free place."""
    bed = own_bed(request, garden_pk, pk)
    form = PlaceForm(request.POST, gardener=request.user)
    if not form.is_valid():
        messages.error(request, gettext("Choose a plant of the catalogue."))
        return plan_changed(request, bed)
    plant, on = form.cleaned_data["plant"], today_in(bed.garden)
    period = asked_month(form.cleaned_data["month"], bed.garden.place)
    since = max(on, period.first) if period else on
    known_step = form.cleaned_data["known_step"]
    try:
        if form.spot:
            planting = place_plant_at(bed, plant, form.spot, on=since, actor=request.user)
        else:
            planting = place_plant(
                bed, plant, known_step=known_step, on=on, since=since, actor=request.user
            )
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = placed_words(planting) if since == on else planned_words(planting)
        messages.success(request, words, extra_tags=CAN_BE_UNDONE)
    return plan_changed(request, bed, period)


@require_safe
def plant_place(request: HttpRequest, slug: str) -> HttpResponse:
    """Which bed a plant of the catalogue goes into."""
    plant = get_object_or_404(Plant.objects.visible_to(request.user), slug=slug)
    beds = Bed.objects.visible_to(request.user).select_related("garden").with_last_records()
    context = {"plant": plant, "beds": beds.order_by("garden", "pk"), "section": "plants"}
    return render(request, "gardens/plant_place.html", context)


@require_http_methods(["GET", "POST"])
def planting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    form = _planting_form(planting, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _planting_page(request, planting, form=form)
    try:
        known_step = form.cleaned_data["known_step"]
        change_planting(form.instance, known_step=known_step, actor=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        known_anew(form, "known_step", PlanChange.objects.last_step_of(planting))
        return _planting_page(request, planting, form=form)
    messages.success(request, gettext("Saved."))
    return redirect(form.instance.bed)


@require_POST
def planting_start(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    form = StartForm(request.POST, today=today_in(planting.garden))
    if not form.is_valid():
        return _planting_page(request, planting, start_form=form)
    try:
        start_planting(planting, on=form.cleaned_data["started_on"], actor=request.user)
    except Refused as refusal:
        form.add_error("started_on", refusal.message)
        return _planting_page(request, planting, start_form=form)
    messages.success(request, gettext("Saved."))
    return redirect(planting.bed)


@require_POST
def planting_end(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    form = EndForm(request.POST, today=today_in(planting.garden))
    if not form.is_valid():
        return _planting_page(request, planting, end_form=form)
    data = form.cleaned_data
    try:
        end_planting(
            planting,
            on=data["ended_on"],
            reason=data["reason"],
            pathogen=data["pathogen"],
            actor=request.user,
        )
    except Refused as refusal:
        form.add_error("ended_on", refusal.message)
        return _planting_page(request, planting, end_form=form)
    messages.success(request, gettext("It is part of the bed's history now."))
    return redirect(planting.bed)


@require_POST
def planting_remove(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    remove_planting(planting, actor=request.user)
    words = gettext("{plant} is removed.").format(plant=planting.plant)
    messages.success(request, words, extra_tags=CAN_BE_UNDONE)
    return redirect(planting.bed)


def placed_words(planting: Planting) -> str:
    return gettext("{plant} ({count}) placed.").format(plant=planting.plant, count=planting.count)


def planned_words(planting: Planting) -> str:
    if planting.planned_on is None:
        return placed_words(planting)
    return gettext("{plant} ({count}) planned for {day}.").format(
        plant=planting.plant, count=planting.count, day=formats.date_format(planting.planned_on)
    )


def _planting_form(planting: Planting, data: QueryDict | None = None) -> PlantingForm:
    return PlantingForm(
        data,
        instance=planting,
        initial={"known_step": PlanChange.objects.last_step_of(planting)},
        garden=planting.garden,
        today=today_in(planting.garden),
    )


def _planting_page(request: HttpRequest, planting: Planting, **bound: BaseForm) -> HttpResponse:
    """The page with one form as it was sent, the others fresh."""
    today = today_in(planting.garden)
    fresh = {
        "form": _planting_form(planting),
        "start_form": StartForm(today=today, initial={"started_on": planting.started_on or today}),
        "end_form": EndForm(today=today, initial={"ended_on": today}),
    }
    context = {"planting": planting, "bed": planting.bed, "section": "plan", **fresh, **bound}
    context |= _sun_of(planting, today)
    return render(request, "gardens/planting_detail.html", context)


def _sun_of(planting: Planting, today: date) -> dict[str, object]:
    """Two queries; nothing for a bed off the plan of the land."""
    bed = planting.bed
    if not bed.is_on_land:
        return {}
    bed.garden, sun = planting.garden, GardenSun.of(planting.garden)
    if sun.reading is None:
        return {"sun": sun}
    grown = copy(planting)
    grown.plant = grown_in(bed.garden_id, planting.plant)
    [stay] = stays_of([planting], planting.garden, today).values()
    needs = PlantingSun.of(grown, bed, sun.reading, stay)
    return {"sun": sun, "needs": needs, "sureness": Sureness(bed.garden.place, sun.reading)}
