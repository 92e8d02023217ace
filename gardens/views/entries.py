"""One entry of the book: the journal's, and the correction of any."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from gardens.actions.entries import correct_entry, log_entries
from gardens.actions.photos import remove_photo
from gardens.actions.refusals import PictureRefused, Refused
from gardens.forms.book import CorrectionForm
from gardens.forms.harvest import COLUMNS, HarvestCorrectionForm
from gardens.forms.journal import INDOORS, JournalForm
from gardens.models import Act, Event, Photo
from gardens.views.access import own_event, own_garden, today_in
from gardens.views.book import tell_logged
from gardens.views.gone import says_gone
from gardens.views.next_page import next_page


@require_http_methods(["GET", "POST"])
def journal_add(request: HttpRequest, pk: int) -> HttpResponse:
    """`?bed=`, `?planting=`, `?sowing=` and so on say of what."""
    garden = own_garden(request, pk)
    form = JournalForm(
        request.POST or None,
        request.FILES or None,
        garden=garden,
        today=today_in(garden),
        initial={name: request.GET.get(name) for name in ("bed", "planting", *INDOORS)},
    )
    if form.is_valid():
        data = form.cleaned_data
        known = {"garden": garden, "batch": data["batch"], "actor": request.user}
        try:
            written = log_entries([form.entry()], pictures=data["photos"], **known)
        except Refused as refusal:
            form.add_error(_place_of(refusal), refusal.message)
        else:
            tell_logged(request, garden, written)
            return redirect(next_page(request))
    context = {"garden": garden, "form": form, "next": next_page(request), "section": "today"}
    return render(request, "gardens/journal_form.html", context)


@require_http_methods(["GET", "POST"])
@says_gone(Event)
def event_edit(request: HttpRequest, pk: int) -> HttpResponse:
    event = own_event(request, pk)
    form = _form_of(event)(
        request.POST or None,
        request.FILES or None,
        today=today_in(event.garden),
        initial=_initial(event),
    )
    if form.is_valid():
        data = form.cleaned_data
        harvest = form.harvest(event) if event.act == Act.HARVEST else None
        try:
            correct_entry(
                event,
                on=data["happened_on"],
                note=data["note"],
                harvest=harvest,
                pictures=data["photos"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(_place_of(refusal, "happened_on"), refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(next_page(request))
    context = {"event": event, "form": form, "next": next_page(request), "section": "today"}
    return render(request, "gardens/event_form.html", context)


@require_POST
@says_gone(Photo)
def photo_delete(request: HttpRequest, pk: int) -> HttpResponse:
    photos = Photo.objects.visible_to(request.user).select_related("event")
    photo = get_object_or_404(photos, pk=pk)
    remove_photo(photo, actor=request.user)
    messages.success(request, gettext("The photo is removed."))
    return redirect(next_page(request))


def _form_of(event: Event) -> type[CorrectionForm]:
    return HarvestCorrectionForm if event.act == Act.HARVEST else CorrectionForm


def _initial(event: Event) -> dict[str, object]:
    found = {"happened_on": event.happened_on, "note": event.note}
    harvest = getattr(event, "harvest", None)
    if harvest is None:
        return found
    return found | {name: getattr(harvest, name) for name in COLUMNS}


def _place_of(refusal: Refused, otherwise: str | None = None) -> str | None:
    """The field that a refusal speaks of."""
    return "photos" if isinstance(refusal, PictureRefused) else otherwise
