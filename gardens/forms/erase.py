from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.models import Gardener

WORD = _("erase")


class EraseForm(forms.Form):
    """Whoever has a password types it; a guest has none, and types a word."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    word = forms.CharField(
        label=_("Type the word “erase”"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args: object, gardener: Gardener, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.gardener = gardener
        del self.fields["word" if gardener.has_usable_password() else "password"]

    def clean_password(self) -> str:
        if not self.gardener.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password. Nothing was erased."))
        return self.cleaned_data["password"]

    def clean_word(self) -> str:
        if self.cleaned_data["word"].casefold() != str(WORD).casefold():
            raise forms.ValidationError(_("Type the word as it is written. Nothing was erased."))
        return self.cleaned_data["word"]
