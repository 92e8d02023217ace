from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from gardens.forms.place import SpotForm
from gardens.models import Gardener, GardenKind


class StartForm(SpotForm):
    kind = forms.TypedChoiceField(
        label=_("What kind of garden?"),
        choices=GardenKind.choices,
        coerce=GardenKind,
        widget=forms.RadioSelect,
        initial=GardenKind.RAISED_BED,
        error_messages={
            "required": _("Choose a kind of garden."),
            "invalid_choice": _("Choose one of the six kinds of garden."),
        },
    )


class KeepForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_(
            "To sign in with. One mail comes to confirm it, others only if you forget the password."
        ),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 8 characters, and none of the common ones."),
    )

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, Gardener(email=self.cleaned_data.get("email")))
        return password
