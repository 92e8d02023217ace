from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from gardens.actions.beds import add_bed, put_on_plan, remove_bed, save_bed
from gardens.actions.refusals import Refused
from gardens.calendar.period import Period
from gardens.forms.bed import BedForm
from gardens.forms.plan import ChosenForm, FillForm, RowsForm, SquaresForm
from gardens.forms.planting import PlaceByNumbersForm
from gardens.forms.record import WateringForm
from gardens.forms.soil import SoilTestForm
from gardens.models import Bed, Land
from gardens.plan.columns import state_of
from gardens.plan.month import asked_month, month_key
from gardens.plan.page import BedPage
from gardens.plan.sizes import position_words
from gardens.sun.page import BedSun
from gardens.views.access import known_anew, own_bed, own_garden, today_in


@require_safe
@vary_on_headers("HX-Request")
def bed_detail(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    if request.htmx and not request.htmx.history_restore_request:
        context = _shown(request, bed)
        return render(request, _plan_template(context["page"]), context)
    return bed_page(request, bed)


@require_safe
def bed_sun(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """What the bed's page asks for again while hours are reckoned."""
    bed = own_bed(request, garden_pk, pk)
    if not request.htmx:
        return redirect(bed)
    sun = BedSun.of(bed, (), {}, today_in(bed.garden))
    return render(request, "gardens/_bed_sun.html", {"bed": bed, "sun": sun})


def bed_page(request: HttpRequest, bed: Bed, **bound: BaseForm) -> HttpResponse:
    """With one form as it was sent, the others fresh."""
    today = today_in(bed.garden)
    watering = {"watered_on": today, "known_watering": bed.newest_watering}
    soil_test = {"tested_on": today, "known_test": bed.newest_test}
    fresh = {
        "place_form": PlaceByNumbersForm(bed=bed, today=today),
        "chosen_form": ChosenForm(bed=bed),
        "fill_form": FillForm(bed=bed),
        "rows_form": RowsForm(bed=bed),
        "squares_form": SquaresForm(bed=bed),
        "watering_form": WateringForm(today=today, initial=watering),
        "soil_test_form": SoilTestForm(today=today, initial=soil_test),
    }
    context = {**_shown(request, bed), "section": "plan", **fresh, **bound}
    return render(request, "gardens/bed_detail.html", context)


@require_safe
def bed_suggestions(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """What the bed's page asks for once it stands; a page of its own without a script."""
    bed = own_bed(request, garden_pk, pk)
    name = "_bed_suggestions" if request.htmx else "bed_suggestions"
    return render(request, f"gardens/{name}.html", _shown(request, bed))


def _shown(request: HttpRequest, bed: Bed) -> dict[str, object]:
    """The month that the address asks for; what is no month is said, and the present one shown."""
    asked = request.GET.get("month", "")
    period = asked_month(asked, bed.garden.place)
    page = BedPage.of(bed, today_in(bed.garden), request.GET.get("page"), period)
    return {"page": page, "unknown_month": "" if period else asked[:40]}


def plan_changed(request: HttpRequest, bed: Bed, period: Period | None = None) -> HttpResponse:
    """The bed's page anew in the month it showed, or of it only what a change of the plan moves."""
    if not request.htmx:
        return redirect(f"{bed.get_absolute_url()}?month={month_key(period)}" if period else bed)
    bed = own_bed(request, bed.garden_id, bed.pk)
    page = BedPage.of(bed, today_in(bed.garden), None, period)
    context = {"page": page, "chosen_form": ChosenForm(bed=bed), "is_fragment": True}
    return render(request, _plan_template(page), context)


def _plan_template(page: BedPage) -> str:
    return "gardens/_bed_plan.html" if page.month.is_now else "gardens/_bed_month.html"


@require_http_methods(["GET", "POST"])
def bed_add(request: HttpRequest, garden_pk: int) -> HttpResponse:
    garden = own_garden(request, garden_pk)
    newest = garden.beds.order_by("-pk").values_list("pk", flat=True).first()
    bed = Bed(garden=garden)
    land = Land.objects.filter(garden=garden).first()
    initial = {"known_bed": newest}
    form = BedForm(request.POST or None, instance=bed, has_land=bool(land), initial=initial)
    if form.is_valid():
        try:
            bed = add_bed(bed, known_bed=form.cleaned_data["known_bed"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(bed)
    context = {"garden": garden, "land": land, "form": form, "section": "plan"}
    return render(request, "gardens/bed_form.html", context)


@require_http_methods(["GET", "POST"])
def bed_edit(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    land = Land.objects.filter(garden=garden_pk).first()
    state = state_of(bed)
    initial = {"known_state": state}
    form = BedForm(request.POST or None, instance=bed, has_land=bool(land), initial=initial)
    if form.is_valid():
        try:
            save_bed(bed, known_state=form.cleaned_data["known_state"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            known_anew(form, "known_state", state)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(bed)
    context = {"garden": bed.garden, "bed": bed, "land": land, "form": form, "section": "plan"}
    return render(request, "gardens/bed_form.html", context)


@require_http_methods(["GET", "POST"])
def bed_delete(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    if request.method == "POST":
        remove_bed(bed, actor=request.user)
        messages.success(request, gettext("{bed} is removed.").format(bed=bed))
        return redirect(bed.garden)
    context = {"bed": bed, "plantings": bed.plantings.count(), "section": "plan"}
    context["has_land"] = bed.land_north_deg is not None
    return render(request, "gardens/bed_confirm_delete.html", context)


@require_POST
def bed_put(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    """Onto the plan of the land, at the first free place."""
    bed = own_bed(request, garden_pk, pk)
    try:
        bed = put_on_plan(bed, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = gettext("{bed} is on the plan, {position}.")
        messages.success(request, words.format(bed=bed, position=position_words(bed)))
    return redirect(bed.garden)
