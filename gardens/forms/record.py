from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import DayField, KnownField, LitresField
from gardens.models import Bed, CareTask, Garden, Watering

TASK_AHEAD = timedelta(days=730)


class WateringForm(forms.ModelForm):
    watered_on = DayField(label=_("Watered on"))
    litres = LitresField(_("Amount"), _("Leave empty if the bed was soaked through."))
    known_watering = KnownField()

    class Meta:
        model = Watering
        fields = ["watered_on", "litres"]

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["watered_on"].until(today)


class TaskForm(forms.ModelForm):
    title = ScreenedCharField(label=_("What is to be done"), max_length=120)
    due_on = DayField(label=_("When"))

    class Meta:
        model = CareTask
        fields = ["title", "due_on", "bed"]

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].until(today + TASK_AHEAD)
        self.fields["bed"].queryset = Bed.objects.filter(garden=garden)
