"""The garden's book: writing, reading and taking back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gardens.actions.entries import log_entries, undo_entries, undo_entry
from gardens.actions.refusals import Refused
from gardens.forms.book import (
    OF_BEDS,
    OF_PLANTS,
    OF_RESERVOIRS,
    OF_SEEDLINGS,
    AnywhereForm,
    BatchForm,
    BookForm,
    LogForm,
    ProblemForm,
    TreatmentForm,
)
from gardens.forms.journal import INDOORS
from gardens.forms.water import WateringsForm
from gardens.models import Act, Bed, Event, Garden, Sowing
from gardens.undoing import undo_tag
from gardens.views.access import number_in, own_bed, own_event, own_garden, own_planting, today_in
from gardens.views.gone import says_gone
from gardens.views.next_page import next_page

ENTRIES_ON_A_PAGE = 50
HEALTH = (Act.PROBLEM, Act.TREAT)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the book is shown."""

    label: str | Promise
    of: Callable[[QuerySet[Event]], QuerySet[Event]]


SHOWN = {
    "": Choice(_("All"), lambda events: events),
    "notes": Choice(_("Notes"), lambda events: events.exclude(note="")),
    "photos": Choice(_("Photos"), lambda events: events.with_photos()),
    "harvests": Choice(_("Harvests"), lambda events: events.filter(act=Act.HARVEST)),
    "problems": Choice(_("Problems"), lambda events: events.filter(act__in=HEALTH)),
}
FORMS = {
    "act": LogForm,
    "water": WateringsForm,
    "problem": ProblemForm,
    "treatment": TreatmentForm,
}


@require_http_methods(["GET", "POST"])
def log_add(request: HttpRequest, pk: int, kind: str = "act") -> HttpResponse:
    """`?bed=`, `?planting=`, `?sowing=` and so on say what is ticked at first, `?whole=1` the
    garden itself."""
    garden = own_garden(request, pk)
    ticked = {name: request.GET.getlist(name) for name in ("bed", "planting", *INDOORS)}
    form = FORMS[kind](
        request.POST or None,
        request.FILES or None,
        garden=garden,
        today=today_in(garden),
        initial={**ticked, "whole": bool(request.GET.get("whole"))},
    )
    if form.is_valid():
        events, details = form.entries()
        known = {"garden": garden, "batch": form.cleaned_data["batch"], "actor": request.user}
        pictures = form.cleaned_data.get("photos", [])
        try:
            written = log_entries(events, details, pictures=pictures, **known)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            tell_logged(request, garden, written)
            return redirect(next_page(request))
    return render(request, "gardens/log_form.html", _form_page(request, garden, form, kind))


@require_POST
def log_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """All that one form wrote."""
    garden = own_garden(request, pk)
    form = BatchForm(request.POST)
    if form.is_valid():
        batch = form.cleaned_data["batch"]
        _undone(request, lambda: undo_entries(garden, batch, actor=request.user))
    return redirect(next_page(request))


@require_POST
@says_gone(Event)
def event_undo(request: HttpRequest, pk: int) -> HttpResponse:
    event = own_event(request, pk)
    _undone(request, lambda: undo_entry(event, actor=request.user))
    return redirect(next_page(request))


@require_safe
def garden_book(request: HttpRequest, pk: int) -> HttpResponse:
    garden = own_garden(request, pk)
    return _book(request, garden, garden.events.all(), {"title": garden.name})


@require_safe
def bed_book(request: HttpRequest, garden_pk: int, pk: int) -> HttpResponse:
    bed = own_bed(request, garden_pk, pk)
    return _book(request, bed.garden, bed.events.all(), {"title": bed.name, "bed": bed})


@require_safe
def planting_book(request: HttpRequest, pk: int) -> HttpResponse:
    planting = own_planting(request, pk)
    title = planting.plant.common_name
    subjects = {"title": title, "bed": planting.bed, "planting": planting}
    return _book(request, planting.garden, planting.events.all(), subjects)


def _book(
    request: HttpRequest, garden: Garden, events: QuerySet[Event], subjects: dict[str, object]
) -> HttpResponse:
    """The newest day first; `?show=` leaves out the rest."""
    asked = request.GET.get("show", "")
    shown = asked if asked in SHOWN else ""
    found = Paginator(SHOWN[shown].of(events).standing().with_details(), ENTRIES_ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    context = {"garden": garden, "page": page, "section": "today", **subjects}
    query = f"show={shown}" if shown else ""
    context |= {"shown": shown, "choices": SHOWN.items(), "query": query}
    return render(request, "gardens/book.html", context)


def _form_page(
    request: HttpRequest, garden: Garden, form: BookForm, kind: str
) -> dict[str, object]:
    """Plantings of what is ticked; all of them would be a page of a hundred lines."""
    names = [name for name in ("bed", "planting", *INDOORS) if name in form.fields]
    ticked = {name: _numbers(form[name].value()) for name in names}
    plantings = garden.plantings.present().with_plants()
    near = plantings.filter(bed__in=_beds_of(garden, ticked)).select_related("bed")
    return {
        "garden": garden,
        "form": form,
        "kind": kind,
        "beds": Bed.objects.filter(garden=garden),
        "plantings": near,
        "ticked": ticked,
        **_elsewhere(garden, form),
        "acts_of_beds": OF_BEDS,
        "acts_of_plants": OF_PLANTS,
        "acts_of_seedlings": OF_SEEDLINGS,
        "acts_of_reservoirs": OF_RESERVOIRS,
        "next": next_page(request),
        "section": "today",
    }


def _elsewhere(garden: Garden, form: BookForm) -> dict[str, object]:
    """What else this form can be about: seedlings that are in their trays, reservoirs, spaces."""
    if not isinstance(form, AnywhereForm):
        return {}
    sowings = Sowing.objects.filter(tray__garden=garden).in_trays().with_plants()
    return {
        "sowings": sowings.select_related("tray"),
        "reservoirs": garden.reservoirs.all(),
        "spaces": garden.spaces.all(),
    }


def _beds_of(garden: Garden, ticked: dict[str, set[int]]) -> set[int]:
    of_plantings = garden.plantings.filter(pk__in=ticked["planting"])
    return ticked["bed"] | set(of_plantings.values_list("bed", flat=True))


def _numbers(values: list[str] | None) -> set[int]:
    return set().union(*(number_in(str(value)) for value in values or ()))


def tell_logged(request: HttpRequest, garden: Garden, written: list[Event]) -> None:
    """With its Undo."""
    words = ngettext("Logged.", "%(number)d entries logged.", len(written))
    words %= {"number": len(written)}
    messages.success(request, words, extra_tags=undo_tag(garden, written[0].batch))


def _undone(request: HttpRequest, undo) -> None:
    try:
        number = undo()
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = gettext("Taken back.") if number else gettext("It is taken back already.")
        messages.success(request, words)
