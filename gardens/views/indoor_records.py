"""Readings of spaces and reservoirs and changes of solutions: the same pages for each."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gardens.actions.indoor import Record, add_record, remove_record, save_record
from gardens.actions.refusals import Refused
from gardens.forms.indoor_record import (
    MomentForm,
    NutrientChangeForm,
    ReservoirReadingForm,
    SpaceReadingForm,
)
from gardens.models import NutrientChange, Reservoir, ReservoirReading, Space, SpaceReading
from gardens.undoing import undo_tag
from gardens.views.access import own_facility, own_indoor_record
from gardens.views.next_page import next_page

# What a link of the page's advice fills in.
PREFILLED = ("act", "amount")


@dataclass(frozen=True, slots=True)
class Kind:
    model: type[Record]
    subject: type[Space | Reservoir]
    form: type[MomentForm]
    add: str | Promise
    change: str | Promise


_ADD, _CHANGE = _("Enter a reading"), _("Change the reading")
KINDS = {
    "space-reading": Kind(SpaceReading, Space, SpaceReadingForm, _ADD, _CHANGE),
    "reservoir-reading": Kind(ReservoirReading, Reservoir, ReservoirReadingForm, _ADD, _CHANGE),
    "reservoir-change": Kind(
        *(NutrientChange, Reservoir, NutrientChangeForm),
        *(_("Note what was done"), _("Change the note")),
    ),
}


@require_http_methods(["GET", "POST"])
def record_add(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    words = KINDS[kind]
    subject = own_facility(request, words.subject, garden_pk, pk)
    record = words.model(**{words.model.SUBJECT: subject})
    form = words.form(
        request.POST or None, instance=record, now=timezone.now(), initial=_known(request, record)
    )
    if form.is_valid():
        try:
            record = add_record(record, known=form.cleaned_data["known"], actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            tag = undo_tag(subject.garden, record.event.batch)
            messages.success(request, gettext("Noted."), extra_tags=tag)
            return redirect(_back_to(request, subject))
    return _form_page(request, form, kind)


@require_http_methods(["GET", "POST"])
def record_edit(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    record = own_indoor_record(request, KINDS[kind].model, garden_pk, pk)
    form = KINDS[kind].form(request.POST or None, instance=record, now=timezone.now())
    if form.is_valid():
        try:
            save_record(record, actor=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(record.subject)
    return _form_page(request, form, kind)


@require_http_methods(["GET", "POST"])
def record_delete(request: HttpRequest, garden_pk: int, pk: int, kind: str) -> HttpResponse:
    record = own_indoor_record(request, KINDS[kind].model, garden_pk, pk)
    if request.method == "POST":
        try:
            remove_record(record, actor=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, gettext("The entry is removed."))
        return redirect(record.subject)
    context = {"record": record, "subject": record.subject, "section": "indoor"}
    return render(request, "gardens/indoor_record_confirm_delete.html", context)


def _back_to(request: HttpRequest, subject: Space | Reservoir) -> str:
    """Where the form was opened, or the page of its subject."""
    return next_page(request) if request.POST.get("next") else subject.get_absolute_url()


def _known(request: HttpRequest, record: Record) -> dict[str, object]:
    """What an empty form begins with; the scale is that of the meter used last."""
    of_subject = {record.SUBJECT: record.subject}
    newest = type(record).objects.filter(**of_subject).order_by("-pk").first()
    initial: dict[str, object] = {"known": newest.pk if newest else 0}
    if isinstance(newest, ReservoirReading):
        initial["salt_unit"] = newest.salt_unit
        initial["is_uncompensated"] = newest.is_uncompensated
    return initial | {name: request.GET[name] for name in PREFILLED if name in request.GET}


def _form_page(request: HttpRequest, form: MomentForm, kind: str) -> HttpResponse:
    record, words = form.instance, KINDS[kind]
    context = {
        "form": form,
        "record": record if record.pk else None,
        "subject": record.subject,
        "title": words.change if record.pk else words.add,
        "remove_url": f"gardens:{kind}-delete",
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "section": "indoor",
    }
    return render(request, "gardens/indoor_record_form.html", context)
