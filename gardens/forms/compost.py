"""What is at hand for a compost heap: materials of the table, and some of one's own."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.soil import KilogramField
from plants.agronomy.compost_heap import MATERIALS, Ingredient

MATERIAL_NAMES = {
    "grass_clippings": _("Grass clippings"),
    "vegetable_scraps": _("Vegetable scraps"),
    "coffee_grounds": _("Coffee grounds"),
    "cow_manure": _("Cow manure, fresh"),
    "poultry_manure": _("Poultry manure"),
    "dry_leaves": _("Tree leaves, dry"),
    "straw": _("Straw"),
    "wood_chips": _("Wood chips or sawdust"),
    "cardboard": _("Cardboard or newsprint"),
}
OWN_ROWS = ("own1", "own2", "own3")
LIGHTEST_KG, HEAVIEST_KG = 0.001, 10_000


class PercentField(forms.FloatField):
    def __init__(self, label, *, most: float = 100) -> None:
        super().__init__(label=label, min_value=0, max_value=most, required=False)
        self.widget.attrs |= {"inputmode": "decimal", "step": "any"}


class HeapForm(forms.Form):
    """Of one's own material carbon and nitrogen count as it comes, unless its moisture is given."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, label in MATERIAL_NAMES.items():
            self.fields[name] = _kilograms(label)
        for row in OWN_ROWS:
            self.fields[f"{row}_kg"] = _kilograms(_("Weight"))
            self.fields[f"{row}_carbon_pct"] = PercentField(_("Carbon (%)"))
            self.fields[f"{row}_nitrogen_pct"] = PercentField(_("Nitrogen (%)"))
            # Nothing is all water.
            self.fields[f"{row}_moisture_pct"] = PercentField(_("Moisture (%)"), most=99)

    @property
    def materials(self) -> list[forms.BoundField]:
        return [self[name] for name in MATERIAL_NAMES]

    @property
    def own_rows(self) -> list[dict[str, forms.BoundField]]:
        parts = ("kg", "carbon_pct", "nitrogen_pct", "moisture_pct")
        return [{part: self[f"{row}_{part}"] for part in parts} for row in OWN_ROWS]

    def clean(self) -> dict:
        data = super().clean()
        for row in OWN_ROWS:
            if data.get(f"{row}_kg") is None:
                continue
            for part in ("carbon_pct", "nitrogen_pct"):
                name = f"{row}_{part}"
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Enter it, or leave the weight empty."))
        return data

    def heap(self) -> list[Ingredient]:
        data = self.cleaned_data
        known = [
            MATERIALS[name].ingredient(data[name]) for name in MATERIAL_NAMES if data.get(name)
        ]
        return [*known, *self._own()]

    @property
    def is_moisture_known(self) -> bool:
        data = self.cleaned_data
        own = [row for row in OWN_ROWS if data[f"{row}_kg"]]
        return all(data[f"{row}_moisture_pct"] is not None for row in own)

    def _own(self) -> Iterator[Ingredient]:
        data = self.cleaned_data
        for row in OWN_ROWS:
            if mass_kg := data[f"{row}_kg"]:
                shares = (data[f"{row}_carbon_pct"], data[f"{row}_nitrogen_pct"])
                yield Ingredient(mass_kg, *shares, data[f"{row}_moisture_pct"] or 0.0)


def _kilograms(label) -> KilogramField:
    return KilogramField(label=label, lowest=LIGHTEST_KG, highest=HEAVIEST_KG, required=False)
