from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.places import set_frost_appetite, set_place
from gardens.actions.refusals import Refused
from gardens.climate.credits import credits_of
from gardens.forms.place import AppetiteForm, PlaceForm, SpotForm
from gardens.models import Garden, Place
from gardens.views.access import own_garden, today_in


@require_http_methods(["GET", "POST"])
def place_detail(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    data = request.POST if request.method == "POST" else None
    form = PlaceForm(data, place=garden.place, today=today_in(garden))
    if form.is_valid():
        return _saved(
            request, garden, lambda: set_place(garden, form.corrected, actor=request.user)
        )
    return _page(request, garden, form, _appetite_form(garden))


@require_POST
def place_appetite(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    form = AppetiteForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["frost_appetite"]
        return _saved(
            request, garden, lambda: set_frost_appetite(garden, chosen, actor=request.user)
        )
    return _page(request, garden, PlaceForm(place=garden.place, today=today_in(garden)), form)


@require_http_methods(["GET", "POST"])
def place_move(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    form = SpotForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _move(request, garden, form.found)
    context = {"garden": garden, "form": form, "section": "more"}
    return render(request, "gardens/place_move.html", context)


def _appetite_form(garden: Garden) -> AppetiteForm:
    return AppetiteForm(initial={"frost_appetite": garden.place.frost_appetite})


def _page(
    request: HttpRequest, garden: Garden, form: PlaceForm, appetite_form: AppetiteForm
) -> HttpResponse:
    context = {
        "garden": garden,
        "place": garden.place,
        "credits": credits_of(garden.place),
        "form": form,
        "appetite_form": appetite_form,
        "section": "more",
    }
    return render(request, "gardens/place_detail.html", context)


def _move(request: HttpRequest, garden: Garden, place: Place) -> HttpResponse:
    return _saved(request, garden, lambda: set_place(garden, place, actor=request.user))


def _saved(request: HttpRequest, garden: Garden, save: Callable[[], object]) -> HttpResponse:
    try:
        save()
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gardens:garden-list")
    messages.success(request, gettext("Saved. The advice is worked out anew."))
    return redirect("gardens:place-detail", garden.pk)
