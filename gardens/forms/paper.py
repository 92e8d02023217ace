"""What to put on paper, and how."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import NumberField, SeveralField
from gardens.models import Bed, Garden, Planting, SeedLot
from gardens.paper.scenes import BED, BEDS, LAND, Selection, begins_words
from gardens.paper.sizes import LABEL_GRIDS, Orientation, Paper, Scale, Sheet
from plants.quantities import say_quantity
from plants.units import as_stored, is_imperial

MOST_COPIES = 20
# Django takes no form of more than a thousand ticks.
MOST_OFFERED = 400
MOST_LABELS_ON_A_SHEET = max(grid.count for grid in LABEL_GRIDS.values())


def _scales() -> Iterator[tuple[int, str]]:
    """With what a metre or a foot is on paper."""
    ground_cm = as_stored(1, "m") * 100
    for scale in Scale:
        words = gettext("{scale}, {ground} is {paper} on paper").format(
            scale=scale.label,
            ground=say_quantity(ground_cm / 100, "m"),
            paper=say_quantity(ground_cm / scale, "cm"),
        )
        yield scale.value, words


class PlanPrintForm(forms.Form):
    what = forms.ChoiceField(label=_("What"))
    scale = forms.TypedChoiceField(
        label=_("Scale"), choices=_scales, coerce=int, initial=Scale.ONE_TO_20
    )
    paper = forms.ChoiceField(label=_("Paper"), choices=Paper)
    orientation = forms.ChoiceField(label=_("Sheets lie"), choices=Orientation)
    with_list = forms.BooleanField(label=_("With the list of plants"), required=False, initial=True)

    def __init__(self, *args, garden: Garden, has_land: bool, beds: list[Bed], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.garden = garden
        choices = [(LAND, gettext("The whole land"))] if has_land else []
        if beds:
            choices.append((BEDS, gettext("Every bed on pages of its own")))
        choices += [(f"{BED}-{bed.pk}", bed.name) for bed in beds]
        self.fields["what"].choices = choices
        self.fields["paper"].initial = Paper.LETTER if is_imperial() else Paper.A4

    @property
    def selection(self) -> Selection:
        what, _dash, pk = self.cleaned_data["what"].partition("-")
        return Selection(self.garden, what, int(pk) if pk else None)


class PlantingsField(SeveralField):
    def label_from_instance(self, planting: Planting) -> str:
        words = (planting.bed.name, str(planting), begins_words(planting))
        return ", ".join(word for word in words if word)


class SheetForm(forms.Form):
    """On which labels, from which on, how many of each."""

    sheet = forms.ChoiceField(label=_("Sheet of labels"), choices=Sheet)
    first = NumberField(_("First free label on the first sheet"), highest=MOST_LABELS_ON_A_SHEET)
    copies = NumberField(_("Copies of each"), highest=MOST_COPIES)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].initial = Sheet.LETTER_30 if is_imperial() else Sheet.A4_24

    def clean(self) -> dict[str, object]:
        data = super().clean()
        sheet, first = data.get("sheet"), data.get("first")
        if sheet and first and first > (most := LABEL_GRIDS[Sheet(sheet)].count):
            sentence = gettext("This sheet has {most} labels: enter a number between 1 and {most}.")
            self.add_error("first", sentence.format(most=most))
        return data


class SeedLabelsForm(SheetForm):
    lots = SeveralField(
        SeedLot.objects.none(),
        label=_("Packets"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one packet.")},
    )

    def __init__(self, *args, lots: list[SeedLot], is_ticked: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        pks = [lot.pk for lot in lots]
        self.fields["lots"].queryset = SeedLot.objects.with_plants().filter(pk__in=pks)
        if is_ticked:
            self.initial["lots"] = pks


class LabelsForm(SheetForm):
    beds = SeveralField(
        Bed.objects.none(), label=_("Beds"), required=False, widget=forms.CheckboxSelectMultiple
    )
    plantings = PlantingsField(
        Planting.objects.none(),
        label=_("Plantings"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args, garden: Garden, bed_id: int | None = None, is_ticked: bool = True, **kwargs
    ) -> None:
        """Of the whole garden, or of one bed."""
        super().__init__(*args, **kwargs)
        self.garden = garden
        beds = Bed.objects.filter(garden=garden)
        plantings = garden.plantings.present().with_plants().select_related("bed")
        if bed_id is not None:
            beds, plantings = beds.filter(pk=bed_id), plantings.filter(bed=bed_id)
        elif (number := plantings.count()) > MOST_OFFERED:
            plantings = plantings.none()
            self.fields["plantings"].help_text = gettext(
                "This garden has {number} plantings. Choose Labels on the page of a bed to tick "
                "those that grow there."
            ).format(number=number)
        self.fields["beds"].queryset = beds
        self.fields["plantings"].queryset = plantings.order_by("bed", "pk")
        if is_ticked:
            self.initial |= {"beds": beds, "plantings": plantings}

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if not self.errors and not (data["beds"] or data["plantings"]):
            raise ValidationError(gettext("Tick at least one bed or planting."))
        return data
