"""Measured figures: moments, quantities in the reader's unit, and doubts about them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import QuantityField
from gardens.forms.temperature import TemperatureField
from gardens.models import Place

EARLIEST = datetime(1950, 1, 1, tzinfo=UTC)


class UnitField(QuantityField):
    """Stored in `unit`, shown and typed in the gardener's."""

    stored_digits = 3
    asks = _("Enter a number between {lowest} and {highest}.")

    def __init__(self, label, unit: str, lowest: float, highest: float, **kwargs) -> None:
        self.stored_unit = unit
        super().__init__(label=label, lowest=lowest, highest=highest, **kwargs)


class MomentField(forms.DateTimeField):
    """Day and time on the clocks of the garden, not later than its `now`."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": _("Enter a day and a time.")}

    def until(self, now: datetime, place: Place) -> None:
        self.now, self.zone, self.place = now, ZoneInfo(place.timezone), place
        self.widget.attrs |= {"max": f"{place.local(now):%Y-%m-%dT%H:%M}"}

    def to_python(self, value) -> datetime | None:
        with timezone.override(self.zone):
            return super().to_python(value)

    def prepare_value(self, value):
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def validate(self, value: datetime | None) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= self.now:
            latest = formats.date_format(self.place.local(self.now), "DATETIME_FORMAT")
            raise ValidationError(
                gettext("Enter a moment that has been: after 1950, not later than {now}.").format(
                    now=latest
                )
            )


class ConfirmedForm(forms.ModelForm):
    """Asks back once about figures that may be a slip."""

    is_confirmed = forms.BooleanField(label=_("It is right as typed"), required=False)
    has_doubts = False

    def doubts(self, data: dict) -> Iterator[tuple[str, str]]:
        """Fields with what is odd about them."""
        for name, field in self.fields.items():
            if isinstance(field, TemperatureField) and (doubt := field.doubt(data.get(name))):
                yield name, doubt

    def clean(self) -> dict:
        data = super().clean()
        if not data.get("is_confirmed"):
            for name, sentence in list(self.doubts(data)):
                self.has_doubts = True
                self.add_error(name, sentence)
        return data
