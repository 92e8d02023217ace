from django import forms

from gardens.models import Garden


class GardenForm(forms.ModelForm):
    class Meta:
        model = Garden
        fields = ["name"]
