"""The journal: words and photos of a day."""

from datetime import date
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from gardens.forms.fields import DayField
from gardens.forms.underlay import PictureField
from gardens.models import Act, Bed, Event, Garden, Planting
from gardens.models.event import LONGEST_NOTE
from gardens.uploads.pictures import CleanPicture

PHOTOS_AT_ONCE = 6


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(PictureField):
    """None, one or several files at once."""

    widget = SeveralFiles

    def __init__(self) -> None:
        super().__init__(
            label=_("Photos"),
            required=False,
            help_text=_(
                "Up to 6 at once: JPEG, PNG or WebP, up to 15 MB and 24 megapixels each. Where and "
                "when they were taken is not kept, and only you see them."
            ),
        )

    def clean(self, value, initial=None) -> list[CleanPicture]:
        files = value if isinstance(value, list | tuple) else [value] if value else []
        if len(files) > PHOTOS_AT_ONCE:
            raise forms.ValidationError(_("Choose at most 6 photos at once."))
        return [super(PhotosField, self).clean(file, initial) for file in files]


class NoteField(forms.CharField):
    def __init__(self, label) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 4}),
        )


class JournalForm(forms.Form):
    """A planting stands for its bed; without either it is of the garden."""

    note = NoteField(_("What you want to keep"))
    photos = PhotosField()
    happened_on = DayField(label=_("Day"))
    bed = forms.ModelChoiceField(
        Bed.objects.none(), label=_("Bed"), required=False, empty_label=_("The whole garden")
    )
    planting = forms.ModelChoiceField(
        Planting.objects.none(), label=_("Plant"), required=False, empty_label=_("No single plant")
    )
    batch = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args, garden: Garden, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.garden = garden
        self.fields["happened_on"].until(today)
        self.fields["happened_on"].initial = today
        self.fields["bed"].queryset = Bed.objects.filter(garden=garden)
        plantings = Planting.objects.filter(garden=garden).with_plants().select_related("bed")
        self.fields["planting"].queryset = plantings.order_by("bed", "pk")
        self.fields["planting"].label_from_instance = _name_of

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not data["note"] and not data["photos"]:
            raise forms.ValidationError(_("Write something, or choose a photo."))
        return data

    def entry(self) -> Event:
        """Not saved."""
        data, planting = self.cleaned_data, self.cleaned_data["planting"]
        bed = planting.bed if planting else data["bed"]
        return Event(
            garden=self.garden,
            bed=bed,
            planting=planting,
            act=Act.NOTE,
            happened_on=data["happened_on"],
            note=data["note"],
        )


def _name_of(planting: Planting) -> str:
    return f"{planting.bed.name}: {planting.plant.common_name} ({planting.count})"
