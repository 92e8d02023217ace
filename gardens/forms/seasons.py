from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.plan import ChosenField


class SeasonsForm(forms.Form):
    """Which year is planned again, and in which."""

    first = forms.TypedChoiceField(label=_("Plan again what began in"), coerce=int)
    second = forms.TypedChoiceField(label=_("In the year"), coerce=int)

    def __init__(self, *args, years: dict[int, str], this_year: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        self.fields["first"].choices = [(year, years[year]) for year in years if year <= this_year]
        coming = (this_year, this_year + 1)
        self.fields["second"].choices = [(year, years[year]) for year in coming]

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if data.get("first") and data.get("second") and data["first"] >= data["second"]:
            self.add_error("second", _("Choose a year after the one that is planned again."))
        return data


class RepeatForm(SeasonsForm):
    planting = ChosenField()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["planting"].error_messages["required"] = _("Tick the plantings first.")
        for name in ("first", "second"):
            self.fields[name].widget = forms.HiddenInput()

    @property
    def ticked(self) -> list[int]:
        return self.cleaned_data.get("planting", []) if self.is_bound else []
