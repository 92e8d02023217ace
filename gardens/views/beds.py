from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.beds import add_bed, remove_bed, save_bed
from gardens.actions.plan_history import undo_last_change
from gardens.actions.refusals import Refused
from gardens.forms.bed import BedForm
from gardens.forms.planting import PlaceByNumbersForm, UndoForm
from gardens.forms.record import SoilTestForm, WateringForm
from gardens.models import Bed
from gardens.plan.page import BedPage
from gardens.views.access import own_bed, own_garden, today_in


@require_safe
def bed_detail(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    today = today_in(bed.garden)
    page = BedPage.of(bed, today, request.GET.get("page"))
    if request.htmx:
        return render(request, "gardens/_bed_plan.html", {"page": page})
    watering = {"watered_on": today, "known_watering": bed.newest_watering}
    soil_test = {"tested_on": today, "known_test": bed.newest_test}
    context = {
        "page": page,
        "place_form": PlaceByNumbersForm(bed=bed, today=today),
        "watering_form": WateringForm(today=today, initial=watering),
        "soil_test_form": SoilTestForm(today=today, initial=soil_test),
        "section": "plan",
    }
    return render(request, "gardens/bed_detail.html", context)


def plan_changed(request: HttpRequest, bed: Bed) -> HttpResponse:
    """The bed's page anew, or of it only what a change of the plan moves."""
    if not request.htmx:
        return redirect(bed)
    bed = own_bed(request, bed.garden_id, bed.pk)
    page = BedPage.of(bed, today_in(bed.garden), None)
    return render(request, "gardens/_bed_plan.html", {"page": page, "is_fragment": True})


@require_http_methods(["GET", "POST"])
def bed_add(request: HttpRequest, garden_pk: int) -> HttpResponse:
    garden = own_garden(request, garden_pk)
    newest = garden.beds.order_by("-pk").values_list("pk", flat=True).first()
    bed = Bed(garden=garden)
    form = BedForm(request.POST or None, instance=bed, initial={"known_bed": newest})
    if form.is_valid():
        bed = add_bed(bed, known_bed=form.cleaned_data["known_bed"], actor=request.user)
        return redirect(bed)
    return render(
        request, "gardens/bed_form.html", {"garden": garden, "form": form, "section": "plan"}
    )


@require_http_methods(["GET", "POST"])
def bed_edit(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = BedForm(request.POST or None, instance=bed)
    if form.is_valid():
        try:
            save_bed(bed, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(bed)
    context = {"garden": bed.garden, "bed": bed, "form": form, "section": "plan"}
    return render(request, "gardens/bed_form.html", context)


@require_http_methods(["GET", "POST"])
def bed_delete(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    if request.method == "POST":
        remove_bed(bed, actor=request.user)
        messages.success(request, gettext("{bed} is removed.").format(bed=bed))
        return redirect(bed.garden)
    context = {"bed": bed, "plantings": bed.plantings.count(), "section": "plan"}
    return render(request, "gardens/bed_confirm_delete.html", context)


@require_POST
def bed_undo(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    form = UndoForm(request.POST)
    number = form.cleaned_data["change"] if form.is_valid() else 0
    try:
        undo_last_change(bed, number=number, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, gettext("Undone."))
    return plan_changed(request, bed)
