"""Jobs: several at once, and those that come again."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.book import OF_BEDS
from gardens.forms.fields import DayField, NumberField, SeveralField
from gardens.forms.record import TASK_AHEAD
from gardens.models import Act, Bed, CareTask, Counting, Garden, SkipReason, TaskSeries, Unit
from gardens.models.task_series import MOST_EVERY, MOST_TIMES

DONE, LATER, SKIP = "done", "later", "skip"
LOGGED_OF = {
    "sowing_id": (Act.WATER, Act.COUNT, Act.POT_ON, Act.FEED, Act.THIN, Act.NOTE),
    "reservoir_id": (Act.SOLUTION, Act.RENEW, Act.DOSE, Act.DILUTE, Act.NOTE),
    "space_id": (Act.CLIMATE, Act.NOTE),
}
SNOOZES = [(1, _("By a day")), (3, _("By 3 days")), (7, _("By a week")), (28, _("By 4 weeks"))]


class TasksForm(forms.Form):
    """What becomes of the ticked jobs; its buttons are the choices of `do`."""

    task = SeveralField(
        CareTask.objects.none(),
        label=_("Jobs"),
        error_messages={"required": _("Tick the jobs first.")},
    )
    do = forms.ChoiceField(choices=[(DONE, DONE), (LATER, LATER), (SKIP, SKIP)])
    done_on = DayField(label=_("Done on"))
    days = forms.TypedChoiceField(label=_("Put off"), choices=SNOOZES, coerce=int)
    reason = forms.ChoiceField(label=_("Why"), choices=SkipReason)
    note = ScreenedCharField(label=_("In your words"), required=False, max_length=200)
    batch = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = CareTask.objects.filter(garden=garden)
        self.fields["done_on"].until(today)


class SeriesForm(forms.ModelForm):
    title = ScreenedCharField(label=_("What is to be done"), max_length=120)
    starts_on = DayField(label=_("First time"))
    every = NumberField(_("Every"), highest=MOST_EVERY)
    unit = forms.ChoiceField(label=_("Days, weeks, months or years"), choices=Unit)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On these days of the week"),
        choices=[(str(number), name) for number, name in WEEKDAYS.items()],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of jobs that come every so many weeks. None ticked: the day of the first."),
    )
    counting = forms.ChoiceField(
        label=_("The next time is counted"),
        choices=Counting,
        help_text=_("Fixed days stay, however late you are; what was missed is not made up for."),
    )
    until = DayField(label=_("Until"), required=False, help_text=_("Leave empty to go on."))
    times = NumberField(_("At most so many times"), highest=MOST_TIMES)
    act = forms.ChoiceField(
        label=_("What ticking it logs"),
        required=False,
        choices=[],
    )

    class Meta:
        model = TaskSeries
        fields = [
            *("title", "bed", "starts_on", "every", "unit", "weekdays"),
            *("counting", "until", "times", "act"),
        ]

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["times"].required = False
        self.fields["times"].initial = None
        self.fields["bed"].queryset = Bed.objects.filter(garden=garden)
        self.fields["bed"].empty_label = _("The whole garden")
        subject, _number = self.instance.subject_key
        if subject not in ("bed_id", "garden_id"):
            del self.fields["bed"]
        self.fields["act"].choices = _logged(LOGGED_OF.get(subject, OF_BEDS))
        self.fields["starts_on"].until(today + TASK_AHEAD)
        self.initial["weekdays"] = [str(number) for number in self.instance.weekdays]

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("weekdays") and not _has_weekdays(cleaned):
            message = _("Days of the week go with fixed days, every so many weeks.")
            raise forms.ValidationError({"weekdays": message})
        return cleaned


def _logged(acts: Iterable[Act]) -> list[tuple[str, str | Promise]]:
    return [(Act.NONE.value, _("That it was done")), *((act.value, act.label) for act in acts)]


def _has_weekdays(cleaned: dict) -> bool:
    return cleaned.get("unit") == Unit.WEEK and cleaned.get("counting") == Counting.FIXED
