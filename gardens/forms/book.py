"""What is written into the garden's book: one act, one day, for as many beds as one likes."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import DayField, LitresField
from gardens.forms.journal import NoteField, PhotosField
from gardens.models import Act, Bed, Event, Garden, Planting, Problem, Severity, Treatment, Watering
from gardens.models.event import LONGEST_WAIT_DAYS
from plants.models import Pest

# Written of plants, not of a bed; harvests have a page of their own.
OF_PLANTS = (Act.START, Act.GERMINATE, Act.PLANT_OUT, Act.POT_ON)
OF_BEDS = (Act.WATER, Act.WEED, Act.FEED, Act.MULCH, Act.THIN, Act.PRUNE, Act.NOTE)
CHOOSE = _("Choose a bed or plantings first.")


class BookForm(forms.Form):
    """`act` is what is logged; a ticked planting stands for its bed."""

    bed = forms.ModelMultipleChoiceField(
        Bed.objects.none(), label=_("Whole beds"), required=False, error_messages={"list": CHOOSE}
    )
    planting = forms.ModelMultipleChoiceField(
        Planting.objects.none(), label=_("Plantings"), required=False
    )
    happened_on = DayField(label=_("When"))
    note = forms.CharField(label=_("Note"), required=False, max_length=500)
    batch = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    act: Act

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.garden = garden
        self.fields["happened_on"].until(today)
        self.fields["happened_on"].initial = today
        self.fields["bed"].queryset = Bed.objects.filter(garden=garden)
        self.fields["planting"].queryset = Planting.objects.filter(garden=garden).with_plants()

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("bed") and not cleaned.get("planting"):
            raise forms.ValidationError(CHOOSE)
        return cleaned

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

    def _event(self, bed_id: int, planting_id: int | None) -> Event:
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


class LogForm(BookForm):
    """Its buttons are the acts."""

    act_done = forms.ChoiceField(
        choices=[(act.value, act.label) for act in (*OF_BEDS, *OF_PLANTS)],
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
        if cleaned.get("act_done") in OF_PLANTS and not cleaned.get("planting"):
            raise forms.ValidationError(_("Tick the plantings of which that is true."))
        if cleaned.get("act_done") == Act.NOTE and not cleaned.get("note"):
            raise forms.ValidationError({"note": _("Write what you want to keep.")})
        return cleaned

    def _events(self) -> Iterator[Event]:
        if self.act == Act.WATER:
            return self.events_of_beds()
        plants_only = self.act in OF_PLANTS
        return (one for one in super()._events() if one.planting_id or not plants_only)

    def _detail(self, event: Event) -> Watering | None:
        if event.act != Act.WATER:
            return None
        return self.watering_of(event, self.cleaned_data["litres"])


class ProblemForm(BookForm):
    act = Act.PROBLEM

    pest = forms.ModelChoiceField(
        Pest.objects.all(), label=_("What it is"), required=False, empty_label=_("Not in the list")
    )
    words = forms.CharField(label=_("Or in your words"), required=False, max_length=80)
    severity = forms.TypedChoiceField(label=_("How bad"), choices=Severity, coerce=int)
    photos = PhotosField()

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("pest") and not cleaned.get("words"):
            message = _("Choose what it is, or say in your words what you see.")
            raise forms.ValidationError({"words": message})
        return cleaned

    def _detail(self, event: Event) -> Problem:
        names = ("pest", "words", "severity")
        return Problem(event=event, **{name: self.cleaned_data[name] for name in names})


class TreatmentForm(BookForm):
    act = Act.TREAT

    product = forms.CharField(label=_("Product"), max_length=80)
    waiting_days = forms.IntegerField(
        label=_("Waiting period (days)"),
        min_value=0,
        max_value=LONGEST_WAIT_DAYS,
        initial=0,
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


class EntryForm(forms.Form):
    """A correction."""

    happened_on = DayField(label=_("When"))
    note = NoteField(_("Note"))
    photos = PhotosField()

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].until(today)


class BatchForm(forms.Form):
    batch = forms.UUIDField()
