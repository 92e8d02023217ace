"""Readings of spaces and reservoirs, and what was done to a solution."""

from collections.abc import Iterator
from datetime import datetime

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import KnownField
from gardens.forms.indoor import LightMixin, light_field
from gardens.forms.quantities import ConfirmedForm, MomentField, UnitField
from gardens.forms.temperature import TemperatureField
from gardens.models import (
    LightUnit,
    NutrientChange,
    ReservoirReading,
    SaltUnit,
    SolutionAct,
    SpaceReading,
    indoor,
)
from gardens.models.indoor_record import LITRE_ACTS, PH_RANGE
from plants.agronomy.conductivity import ec_at_25_c, ec_of_ppm, ppm
from plants.agronomy.spans import Span
from plants.quantities import say_number, say_quantity
from plants.units import as_shown, as_stored, unit_shown

USUAL_AIR_C, USUAL_WATER_C = Span(5, 38), Span(5, 35)
WEAKEST_FEED_EC = 0.05
MOST_ML = 100_000


def salts_shown(ec_ms_cm: float, unit: str) -> float:
    return ec_ms_cm if unit == SaltUnit.EC else ppm(ec_ms_cm, _scale(unit))


def ec_of_salts(shown: float, unit: str) -> float:
    return shown if unit == SaltUnit.EC else ec_of_ppm(shown, _scale(unit))


def _scale(unit: str) -> int:
    """Figures for one mS/cm."""
    return 1000 if unit == SaltUnit.MICRO else int(unit)


class MomentForm(ConfirmedForm):
    """Of a record, whose `moment` is one of its fields."""

    moment: str
    known = KnownField()

    def __init__(self, *args, now: datetime, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.moment].until(now, self.instance.subject.garden.place)
        if self.instance.pk is None:
            self.initial[self.moment] = now

    def needs_a_value(self, data: dict, *names: str) -> None:
        if not self.errors and all(data.get(name) is None for name in names):
            self.add_error(None, gettext("Enter at least one value."))


def _air_field(label, help_text="") -> TemperatureField:
    return TemperatureField(
        label=label,
        lowest=indoor.COLDEST_C,
        highest=indoor.WARMEST_C,
        usual=USUAL_AIR_C,
        required=False,
        help_text=help_text,
    )


class SpaceReadingForm(LightMixin, MomentForm):
    moment = "read_at"
    field_order = ("read_at", "air_c", "humidity_pct", "leaf_c", "light", "light_unit")
    read_at = MomentField(label=_("Read at"))
    air_c = _air_field(_("Air"))
    humidity_pct = UnitField(_("Relative humidity"), "%", 0, 100, required=False)
    leaf_c = _air_field(_("Leaf"), _("By an infrared thermometer, if you have one."))
    light = light_field(required=False)
    light_unit = forms.ChoiceField(label=_("Measured in"), choices=LightUnit, required=False)

    class Meta:
        model = SpaceReading
        fields = ["read_at", "air_c", "humidity_pct", "leaf_c"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        space = self.instance.space
        self.initial["light_unit"] = space.light_unit
        self.begin_light(space.lamp, space.light_unit)

    def clean(self) -> dict:
        data = super().clean()
        self.instance.ppfd = self.light_ppfd(self.instance.space.lamp)
        self.needs_a_value(data, "air_c", "humidity_pct", "leaf_c", "light")
        return data


class ReservoirReadingForm(MomentForm):
    moment = "read_at"
    field_order = (
        *("read_at", "salts", "salt_unit", "water_c", "is_uncompensated"),
        *("ph", "topped_up_l", "level_l"),
    )
    read_at = MomentField(label=_("Read at"))
    salts = UnitField(_("Salts"), "", 0, 20_000, required=False)
    salt_unit = forms.ChoiceField(
        label=_("Scale of the meter"),
        required=False,
        choices=[("", _("Choose")), *SaltUnit.choices],
        help_text=_("It stands on the meter or in its manual. The same water shows 1000 or 1400."),
    )
    ph = UnitField(_("pH"), "", *PH_RANGE, required=False)
    water_c = TemperatureField(
        label=_("Water"),
        lowest=indoor.COLDEST_WATER_C,
        highest=indoor.WARMEST_WATER_C,
        usual=USUAL_WATER_C,
        required=False,
    )
    is_uncompensated = forms.BooleanField(
        label=_("The meter does not compensate for temperature"),
        required=False,
        help_text=_("Then enter the temperature of the water too: EC at 25 °C is worked out."),
    )
    topped_up_l = UnitField(
        _("Topped up with"),
        "L",
        *(0.01, indoor.LARGEST_RESERVOIR_L),
        required=False,
        help_text=_("Plain water added since the last reading; the other figures are after it."),
    )
    level_l = UnitField(
        _("In the reservoir now"), "L", 0, indoor.LARGEST_RESERVOIR_L, required=False
    )

    class Meta:
        model = ReservoirReading
        fields = [
            *("read_at", "salt_unit", "is_uncompensated", "ph", "water_c"),
            *("topped_up_l", "level_l"),
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ph"].asks = _("pH lies between {lowest} and {highest}; check it.")
        if self.instance.ec_ms_cm is not None:
            shown = salts_shown(self.instance.metered_ec_ms_cm, self.instance.salt_unit)
            self.initial["salts"] = float(f"{shown:.6g}")

    def clean(self) -> dict:
        data = super().clean()
        self._read_salts(data)
        holds = self.instance.reservoir.volume_l
        if (data.get("level_l") or 0) > holds * 1.01:
            sentence = gettext("The reservoir holds {litres} when full.")
            self.add_error("level_l", sentence.format(litres=say_quantity(holds, "L")))
        self.needs_a_value(data, "salts", "ph", "water_c", "topped_up_l", "level_l")
        return data

    def _read_salts(self, data: dict) -> None:
        salts, unit = data.get("salts"), data.get("salt_unit")
        if salts is None:
            self.instance.ec_ms_cm, data["salt_unit"] = None, ""
            data["is_uncompensated"] = False
            return
        if not unit:
            if "salt_unit" not in self.errors:
                sentence = gettext("A figure of salts means nothing without its scale. Choose it.")
                self.add_error("salt_unit", sentence)
            return
        ec_ms_cm = self._ec_at_25_c(ec_of_salts(salts, unit), data)
        if ec_ms_cm > indoor.STRONGEST_EC_MS_CM:
            sentence = gettext("{number} on this scale is brine. Check the scale of the meter.")
            self.add_error("salts", sentence.format(number=say_number(salts)))
            return
        self.instance.ec_ms_cm = ec_ms_cm

    def _ec_at_25_c(self, ec_ms_cm: float, data: dict) -> float:
        if not data.get("is_uncompensated"):
            return ec_ms_cm
        water_c = data.get("water_c")
        if water_c is None:
            if "water_c" not in self.errors:
                sentence = gettext("Such a meter needs the temperature of the water: enter it.")
                self.add_error("water_c", sentence)
            return ec_ms_cm
        return ec_at_25_c(ec_ms_cm, water_c)

    def doubts(self, data: dict) -> Iterator[tuple[str, str]]:
        yield from super().doubts(data)
        salts, unit = data.get("salts"), data.get("salt_unit")
        if salts and unit and unit != SaltUnit.EC and ec_of_salts(salts, unit) < WEAKEST_FEED_EC:
            sentence = gettext(
                "{number} on this scale is nearly pure water. Did the meter show mS/cm? If the "
                "figure is right, say so below."
            )
            yield "salts", sentence.format(number=say_number(salts))


class NutrientChangeForm(MomentForm):
    moment = "made_at"
    made_at = MomentField(label=_("Done at"))
    act = forms.ChoiceField(label=_("What was done"), choices=SolutionAct)
    amount = forms.FloatField(label=_("How much"), required=False)

    class Meta:
        model = NutrientChange
        fields = ["made_at", "act", "amount"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].help_text = gettext(
            "In mL; plain water in {litres}. Nothing if all of it was changed."
        ).format(litres=gettext(unit_shown("L")))
        change = self.instance
        if change.act in LITRE_ACTS and change.amount is not None:
            self.initial["amount"] = round(as_shown(change.amount, "L"), 2)

    def clean(self) -> dict:
        data = super().clean()
        act, amount = data.get("act"), data.get("amount")
        if act == SolutionAct.RENEWED:
            self._errors.pop("amount", None)
            data["amount"] = None
        elif amount is None and "amount" not in self.errors:
            self.add_error("amount", gettext("Say how much was added."))
        elif amount is not None and not 0 < amount <= MOST_ML:
            sentence = gettext("Enter more than 0 and at most {most}.")
            self.add_error("amount", sentence.format(most=say_number(MOST_ML)))
        elif act in LITRE_ACTS and amount is not None:
            data["amount"] = round(as_stored(amount, "L"), 3)
        return data
