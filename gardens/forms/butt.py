from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import DayField
from gardens.forms.quantities import UnitField
from gardens.models import WaterButt
from gardens.models.butt import LARGEST_BUTT_L, LARGEST_ROOF_M2


class WaterButtForm(forms.ModelForm):
    volume_l = UnitField(_("Volume when full"), "L", 1, LARGEST_BUTT_L)
    roof_m2 = UnitField(
        _("Roof that drains into it"),
        "m²",
        *(0.5, LARGEST_ROOF_M2),
        help_text=_("The ground it covers, seen from above."),
    )
    level_l = UnitField(_("In it"), "L", 0, LARGEST_BUTT_L)
    level_on = DayField(
        label=_("Seen on"), help_text=_("In the morning. Enter it anew whenever you look.")
    )

    class Meta:
        model = WaterButt
        fields = ["volume_l", "roof_m2", "level_l", "level_on"]

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level_on"].until(today)

    def clean(self) -> dict[str, object]:
        data = super().clean()
        level_l, volume_l = data.get("level_l"), data.get("volume_l")
        if level_l is not None and volume_l is not None and level_l > volume_l:
            self.add_error("level_l", gettext("There cannot be more in it than it holds."))
        return data
