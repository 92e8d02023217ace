from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.actions.refusals import PictureRefused
from gardens.forms.fields import CmField, KnownField, MetreField
from gardens.forms.grounds import FARTHEST_CM
from gardens.models import Underlay
from gardens.models.picture import LONGEST_DISTANCE_M, OPACITIES_PERCENT, SHORTEST_DISTANCE_M
from gardens.uploads.pictures import ACCEPTED_TYPES, CleanPicture, accept_picture
from plants.quantities import say_quantity

# Of the longer side: closer points would lay the rest of the picture by guess.
CLOSEST_POINTS = 0.02
# The longer side of the whole picture, on the land.
SHORTEST_SIDE_M, LONGEST_SIDE_M = 0.2, 5000


class PictureField(forms.FileField):
    """A file that becomes a clean picture."""

    default_error_messages = {
        "required": _("Choose a JPEG, PNG or WebP file of at most 15 MB."),
        "empty": _("This file is empty. Choose another one."),
        "max_length": _("The name of this file is too long. Rename it."),
    }

    def __init__(self, **kwargs) -> None:
        super().__init__(max_length=200, **kwargs)
        self.widget.attrs |= {"accept": ",".join(ACCEPTED_TYPES)}

    def clean(self, value, initial=None) -> CleanPicture:
        try:
            return accept_picture(super().clean(value, initial))
        except PictureRefused as refusal:
            raise ValidationError(refusal.message) from refusal


class UnderlayRemoveForm(forms.Form):
    """`known` is the version the page showed, 0 without a picture."""

    known = KnownField()


class UnderlayUploadForm(UnderlayRemoveForm):
    picture = PictureField(
        label=_("Photo, scan or sketch of the land"),
        help_text=_(
            "JPEG, PNG or WebP, up to 15 MB and 24 megapixels. Where and when it was taken is not "
            "kept, and only you see it."
        ),
    )


class ExactField(forms.FloatField):
    """From 0 up, to a hundredth."""

    def __init__(self, *, unit: str, highest: int, **kwargs) -> None:
        self.unit = unit
        message = format_lazy(_("Enter a number between 0 and {highest}."), highest=highest)
        validators = [
            MinValueValidator(0, message=message),
            MaxValueValidator(highest, message=message),
        ]
        super().__init__(validators=validators, **kwargs)
        self.widget.attrs |= {"min": 0, "max": highest, "inputmode": "decimal"}

    def prepare_value(self, value):
        return f"{round(value, 2):g}" if isinstance(value, float) else value


def _percent(label) -> ExactField:
    return ExactField(label=label, unit="%", highest=100)


class UnderlayForm(forms.ModelForm):
    distance_m = MetreField(
        label=_("Real distance from A to B"),
        lowest=SHORTEST_DISTANCE_M,
        highest=LONGEST_DISTANCE_M,
    )
    direction_deg = ExactField(
        label=_("Direction from A to B"),
        unit="°",
        highest=360,
        required=False,
        help_text=_(
            "Clockwise from the top of the plan: 90 to the right, 180 down. Empty leaves the "
            "picture as it is."
        ),
    )
    ax_percent = _percent(_("A from the left edge"))
    ay_percent = _percent(_("A from the top edge"))
    bx_percent = _percent(_("B from the left edge"))
    by_percent = _percent(_("B from the top edge"))
    x_cm = CmField(
        label=_("A from the left edge of the land"), lowest=-FARTHEST_CM, highest=FARTHEST_CM
    )
    y_cm = CmField(
        label=_("A from the top edge of the land"), lowest=-FARTHEST_CM, highest=FARTHEST_CM
    )
    known = KnownField()

    class Meta:
        model = Underlay
        fields = [
            *("distance_m", "direction_deg"),
            *("ax_percent", "ay_percent", "bx_percent", "by_percent", "x_cm", "y_cm"),
        ]

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors:
            self._refuse_close_points(data)
        if not self.errors:
            self._refuse_scale(data)
        return data

    def _refuse_close_points(self, data: dict) -> None:
        underlay = self.instance
        a_px = underlay.px(data["ax_percent"], data["ay_percent"])
        b_px = underlay.px(data["bx_percent"], data["by_percent"])
        self.way_px = abs(b_px - a_px)
        if self.way_px < CLOSEST_POINTS * underlay.picture.longer_side_px:
            sentence = gettext("A and B lie too close together. Choose points far apart.")
            self.add_error("bx_percent", sentence)

    def _refuse_scale(self, data: dict) -> None:
        side_m = self.instance.picture.longer_side_px * data["distance_m"] / self.way_px
        if not SHORTEST_SIDE_M <= side_m <= LONGEST_SIDE_M:
            sentence = gettext(
                "The whole picture would be {side} wide. Check the distance and the two points."
            )
            self.add_error("distance_m", sentence.format(side=say_quantity(side_m, "m")))


class UnderlayDimForm(forms.Form):
    opacity_percent = forms.TypedChoiceField(
        coerce=int, choices=[(percent, percent) for percent in OPACITIES_PERCENT]
    )
