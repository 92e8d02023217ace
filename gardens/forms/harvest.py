"""What was picked: today's basket, and the correction of one harvest."""

import re
from collections.abc import Iterable
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.book import CorrectionForm
from gardens.forms.fields import DayField, QuantityField
from gardens.models import Act, Event, Harvest, Part, Planting, Quality
from gardens.models.harvest import DEAREST_PER_KG, HEAVIEST_G, LIGHTEST_G, MOST_PIECES
from plants.agronomy.units import G_PER_OUNCE, KG_PER_POUND
from plants.quantities import say_weight
from plants.units import is_imperial, unit_shown

GRAMS = {
    "kg": 1000,
    "g": 1,
    "lb": KG_PER_POUND * 1000,
    "lbs": KG_PER_POUND * 1000,
    "oz": G_PER_OUNCE,
}
PIECE = re.compile(r"(\d{1,7}(?:[.,]\d{1,3})?)\s*(kg|g|lbs|lb|oz)?(?![a-z\d])", re.ASCII | re.I)
COLUMNS = ("weight_g", "count", "quality", "part", "price_per_kg", "waiting_reason")


class WeightField(forms.CharField):
    """850 g, 1.2 kg, 2 lb 3 oz; a bare number is in kilograms, or pounds. Kept in whole grams."""

    def __init__(self, **kwargs) -> None:
        super().__init__(max_length=30, **{"label": _("Weight"), "required": False} | kwargs)

    @property
    def unit(self) -> str:
        return gettext(unit_shown("kg"))

    def clean(self, value) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        pieces = PIECE.findall(typed)
        is_clear = len(pieces) == 1 or all(unit for _number, unit in pieces)
        if not pieces or not is_clear or PIECE.sub("", typed).strip():
            example = gettext("2 lb 3 oz") if is_imperial() else gettext("850 g or 1.2 kg")
            sentence = gettext("Enter a weight, for example {example}.")
            raise ValidationError(sentence.format(example=example))
        grams = round(sum(_grams(number, unit) for number, unit in pieces))
        if not LIGHTEST_G <= grams <= HEAVIEST_G:
            sentence = gettext("Enter a weight between {lowest} and {highest}.")
            bounds = {"lowest": say_weight(LIGHTEST_G), "highest": say_weight(HEAVIEST_G)}
            raise ValidationError(sentence.format(**bounds))
        return grams

    def prepare_value(self, value):
        if not isinstance(value, int):
            return value
        if not is_imperial():
            return f"{value} g" if value < GRAMS["kg"] else f"{value / GRAMS['kg']:.7g} kg"
        pounds, rest = divmod(value / G_PER_OUNCE, GRAMS["lb"] / G_PER_OUNCE)
        ounces = f"{round(rest, 2):g} oz"
        return f"{pounds:.0f} lb {ounces}" if pounds else ounces


def _grams(number: str, unit: str) -> float:
    usual = "lb" if is_imperial() else "kg"
    return float(number.replace(",", ".")) * GRAMS[unit.lower() or usual]


class PriceField(QuantityField):
    """Of a kilogram, or of a pound."""

    stored_unit = "kg"
    stored_digits = 4

    def __init__(self) -> None:
        super().__init__(
            label=_("Price"),
            lowest=0,
            highest=DEAREST_PER_KG,
            required=False,
            help_text=_("What it would cost in a shop, in your currency."),
        )

    @property
    def unit(self) -> str:
        return gettext("per {unit}").format(unit=super().unit)

    def validate(self, value: float | None) -> None:
        forms.FloatField.validate(self, value)
        if value is not None and not self.lowest <= value <= self.highest:
            highest = f"{self._shown(self.highest):.0f}"
            raise ValidationError(
                gettext("Enter a price between 0 and {highest}.").format(highest=highest)
            )

    def _shown(self, value: float) -> float:
        return value * KG_PER_POUND if is_imperial() else value

    def _stored(self, typed: float) -> float:
        return typed / KG_PER_POUND


class HarvestFields(forms.Form):
    """What is known of one harvest."""

    weight_g = WeightField()
    count = forms.IntegerField(
        label=_("Pieces"),
        required=False,
        validators=[
            MinValueValidator(1, message=_("Enter at least 1 piece, or leave it empty.")),
            MaxValueValidator(MOST_PIECES, message=_("Enter at most 100 000 pieces.")),
        ],
    )
    quality = forms.ChoiceField(
        label=_("Quality"), required=False, choices=[("", _("not said")), *Quality.choices]
    )
    part = forms.ChoiceField(
        label=_("Part"), required=False, choices=[("", _("not said")), *Part.choices]
    )
    price_per_kg = PriceField()
    waiting_reason = ScreenedCharField(
        label=_("Why it is picked all the same"),
        required=False,
        max_length=200,
        help_text=_("Kept with the harvest."),
    )

    def harvest(self, event: Event) -> Harvest:
        """Not saved."""
        return Harvest(event=event, **{name: self.cleaned_data[name] for name in COLUMNS})


class BasketRow(HarvestFields):
    """One planting; left alone it says that nothing was picked."""

    picked = forms.BooleanField(label=_("Picked, not weighed"), required=False)
    note = ScreenedCharField(label=_("Note"), required=False, max_length=500)

    def __init__(self, data, *, planting: Planting, **kwargs) -> None:
        self.planting = planting
        super().__init__(data, prefix=f"p{planting.pk}", use_required_attribute=False, **kwargs)

    @property
    def is_filled(self) -> bool:
        data = self.cleaned_data
        return bool(data["weight_g"] or data["count"] or data["picked"])

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not self.is_filled and (data["note"] or data["waiting_reason"]):
            self.add_error("weight_g", _("Enter a weight or a number, or tick that it was picked."))
        return data

    def entry(self, happened_on) -> Event:
        planting = self.planting
        return Event(
            garden_id=planting.garden_id,
            bed_id=planting.bed_id,
            planting_id=planting.pk,
            act=Act.HARVEST,
            happened_on=happened_on,
            note=self.cleaned_data["note"],
        )


class BasketForm(forms.Form):
    """The day, and which rows the page showed."""

    happened_on = DayField(label=_("Picked on"))
    batch = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args, today, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].until(today)
        self.fields["happened_on"].initial = today

    def entries(self, rows: Iterable[BasketRow]) -> tuple[list[Event], list[Harvest]]:
        """Not saved."""
        filled = [row for row in rows if row.is_filled]
        events = [row.entry(self.cleaned_data["happened_on"]) for row in filled]
        return events, [row.harvest(event) for row, event in zip(filled, events, strict=True)]


class HarvestCorrectionForm(HarvestFields, CorrectionForm):
    """A correction, with its weight."""

    field_order = ("weight_g", "count", "quality", "part", "price_per_kg", "happened_on", "note")
