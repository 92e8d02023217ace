"""The soil of a garden and of a bed: tests, what to add, the ledger."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.soil import (
    change_amendment,
    change_soil_test,
    record_amendment,
    record_soil_test,
    remove_soil_test,
)
from gardens.current import open_garden
from gardens.entry_words import entry_words
from gardens.forms.soil import AmendmentCorrection, AmendmentForm, SoilTestForm, WaterForm
from gardens.models import Amendment, Bed, SoilTest
from gardens.soil.page import SoilPage
from gardens.undoing import undo_tag
from gardens.views.access import own_bed, own_garden, today_in
from gardens.views.attempts import attempt
from gardens.views.gone import says_gone


@require_safe
def garden_soil(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    beds = Bed.objects.filter(garden=garden).with_last_records()
    return render(
        request, "gardens/garden_soil.html", {"garden": garden, "beds": beds, "section": "plan"}
    )


@require_safe
def bed_soil(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """`?water=` is the conductivity of the water that is given."""
    bed = own_bed(request, garden_pk, pk)
    today = today_in(bed.garden)
    form = WaterForm(request.GET if "water" in request.GET else None)
    water_ds_m = form.cleaned_data["water"] if form.is_valid() else None
    context = {
        "page": SoilPage.of(bed, today, water_ds_m),
        "bed": bed,
        "beds": Bed.objects.filter(garden=bed.garden),
        "water_form": form,
        "today": today,
        "section": "plan",
    }
    return render(request, "gardens/bed_soil.html", context)


@require_http_methods(["GET", "POST"])
def bed_amend(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    today = today_in(bed.garden)
    newest = bed.amendments.order_by("-pk").values_list("pk", flat=True).first()
    form = AmendmentForm(
        request.POST or None,
        instance=Amendment(garden=bed.garden, bed=bed),
        today=today,
        initial={"spread_on": today, "known": newest},
    )

    def act(data: dict) -> Amendment:
        return record_amendment(form.instance, known=data["known"], actor=request.user)

    is_done, amendment = attempt(form, act)
    if is_done:
        tag = undo_tag(bed.garden, amendment.event.batch)
        messages.success(request, f"{entry_words(amendment.event)}.", extra_tags=tag)
        return redirect(_soil_of(bed))
    context = {"bed": bed, "form": form, "section": "plan"}
    return render(request, "gardens/amendment_form.html", context)


@require_http_methods(["GET", "POST"])
@says_gone(Amendment)
def amendment_edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = Amendment.objects.visible_to(request.user).select_related("bed", "garden__place")
    amendment = get_object_or_404(found, pk=pk)
    open_garden(request, amendment.garden)
    today = today_in(amendment.garden)
    form = AmendmentCorrection(request.POST or None, instance=amendment, today=today)
    is_done, _changed = attempt(form, lambda _: change_amendment(amendment, actor=request.user))
    if is_done:
        messages.success(request, gettext("Saved."))
        return redirect(_soil_of(amendment.bed))
    context = {"bed": amendment.bed, "amendment": amendment, "form": form, "section": "plan"}
    return render(request, "gardens/amendment_form.html", context)


@require_http_methods(["GET", "POST"])
def soil_test_add(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    today = today_in(bed.garden)
    form = SoilTestForm(
        request.POST or None,
        instance=SoilTest(garden=bed.garden, bed=bed),
        today=today,
        initial={"tested_on": today, "known_test": bed.newest_test},
    )

    def act(data: dict) -> SoilTest:
        known = data["known_test"]
        return record_soil_test(form.instance, known_test=known, actor=request.user)

    is_done, test = attempt(form, act)
    if is_done:
        tag = undo_tag(bed.garden, test.event.batch)
        messages.success(request, gettext("Soil test logged."), extra_tags=tag)
        return redirect(_soil_of(bed))
    context = {"bed": bed, "form": form, "section": "plan"}
    return render(request, "gardens/soil_test_form.html", context)


@require_http_methods(["GET", "POST"])
@says_gone(SoilTest)
def soil_test_edit(request: HttpRequest, pk: int) -> HttpResponse:
    test = _own_test(request, pk)
    form = SoilTestForm(request.POST or None, instance=test, today=today_in(test.garden))
    is_done, _changed = attempt(form, lambda _: change_soil_test(test, actor=request.user))
    if is_done:
        messages.success(request, gettext("Saved."))
        return redirect(_soil_of(test.bed))
    context = {"bed": test.bed, "test": test, "form": form, "section": "plan"}
    return render(request, "gardens/soil_test_form.html", context)


@require_http_methods(["GET", "POST"])
@says_gone(SoilTest)
def soil_test_delete(request: HttpRequest, pk: int) -> HttpResponse:
    test = _own_test(request, pk)
    if request.method == "POST":
        remove_soil_test(test, actor=request.user)
        messages.success(request, gettext("The soil test is removed."))
        return redirect(_soil_of(test.bed))
    context = {"bed": test.bed, "test": test, "section": "plan"}
    return render(request, "gardens/soil_test_confirm_delete.html", context)


def _soil_of(bed: Bed) -> str:
    return reverse("gardens:bed-soil", args=[bed.garden_id, bed.pk])


def _own_test(request: HttpRequest, pk: int) -> SoilTest:
    tests = SoilTest.objects.visible_to(request.user).select_related("bed", "garden__place")
    test = get_object_or_404(tests, pk=pk)
    open_garden(request, test.garden)
    return test
