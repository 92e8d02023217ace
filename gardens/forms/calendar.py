from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import PLANNED_AHEAD, DayField, KnownField, TokenField
from gardens.models import CalendarFeed, StartMethod


class ReplanForm(forms.Form):
    """Another way or day to begin a planting that was missed."""

    method = forms.ChoiceField(label=_("How it starts"), choices=StartMethod)
    planned_on = DayField(label=_("Planned for"))

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["planned_on"].until(today + PLANNED_AHEAD)


class FeedTopicsForm(forms.ModelForm):
    class Meta:
        model = CalendarFeed
        fields = ["has_sowing", "has_care", "has_harvest"]
        labels = {
            "has_sowing": _("Sowing and planting"),
            "has_care": _("Jobs of care, such as watering"),
            "has_harvest": _("First harvests"),
        }


class FeedTokenForm(forms.Form):
    """The token that the page offered; sent twice it makes one feed."""

    token = TokenField()
    known_change = KnownField()
