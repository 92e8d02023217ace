"""Waterings, rain, moisture, and what brings the water to a bed."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.book import BookForm, CorrectionForm
from gardens.forms.fields import FEWEST_LITRES, MOST_LITRES, DayField, LitresField, QuantityField
from gardens.models import (
    Act,
    Bed,
    Emitter,
    Event,
    Garden,
    SoilFeel,
    WaterButt,
    Watering,
    WateringMethod,
)
from gardens.models.water import MOST_MOISTURE_PCT, MOST_RAIN_MM
from plants.agronomy.emitters import litres_run

LONGEST_RUN_MIN = 1440
RUN_MESSAGE = _("Enter 1 to 1440 minutes, or leave it empty.")
SOAKED = _("Leave both empty if the bed was soaked through.")


class DepthField(QuantityField):
    """In millimetres or inches."""

    stored_unit = "mm"
    stored_digits = 2


class FigureField(QuantityField):
    """Of an emitter; it may stay empty."""

    stored_digits = 3
    asks = _("Enter {lowest} to {highest}, or leave it empty.")

    def __init__(self, label, unit: str, lowest: float, highest: float, help_text="") -> None:
        self.stored_unit = unit
        super().__init__(
            label=label, lowest=lowest, highest=highest, required=False, help_text=help_text
        )


class RunField(forms.FloatField):
    unit = _("min")

    def __init__(self, help_text="") -> None:
        super().__init__(
            label=_("Or minutes"),
            required=False,
            help_text=help_text,
            validators=[
                MinValueValidator(1, message=RUN_MESSAGE),
                MaxValueValidator(LONGEST_RUN_MIN, message=RUN_MESSAGE),
            ],
        )


class AmountMixin(forms.Form):
    """Litres for each bed, or minutes that its emitter ran."""

    litres = LitresField(_("Amount for each bed"), SOAKED)
    minutes = RunField(_("Of a drip line or sprinkler whose flow is known."))
    is_from_butt = forms.BooleanField(label=_("From the water butt"), required=False)

    def offer_butt(self, garden: Garden) -> None:
        """Only where there is one."""
        if not WaterButt.objects.filter(garden=garden).exists():
            del self.fields["is_from_butt"]

    def given_to(self, beds: list[Bed]) -> Mapping[int, float | None]:
        """Litres by bed; what cannot be told is an error of the field."""
        litres, minutes = self.cleaned_data.get("litres"), self.cleaned_data.get("minutes")
        if self.cleaned_data.get("is_from_butt") and litres is None and minutes is None:
            self.add_error("litres", _("Say how much, so that the butt is counted down."))
        if minutes is None:
            return {bed.pk: litres for bed in beds}
        if litres is not None:
            self.add_error("minutes", _("Give the amount or the minutes, not both."))
            return {}
        emitters = Emitter.objects.in_bulk([bed.pk for bed in beds])
        flows = {
            bed: emitters[bed.pk].flow_l_h(bed) if bed.pk in emitters else None for bed in beds
        }
        if unknown := [bed.name for bed, flow_l_h in flows.items() if not flow_l_h]:
            words = gettext("Say first what waters {beds} and how fast it flows, or give litres.")
            self.add_error("minutes", words.format(beds=", ".join(unknown)))
            return {}
        given = {bed.pk: round(litres_run(minutes, flow), 2) for bed, flow in flows.items()}
        if not all(FEWEST_LITRES <= litres <= MOST_LITRES for litres in given.values()):
            self.add_error("minutes", _("That is less than 0.1 or more than 10 000 litres."))
        return given


class WateringsForm(AmountMixin, BookForm):
    """As many beds at once as one likes."""

    act = Act.WATER
    field_order = (
        *("bed", "planting", "happened_on", "litres", "minutes", "is_from_butt"),
        *("note", "batch"),
    )

    def __init__(self, *args, garden: Garden, **kwargs) -> None:
        super().__init__(*args, garden=garden, **kwargs)
        self.offer_butt(garden)

    def clean(self) -> dict:
        cleaned = super().clean()
        self.given_l = self.given_to(self._beds())
        return cleaned

    def _beds(self) -> list[Bed]:
        beds = {bed.pk: bed for bed in self.cleaned_data.get("bed", ())}
        for planting in self.cleaned_data.get("planting", ()):
            beds.setdefault(planting.bed_id, planting.bed)
        return list(beds.values())

    def _events(self):
        return self.events_of_beds()

    def _detail(self, event: Event) -> Watering:
        watering = self.watering_of(event, self.given_l[event.bed_id])
        watering.is_from_butt = self.cleaned_data.get("is_from_butt", False)
        return watering


class WateringChangeForm(AmountMixin, CorrectionForm):
    """A correction of one watering."""

    field_order = ("happened_on", "litres", "minutes", "is_from_butt", "note")

    def __init__(self, *args, bed: Bed, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.bed = bed
        self.offer_butt(bed.garden)
        self.fields["litres"].label = _("Amount")

    def clean(self) -> dict:
        cleaned = super().clean()
        self.given_l = self.given_to([self.bed])
        return cleaned


class RainForm(forms.Form):
    fallen_on = DayField(label=_("Day"))
    rain_mm = DepthField(
        label=_("Rain in the gauge"),
        lowest=0,
        highest=MOST_RAIN_MM,
        help_text=_("What fell on that day; 0 for a dry day."),
    )

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fallen_on"].until(today)


class MoistureForm(forms.Form):
    measured_on = DayField(label=_("Measured on"))
    moisture_pct = forms.FloatField(
        label=_("Moisture by a meter"),
        required=False,
        help_text=_("Per cent of volume, in the middle of the roots."),
        validators=[
            check(limit, message=_("Enter 0 to 70 per cent, or choose how the soil feels."))
            for check, limit in ((MinValueValidator, 0), (MaxValueValidator, MOST_MOISTURE_PCT))
        ],
    )
    feel = forms.ChoiceField(
        label=_("Or how a handful feels"),
        required=False,
        choices=[("", "---------"), *SoilFeel.choices],
        help_text=_("Take it a hand deep and squeeze it."),
    )

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measured_on"].until(today)

    def clean(self) -> dict:
        cleaned = super().clean()
        is_measured = cleaned.get("moisture_pct") is not None
        if not self.errors and is_measured == bool(cleaned.get("feel")):
            raise forms.ValidationError(_("Enter the per cent, or choose how it feels."))
        return cleaned


class EmitterForm(forms.ModelForm):
    watering_method = forms.ChoiceField(label=_("How it is watered"), choices=WateringMethod)
    line_m = FigureField(_("Length of the drip line"), "m", 0.1, 1000)
    line_l_h_m = FigureField(
        _("Flow of the line"),
        *("L/h/m", 0.1, 50),
        _("From its packet: flow of a dripper, divided by their distance."),
    )
    drippers = forms.IntegerField(
        label=_("Single drippers"), required=False, min_value=1, max_value=1000
    )
    dripper_l_h = FigureField(_("Flow of a dripper"), "L/h", 0.1, 100)
    sprinkler_mm_h = FigureField(
        _("Sprinkler"), *("mm/h", 0.5, 100), _("Stand a glass under it and measure after an hour.")
    )
    can_l = FigureField(_("Watering can holds"), "L", 0.5, 50)

    class Meta:
        model = Emitter
        fields = ["line_m", "line_l_h_m", "drippers", "dripper_l_h", "sprinkler_mm_h", "can_l"]

    def clean(self) -> dict:
        cleaned = super().clean()
        for one, other in (("line_m", "line_l_h_m"), ("drippers", "dripper_l_h")):
            known = cleaned.get(one), cleaned.get(other)
            if not {one, other} & set(self.errors) and (known[0] is None) != (known[1] is None):
                missing = one if known[0] is None else other
                self.add_error(missing, _("Both figures are needed to tell the flow."))
        return cleaned
