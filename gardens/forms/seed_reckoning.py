from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import NumberField
from gardens.forms.seed import COLDEST_STORE_C, WARMEST_STORE_C
from gardens.forms.temperature import TemperatureField
from gardens.forms.tray import COLDEST_SOIL_C, WARMEST_SOIL_C
from plants.agronomy.seed_packet import HARRINGTON_MOISTURE_PCT
from plants.agronomy.sowing import FIELD_FACTOR

MOST_PLANTS = 100_000
PLACES = {
    "outdoors": format_lazy(
        _("Outdoors: {share} % become plants"), share=round(100 * FIELD_FACTOR["outdoors"])
    ),
    "indoors": format_lazy(
        _("Indoors: {share} % become plants"), share=round(100 * FIELD_FACTOR["indoors"])
    ),
}


class PercentField(forms.FloatField):
    """It may stay empty."""

    unit = "%"

    def __init__(self, label, *, lowest: float = 1, highest: float = 100, help_text="") -> None:
        validators = [MinValueValidator(lowest), MaxValueValidator(highest)]
        super().__init__(label=label, help_text=help_text, required=False, validators=validators)
        self.widget.attrs |= {"inputmode": "decimal"}


class SeedReckoningForm(forms.Form):
    """Questions to a lot; nothing of it is saved."""

    plants = NumberField(_("Plants wanted"), highest=MOST_PLANTS)
    place = forms.ChoiceField(label=_("Where you sow"), choices=PLACES)
    field_pct = PercentField(_("Become plants with you"), help_text=_("Empty: as the place says."))
    germination_pct = PercentField(_("Sprout"), help_text=_("Empty: as expected here."))
    soil_c = TemperatureField(
        label=_("Temperature of the soil"),
        help_text=_("As you measured it, where the seed lies."),
        required=False,
        lowest=COLDEST_SOIL_C,
        highest=WARMEST_SOIL_C,
    )
    keep_c = TemperatureField(
        label=_("Kept at"), required=False, lowest=COLDEST_STORE_C, highest=WARMEST_STORE_C
    )
    keep_moisture_pct = PercentField(
        _("Moisture of the seed"),
        lowest=HARRINGTON_MOISTURE_PCT[0],
        highest=HARRINGTON_MOISTURE_PCT[1],
    )

    @property
    def field_factor(self) -> float:
        own_pct = self.cleaned_data["field_pct"]
        return FIELD_FACTOR[self.cleaned_data["place"]] if own_pct is None else own_pct / 100
