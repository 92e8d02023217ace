from django import forms

from gardens.models import Gardener


class SettingsForm(forms.ModelForm):
    class Meta:
        model = Gardener
        fields = ["units"]
        widgets = {"units": forms.RadioSelect}
