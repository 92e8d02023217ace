from math import ceil

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import CmField, DegreesField, KnownField, KnownStateField, LitresField
from gardens.forms.points import PointsField, in_unit_of_length
from gardens.models import Bed, BedCover, BedShape
from gardens.models.grounds import LARGEST_LAND_M
from gardens.models.land import HIGHEST_BED_CM, LONGEST_SIDE_CM, SHORTEST_SIDE_CM
from gardens.plan.squares import SQUARE_CM
from plants.quantities import say_length

REQUIRED = forms.Field.default_error_messages["required"]
# What each shape is told by; the fields of the others are ignored.
MEASURES = {
    BedShape.RECTANGLE: ("length_cm", "width_cm"),
    BedShape.CIRCLE: ("length_cm",),
    BedShape.POLYGON: ("points",),
}
ON_LAND = ("x_cm", "y_cm", "rotation_deg")


class SideField(CmField):
    """A side of a bed, to the centimetre."""

    def __init__(self, label, help_text) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            lowest=SHORTEST_SIDE_CM,
            highest=LONGEST_SIDE_CM,
            required=False,
        )

    def clean(self, value) -> int | None:
        length_cm = super().clean(value)
        return None if length_cm is None else round(length_cm)


def _from_edge(label) -> CmField:
    farthest = LARGEST_LAND_M * 100
    return CmField(label=label, lowest=-LONGEST_SIDE_CM, highest=farthest, required=False)


class BedForm(forms.ModelForm):
    shape = forms.ChoiceField(label=_("Shape"), choices=BedShape, required=False)
    length_cm = SideField(_("Length, west to east"), _("Of a round bed, its diameter."))
    width_cm = SideField(_("Width, north to south"), _("Not needed for a round bed."))
    points = PointsField(
        label=_("Corners of an irregular bed"),
        fewest=3,
        required=False,
        help_text=in_unit_of_length(
            _(
                "Only for an irregular bed, which needs no length and width: one corner on each "
                "line, in the order you walk past them, as {unit} from its west and its north "
                "edge. For example 0 0, then 240 0, then 120 160."
            )
        ),
    )
    height_cm = CmField(
        label=_("Height above the ground"),
        lowest=0,
        highest=HIGHEST_BED_CM,
        required=False,
        help_text=_("Of a raised bed or pot; 0 for a bed in the ground."),
    )
    x_cm = _from_edge(_("From the left edge of the land"))
    y_cm = _from_edge(_("From the top edge of the land"))
    rotation_deg = DegreesField(
        label=_("Turned clockwise"),
        help_text=_("About its middle; the distances are those before it is turned."),
    )
    volume_l = LitresField(_("Volume"), _("Of a pot, trough or channel; leave it empty for a bed."))
    cover = forms.TypedChoiceField(
        label=_("Cover"),
        required=False,
        choices=BedCover.choices,
        empty_value=BedCover.NONE,
        help_text=_("What stands over it on cold nights; sowing times and frost warnings follow."),
    )
    is_square_foot = forms.BooleanField(
        label=format_lazy(_("Planted in squares of {side}"), side=lazy(say_length, str)(SQUARE_CM)),
        required=False,
    )
    known_bed = KnownField()
    known_state = KnownStateField()

    class Meta:
        model = Bed
        fields = [
            "name",
            "kind",
            "shape",
            "length_cm",
            "width_cm",
            "points",
            "height_cm",
            "x_cm",
            "y_cm",
            "rotation_deg",
            "volume_l",
            "texture",
            "watering_method",
            "is_mulched",
            "cover",
            "is_square_foot",
        ]

    def __init__(self, *args, has_land: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_land:
            for name in ON_LAND:
                del self.fields[name]

    def clean_shape(self) -> str:
        return self.cleaned_data["shape"] or self.instance.shape

    def clean_height_cm(self) -> int:
        return round(self.cleaned_data["height_cm"] or 0)

    def clean(self) -> dict:
        data = super().clean()
        shape = data.get("shape", BedShape.RECTANGLE)
        for name in ("length_cm", "width_cm", "points"):
            if name not in MEASURES[shape]:
                self._errors.pop(name, None)
                data[name] = None
            elif name not in self._errors and not data[name]:
                self.add_error(name, REQUIRED)
        return data | self._measured(shape, data)

    def _measured(self, shape: str, data: dict) -> dict:
        """The frame around it."""
        if shape == BedShape.POLYGON and data.get("points"):
            length, width = (ceil(max(axis)) for axis in zip(*data["points"], strict=True))
            return {"length_cm": length, "width_cm": width}
        if shape == BedShape.CIRCLE:
            return {"points": [], "width_cm": data.get("length_cm")}
        return {"points": []}
