"""Forms for several plantings at once; the drawing posts the same fields."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import LARGEST_ID, CmField, KnownField, NumberField, PlantField
from gardens.models import Bed
from gardens.models.land import LONGEST_SIDE_CM, SHORTEST_SIDE_CM
from gardens.models.planting import LARGEST_BLOCK
from gardens.plan.filling import Area, Rows
from gardens.plan.squares import SQUARE_CM, Squares

# More than a bed holds, and fewer than a database takes in one query.
MOST_CHOSEN = 10_000
MOST_SQUARES = LONGEST_SIDE_CM // SQUARE_CM


class ChosenField(forms.TypedMultipleChoiceField):
    """Numbers of plantings: one each from checkboxes, or many joined by commas."""

    def __init__(self) -> None:
        super().__init__(label=_("Plantings"), coerce=int, empty_value=[])
        self.error_messages["required"] = _("Tick the plantings in the table first.")

    def to_python(self, value) -> list[str]:
        joined = ",".join(super().to_python(value))
        numbers = [number for number in joined.split(",") if number]
        if len(numbers) > MOST_CHOSEN:
            sentence = gettext("Choose at most {most} plantings at once.")
            raise ValidationError(sentence.format(most=MOST_CHOSEN))
        return numbers

    def valid_value(self, value: str) -> bool:
        return (
            value.isascii()
            and value.isdecimal()
            and len(value) <= len(str(LARGEST_ID))
            and int(value) <= LARGEST_ID
        )


class ChosenForm(forms.Form):
    """Plantings of the table, how far they or their copies go, and into which bed."""

    planting = ChosenField()
    east_cm = CmField(label=_("East"), lowest=-LONGEST_SIDE_CM, highest=LONGEST_SIDE_CM)
    south_cm = CmField(label=_("South"), lowest=-LONGEST_SIDE_CM, highest=LONGEST_SIDE_CM)
    bed = forms.ModelChoiceField(
        Bed.objects.none(), label=_("Copy into"), required=False, empty_label=None
    )
    known_step = KnownField()

    def __init__(self, *args, bed: Bed, **kwargs) -> None:
        super().__init__(*args, auto_id="chosen_%s", **kwargs)
        self.of_bed = bed
        beds = self.fields["bed"]
        beds.queryset = Bed.objects.filter(garden=bed.garden_id)
        # A list, because the widget would ask the database twice.
        beds.widget.choices = [(one.pk, one.name) for one in beds.queryset]
        self.initial |= {"east_cm": 0.0, "south_cm": 0.0, "bed": bed.pk}
        self.initial["known_step"] = bed.last_step or 0
        for name in ("east_cm", "south_cm"):
            self.fields[name].required = False

    @property
    def ticked(self) -> list[int]:
        """So that the table keeps its ticks when something else was wrong."""
        return self.cleaned_data.get("planting", []) if self.is_bound and self.errors else []

    def clean(self) -> dict[str, object]:
        data = super().clean()
        for name in ("east_cm", "south_cm"):
            data[name] = data.get(name) or 0.0
        data["bed"] = data.get("bed") or self.of_bed
        return data


class PlantHereForm(forms.Form):
    """What the forms have in common that plant many of one crop in a part of a bed."""

    plant = PlantField()
    known_step = KnownField()

    def __init__(self, *args, bed: Bed, **kwargs) -> None:
        super().__init__(*args, auto_id=f"{self.verb}_%s", **kwargs)
        self.fields["plant"].gardener_id = bed.garden.owner_id
        self.initial = self.first_shown(bed) | {"known_step": bed.last_step or 0} | self.initial

    def first_shown(self, bed: Bed) -> dict[str, float]:
        return {}


class FillForm(PlantHereForm):
    verb = "fill"

    x_cm = CmField(label=_("From west edge"), lowest=0, highest=LONGEST_SIDE_CM)
    y_cm = CmField(label=_("From north edge"), lowest=0, highest=LONGEST_SIDE_CM)
    length_cm = CmField(label=_("Length, west to east"), lowest=1, highest=LONGEST_SIDE_CM)
    width_cm = CmField(label=_("Width, north to south"), lowest=1, highest=LONGEST_SIDE_CM)

    def first_shown(self, bed: Bed) -> dict[str, float]:
        sides = {"length_cm": float(bed.length_cm), "width_cm": float(bed.width_cm)}
        return sides | {"x_cm": 0.0, "y_cm": 0.0}

    @property
    def area(self) -> Area:
        data = self.cleaned_data
        return Area(data["x_cm"], data["y_cm"], data["length_cm"], data["width_cm"])


class RowsForm(PlantHereForm):
    verb = "rows"

    number = NumberField(_("Rows"), highest=LARGEST_BLOCK)
    apart_cm = CmField(label=_("Between rows"), lowest=1, highest=LONGEST_SIDE_CM)
    x_cm = CmField(label=_("First plant from west edge"), lowest=0, highest=LONGEST_SIDE_CM)
    y_cm = CmField(label=_("First row from north edge"), lowest=0, highest=LONGEST_SIDE_CM)
    length_cm = CmField(label=_("Length of a row"), lowest=0, highest=LONGEST_SIDE_CM)

    def first_shown(self, bed: Bed) -> dict[str, float]:
        margin = SHORTEST_SIDE_CM / 2
        return {
            "x_cm": margin,
            "y_cm": margin,
            "length_cm": bed.length_cm - 2 * margin,
            "apart_cm": 30.0,
        }

    @property
    def rows(self) -> Rows:
        data = self.cleaned_data
        return Rows(data["x_cm"], data["y_cm"], data["length_cm"], data["number"], data["apart_cm"])


class SquaresForm(PlantHereForm):
    verb = "squares"

    column = NumberField(_("First square, from the west"), highest=MOST_SQUARES)
    row = NumberField(_("First square, from the north"), highest=MOST_SQUARES)
    across = NumberField(_("Squares across"), highest=MOST_SQUARES)
    down = NumberField(_("Squares down"), highest=MOST_SQUARES)

    @property
    def squares(self) -> Squares:
        data = self.cleaned_data
        return Squares(data["column"], data["row"], data["across"], data["down"])
