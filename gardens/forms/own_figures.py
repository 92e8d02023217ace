from django import forms
from django.utils.translation import gettext

from gardens.models import OwnFigures
from plants.models.figures import NOT_SET, OVERRIDABLE


class OwnFiguresForm(forms.ModelForm):
    """An empty field is the catalogue's value."""

    class Meta:
        model = OwnFigures
        fields = ["source", *OVERRIDABLE]

    def clean(self) -> dict[str, object]:
        """A source needs a value that is from there; giving the last one back ends it too."""
        data = super().clean()
        has_value = any(data.get(name) not in NOT_SET for name in OVERRIDABLE)
        if data.get("source") and not (has_value or self.errors or "back" in self.data):
            self.add_error("source", gettext("Give a value that is from there, too."))
        return data
