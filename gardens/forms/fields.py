"""Fields that several forms of a garden share."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import formats
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import OwnPlant
from plants.models import Plant
from plants.names import normalise
from plants.quantities import say_number, say_quantity
from plants.search import Found, find_plants
from plants.units import as_shown, as_stored, is_imperial, unit_shown

# Longer ones do not fit into a column.
LONGEST_NUMBER = 19
EARLIEST = date(1950, 1, 1)
PLANNED_AHEAD = timedelta(days=730)
LARGEST_ID = 2**63 - 1
SUGGESTED = 5
FEWEST_LITRES, MOST_LITRES = 0.1, 10_000
# A hundredth of an inch is less than half a millimetre, so what is shown comes back as it was.
SHOWN_DIGITS = 2


class DayField(forms.DateField):
    """A day from 1950 to `latest`, which a form sets to the garden's today or later."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("Enter a day, for example 2026-05-07.")}
    latest = date(2100, 1, 1)

    def until(self, latest: date) -> None:
        self.latest = latest
        self.widget.attrs |= {"min": EARLIEST.isoformat(), "max": latest.isoformat()}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= self.latest:
            raise ValidationError(
                gettext("Enter a day between {first} and {last}.").format(
                    first=formats.date_format(EARLIEST), last=formats.date_format(self.latest)
                )
            )


class NumberField(forms.IntegerField):
    """How many, or which one, counted from 1."""

    def __init__(self, label, *, highest: int) -> None:
        message = format_lazy(_("Enter a number between 1 and {most}."), most=highest)
        super().__init__(
            label=label,
            initial=1,
            validators=[
                MinValueValidator(1, message=message),
                MaxValueValidator(highest, message=message),
            ],
        )


class QuantityField(forms.FloatField):
    """Shown and typed in the gardener's unit; what is sent as it was shown stays as it was."""

    stored_unit: str
    stored_digits: int
    was: float | None = None
    shown_digits = SHOWN_DIGITS
    asks = _("Enter {lowest} to {highest}.")

    def __init__(self, *, lowest: float, highest: float, **kwargs) -> None:
        self.lowest, self.highest = lowest, highest
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal"}

    @property
    def unit(self) -> str:
        return gettext(unit_shown(self.stored_unit))

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bounds = (f"{self._shown(bound):.6g}" for bound in (self.lowest, self.highest))
        self.widget.attrs |= dict(zip(("min", "max"), bounds, strict=True))
        initial = form.get_initial_for_field(self, field_name)
        self.was = initial if isinstance(initial, int | float) else None
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value):
        if not isinstance(value, int | float):
            return value
        return f"{round(self._shown(value), self.shown_digits):g}"

    def to_python(self, value) -> float | None:
        if self.was is not None and value == self.prepare_value(self.was):
            return self.was
        typed = super().to_python(value)
        if typed is None or not is_imperial():
            return typed
        return round(self._stored(typed), self.stored_digits)

    def validate(self, value: float | None) -> None:
        super().validate(value)
        if value is not None and not self.lowest <= value <= self.highest:
            raise ValidationError(self.out_of_range(value))

    def out_of_range(self, value: float) -> str:
        return self.asks.format(
            lowest=say_number(self._shown(self.lowest)),
            highest=say_quantity(self.highest, self.stored_unit),
        )

    def _shown(self, value: float) -> float:
        return as_shown(value, self.stored_unit)

    def _stored(self, typed: float) -> float:
        return as_stored(typed, self.stored_unit)


class CmField(QuantityField):
    """In centimetres or inches."""

    stored_unit = "cm"
    stored_digits = 1
    asks = _("Enter a length between {lowest} and {highest}.")


class MetreField(QuantityField):
    """In metres or feet."""

    stored_unit = "m"
    stored_digits = 3
    asks = _("Enter a length between {lowest} and {highest}.")


class ElevationField(QuantityField):
    """In whole metres or feet."""

    stored_unit = "m"
    stored_digits = 0
    asks = _("Enter a height between {lowest} and {highest}.")

    def clean(self, value) -> int | None:
        height_m = super().clean(value)
        return None if height_m is None else round(height_m)


class LitresField(QuantityField):
    """In litres or gallons; it may stay empty."""

    stored_unit = "L"
    stored_digits = 2
    asks = _("Enter {lowest} to {highest}, or leave it empty.")

    def __init__(self, label, help_text) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            lowest=FEWEST_LITRES,
            highest=MOST_LITRES,
            required=False,
        )


class DegreesField(forms.IntegerField):
    unit = "°"
    lowest, highest = 0, 359

    def __init__(self, **kwargs) -> None:
        words = _("Enter a whole number of degrees between {lowest} and {highest}.")
        message = format_lazy(words, lowest=self.lowest, highest=self.highest)
        validators = [
            MinValueValidator(self.lowest, message=message),
            MaxValueValidator(self.highest, message=message),
        ]
        super().__init__(required=False, initial=0, validators=validators, **kwargs)
        self.widget.attrs |= {"min": self.lowest, "max": self.highest}

    def clean(self, value) -> int:
        return super().clean(value) or 0


class TurnField(DegreesField):
    """By how much a thing is turned; below 0 to the left."""

    lowest = -359


class KnownField(forms.IntegerField):
    """The newest row the page showed; what an equal form wrote later is not written again."""

    def __init__(self) -> None:
        super().__init__(
            required=False, min_value=0, max_value=LARGEST_ID, widget=forms.HiddenInput
        )

    def clean(self, value) -> int:
        return super().clean(value) or 0


class KnownStateField(forms.CharField):
    """What the page knew of the thing it changes, as `state_of` says it."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=64, widget=forms.HiddenInput)


class MonthField(forms.CharField):
    """The month that the page showed, as in 2027-05; empty for the present one."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=7, widget=forms.HiddenInput)


class TokenField(forms.RegexField):
    """A token that the page offered."""

    def __init__(self) -> None:
        super().__init__(r"^[A-Za-z0-9_-]{43}$", widget=forms.HiddenInput)


class PlantField(forms.CharField):
    """The name of a plant, typed or picked from the page's list of names."""

    # Whose own plants count too, set by the form.
    gardener_id: int | None = None

    def __init__(self, **kwargs) -> None:
        super().__init__(max_length=60, **{"label": _("Plant")} | kwargs)
        self.widget.attrs |= {"list": "plant-names", "autocomplete": "off"}

    def clean(self, value) -> Plant | None:
        typed = super().clean(value)
        if not typed:
            return None
        own = OwnPlant.objects.filter(owner=self.gardener_id).named(typed)
        return own or self._of_catalogue(typed)

    def _of_catalogue(self, typed: str) -> Plant:
        found = find_plants(typed)
        plants = Plant.objects.in_order(found.pks[: SUGGESTED + 1])
        words = normalise(typed)
        exact = [one for one in plants if words in (normalise(one.common_name), one.slug)]
        if len(exact) == 1:
            return exact[0]
        if len(plants) == 1 and not found.are_guesses:
            return plants[0]
        raise ValidationError(_which(typed, plants[:SUGGESTED], found))

    def prepare_value(self, value):
        return value.common_name if isinstance(value, Plant) else value


def _which(typed: str, plants: list[Plant], found: Found) -> str:
    names = ", ".join(plant.common_name for plant in plants)
    if not plants:
        sentence = gettext("No plant called “{name}” is known. Pick a name from the list.")
    elif found.are_guesses:
        sentence = gettext("No plant called “{name}” is known. Did you mean {names}?")
    else:
        sentence = gettext("Several plants match: {names}. Write the whole name.")
    return sentence.format(name=typed, names=names)


class SeveralField(forms.ModelMultipleChoiceField):
    """A number that no column holds is no choice."""

    def clean(self, value: object) -> QuerySet:
        chosen = value if isinstance(value, list | tuple) else ()
        for one in chosen:
            if len(str(one)) >= LONGEST_NUMBER:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": one})
        return super().clean(value)
