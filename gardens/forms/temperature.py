"""Temperatures typed in the reader's unit, and the doubt whether it was the other one."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import QuantityField
from plants.agronomy.spans import Span
from plants.agronomy.units import celsius, fahrenheit
from plants.quantities import NARROW_SPACE, say_number, say_quantity
from plants.units import as_shown, is_imperial


class TemperatureField(QuantityField):
    """In degrees Celsius or Fahrenheit; what is not `usual` may have been typed in the other."""

    stored_unit = "°C"
    # So that what is typed in the other scale comes back as it was.
    stored_digits = 3
    asks = _("Enter a temperature between {lowest} and {highest}.")

    def __init__(self, *, usual: Span | None = None, **kwargs) -> None:
        self.usual = usual
        super().__init__(**kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """A browser that knew the bounds would not let the question come up."""
        bound = super().get_bound_field(form, field_name)
        if self.usual:
            del self.widget.attrs["min"], self.widget.attrs["max"]
        return bound

    def out_of_range(self, value: float) -> str:
        other, other_c = _other_scale(value)
        if self.usual is None or self.usual.distance(other_c):
            return super().out_of_range(value)
        sentence = gettext("{typed} cannot be. If it was {other}, enter {meant}.")
        return _filled(sentence, value, other, other_c)

    def doubt(self, value_c: float | None) -> str | None:
        """Degrees of the other scale typed into this one are the usual slip."""
        if value_c is None or self.usual is None or not self.usual.distance(value_c):
            return None
        sentence = gettext(
            "{typed} is unusual here. If it was {other}, enter {meant}; if it is right, say so "
            "below."
        )
        return _filled(sentence, value_c, *_other_scale(value_c))


def _other_scale(value_c: float) -> tuple[str, float]:
    """What was typed, read in the scale the field does not ask for."""
    shown = as_shown(value_c, "°C")
    there, other_c = ("°C", shown) if is_imperial() else ("°F", celsius(shown))
    return f"{say_number(shown)}{NARROW_SPACE}{there}", other_c


def _filled(sentence: str, value_c: float, other: str, other_c: float) -> str:
    meant = fahrenheit(other_c) if is_imperial() else other_c
    return sentence.format(typed=say_quantity(value_c, "°C"), other=other, meant=say_number(meant))
