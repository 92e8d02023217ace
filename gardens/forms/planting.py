from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import (
    PLANNED_AHEAD,
    CmField,
    DayField,
    KnownField,
    MonthField,
    NumberField,
    PlantField,
)
from gardens.grown import grown_in, spaced
from gardens.models import Bed, EndReason, Garden, Gardener, Pathogen, Planting, StartMethod
from gardens.models.land import LONGEST_SIDE_CM
from gardens.models.planting import LARGEST_BLOCK
from gardens.sowing import next_start
from plants.models import Plant


def _from_edge(label) -> CmField:
    return CmField(label=label, lowest=0, highest=LONGEST_SIDE_CM)


class PlaceForm(forms.Form):
    """A tile of the palette, put down somewhere or left to find its place."""

    plant = forms.ModelChoiceField(Plant.objects.none())
    known_step = KnownField()
    x_cm = CmField(lowest=0, highest=LONGEST_SIDE_CM, required=False)
    y_cm = CmField(lowest=0, highest=LONGEST_SIDE_CM, required=False)
    month = MonthField()

    @property
    def spot(self) -> tuple[float, float] | None:
        x_cm, y_cm = self.cleaned_data["x_cm"], self.cleaned_data["y_cm"]
        return None if x_cm is None or y_cm is None else (x_cm, y_cm)

    def __init__(self, *args, gardener: Gardener, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plant"].queryset = Plant.objects.visible_to(gardener)


class StepForm(forms.Form):
    step = KnownField()
    month = MonthField()


class RestoreForm(forms.Form):
    known_step = KnownField()


class PlaceByNumbersForm(forms.ModelForm):
    """A new block in a known bed; distances and season come from the catalogue."""

    plant = PlantField()
    columns = NumberField(_("Plants in a row"), highest=LARGEST_BLOCK)
    rows = NumberField(_("Rows"), highest=LARGEST_BLOCK)
    x_cm = _from_edge(_("From west edge"))
    y_cm = _from_edge(_("From north edge"))
    started_on = DayField(
        label=_("Growing since"),
        required=False,
        help_text=_("Leave empty for what you only plan."),
    )

    class Meta:
        model = Planting
        fields = ["plant", "columns", "rows", "x_cm", "y_cm", "started_on"]

    def __init__(self, *args, bed: Bed, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.bed, self.today = bed, today
        self.fields["plant"].gardener_id = bed.garden.owner_id
        self.fields["started_on"].until(today)

    def planting(self) -> Planting:
        """Raises SpacingUnknown."""
        plant = spaced(grown_in(self.bed.garden_id, self.cleaned_data["plant"]))
        planting = self.instance
        start = next_start(plant, self.bed.garden, self.today, cover=self.bed.cover)
        planting.garden_id, planting.bed = self.bed.garden_id, self.bed
        planting.spacing_cm = plant.spacing_in_row_cm
        planting.row_spacing_cm = plant.block_row_spacing_cm
        planting.method, planting.planned_on = start.method, start.planned_on
        if planting.started_on:
            planting.planned_on = None
            if planting.method == StartMethod.SOW_INDOORS:
                planting.method = StartMethod.TRANSPLANT
        return planting


class PlantingForm(forms.ModelForm):
    columns = NumberField(_("Plants in a row"), highest=LARGEST_BLOCK)
    rows = NumberField(_("Rows"), highest=LARGEST_BLOCK)
    x_cm = _from_edge(_("From west edge"))
    y_cm = _from_edge(_("From north edge"))
    spacing_cm = CmField(label=_("Apart in the row"), lowest=1, highest=LONGEST_SIDE_CM)
    row_spacing_cm = CmField(label=_("Between rows"), lowest=1, highest=LONGEST_SIDE_CM)
    planned_on = DayField(label=_("Planned for"), required=False)
    known_step = KnownField()

    class Meta:
        model = Planting
        fields = [
            "bed",
            "x_cm",
            "y_cm",
            "columns",
            "rows",
            "spacing_cm",
            "row_spacing_cm",
            "method",
            "planned_on",
        ]

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bed"].queryset = Bed.objects.filter(garden=garden)
        self.fields["bed"].empty_label = None
        self.fields["planned_on"].until(today + PLANNED_AHEAD)


class StartForm(forms.Form):
    started_on = DayField(label=_("Sown or planted on"))

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_on"].until(today)


class EndForm(forms.Form):
    ended_on = DayField(label=_("Ended on"))
    reason = forms.ChoiceField(label=_("Why it ended"), choices=EndReason)
    pathogen = forms.ChoiceField(
        label=_("Soil-borne disease seen"),
        required=False,
        choices=[("", _("None seen")), *Pathogen.choices],
        help_text=_("It decides how long related crops should stay out of this bed."),
    )

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].until(today)
