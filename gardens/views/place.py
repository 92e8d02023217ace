from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gardens.actions.places import set_place
from gardens.actions.refusals import Refused
from gardens.climate.credits import credits_of
from gardens.forms.place import PlaceForm, SpotForm
from gardens.models import Garden, Place
from gardens.views.access import own_garden, today_in


@require_http_methods(["GET", "POST"])
def place_detail(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    data = request.POST if request.method == "POST" else None
    form = PlaceForm(data, place=garden.place, today=today_in(garden))
    if form.is_valid():
        return _save(request, garden, form.corrected)
    context = {
        "garden": garden,
        "place": garden.place,
        "credits": credits_of(garden.place),
        "form": form,
        "section": "more",
    }
    return render(request, "gardens/place_detail.html", context)


@require_http_methods(["GET", "POST"])
def place_move(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    form = SpotForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _save(request, garden, form.found)
    context = {"garden": garden, "form": form, "section": "more"}
    return render(request, "gardens/place_move.html", context)


def _save(request: HttpRequest, garden: Garden, place: Place) -> HttpResponse:
    try:
        set_place(garden, place, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("gardens:garden-list")
    messages.success(request, gettext("Saved. The advice is worked out anew."))
    return redirect("gardens:place-detail", garden.pk)
