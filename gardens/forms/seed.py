from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import DayField, KnownField, NumberField, PlantField
from gardens.forms.temperature import TemperatureField
from gardens.models import EntryKind, Gardener, GerminationTest, SeedEntry, SeedLot
from gardens.models.seed import FIRST_YEAR, INCOMING, MOST_SEEDS

MOST_TESTED = 1000
MOST_GRAMS = 100_000
COLDEST_STORE_C, WARMEST_STORE_C = -30.0, 50.0
BY_HAND = [kind for kind in EntryKind if kind not in (EntryKind.SOWN, EntryKind.TESTED)]


class Unit(forms.ChoiceField):
    SEEDS, GRAMS = "seeds", "g"

    def __init__(self) -> None:
        choices = [(self.SEEDS, _("seeds")), (self.GRAMS, _("grams"))]
        super().__init__(label=_("Counted in"), choices=choices, initial=self.SEEDS)


class AmountForm(forms.Form):
    """How much seed, counted or weighed; `weighed` tells the seeds in so many grams."""

    amount = forms.FloatField(label=_("How much"), required=False)
    unit = Unit()
    lowest = 0.0

    def clean_amount(self) -> float | None:
        amount = self.cleaned_data["amount"]
        if amount is None:
            return None
        if not self.lowest <= amount <= MOST_SEEDS:
            raise ValidationError(
                gettext("Enter an amount between {least} and {most}.").format(
                    least=f"{self.lowest:g}", most=MOST_SEEDS
                )
            )
        return amount

    def seeds_of(self, seeds_per_g: float | None) -> int | None:
        """None where a complaint was added."""
        amount, unit = self.cleaned_data.get("amount"), self.cleaned_data.get("unit")
        if amount is None or unit is None:
            return None
        if unit == Unit.GRAMS:
            if seeds_per_g is None:
                self.add_error(
                    "unit",
                    gettext("Say how many seeds are in a gram of this lot, or count the seeds."),
                )
                return None
            amount *= seeds_per_g
        elif amount != int(amount):
            self.add_error("amount", gettext("Enter whole seeds, or choose grams."))
            return None
        if amount > MOST_SEEDS:
            self.add_error("amount", gettext("That is more seed than a lot can hold."))
            return None
        return round(amount)

    @property
    def grams(self) -> float | None:
        data = self.cleaned_data
        return data.get("amount") if data.get("unit") == Unit.GRAMS else None


class LotForm(AmountForm, forms.ModelForm):
    plant = PlantField()
    year = forms.IntegerField(
        label=_("Year"), help_text=_("When it was harvested, or what the packet says.")
    )
    store_c = TemperatureField(
        label=_("Kept at"),
        required=False,
        lowest=COLDEST_STORE_C,
        highest=WARMEST_STORE_C,
    )
    kind = forms.ChoiceField(
        label=_("How you came by it"),
        choices=[(kind.value, kind.label) for kind in EntryKind if kind in INCOMING],
    )
    known_lot = KnownField()

    class Meta:
        model = SeedLot
        fields = [
            *("plant", "variety", "source", "year", "germination_pct", "seeds_per_g"),
            *("store_c", "humidity_pct", "moisture_pct", "note"),
        ]
        # The field shows the unit.
        labels = {
            "germination_pct": _("Germination when new"),
            "humidity_pct": _("Humidity of the store"),
            "moisture_pct": _("Moisture of the seed"),
        }

    def __init__(self, *args, gardener: Gardener, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["plant"].gardener_id = gardener.pk
        self.fields["amount"].help_text = _("What is in the packet now; empty if you do not know.")
        message = format_lazy(
            _("Enter a year between {first} and {last}."), first=FIRST_YEAR, last=today.year
        )
        self.fields["year"].validators += [
            MinValueValidator(FIRST_YEAR, message=message),
            MaxValueValidator(today.year, message=message),
        ]
        if self.instance.pk:
            self.initial["plant"] = self.instance.plant
            for name in ("amount", "unit", "kind"):
                del self.fields[name]

    def clean_amount(self) -> float | None:
        return super().clean_amount() if "amount" in self.fields else None

    def clean(self) -> dict[str, object]:
        data = super().clean()
        self.seeds = self.seeds_of(data.get("seeds_per_g"))
        return data

    @property
    def edited(self) -> list[str]:
        """Columns of the lot that are to be other ones."""
        return [name for name in self.changed_data if name in self._meta.fields]

    def first_entry(self) -> SeedEntry | None:
        if not self.seeds:
            return None
        return SeedEntry(
            kind=self.cleaned_data["kind"], seeds=self.seeds, grams=self.grams, made_on=self.today
        )


class SeedEntryForm(AmountForm):
    kind = forms.ChoiceField(
        label=_("What happened"), choices=[(kind.value, kind.label) for kind in BY_HAND]
    )
    made_on = DayField(label=_("When"))
    note = ScreenedCharField(label=_("Note"), required=False, max_length=120)
    known_entry = KnownField()

    def __init__(self, *args, lot: SeedLot, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.lot = lot
        self.fields["amount"].required = True
        self.fields["made_on"].until(today)
        self.fields["kind"].help_text = _("Counted again sets what is left to your count.")

    def clean(self) -> dict[str, object]:
        data = super().clean()
        self.seeds = self.seeds_of(self.lot.seeds_per_g)
        if self.seeds == 0 and data.get("kind") != EntryKind.COUNTED:
            self.add_error("amount", gettext("Enter at least one seed."))
        return data

    def entry(self) -> SeedEntry:
        data = self.cleaned_data
        is_outgoing = data["kind"] in (EntryKind.GIVEN, EntryKind.DISCARDED)
        return SeedEntry(
            lot=self.lot,
            kind=data["kind"],
            seeds=-self.seeds if is_outgoing else self.seeds,
            grams=self.grams,
            made_on=data["made_on"],
            note=data["note"],
        )


class TestForm(forms.ModelForm):
    started_on = DayField(label=_("Started on"))
    seeds = NumberField(_("Seeds"), highest=MOST_TESTED)
    temperature_c = TemperatureField(label=_("Temperature"), required=False, lowest=0, highest=45)
    known_entry = KnownField()

    class Meta:
        model = GerminationTest
        fields = ["started_on", "seeds", "temperature_c"]

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_on"].until(today)
        self.fields["seeds"].help_text = _(
            "Twenty tell something, fifty tell enough. Fold them into damp paper in a bag."
        )


class TestCountForm(forms.ModelForm):
    counted_on = DayField(label=_("Counted on"))
    germinated = forms.IntegerField(label=_("Sprouted in all"), min_value=0)
    is_ended = forms.BooleanField(
        label=_("The test is over"),
        required=False,
        help_text=_("From now on its result decides how many seeds to sow."),
    )

    class Meta:
        model = GerminationTest
        fields = ["counted_on", "germinated"]

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counted_on"].until(today)

    def clean_germinated(self) -> int:
        germinated = self.cleaned_data["germinated"]
        if germinated > self.instance.seeds:
            raise ValidationError(
                gettext("{seeds} seeds were tested, so no more can sprout.").format(
                    seeds=self.instance.seeds
                )
            )
        return germinated

    def clean_counted_on(self) -> date:
        counted_on = self.cleaned_data["counted_on"]
        if counted_on < self.instance.started_on:
            raise ValidationError(gettext("The test began later than that."))
        return counted_on


class SowHereForm(forms.Form):
    """Sow a planting in place, from one of the lots of its plant."""

    lot = forms.ModelChoiceField(
        label=_("From the lot"), queryset=SeedLot.objects.none(), empty_label=None
    )
    seeds = NumberField(_("Seeds"), highest=MOST_SEEDS)
    sown_on = DayField(label=_("Sown on"))
    known_entry = KnownField()

    def __init__(self, *args, lots: list[SeedLot], today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lot"].queryset = SeedLot.objects.with_plants().filter(
            pk__in=[lot.pk for lot in lots]
        )
        self.fields["lot"].choices = [(lot.pk, str(lot)) for lot in lots]
        self.fields["sown_on"].until(today)
