"""Spaces and reservoirs: the same pages for both."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from gardens.actions.indoor import add_facility, remove_facility, save_facility
from gardens.actions.refusals import Refused
from gardens.forms.indoor import ReservoirForm, SpaceForm
from gardens.indoor.overview import IndoorOverview
from gardens.indoor.period import Period
from gardens.indoor.reservoir_page import ReservoirPage
from gardens.indoor.space_page import SpacePage
from gardens.models import Reservoir, Space
from gardens.views.access import own_facility, own_garden


@dataclass(frozen=True, slots=True)
class Kind:
    model: type[Space | Reservoir]
    form: type[SpaceForm | ReservoirForm]
    page: type[SpacePage | ReservoirPage]
    add: str | Promise
    change: str | Promise


KINDS = {
    "space": Kind(Space, SpaceForm, SpacePage, _("Add a space"), _("Change the space")),
    "reservoir": Kind(
        *(Reservoir, ReservoirForm, ReservoirPage),
        *(_("Add a reservoir"), _("Change the reservoir")),
    ),
}


@require_safe
def indoor(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    overview = IndoorOverview.of(garden, timezone.now())
    context = {"garden": garden, "overview": overview, "section": "indoor"}
    return render(request, "gardens/indoor.html", context)


@require_safe
def facility_detail(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    facility = own_facility(request, KINDS[kind].model, garden_pk, pk)
    period = Period.of(request.GET.get("days"))
    page = KINDS[kind].page.of(facility, timezone.now(), period, request.GET.get("page"))
    return render(request, f"gardens/{kind}_detail.html", {"page": page, "section": "indoor"})


@require_http_methods(["GET", "POST"])
def facility_add(request: HttpRequest, garden_pk: int, kind: str) -> HttpResponse:
    garden, words = own_garden(request, garden_pk), KINDS[kind]
    newest = words.model.objects.filter(garden=garden).order_by("-pk").values_list("pk", flat=True)
    facility = words.model(garden=garden)
    form = words.form(request.POST or None, instance=facility, initial={"known": newest.first()})
    if form.is_valid():
        data = form.cleaned_data
        try:
            facility = add_facility(
                facility, beds=data["beds"], known=data["known"], actor=request.user
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("{name} is added.").format(name=facility))
            return redirect(facility)
    context = {"garden": garden, "form": form, "title": words.add}
    return _form_page(request, kind, context)


@require_http_methods(["GET", "POST"])
def facility_edit(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    words = KINDS[kind]
    facility = own_facility(request, words.model, garden_pk, pk)
    form = words.form(request.POST or None, instance=facility)
    if form.is_valid():
        try:
            save_facility(facility, beds=form.cleaned_data["beds"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(facility)
    context = {
        "garden": facility.garden,
        "facility": facility,
        "remove_url": f"gardens:{kind}-delete",
        "form": form,
        "title": words.change,
    }
    return _form_page(request, kind, context)


@require_http_methods(["GET", "POST"])
def facility_delete(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    facility = own_facility(request, KINDS[kind].model, garden_pk, pk)
    if request.method == "POST":
        remove_facility(facility, actor=request.user)
        messages.success(request, gettext("{thing} is removed.").format(thing=facility))
        return redirect("gardens:indoor", garden_pk)
    context = {"facility": facility, "section": "indoor"}
    return render(request, "gardens/facility_confirm_delete.html", context)


def _form_page(request: HttpRequest, kind: str, context: dict[str, object]) -> HttpResponse:
    context |= {"fields": f"gardens/_{kind}_fields.html", "section": "indoor"}
    return render(request, "gardens/facility_form.html", context)
