from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import KnownField
from gardens.models import Bed, BedCover
from gardens.models.land import LONGEST_SIDE_CM, SHORTEST_SIDE_CM

LARGEST_POT_L = 10_000


def _side(label) -> forms.IntegerField:
    message = format_lazy(
        _("A side of a bed is between {shortest} and {longest} cm long."),
        shortest=SHORTEST_SIDE_CM,
        longest=LONGEST_SIDE_CM,
    )
    return forms.IntegerField(
        label=label,
        validators=[
            MinValueValidator(SHORTEST_SIDE_CM, message=message),
            MaxValueValidator(LONGEST_SIDE_CM, message=message),
        ],
    )


class BedForm(forms.ModelForm):
    length_cm = _side(_("Length, west to east"))
    width_cm = _side(_("Width, north to south"))
    volume_l = forms.FloatField(
        label=_("Volume"),
        required=False,
        help_text=_("Of a pot, trough or channel; leave it empty for a bed."),
        validators=[
            MinValueValidator(0.1, message=_("Enter at least 0.1 L, or leave it empty.")),
            MaxValueValidator(LARGEST_POT_L, message=_("Enter at most 10 000 L.")),
        ],
    )
    cover = forms.TypedChoiceField(
        label=_("Cover"),
        required=False,
        choices=BedCover.choices,
        empty_value=BedCover.NONE,
        help_text=_("What stands over it on cold nights; sowing times and frost warnings follow."),
    )
    known_bed = KnownField()

    class Meta:
        model = Bed
        fields = [
            "name",
            "kind",
            "length_cm",
            "width_cm",
            "volume_l",
            "texture",
            "watering_method",
            "is_mulched",
            "cover",
        ]
