"""The days of a planting, and what is split off from it."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gardens.forms.fields import DayField, KnownField, NumberField
from gardens.models import Planting, StartMethod
from gardens.models.planting import LARGEST_BLOCK


class LifeForm(forms.ModelForm):
    started_on = DayField(label=_("Sown or planted on"), required=False)
    germinated_on = DayField(label=_("Germinated on"), required=False)
    planted_out_on = DayField(label=_("Planted out on"), required=False)
    lost = forms.IntegerField(
        label=_("Plants lost"),
        min_value=0,
        error_messages={"min_value": _("Enter how many were lost; 0 if none.")},
        help_text=_("Of this planting, to slugs, frost or whatever it was."),
    )

    class Meta:
        model = Planting
        fields = ["started_on", "germinated_on", "planted_out_on", "lost"]

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("started_on", "germinated_on", "planted_out_on"):
            self.fields[name].until(today)
        if self.instance.method == StartMethod.TRANSPLANT:
            del self.fields["germinated_on"]
        if self.instance.method != StartMethod.SOW_INDOORS:
            del self.fields["planted_out_on"]

    def clean_lost(self) -> int:
        lost, count = self.cleaned_data["lost"], self.instance.count
        if lost > count:
            raise forms.ValidationError(
                ngettext(
                    "There was %(count)d plant, so no more can be lost.",
                    "There were %(count)d plants, so no more can be lost.",
                    count,
                )
                % {"count": count}
            )
        return lost


class SplitForm(forms.Form):
    """So many rows or columns become a planting of their own."""

    ROWS, COLUMNS = "rows", "columns"

    number = NumberField(_("How many"), highest=LARGEST_BLOCK)
    part = forms.ChoiceField(
        label=_("Of what"),
        choices=[
            (ROWS, _("rows, from the south")),
            (COLUMNS, _("plants of each row, from the east")),
        ],
    )
    known_step = KnownField()

    @property
    def block(self) -> dict[str, int]:
        return {self.cleaned_data["part"]: self.cleaned_data["number"]}
