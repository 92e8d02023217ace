from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import CmField, DayField, KnownField, LitresField, QuantityField
from gardens.models import Amendment, SoilTest
from gardens.models.soil import (
    DEEPEST_SAMPLE_CM,
    MOST_AMENDMENT_KG,
    MOST_EC,
)
from plants.agronomy.amendments import PRODUCTS, Product
from plants.agronomy.soil_test_units import PER_AREA, SoilUnit, mg_per_kg

UNITS = {
    SoilUnit.MG_KG: _("mg/kg, the same as ppm"),
    SoilUnit.MG_L: _("mg/L"),
    SoilUnit.KG_HA: _("kg/ha"),
    SoilUnit.LB_ACRE: _("lb/acre"),
}
NUTRIENTS = ("nitrate_n_mg_kg", "phosphorus_mg_kg", "potassium_mg_kg")
ANALYSIS = ("n_pct", "p2o5_pct", "k2o_pct")
STORED_DIGITS = 3


class SoilTestForm(forms.ModelForm):
    """Nutrients are typed in the unit of the sheet and kept in mg/kg."""

    tested_on = DayField(label=_("Tested on"))
    depth_from_cm = CmField(
        label=_("Sampled from"), lowest=0, highest=DEEPEST_SAMPLE_CM, required=False
    )
    depth_to_cm = CmField(label=_("to"), lowest=1, highest=DEEPEST_SAMPLE_CM, required=False)
    unit = forms.TypedChoiceField(
        label=_("Unit of nitrogen, phosphorus and potassium"),
        choices=UNITS,
        coerce=SoilUnit,
        empty_value=SoilUnit.MG_KG,
        required=False,
        help_text=_("Figures per area need the depth of the sample."),
    )
    known_test = KnownField()

    class Meta:
        model = SoilTest
        fields = [
            *("tested_on", "lab", "depth_from_cm", "depth_to_cm", "texture", "ph", "buffer_ph"),
            *("has_free_carbonate", "nitrate_n_mg_kg", "nitrate_method"),
            *("phosphorus_mg_kg", "phosphorus_method", "potassium_mg_kg", "potassium_method"),
            *("organic_matter_pct", "ec_ds_m", "ec_method", "cec_meq_100g"),
        ]
        # Django would write the first letter large.
        labels = {
            "ph": _("pH"),
            "nitrate_n_mg_kg": _("Nitrate nitrogen"),
            "phosphorus_mg_kg": _("Phosphorus"),
            "potassium_mg_kg": _("Potassium"),
            "organic_matter_pct": _("Organic matter"),
            "ec_ds_m": _("Electrical conductivity"),
            "cec_meq_100g": _("Cation exchange capacity, CEC (meq/100 g or cmol/kg)"),
        }
        help_texts = {
            "buffer_ph": _("With it lime is reckoned by your laboratory's own method."),
            "nitrate_n_mg_kg": _("As N, not as nitrate."),
            "phosphorus_mg_kg": _("As P, not as P₂O₅; it means little without its extractant."),
            "potassium_mg_kg": _("As K, not as K₂O."),
            "ec_ds_m": _("The same number as mS/cm."),
            "texture": _("It then counts as the texture of the bed."),
        }

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tested_on"].until(today)

    def clean(self) -> dict:
        data = super().clean()
        unit, top, bottom = data.get("unit"), data.get("depth_from_cm"), data.get("depth_to_cm")
        if top is not None and bottom is None and "depth_to_cm" not in self._errors:
            self.add_error("depth_to_cm", _("Say how deep the sample ends, or leave both empty."))
            return data
        if bottom is not None and top is None:
            top = data["depth_from_cm"] = 0.0
        if None not in (top, bottom) and top >= bottom:
            self.add_error("depth_to_cm", _("The sample ends deeper than it begins."))
            return data
        given = [name for name in NUTRIENTS if data.get(name) is not None]
        if given and unit in PER_AREA and bottom is None:
            self.add_error("depth_to_cm", _("Figures per area need the depth of the sample."))
            return data
        for name in given:
            layer_cm = None if bottom is None else bottom - top
            data[name] = round(mg_per_kg(data[name], unit, layer_cm), STORED_DIGITS)
        return data


class KilogramField(QuantityField):
    """In kilograms or pounds; it may stay empty."""

    stored_unit = "kg"
    stored_digits = 4
    shown_digits = 3
    asks = _("Enter more than 0 and at most {highest}, or leave it empty.")


class AmendmentForm(forms.ModelForm):
    spread_on = DayField(label=_("Spread on"))
    weight_kg = KilogramField(
        label=_("Weight"), lowest=0.001, highest=MOST_AMENDMENT_KG, required=False
    )
    amount_l = LitresField(_("or volume"), _("Of compost, manure or a liquid feed."))
    known = KnownField()

    class Meta:
        model = Amendment
        fields = ["spread_on", "product", "name", "amount_l", "kg_per_l", *ANALYSIS, "kind"]
        labels = {"n_pct": _("N (%)"), "p2o5_pct": _("P₂O₅ (%)"), "k2o_pct": _("K₂O (%)")}
        help_texts = {
            "name": _("If it is not in the list; its figures stand on the bag."),
            "kg_per_l": _("Only where you give a volume and know it."),
        }

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spread_on"].until(today)

    def clean(self) -> dict:
        data = super().clean()
        self._refuse_nameless(data)
        if self._errors.keys() & {"weight_kg", "amount_l"}:
            return data
        given = [data.get(name) for name in ("weight_kg", "amount_l")]
        if given == [None, None]:
            self.add_error("weight_kg", _("Give the weight or the volume."))
        elif None not in given:
            self.add_error("weight_kg", _("Give the weight or the volume, not both."))
        return data | self._known_figures(data)

    def _known_figures(self, data: dict) -> dict:
        """Of a product in the list; what was typed of it wins."""
        weight_kg = data.get("weight_kg")
        self.instance.amount_g = None if weight_kg is None else weight_kg * 1000
        product = data.get("product") or self.instance.product
        if not product:
            return {}
        usual = _usual(PRODUCTS[product])
        typed = {name: data[name] for name in usual if data.get(name) not in (None, "")}
        nameless = {"name": ""} if "name" in self.fields else {}
        return {**usual, **typed, **nameless}

    def _refuse_nameless(self, data: dict) -> None:
        if not data.get("product") and not data.get("name"):
            self.add_error("product", _("Choose a product, or name your own."))


class AmendmentCorrection(AmendmentForm):
    """Of one that is logged; another product would have answered other jobs, so it stays."""

    class Meta(AmendmentForm.Meta):
        fields = ["spread_on", "name", "amount_l", "kg_per_l", *ANALYSIS, "kind"]

    def __init__(self, *args, instance: Amendment, **kwargs) -> None:
        grams, initial = instance.amount_g, {}
        if instance.product:
            usual = _usual(PRODUCTS[instance.product])
            # Only what the label said otherwise is shown as typed.
            initial = {
                name: None for name, value in usual.items() if getattr(instance, name) == value
            }
        initial["weight_kg"] = None if grams is None else grams / 1000
        super().__init__(*args, instance=instance, initial=initial, **kwargs)
        if instance.product:
            del self.fields["name"]

    def _refuse_nameless(self, data: dict) -> None:
        if not self.instance.product and not data.get("name"):
            self.add_error("name", _("Say what it was."))


def _usual(product: Product) -> dict[str, object]:
    return {
        **dict(zip(ANALYSIS, product.analysis_pct, strict=True)),
        "kg_per_l": product.kg_per_l,
        "kind": product.kind,
    }


class WaterForm(forms.Form):
    water = forms.FloatField(
        label=_("Conductivity of your water (dS/m)"), min_value=0, max_value=MOST_EC
    )
