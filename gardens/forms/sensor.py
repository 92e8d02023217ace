from collections.abc import Iterator, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.checking import refuse, refused_rows
from compliance.form_fields import ScreenedFileField
from gardens.forms.fields import KnownField, TokenField
from gardens.models import Device
from gardens.sensors.logger_file import (
    LARGEST_BYTES,
    LARGEST_MB,
    Table,
    UnreadableFile,
    opened,
    read_table,
)
from gardens.sensors.mapping import SEPARATOR, Mapping, key_of
from gardens.sensors.quantities import Quantity
from gardens.sensors.times import DateOrder


class DeviceForm(forms.ModelForm):
    quantities = forms.MultipleChoiceField(
        label=_("What it measures"), choices=Quantity.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Device
        fields = ["name", "bed"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bed"].queryset = self.instance.garden.beds.all()
        self.fields["bed"].empty_label = _("Outside of beds, for the whole garden")
        if self.instance.pk:
            chosen = self.instance.sensors.values_list("quantity", flat=True)
            self.fields["quantities"].initial = list(chosen)


class NewDeviceForm(DeviceForm):
    token = TokenField()


class DeviceTokenForm(forms.Form):
    token = TokenField()
    known_number = KnownField()


class UploadForm(forms.Form):
    upload = ScreenedFileField(
        label=_("File of the logger"),
        help_text=format_lazy(
            _("CSV or text with one row for each time, up to {mb} MB."), mb=LARGEST_MB
        ),
        # Of an endless file the upload handler keeps nothing.
        error_messages={
            "required": format_lazy(
                _("No file of up to {mb} MB came in: choose one, or split it up."), mb=LARGEST_MB
            )
        },
    )

    def clean_upload(self) -> UploadedFile:
        upload = self.cleaned_data["upload"]
        if upload.size > LARGEST_BYTES:
            sentence = gettext("This file is larger than {mb} MB: split it up.")
            raise forms.ValidationError(sentence.format(mb=LARGEST_MB))
        try:
            with opened(upload) as text:
                header = read_table(text).header
        except UnreadableFile as fault:
            raise forms.ValidationError(str(fault)) from fault
        refused = refused_rows(enumerate(header), self.fields["upload"].label)
        refuse(next(iter(refused.values()), ""))
        return upload


class MappingForm(forms.Form):
    """What each column of a file is; bound to a guess at first."""

    time_column = forms.TypedChoiceField(label=_("Time"), coerce=int)
    clock_column = forms.TypedChoiceField(
        label=_("Time of day, if it stands apart"), coerce=int, required=False, empty_value=None
    )
    order = forms.ChoiceField(
        label=_("Dates are written"),
        choices=[
            (DateOrder.YEAR_FIRST.value, _("year, month, day: 2026-05-31")),
            (DateOrder.DAY_FIRST.value, _("day, month, year: 31.05.2026")),
            (DateOrder.MONTH_FIRST.value, _("month, day, year: 05/31/2026")),
        ],
    )
    has_utc = forms.BooleanField(label=_("Times are in UTC"), required=False)
    has_decimal_commas = forms.BooleanField(label=_("Decimals have a comma: 21,5"), required=False)

    def __init__(self, *args, table: Table, quantities: Sequence[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        columns = list(enumerate(table.header))
        self.fields["time_column"].choices = columns
        self.fields["clock_column"].choices = [("", _("with the date")), *columns]
        targets = [("", _("leave out")), *_targets(quantities)]
        self.value_names = [f"column_{number}" for number, _name in columns]
        for name, header in zip(self.value_names, table.header, strict=True):
            self.fields[name] = forms.ChoiceField(label=header, choices=targets, required=False)

    @classmethod
    def data_of(cls, mapping: Mapping) -> dict[str, object]:
        """What the form would send for it."""
        clock = mapping.clock_column
        return {
            "time_column": str(mapping.time_column),
            "clock_column": "" if clock is None else str(clock),
            "order": mapping.order.value,
            "has_decimal_commas": mapping.has_decimal_commas,
            **{f"column_{number}": key for number, key in mapping.values.items()},
        }

    @property
    def mapping(self) -> Mapping:
        data = self.cleaned_data
        keys = ((number, data[name]) for number, name in enumerate(self.value_names))
        return Mapping(
            time_column=data["time_column"],
            clock_column=data["clock_column"],
            order=DateOrder(data["order"]),
            has_decimal_commas=data["has_decimal_commas"],
            values={number: key for number, key in keys if key},
        )

    def value_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.value_names]

    def clean(self) -> dict[str, object]:
        data = super().clean()
        keys = [data[name] for name in self.value_names if data.get(name)]
        quantities = [key.split(SEPARATOR)[0] for key in keys]
        if not keys:
            raise forms.ValidationError(gettext("Say of at least one column what it holds."))
        if len(quantities) != len(set(quantities)):
            raise forms.ValidationError(
                gettext("Two columns hold the same quantity: leave one of them out.")
            )
        return data


def _targets(quantities: Sequence[str]) -> Iterator[tuple[str, str]]:
    for quantity in map(Quantity, quantities):
        for code, unit in quantity.measure.units.items():
            words = f"{quantity.label}, {gettext(unit.name)}" if unit.name else quantity.label
            yield key_of(quantity, code), words
