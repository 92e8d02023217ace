"""Temperatures typed in the reader's unit, and the doubt whether it was the other one."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import QuantityField
from plants.agronomy.units import celsius, fahrenheit
from plants.quantities import NARROW_SPACE, say_number, say_quantity
from plants.units import as_shown, is_imperial

# Where seed is sown it is neither warmer nor colder; what is typed outside was another scale.
USUAL_SOIL_C = (0.0, 36.0)
COLDEST_SOIL_C, WARMEST_SOIL_C = -5.0, 45.0


class TemperatureField(QuantityField):
    """In degrees Celsius or Fahrenheit."""

    stored_unit = "°C"
    # So that what is typed in the other scale comes back as it was.
    stored_digits = 3
    asks = _("Enter a temperature between {lowest} and {highest}.")


class SoilTemperatureField(TemperatureField):
    """Bounds are checked by the form, which asks about the scale first; a browser that knew them
    would not let the question come up."""

    def __init__(self, **kwargs) -> None:
        super().__init__(lowest=COLDEST_SOIL_C, highest=WARMEST_SOIL_C, required=False, **kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        return forms.FloatField.get_bound_field(self, form, field_name)

    def validate(self, value: float | None) -> None:
        forms.FloatField.validate(self, value)


class AsksForScale(forms.Form):
    """A form with `soil_c`: 40 in a field for °C is asked back, since 40 °F is likelier.

    `other_scale` is then what the page's buttons offer; what was typed stays.
    """

    soil_c = SoilTemperatureField()
    # Empty, or the answer to the question: "typed" or "other".
    scale = forms.CharField(required=False, widget=forms.HiddenInput, max_length=5)
    other_scale: tuple[str, str] | None = None

    def clean(self) -> dict[str, object]:
        data = super().clean()
        soil_c = data.get("soil_c")
        if soil_c is None:
            return data
        lowest_c, highest_c = USUAL_SOIL_C
        other_c, answer = _in_other_scale_c(soil_c), data.get("scale")
        is_doubtful = not lowest_c <= soil_c <= highest_c and lowest_c <= other_c <= highest_c
        if is_doubtful and answer == "other":
            data["soil_c"] = round(other_c, 1)
        elif is_doubtful and answer != "typed":
            self._ask(soil_c, other_c)
        elif not COLDEST_SOIL_C <= soil_c <= WARMEST_SOIL_C:
            self.add_error("soil_c", self.fields["soil_c"].out_of_range())
        return data

    def _ask(self, soil_c: float, other_c: float) -> None:
        typed = say_number(as_shown(soil_c, "°C"))
        here, there = ("°F", "°C") if is_imperial() else ("°C", "°F")
        read, meant = f"{typed}{NARROW_SPACE}{here}", f"{typed}{NARROW_SPACE}{there}"
        self.other_scale = (read, meant)
        question = gettext("{read} is no temperature to sow at. Did you mean {meant} ({here})?")
        shown = say_quantity(round(other_c, 1), "°C")
        self.add_error("soil_c", question.format(read=read, meant=meant, here=shown))


def _in_other_scale_c(soil_c: float) -> float:
    """What the number is if it was typed in the scale the field does not ask for."""
    return fahrenheit(soil_c) if is_imperial() else celsius(soil_c)
