"""The journal: words and photos of a day."""

from datetime import date
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.form_fields import ScreenedCharField
from gardens.forms.fields import DayField
from gardens.forms.underlay import PictureField
from gardens.models import Act, Bed, Event, Garden, Planting, Reservoir, Sowing, Space
from gardens.models.event import LONGEST_NOTE
from gardens.uploads.pictures import CleanPicture

PHOTOS_AT_ONCE = 6
INDOORS = ("sowing", "reservoir", "space")


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


class NoteField(ScreenedCharField):
    def __init__(self, label) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 4}),
        )


class JournalForm(forms.Form):
    """A planting stands for its bed; of nothing that is chosen it is of the garden. What the
    garden does not have is not asked."""

    note = NoteField(_("What you want to keep"))
    photos = PhotosField()
    happened_on = DayField(label=_("Day"))
    bed = forms.ModelChoiceField(
        Bed.objects.none(), label=_("Bed"), required=False, empty_label=_("The whole garden")
    )
    planting = forms.ModelChoiceField(
        Planting.objects.none(), label=_("Plant"), required=False, empty_label=_("No single plant")
    )
    sowing = forms.ModelChoiceField(
        Sowing.objects.none(), label=_("Seedlings in trays"), required=False, empty_label=_("None")
    )
    reservoir = forms.ModelChoiceField(
        Reservoir.objects.none(), label=_("Reservoir"), required=False, empty_label=_("None")
    )
    space = forms.ModelChoiceField(
        Space.objects.none(), label=_("Space"), required=False, empty_label=_("None")
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
        sowings = Sowing.objects.filter(tray__garden=garden).with_plants().select_related("tray")
        indoors = (sowings, garden.reservoirs.all(), garden.spaces.all())
        for name, found in zip(INDOORS, indoors, strict=True):
            self.fields[name].queryset = found
            if not found.exists():
                del self.fields[name]

    @property
    def of_indoors(self) -> list[forms.BoundField]:
        return [self[name] for name in INDOORS if name in self.fields]

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not data["note"] and not data["photos"]:
            raise forms.ValidationError(_("Write something, or choose a photo."))
        if sum(bool(data.get(name)) for name in ("planting", *INDOORS)) > 1 or (
            data.get("bed") and self._indoors()
        ):
            raise forms.ValidationError(
                _("Choose one of what it is about. Write another entry for the other.")
            )
        return data

    def _indoors(self) -> dict[str, Sowing | Reservoir | Space]:
        return {name: one for name in INDOORS if (one := self.cleaned_data.get(name))}

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
            **self._indoors(),
        )


def _name_of(planting: Planting) -> str:
    return f"{planting.bed.name}: {planting.plant.common_name} ({planting.count})"
