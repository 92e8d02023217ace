from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import PLANNED_AHEAD, DayField, KnownField, NumberField
from gardens.forms.quantities import ConfirmedForm
from gardens.forms.temperature import TemperatureField
from gardens.models import Bed, Planting, SeedLot, Sowing, Tray
from gardens.models.planting import LARGEST_BLOCK
from gardens.models.tray import LONGEST_TRAY
from plants.agronomy.hardening import DAYS
from plants.agronomy.spans import Span

MOST_CELLS = LONGEST_TRAY * LONGEST_TRAY
MOST_SEEDS_IN_A_CELL = 50
# Where seed is sown it is neither warmer nor colder.
USUAL_SOIL_C = Span(0, 36)
COLDEST_SOIL_C, WARMEST_SOIL_C = -5.0, 45.0


class TrayForm(forms.ModelForm):
    name = ScreenedCharField(label=_("Name"), max_length=60)
    rows = NumberField(_("Rows"), highest=LONGEST_TRAY)
    columns = NumberField(_("Cells in a row"), highest=LONGEST_TRAY)
    known_tray = KnownField()

    class Meta:
        model = Tray
        fields = ["name", "rows", "columns"]


class TraySowingForm(ConfirmedForm):
    tray = forms.ModelChoiceField(label=_("Tray"), queryset=Tray.objects.none(), empty_label=None)
    first_cell = NumberField(_("First cell"), highest=MOST_CELLS)
    cells = NumberField(_("Cells"), highest=MOST_CELLS)
    seeds_per_cell = NumberField(_("Seeds in a cell"), highest=MOST_SEEDS_IN_A_CELL)
    sown_on = DayField(label=_("Sown on"))
    soil_c = TemperatureField(
        label=_("Temperature of the soil"),
        help_text=_("Measured in the tray; it tells when to expect them."),
        lowest=COLDEST_SOIL_C,
        highest=WARMEST_SOIL_C,
        usual=USUAL_SOIL_C,
        required=False,
    )

    class Meta:
        model = Sowing
        fields = ["tray", "first_cell", "cells", "seeds_per_cell", "sown_on", "soil_c"]

    def __init__(self, *args, lot: SeedLot, trays: list[Tray], today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.lot = lot
        self.fields["tray"].queryset = Tray.objects.filter(pk__in=[tray.pk for tray in trays])
        self.fields["sown_on"].until(today)

    def sowing(self) -> Sowing:
        sowing = self.instance
        sowing.lot, sowing.plant = self.lot, self.lot.plant
        return sowing


class CountForm(forms.Form):
    counted_on = DayField(label=_("Counted on"))
    emerged = forms.IntegerField(label=_("Came up in all"), min_value=0)
    lost = forms.IntegerField(
        label=_("Died or thinned out in all"), min_value=0, required=False, initial=0
    )

    def __init__(self, *args, sowing: Sowing, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.sowing = sowing
        self.fields["counted_on"].until(today)

    def clean_lost(self) -> int:
        return self.cleaned_data["lost"] or 0

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if data.get("emerged", 0) > self.sowing.seeds:
            message = gettext("{seeds} seeds were sown, so no more can come up.")
            self.add_error("emerged", message.format(seeds=self.sowing.seeds))
        elif data.get("lost", 0) > data.get("emerged", 0):
            self.add_error("lost", gettext("No more can be lost than came up."))
        return data


class PotOnForm(forms.Form):
    potted_on = DayField(label=_("Potted on"))

    def __init__(self, *args, sowing: Sowing, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.sowing = sowing
        self.fields["potted_on"].until(today)

    def clean_potted_on(self) -> date:
        potted_on = self.cleaned_data["potted_on"]
        if potted_on < self.sowing.sown_on:
            raise ValidationError(gettext("It was sown later than that."))
        return potted_on


class HardenForm(forms.Form):
    plant_out_on = DayField(label=_("Plant out on"))

    def __init__(self, *args, sowing: Sowing, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.sowing, self.earliest = sowing, today + timedelta(days=DAYS)
        self.fields["plant_out_on"].until(today + PLANNED_AHEAD)

    def clean_plant_out_on(self) -> date:
        plant_out_on = self.cleaned_data["plant_out_on"]
        if plant_out_on < self.earliest:
            message = gettext("They need {days} days to harden off: choose {day} or later.")
            raise ValidationError(message.format(days=DAYS, day=formats.date_format(self.earliest)))
        return plant_out_on


class PlantOutForm(forms.Form):
    """`target` is a bed, or a planned planting of the same plant."""

    number = NumberField(_("Seedlings"), highest=LARGEST_BLOCK)
    target = forms.ChoiceField(
        label=_("Where to"),
        error_messages={
            "invalid_choice": _(
                "That planting has begun or is gone, or the bed was removed. Choose another place."
            )
        },
    )
    planted_on = DayField(label=_("Planted out on"))
    known_step = KnownField()

    def __init__(
        self, *args, sowing: Sowing, beds: list[Bed], plantings: list[Planting], today: date, **kw
    ) -> None:
        super().__init__(*args, **kw)
        self.sowing = sowing
        self.beds = {f"bed-{bed.pk}": bed for bed in beds}
        self.plantings = {f"planting-{planting.pk}": planting for planting in plantings}
        self.fields["target"].choices = [
            *self._group(gettext("As planned"), self.plantings, _planned_words),
            *self._group(gettext("At a free place in"), self.beds, str),
        ]
        self.fields["planted_on"].until(today)

    @staticmethod
    def _group(label, targets, words) -> list[tuple[str, list[tuple[str, str]]]]:
        return [(label, [(key, words(one)) for key, one in targets.items()])] if targets else []

    def clean_planted_on(self) -> date:
        planted_on = self.cleaned_data["planted_on"]
        if planted_on < self.sowing.sown_on:
            raise ValidationError(gettext("It was sown later than that."))
        return planted_on

    @property
    def bed(self) -> Bed | None:
        return self.beds.get(self.cleaned_data["target"])

    @property
    def planting(self) -> Planting | None:
        return self.plantings.get(self.cleaned_data["target"])


def _planned_words(planting: Planting) -> str:
    return gettext("{bed}, {count} planned").format(bed=planting.bed.name, count=planting.count)
