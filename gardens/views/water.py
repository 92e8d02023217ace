"""Waterings and their litres by week, rain, moisture, and what brings the water."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.refusals import Refused
from gardens.actions.water import (
    correct_watering,
    forget_measured,
    note_moisture,
    note_rain,
    set_emitter,
    take_back_watering,
)
from gardens.forms.water import EmitterForm, MoistureForm, RainForm, WateringChangeForm
from gardens.models import Emitter, MoistureReading, RainDay, Watering
from gardens.views.access import number_in, own_bed, own_garden, today_in
from gardens.views.gone import says_gone
from gardens.views.next_page import next_page
from gardens.water.week_use import WaterUse

ROWS_ON_A_PAGE = 50
MEANT_YEARS = range(1950, 2101)


@require_safe
def watering_list(request: HttpRequest, pk: int) -> HttpResponse:
    """`?year=` and `?bed=`; what is not understood counts as not asked for."""
    garden = own_garden(request, pk)
    today = today_in(garden)
    bed = garden.beds.filter(pk__in=number_in(request.GET.get("bed", ""))).first()
    asked = number_in(request.GET.get("year", "")) & set(MEANT_YEARS)
    use = WaterUse.of(garden, bed, min(asked or {today.year}), today)
    found = garden.waterings.filter(watered_on__year=use.year).select_related("bed", "event")
    page = Paginator(found.filter(bed=bed) if bed else found, ROWS_ON_A_PAGE)
    context = {
        "garden": garden,
        "use": use,
        "page": page.get_page(request.GET.get("page")),
        "section": "water",
    }
    return render(request, "gardens/watering_list.html", context)


@require_http_methods(["GET", "POST"])
@says_gone(Watering)
def watering_edit(request: HttpRequest, pk: int) -> HttpResponse:
    watering = _own(request, Watering, pk)
    initial = {
        "happened_on": watering.watered_on,
        "litres": watering.litres,
        "is_from_butt": watering.is_from_butt,
        "note": watering.event.note if watering.event else "",
    }
    today = today_in(watering.garden)
    form = WateringChangeForm(request.POST or None, bed=watering.bed, today=today, initial=initial)
    if form.is_valid():
        given_l, data = form.given_l[watering.bed_id], form.cleaned_data
        try:
            correct_watering(
                watering,
                on=data["happened_on"],
                litres=given_l,
                is_from_butt=data.get("is_from_butt", watering.is_from_butt),
                note=data["note"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _saved(request)
    context = {"watering": watering, "form": form}
    return _form(request, "gardens/watering_change.html", context)


@require_POST
@says_gone(Watering)
def watering_delete(request: HttpRequest, pk: int) -> HttpResponse:
    watering = _own(request, Watering, pk)
    try:
        take_back_watering(watering, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, gettext("Taken back."))
    return redirect(next_page(request))


@require_http_methods(["GET", "POST"])
def rain_list(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    today = today_in(garden)
    form = RainForm(request.POST or None, today=today, initial={"fallen_on": today})
    if form.is_valid():
        data = form.cleaned_data
        note_rain(garden, on=data["fallen_on"], rain_mm=data["rain_mm"], actor=request.user)
        messages.success(request, gettext("Saved."))
        return redirect(request.get_full_path())
    page = Paginator(garden.rain_days.all(), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"garden": garden, "form": form, "page": page}
    return _form(request, "gardens/rain_list.html", context)


@require_POST
@says_gone(RainDay)
def rain_delete(request: HttpRequest, pk: int) -> HttpResponse:
    forget_measured(_own(request, RainDay, pk), actor=request.user)
    messages.success(request, gettext("Removed."))
    return redirect(next_page(request))


@require_http_methods(["GET", "POST"])
def moisture_list(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    today = today_in(bed.garden)
    form = MoistureForm(request.POST or None, today=today, initial={"measured_on": today})
    if form.is_valid():
        data = form.cleaned_data
        note_moisture(
            bed,
            on=data["measured_on"],
            moisture_pct=data["moisture_pct"],
            feel=data["feel"],
            actor=request.user,
        )
        messages.success(request, gettext("Saved."))
        return redirect(request.get_full_path())
    found = bed.moisture_readings.all()
    page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    return _form(request, "gardens/moisture_list.html", {"bed": bed, "form": form, "page": page})


@require_POST
@says_gone(MoistureReading)
def moisture_delete(request: HttpRequest, pk: int) -> HttpResponse:
    forget_measured(_own(request, MoistureReading, pk), actor=request.user)
    messages.success(request, gettext("Removed."))
    return redirect(next_page(request))


@require_http_methods(["GET", "POST"])
def emitter_edit(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    emitter = Emitter.objects.filter(bed=bed).first() or Emitter(bed=bed)
    initial = {"watering_method": bed.watering_method}
    form = EmitterForm(request.POST or None, instance=emitter, initial=initial)
    if form.is_valid():
        method = form.cleaned_data["watering_method"]
        set_emitter(form.instance, watering_method=method, actor=request.user)
        return _saved(request)
    return _form(request, "gardens/emitter_form.html", {"bed": bed, "form": form})


def _own(request: HttpRequest, model: type, pk: int):
    found = model.objects.filter(garden__owner=request.user).select_related("garden__place")
    return get_object_or_404(found, pk=pk)


def _form(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    page = {"next": next_page(request), "section": "water"}
    return render(request, template, page | context)


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, gettext("Saved."))
    return redirect(next_page(request))
