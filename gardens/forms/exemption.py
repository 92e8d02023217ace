from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.models import Exemption
from gardens.forms.fields import DayField


class ExemptionForm(forms.ModelForm):
    expires_on = DayField(
        label=_("The permit ends on"),
        required=False,
        help_text=_("Empty if it does not end."),
    )

    class Meta:
        model = Exemption
        fields = ["permit_number", "expires_on", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_expires_on(self) -> date | None:
        day = self.cleaned_data["expires_on"]
        if day and day < self.today:
            raise ValidationError(gettext("This permit has ended. Give the one that is in force."))
        return day
