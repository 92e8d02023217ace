from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.care_task import SNOOZES

DONE, LATER, MUTE, HIDE = "done", "later", "mute", "hide"


class AnswerForm(forms.Form):
    """What a gardener says to a finding; its buttons are the choices of `answer`."""

    answer = forms.ChoiceField(choices=[(each, each) for each in (DONE, LATER, MUTE, HIDE)])
    days = forms.TypedChoiceField(
        label=_("Put off"), choices=SNOOZES, coerce=int, required=False, empty_value=None
    )

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if data.get("answer") == LATER and not data.get("days"):
            self.add_error("days", _("Choose for how long to put it off."))
        return data
