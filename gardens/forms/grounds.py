from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import (
    CmField,
    DegreesField,
    KnownField,
    KnownStateField,
    MetreField,
    TurnField,
)
from gardens.forms.points import PointsField, in_unit_of_length
from gardens.models import Land, Path, Structure, StructureKind, Tree, grounds
from gardens.plan.directions import Direction, say_direction
from gardens.plan.things import Key
from plants.agronomy.leaf_habit import is_deciduous
from plants.models import Plant

FARTHEST_CM = grounds.LARGEST_LAND_M * 100
# What the catalogue says of a grown tree, in cm.
USUAL = {"height_m": "height_cm", "canopy_diameter_m": "spread_cm"}
# The kinds of things that lie on the land.
ON_LAND = ("bed", "tree", "structure", "path")
LEAVES = [
    ("", _("As is usual for the species")),
    ("deciduous", _("Loses its leaves in winter")),
    ("evergreen", _("Evergreen")),
]


def _from_edge(label, lowest: float = 0) -> CmField:
    return CmField(label=label, lowest=lowest, highest=FARTHEST_CM)


class LandForm(forms.ModelForm):
    length_m = MetreField(
        label=_("Length, left to right on the plan"),
        lowest=grounds.SMALLEST_LAND_M,
        highest=grounds.LARGEST_LAND_M,
    )
    width_m = MetreField(
        label=_("Width, top to bottom on the plan"),
        lowest=grounds.SMALLEST_LAND_M,
        highest=grounds.LARGEST_LAND_M,
    )
    north_deg = DegreesField(
        label=_("Where north is"),
        help_text=_("Clockwise from the top of the plan: 0 at the top, 90 to the right."),
    )
    known_state = KnownStateField()

    class Meta:
        model = Land
        fields = ["length_m", "width_m", "north_deg"]


class TreeForm(forms.ModelForm):
    name = ScreenedCharField(
        label=_("Species or name"),
        max_length=60,
        help_text=_("For a species of the catalogue the sizes below may stay empty."),
    )
    x_cm = _from_edge(_("Trunk from the left edge"))
    y_cm = _from_edge(_("Trunk from the top edge"))
    height_m = MetreField(
        label=_("Height"), lowest=0.1, highest=grounds.TALLEST_TREE_M, required=False
    )
    canopy_diameter_m = MetreField(
        label=_("Diameter of the crown"),
        lowest=0.1,
        highest=grounds.WIDEST_CANOPY_M,
        required=False,
    )
    leaves = forms.ChoiceField(label=_("Leaves"), choices=LEAVES, required=False)
    known = KnownField()
    known_state = KnownStateField()

    class Meta:
        model = Tree
        fields = ["name", "x_cm", "y_cm", "height_m", "canopy_diameter_m"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"list": "tree-names", "autocomplete": "off"}
        if self.instance.pk:
            self.initial["leaves"] = "deciduous" if self.instance.is_deciduous else "evergreen"

    def clean(self) -> dict:
        data = super().clean()
        woody = Plant.objects.of_catalogue().woody()
        plant = woody.filter(common_name__iexact=data.get("name", "")).first()
        self.instance.plant = plant
        self.instance.is_deciduous = _is_deciduous(data.get("leaves"), plant)
        missing = [name for name in USUAL if data.get(name) is None and name not in self.errors]
        for name in missing:
            if plant:
                data[name] = getattr(plant, USUAL[name]) / 100
            else:
                self.add_error(name, _("The catalogue does not know this tree: enter it."))
        return data


def _is_deciduous(leaves: str | None, plant: Plant | None) -> bool:
    if leaves:
        return leaves == "deciduous"
    return plant is None or is_deciduous(plant.slug)


class StructureForm(forms.ModelForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=StructureKind)
    name = ScreenedCharField(label=_("Name"), max_length=60, required=False)
    length_cm = CmField(
        label=_("Length"),
        lowest=grounds.THINNEST_STRUCTURE_CM,
        highest=grounds.LONGEST_STRUCTURE_CM,
    )
    width_cm = CmField(
        label=_("Width"),
        lowest=grounds.THINNEST_STRUCTURE_CM,
        highest=grounds.LONGEST_STRUCTURE_CM,
        help_text=_("Of a wall or fence, its thickness."),
    )
    x_cm = _from_edge(_("From the left edge"), lowest=-FARTHEST_CM)
    y_cm = _from_edge(_("From the top edge"), lowest=-FARTHEST_CM)
    rotation_deg = DegreesField(
        label=_("Turned clockwise"),
        help_text=_("About its middle; the distances are those before it is turned."),
    )
    height_m = MetreField(label=_("Height"), lowest=0.1, highest=grounds.TALLEST_STRUCTURE_M)
    porosity_percent = forms.IntegerField(
        label=_("Gaps"),
        required=False,
        min_value=0,
        max_value=grounds.MOST_POROUS_PERCENT,
        help_text=_("How much of a fence or hedge lets light through; 0 for a wall."),
    )
    known = KnownField()
    known_state = KnownStateField()

    class Meta:
        model = Structure
        fields = [
            "kind",
            "name",
            "length_cm",
            "width_cm",
            "x_cm",
            "y_cm",
            "rotation_deg",
            "height_m",
            "porosity_percent",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["porosity_percent"].unit = "%"

    def clean_porosity_percent(self) -> int:
        return self.cleaned_data["porosity_percent"] or 0


class PathForm(forms.ModelForm):
    name = ScreenedCharField(label=_("Name"), max_length=60, required=False)
    width_cm = CmField(
        label=_("Width"), lowest=grounds.NARROWEST_PATH_CM, highest=grounds.WIDEST_PATH_CM
    )
    points = PointsField(
        label=_("Course"),
        fewest=2,
        help_text=in_unit_of_length(
            _(
                "The middle of the path, one corner on each line, as {unit} from the left and the "
                "top edge of the land. For example 50 200, then 600 200."
            )
        ),
    )
    known = KnownField()
    known_state = KnownStateField()

    class Meta:
        model = Path
        fields = ["name", "width_cm", "points"]

    def clean_width_cm(self) -> int:
        return round(self.cleaned_data["width_cm"])


class ThingsField(forms.MultipleChoiceField):
    """Keys of things on the plan: one each from checkboxes, or many joined by commas."""

    def __init__(self) -> None:
        super().__init__(label=_("Things"))
        self.error_messages["required"] = _("Tick the things in the table first.")

    def to_python(self, value) -> list[str]:
        joined = ",".join(super().to_python(value))
        return [key for key in joined.split(",") if key]

    def valid_value(self, value: str) -> bool:
        kind, _dash, number = value.partition("-")
        return kind in ON_LAND and number.isascii() and number.isdecimal() and len(number) < 19

    def clean(self, value) -> list[Key]:
        pairs = (key.split("-") for key in super().clean(value))
        return [(kind, int(number)) for kind, number in pairs]


class ThingsForm(forms.Form):
    """Things of the table, and how far they go or are turned."""

    thing = ThingsField()
    east_cm = CmField(
        label=_("To the right"), lowest=-FARTHEST_CM, highest=FARTHEST_CM, required=False
    )
    south_cm = CmField(label=_("Down"), lowest=-FARTHEST_CM, highest=FARTHEST_CM, required=False)
    turned_deg = TurnField(label=_("Turn clockwise"))
    known_step = KnownField()

    def __init__(self, *args, known_step: int | None = None, **kwargs) -> None:
        super().__init__(*args, auto_id="things_%s", **kwargs)
        self.initial |= {"east_cm": 0.0, "south_cm": 0.0, "turned_deg": 0}
        self.initial["known_step"] = known_step or 0

    @property
    def ticked(self) -> list[str]:
        """So that the table keeps its ticks when something else was wrong."""
        keys = self.cleaned_data.get("thing", []) if self.is_bound and self.errors else []
        return [f"{kind}-{number}" for kind, number in keys]

    def clean(self) -> dict[str, object]:
        data = super().clean()
        for name in ("east_cm", "south_cm"):
            data[name] = data.get(name) or 0.0
        return data


class MoveForm(forms.Form):
    """A thing of the plan, how far and which way."""

    thing = forms.ChoiceField(label=_("What to move"))
    distance_cm = CmField(label=_("How far"), lowest=1, highest=FARTHEST_CM)
    direction = forms.ChoiceField(label=_("Which way"))
    known_step = KnownField()

    def __init__(self, *args, things: list[tuple[str, str]], land: Land, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["known_step"] = land.last_step or 0
        self.fields["thing"].choices = things
        self.fields["thing"].error_messages["invalid_choice"] = gettext(
            "It is not on the plan any more. Choose something else."
        )
        self.fields["direction"].choices = [
            (direction, say_direction(direction, land.north_deg)) for direction in Direction
        ]
