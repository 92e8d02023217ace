from copy import copy
from dataclasses import replace
from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.climate.answers import (
    Answers,
    OwnFrost,
    is_summer_between,
    own_frost,
    place_from_answers,
    set_own_frost,
    spring_months,
    warmest_day,
)
from gardens.climate.bands import BAND_CHOICES, spot_of_band
from gardens.climate.choosing import place_with_climate, set_spot
from gardens.climate.coordinates import HIGHEST_M, LOWEST_M
from gardens.climate.finding import assumed_height_m, find_spots
from gardens.climate.precision import coarsened, no_finer_than
from gardens.climate.spot import Spot, SpotUnknown
from gardens.forms.fields import DayField, ElevationField
from gardens.models import ClimateSource, FrostAppetite, Place, Precision
from plants.agronomy import seasonal

NO_FROST = "0"
COLDEST_C, MILDEST_C = -70, 35


class SpotForm(forms.Form):
    """Where a garden is; `found` is then its place with a climate, not yet saved.

    It asks back where it must: which of several `spots`, and two questions where no climate is
    known.
    """

    place = forms.CharField(
        label=_("Where do you garden?"),
        help_text=_("A town, a US ZIP code, or coordinates such as 49.2, 16.6."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    band = forms.ChoiceField(
        label=_("Roughly where"), required=False, choices=[("", "…"), *BAND_CHOICES]
    )
    spot = forms.CharField(required=False, max_length=80)
    precision = forms.TypedChoiceField(
        label=_("How exactly we store coordinates"),
        help_text=_("Of a town or a ZIP code we keep the position we list for it, nothing finer."),
        required=False,
        choices=Precision.choices,
        coerce=Precision,
        empty_value=Precision.KILOMETRE,
        initial=Precision.KILOMETRE,
        error_messages={"invalid_choice": _("Choose one of the three.")},
    )
    last_frost_month = forms.ChoiceField(
        label=_("When is the last frost of a usual spring?"),
        required=False,
        choices=[(NO_FROST, ""), *((str(month), name) for month, name in MONTHS.items())],
    )
    coldest_night_c = forms.FloatField(
        label=_("How cold is the coldest night of a usual winter?"),
        required=False,
        validators=[
            MinValueValidator(COLDEST_C, message=_("Enter at least −70 °C.")),
            MaxValueValidator(MILDEST_C, message=_("Enter at most 35 °C.")),
        ],
        error_messages={"invalid": _("Enter degrees Celsius, for example −12.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.spots: list[Spot] = []
        self.found: Place | None = None
        self.asks_climate = False

    def clean(self) -> dict:
        typed, band = self.cleaned_data.get("place"), self.cleaned_data.get("band")
        if "precision" in self.errors:
            return self.cleaned_data
        if typed:
            spot = self._spot(typed)
            self.found = spot and (place_with_climate(spot) or self._answered(spot))
        elif band:
            self.found = self._answered(spot_of_band(band))
        elif "place" not in self.errors:
            self.add_error("place", gettext("Type the town you garden in, or one near it."))
        return self.cleaned_data

    def _spot(self, typed: str) -> Spot | None:
        try:
            self.spots = find_spots(typed, self.cleaned_data["precision"])
        except SpotUnknown as unknown:
            self.add_error("place", str(unknown))
            return None
        if len(self.spots) == 1:
            return self.spots[0]
        chosen = next((spot for spot in self.spots if spot.key == self.chosen_key), None)
        if chosen is None:
            self.add_error(None, gettext("Several places begin so or have this name. Choose one."))
        return chosen

    @property
    def chosen_key(self) -> str:
        return self.cleaned_data.get("spot", "")

    def _answered(self, spot: Spot) -> Place | None:
        self.asks_climate = True
        months = spring_months(spot.latitude)
        self.fields["last_frost_month"].choices = [
            ("", "…"),
            (NO_FROST, _("No frost here")),
            *((str(month), MONTHS[month]) for month in months),
        ]
        if "coldest_night_c" not in self.data:
            self.add_error(None, gettext("No climate is known there. Answer two questions."))
            return None
        answers = self._answers(months)
        return answers and place_from_answers(spot, answers)

    def _answers(self, months: list[int]) -> Answers | None:
        month, coldest_c = (
            self.cleaned_data.get(name) for name in ("last_frost_month", "coldest_night_c")
        )
        if not month or (month != NO_FROST and int(month) not in months):
            self.add_error("last_frost_month", gettext("Choose a month, or “No frost here”."))
        elif coldest_c is None and "coldest_night_c" not in self.errors:
            self.add_error("coldest_night_c", gettext("Enter degrees Celsius, for example −12."))
        elif coldest_c is not None and (month == NO_FROST) != (coldest_c > 0):
            self.add_error(
                "coldest_night_c",
                gettext("Frost is a night of 0 °C or less: this does not fit the other answer."),
            )
        if "last_frost_month" in self.errors or "coldest_night_c" in self.errors:
            return None
        return Answers(None if month == NO_FROST else int(month), coldest_c)


class PlaceForm(forms.Form):
    """Height and frost dates as the gardener knows them; `corrected` is the place with them."""

    elevation_m = ElevationField(
        label=_("Height above the sea"),
        required=False,
        lowest=LOWEST_M,
        highest=HIGHEST_M,
        error_messages={"invalid": _("Enter a number, for example 240.")},
    )
    last_frost_on = DayField(label=_("Usual last frost of spring"), required=False)
    first_frost_on = DayField(label=_("Usual first frost of autumn"), required=False)
    has_no_frost = forms.BooleanField(label=_("No frost here in most years"), required=False)
    precision = forms.TypedChoiceField(
        label=_("How exactly the position is stored"),
        help_text=_("It can become coarser at any time; finer only by typing it again."),
        required=False,
        coerce=Precision,
        error_messages={"invalid_choice": _("Choose one of those listed.")},
    )

    def __init__(self, *args, place: Place, today: date, **kwargs) -> None:
        super().__init__(*args, initial=_known(place, today), **kwargs)
        self.place = place
        self.corrected: Place | None = None
        stored = Precision(place.precision)
        precision = self.fields["precision"]
        precision.choices = [(one.value, one.label) for one in no_finer_than(stored)]
        precision.empty_value = stored

    def clean(self) -> dict:
        if not self.errors:
            place = self._at_height(self.cleaned_data["elevation_m"])
            own = self._own_frost(place)
            if own:
                set_own_frost(place, own)
            elif place.climate_source == ClimateSource.TYPED:
                self.add_error(
                    "last_frost_on",
                    gettext("No other dates are known here. Keep these, or move the garden."),
                )
            self.corrected = place
        return self.cleaned_data

    def _at_height(self, height_m: int | None) -> Place:
        spot = self._spot()
        if height_m is not None:
            spot = replace(spot, elevation_m=height_m, elevation_is_assumed=False)
        elif not spot.elevation_is_assumed:
            height_m = assumed_height_m(spot.latitude, spot.longitude)
            spot = replace(spot, elevation_m=height_m, elevation_is_assumed=height_m is not None)
        found = place_with_climate(spot)
        if found is None:
            found = copy(self.place)
            set_spot(found, spot)
        return found

    def _spot(self) -> Spot:
        spot, precision = Spot.of_place(self.place), self.cleaned_data["precision"]
        return spot if precision == spot.precision else coarsened(spot, precision)

    def _own_frost(self, place: Place) -> OwnFrost | None:
        if self.cleaned_data["has_no_frost"]:
            return OwnFrost()
        last_on, first_on = (
            self.cleaned_data[name] for name in ("last_frost_on", "first_frost_on")
        )
        if not last_on and not first_on:
            return None
        if not last_on or not first_on:
            missing = "first_frost_on" if last_on else "last_frost_on"
            self.add_error(missing, gettext("Enter this date too, or clear the other one."))
            return None
        own = OwnFrost(seasonal.day_of_year(last_on), seasonal.day_of_year(first_on))
        if not is_summer_between(own, warmest_day(place)):
            self.add_error(
                "first_frost_on",
                gettext("Summer lies between the last frost and the first: check both dates."),
            )
        return own


class AppetiteForm(forms.Form):
    frost_appetite = forms.TypedChoiceField(
        label=_("How much frost do you risk?"),
        choices=FrostAppetite.choices,
        coerce=FrostAppetite,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the three."),
            "invalid_choice": _("Choose one of the three."),
        },
    )


def _known(place: Place, today: date) -> dict[str, object]:
    known: dict[str, object] = {
        "elevation_m": None if place.elevation_is_assumed else place.elevation_m,
        "precision": place.precision,
    }
    own = own_frost(place)
    if own is None:
        return known
    if own.is_none:
        return known | {"has_no_frost": True}
    return known | {
        "last_frost_on": seasonal.date_in_year(today.year, own.last_day),
        "first_frost_on": seasonal.date_in_year(today.year, own.first_day),
    }
