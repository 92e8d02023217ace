"""Fields that several forms of a garden share."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import formats
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models import OwnPlant
from plants.models import Plant
from plants.names import normalise
from plants.search import Found, find_plants

EARLIEST = date(1950, 1, 1)
PLANNED_AHEAD = timedelta(days=730)
LARGEST_ID = 2**63 - 1
SUGGESTED = 5


class DayField(forms.DateField):
    """A day from 1950 to `latest`, which a form sets to the garden's today or later."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("Enter a day, for example 2026-05-07.")}
    latest = date(2100, 1, 1)

    def until(self, latest: date) -> None:
        self.latest = latest
        self.widget.attrs |= {"min": EARLIEST.isoformat(), "max": latest.isoformat()}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= self.latest:
            raise ValidationError(
                gettext("Enter a day between {first} and {last}.").format(
                    first=formats.date_format(EARLIEST), last=formats.date_format(self.latest)
                )
            )


class CmField(forms.FloatField):
    def __init__(self, *, lowest: float, highest: float, **kwargs) -> None:
        message = format_lazy(
            _("Enter a length between {lowest} and {highest} cm."), lowest=lowest, highest=highest
        )
        super().__init__(
            validators=[
                MinValueValidator(lowest, message=message),
                MaxValueValidator(highest, message=message),
            ],
            **kwargs,
        )
        self.widget.attrs |= {"inputmode": "decimal", "min": lowest, "max": highest}

    def prepare_value(self, value):
        return f"{value:g}" if isinstance(value, float) else value


class KnownField(forms.IntegerField):
    """The newest row the page showed; what an equal form wrote later is not written again."""

    def __init__(self) -> None:
        super().__init__(
            required=False, min_value=0, max_value=LARGEST_ID, widget=forms.HiddenInput
        )

    def clean(self, value) -> int:
        return super().clean(value) or 0


class PlantField(forms.CharField):
    """The name of a plant, typed or picked from the page's list of names."""

    # Whose own plants count too, set by the form.
    gardener_id: int | None = None

    def __init__(self, **kwargs) -> None:
        super().__init__(max_length=60, **{"label": _("Plant")} | kwargs)
        self.widget.attrs |= {"list": "plant-names", "autocomplete": "off"}

    def clean(self, value) -> Plant | None:
        typed = super().clean(value)
        if not typed:
            return None
        own = OwnPlant.objects.filter(owner=self.gardener_id).named(typed)
        return own or self._of_catalogue(typed)

    def _of_catalogue(self, typed: str) -> Plant:
        found = find_plants(typed)
        plants = Plant.objects.in_order(found.pks[: SUGGESTED + 1])
        words = normalise(typed)
        exact = [one for one in plants if words in (normalise(one.common_name), one.slug)]
        if len(exact) == 1:
            return exact[0]
        if len(plants) == 1 and not found.are_guesses:
            return plants[0]
        raise ValidationError(_which(typed, plants[:SUGGESTED], found))

    def prepare_value(self, value):
        return value.common_name if isinstance(value, Plant) else value


def _which(typed: str, plants: list[Plant], found: Found) -> str:
    names = ", ".join(plant.common_name for plant in plants)
    if not plants:
        sentence = gettext("No plant called “{name}” is known. Pick a name from the list.")
    elif found.are_guesses:
        sentence = gettext("No plant called “{name}” is known. Did you mean {names}?")
    else:
        sentence = gettext("Several plants match: {names}. Write the whole name.")
    return sentence.format(name=typed, names=names)
