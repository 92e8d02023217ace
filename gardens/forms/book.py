"""What is written into the garden's book: one act, one day, for as many beds as one likes."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from django import forms
from django.db.models import Model
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import DayField, LitresField, SeveralField
from gardens.forms.journal import INDOORS, NoteField, PhotosField
from gardens.models import (
    Act,
    Bed,
    Event,
    Garden,
    NutrientChange,
    Planting,
    Problem,
    Reservoir,
    Severity,
    Sowing,
    Space,
    Treatment,
    Watering,
)
from gardens.models.event import LONGEST_WAIT_DAYS
from plants.models import Pest

# Written of plants, not of a bed; harvests have a page of their own.
OF_PLANTS = (Act.START, Act.GERMINATE, Act.PLANT_OUT, Act.POT_ON)
OF_SEEDLINGS = (Act.POT_ON, Act.HARDEN)
OF_RESERVOIRS = (Act.RENEW,)
OF_BEDS = (Act.WATER, Act.WEED, Act.FEED, Act.MULCH, Act.THIN, Act.PRUNE, Act.NOTE)
# The buttons of the page.
ACTS = tuple(dict.fromkeys((*OF_BEDS, *OF_PLANTS, *OF_SEEDLINGS, *OF_RESERVOIRS)))
# Of what alone these acts are said.
ONLY_OF = {
    **dict.fromkeys(OF_PLANTS, ("planting",)),
    Act.POT_ON: ("planting", "sowing"),
    Act.HARDEN: ("planting", "sowing"),
    Act.RENEW: ("reservoir",),
}
CHOOSE = _("Choose a bed or plantings first.")
CHOOSE_ANY = _("Tick first of what that is true: beds, plantings, or anything else listed.")
WRONG_SUBJECT = {
    ("planting",): _("Tick the plantings of which that is true."),
    ("planting", "sowing"): _("Tick the plantings or seedlings of which that is true."),
    ("reservoir",): _("Tick the reservoirs of which that is true."),
}


class BookForm(forms.Form):
    """`act` is what is logged; a ticked planting stands for its bed."""

    bed = SeveralField(
        Bed.objects.none(), label=_("Whole beds"), required=False, error_messages={"list": CHOOSE}
    )
    planting = SeveralField(Planting.objects.none(), label=_("Plantings"), required=False)
    happened_on = DayField(label=_("When"))
    note = ScreenedCharField(label=_("Note"), required=False, max_length=500)
    batch = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    act: Act
    choose = CHOOSE

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.garden = garden
        self.fields["happened_on"].until(today)
        self.fields["happened_on"].initial = today
        self.fields["bed"].queryset = Bed.objects.filter(garden=garden)
        self.fields["planting"].queryset = Planting.objects.filter(garden=garden).with_plants()

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.is_of_something(cleaned):
            raise forms.ValidationError(self.choose)
        return cleaned

    def is_of_something(self, cleaned: dict) -> bool:
        return bool(cleaned.get("bed") or cleaned.get("planting"))

    def entries(self) -> tuple[list[Event], list[Model]]:
        """Not saved: the lines, and what hangs on them."""
        events = list(self._events())
        return events, [detail for event in events if (detail := self._detail(event))]

    def _events(self) -> Iterator[Event]:
        plantings, beds = self.cleaned_data["planting"], self.cleaned_data["bed"]
        stood_for = {planting.bed_id for planting in plantings}
        for planting in plantings:
            yield self._event(planting.bed_id, planting.pk)
        for bed in beds:
            if bed.pk not in stood_for:
                yield self._event(bed.pk, None)

    def events_of_beds(self) -> Iterator[Event]:
        """Water is given to a bed, whatever stands in it."""
        beds = {bed.pk for bed in self.cleaned_data["bed"]}
        beds |= {planting.bed_id for planting in self.cleaned_data["planting"]}
        return (self._event(bed, None) for bed in sorted(beds))

    def watering_of(self, event: Event, litres: float | None) -> Watering:
        return Watering(
            garden=event.garden,
            bed_id=event.bed_id,
            watered_on=event.happened_on,
            litres=litres,
            event=event,
        )

    def _event(self, bed_id: int | None, planting_id: int | None) -> Event:
        return Event(
            garden=self.garden,
            bed_id=bed_id,
            planting_id=planting_id,
            act=self.act,
            happened_on=self.cleaned_data["happened_on"],
            note=self.cleaned_data["note"],
        )

    def _detail(self, event: Event) -> Model | None:
        return None


class AnywhereForm(BookForm):
    """Also of sowings in trays, of spaces and reservoirs, or of the garden itself."""

    sowing = SeveralField(Sowing.objects.none(), label=_("Seedlings in trays"), required=False)
    reservoir = SeveralField(Reservoir.objects.none(), label=_("Reservoirs"), required=False)
    space = SeveralField(Space.objects.none(), label=_("Spaces"), required=False)
    whole = forms.BooleanField(label=_("The whole garden"), required=False)
    choose = CHOOSE_ANY

    def __init__(self, *args, garden: Garden, **kwargs) -> None:
        super().__init__(*args, garden=garden, **kwargs)
        self.fields["sowing"].queryset = Sowing.objects.filter(tray__garden=garden)
        self.fields["reservoir"].queryset = garden.reservoirs.all()
        self.fields["space"].queryset = garden.spaces.all()

    def is_of_something(self, cleaned: dict) -> bool:
        elsewhere = any(cleaned.get(name) for name in (*INDOORS, "whole"))
        return elsewhere or super().is_of_something(cleaned)

    def _events(self) -> Iterator[Event]:
        yield from super()._events()
        yield from self.events_elsewhere()

    def events_elsewhere(self) -> Iterator[Event]:
        for name in INDOORS:
            for subject in self.cleaned_data[name]:
                event = self._event(None, None)
                setattr(event, name, subject)
                yield event
        if self.cleaned_data["whole"]:
            yield self._event(None, None)


class LogForm(AnywhereForm):
    """Its buttons are the acts."""

    act_done = forms.ChoiceField(
        choices=[(act.value, act.label) for act in ACTS],
        error_messages={"required": _("Choose what was done.")},
    )
    litres = LitresField(
        _("Amount for each bed"),
        _("Only of a watering. Leave empty if the bed was soaked through."),
    )

    @property
    def act(self) -> Act:
        return Act(self.cleaned_data["act_done"])

    def clean(self) -> dict:
        cleaned = super().clean()
        act = cleaned.get("act_done")
        if act in ONLY_OF and not any(cleaned.get(name) for name in ONLY_OF[act]):
            raise forms.ValidationError(WRONG_SUBJECT[ONLY_OF[act]])
        if act == Act.NOTE and cleaned.get("note") == "":
            raise forms.ValidationError({"note": _("Write what you want to keep.")})
        return cleaned

    def _events(self) -> Iterator[Event]:
        if self.act == Act.WATER:
            yield from self.events_of_beds()
            yield from self.events_elsewhere()
            return
        names = ONLY_OF.get(self.act)
        for event in super()._events():
            if names is None or any(getattr(event, f"{name}_id") for name in names):
                yield event

    def _detail(self, event: Event) -> Model | None:
        if event.act == Act.RENEW:
            return NutrientChange.renewal(event, self.garden.place)
        if event.act == Act.WATER and event.bed_id:
            return self.watering_of(event, self.cleaned_data["litres"])
        return None


class ProblemForm(AnywhereForm):
    act = Act.PROBLEM

    pest = forms.ModelChoiceField(
        Pest.objects.all(), label=_("What it is"), required=False, empty_label=_("Not in the list")
    )
    words = ScreenedCharField(label=_("Or in your words"), required=False, max_length=80)
    severity = forms.TypedChoiceField(label=_("How bad"), choices=Severity, coerce=int)
    photos = PhotosField()

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("pest") and cleaned.get("words") == "":
            message = _("Choose what it is, or say in your words what you see.")
            raise forms.ValidationError({"words": message})
        return cleaned

    def _detail(self, event: Event) -> Problem:
        names = ("pest", "words", "severity")
        return Problem(event=event, **{name: self.cleaned_data[name] for name in names})


class TreatmentForm(BookForm):
    act = Act.TREAT

    product = ScreenedCharField(label=_("Product"), max_length=80)
    waiting_days = forms.IntegerField(
        label=_("Waiting period (days)"),
        min_value=0,
        max_value=LONGEST_WAIT_DAYS,
        initial=0,
        error_messages=dict.fromkeys(
            ("min_value", "max_value"),
            format_lazy(_("Enter 0 to {most} days."), most=LONGEST_WAIT_DAYS),
        ),
        help_text=_("From the label: so long nothing is picked. 0 if there is none."),
    )

    def _events(self) -> Iterator[Event]:
        """A bed treated whole is not said to be only one of its plantings."""
        beds = {bed.pk for bed in self.cleaned_data["bed"]}
        for planting in self.cleaned_data["planting"]:
            if planting.bed_id not in beds:
                yield self._event(planting.bed_id, planting.pk)
        for bed in sorted(beds):
            yield self._event(bed, None)

    def _detail(self, event: Event) -> Treatment:
        data = self.cleaned_data
        return Treatment(event=event, product=data["product"], waiting_days=data["waiting_days"])


class CorrectionForm(forms.Form):
    """A correction."""

    happened_on = DayField(label=_("When"))
    note = NoteField(_("Note"))
    photos = PhotosField()

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].until(today)


class BatchForm(forms.Form):
    batch = forms.UUIDField()
