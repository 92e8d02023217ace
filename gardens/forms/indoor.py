"""Spaces and reservoirs."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import KnownField, SeveralField
from gardens.forms.quantities import UnitField
from gardens.models import Bed, BedKind, Lamp, LightUnit, Reservoir, Space, indoor
from plants.agronomy.indoor_light import LUX_PER_PPFD, ppfd_of_lux

FED_KINDS = (BedKind.HYDROPONIC, BedKind.CONTAINER)


class BedsField(SeveralField):
    """Each bed with where it is now."""

    widget = forms.CheckboxSelectMultiple
    # Set by the form: the facility and "space" or "reservoir".
    facility, relation = None, ""

    def label_from_instance(self, bed: Bed) -> str:
        now = getattr(bed, self.relation)
        return f"{bed}, {now}" if now and now != self.facility else str(bed)


class FacilityForm(forms.ModelForm):
    """What beds are in it or hang on it, beside its own figures."""

    beds = BedsField(queryset=Bed.objects.none(), required=False)
    known = KnownField()
    bed_filter = Q()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field, self.relation = self.fields["beds"], self.instance._meta.model_name
        mine = Q(**{self.relation: self.instance.pk}) if self.instance.pk else Q(pk=None)
        beds = Bed.objects.filter(self.bed_filter | mine, garden=self.instance.garden_id)
        field.facility, field.relation = self.instance, self.relation
        field.queryset = beds.select_related(self.relation)
        if self.instance.pk:
            self.initial["beds"] = [bed.pk for bed in field.queryset if self._is_mine(bed)]

    def _is_mine(self, bed: Bed) -> bool:
        return getattr(bed, f"{self.relation}_id") == self.instance.pk

    def needs_both(self, one: str, other: str, sentence: str) -> None:
        values = [self.cleaned_data.get(name) for name in (one, other)]
        if None in values and values != [None, None] and not {one, other} & set(self.errors):
            self.add_error(one if values[0] is None else other, sentence)


class LightMixin:
    """A form with `light` in the unit of `light_unit`, stored as PPFD."""

    def begin_light(self, lamp: str, unit: str) -> None:
        ppfd = self.instance.ppfd
        if ppfd is not None:
            is_lux = unit == LightUnit.LUX and lamp in LUX_PER_PPFD
            self.initial["light"] = round(ppfd * (LUX_PER_PPFD[lamp] if is_lux else 1), 1)

    def light_ppfd(self, lamp: str) -> float | None:
        light, is_lux = self.cleaned_data.get("light"), self.is_lux
        if light is None:
            return None
        if is_lux and lamp not in LUX_PER_PPFD:
            sentence = gettext("Lux says nothing of the light of such a lamp. Enter its PPFD.")
            self.add_error("light_unit", sentence)
            return None
        ppfd = ppfd_of_lux(light, lamp) if is_lux else light
        if ppfd > indoor.BRIGHTEST_PPFD:
            self.add_error("light", gettext("That is brighter than the sun. Check the unit."))
            return None
        return ppfd

    @property
    def is_lux(self) -> bool:
        return self.cleaned_data.get("light_unit") == LightUnit.LUX


def light_field(**kwargs) -> UnitField:
    return UnitField(_("Light at the leaves"), "", 0, indoor.BRIGHTEST_LUX, **kwargs)


class SpaceForm(LightMixin, FacilityForm):
    bed_filter = Q(pk__isnull=False)
    light = light_field(
        required=False, help_text=_("As measured where the leaves are, with the lamp on.")
    )
    light_unit = forms.ChoiceField(
        label=_("Measured in"),
        choices=LightUnit,
        help_text=_("Lux counts for the eye; with the kind of lamp it gives a rough PPFD."),
    )
    light_on_at = forms.TimeField(
        label=_("Light comes on"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    light_off_at = forms.TimeField(
        label=_("Light goes off"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text=_("The same time twice is light around the clock."),
    )
    temperature_low_c = UnitField(
        _("Air at least"), "°C", indoor.COLDEST_C, indoor.WARMEST_C, required=False
    )
    temperature_high_c = UnitField(
        _("Air at most"), "°C", indoor.COLDEST_C, indoor.WARMEST_C, required=False
    )
    humidity_low_pct = UnitField(_("Humidity at least"), "%", 0, 100, required=False)
    humidity_high_pct = UnitField(_("Humidity at most"), "%", 0, 100, required=False)

    class Meta:
        model = Space
        fields = [
            *("name", "lamp", "light_unit", "light_on_at", "light_off_at"),
            *("temperature_low_c", "temperature_high_c", "humidity_low_pct", "humidity_high_pct"),
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["beds"].label = _("Beds and pots in it")
        self.begin_light(self.instance.lamp, self.instance.light_unit)

    def clean(self) -> dict:
        data = super().clean()
        self.instance.ppfd = self.light_ppfd(data.get("lamp", Lamp.OTHER))
        self.needs_both(
            "light_on_at", "light_off_at", gettext("Say when it comes on and when it goes off.")
        )
        for name in ("temperature_{}_c", "humidity_{}_pct"):
            low, high = (data.get(name.format(end)) for end in ("low", "high"))
            if low is not None and high is not None and low > high:
                self.add_error(name.format("high"), gettext("At most is less than at least."))
        return data


def _minutes(label, help_text="") -> forms.IntegerField:
    message = _("Enter between 0 and 1440 minutes.")
    validators = [
        MinValueValidator(0, message=message),
        MaxValueValidator(indoor.MINUTES_A_DAY, message=message),
    ]
    field = forms.IntegerField(
        label=label, required=False, help_text=help_text, validators=validators
    )
    field.unit = _("min")
    return field


class ReservoirForm(FacilityForm):
    bed_filter = Q(kind__in=FED_KINDS)
    volume_l = UnitField(_("Volume when full"), "L", 0.1, indoor.LARGEST_RESERVOIR_L)
    pump_on_min = _minutes(_("Pump runs for"), _("Leave both empty if it has none."))
    pump_off_min = _minutes(_("Then rests for"), _("0 if it never rests."))
    tap_ec_ms_cm = UnitField(
        _("EC of your water"),
        "mS/cm",
        *(0, indoor.STRONGEST_EC_MS_CM),
        required=False,
        help_text=_("Of tap or rain water, before anything is added. Thinning needs it."),
    )
    is_reverse_osmosis = forms.BooleanField(
        label=_("It is reverse osmosis water"),
        required=False,
        help_text=_("Then the page reminds you of calcium and magnesium, which it lacks."),
    )
    feed_name = ScreenedCharField(
        label=_("Fertiliser"), max_length=60, required=False, help_text=_("For example: A + B.")
    )
    feed_bottles = forms.IntegerField(
        label=_("Bottles it comes in"),
        initial=1,
        min_value=1,
        max_value=indoor.MOST_BOTTLES,
        help_text=_("Given one after the other in equal amounts."),
    )
    feed_ec_per_ml_l = UnitField(
        _("EC that 1 mL of each adds to 1 L"),
        "mS/cm",
        *(0.001, indoor.STRONGEST_FEED_EC),
        required=False,
        help_text=_(
            "Mix 10 mL of each with 10 L of your water: the EC goes up by it. If 4 mL add "
            "1.0 mS/cm to a litre, it is 0.25."
        ),
    )

    class Meta:
        model = Reservoir
        fields = [
            *("name", "system", "volume_l", "pump_on_min", "pump_off_min", "tap_ec_ms_cm"),
            *("is_reverse_osmosis", "feed_name", "feed_bottles", "feed_ec_per_ml_l"),
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["beds"].label = _("Beds and pots it feeds")

    def clean(self) -> dict:
        data = super().clean()
        self.needs_both(
            "pump_on_min", "pump_off_min", gettext("Say how long it runs and how long it rests.")
        )
        return data
