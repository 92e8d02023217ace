from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.checking import refuse, taxon_refusal, text_refusal
from compliance.form_fields import ScreenedCharField, ScreenedTaxonField
from gardens.forms.fields import KnownField, PlantField
from gardens.forms.figures import SECTIONS
from gardens.models import Gardener, OwnPlant, PlantProposal
from plants.models import Plant
from plants.models.figures import OVERRIDABLE
from plants.models.plant import range_fields
from plants.names import normalise
from plants.search import plant_named
from plants.takeover import COPIED, take_over

# What the form asks at once; the rest is folded away.
FIRST = (
    *("spacing_in_row_cm", "frost_tolerance"),
    *(*range_fields("days_to_maturity"), "days_to_maturity_from"),
)


class OwnPlantForm(forms.ModelForm):
    """Only the name is needed; what is left empty is a look-alike's, or not known."""

    like = PlantField(
        label=_("Take over from"),
        required=False,
        help_text=_("A similar plant: what you leave empty below is copied from it."),
    )
    known_plant = KnownField()

    class Meta:
        model = OwnPlant
        fields = ["common_name", "botanical_name", "family", "category", *OVERRIDABLE]
        field_classes = {
            "common_name": ScreenedCharField,
            "botanical_name": ScreenedTaxonField,
        }

    def __init__(self, *args, gardener: Gardener, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.required = name == "common_name"
        self.fields["like"].gardener_id = gardener.pk
        self.fields["family"].help_text = _("In Latin, as on the page of a plant: Solanaceae.")
        # A plant of the catalogue that has the typed name: it is offered instead.
        self.namesake: Plant | None = None

    def clean_common_name(self) -> str:
        name = " ".join(self.cleaned_data["common_name"].split())
        if not normalise(name):
            raise ValidationError(gettext("Write a name with letters or digits."))
        self.namesake = plant_named(name)
        if self.namesake:
            raise ValidationError(
                gettext(
                    "The catalogue has {plant} already: use that one, or make the name more exact."
                ).format(plant=self.namesake)
            )
        return name

    def clean(self) -> dict[str, object]:
        """What was left empty comes from the look-alike before the plant is checked as a whole."""
        data = super().clean()
        if like := data.get("like"):
            construct_instance(self, self.instance, self._meta.fields)
            take_over(self.instance, like)
            data |= {name: getattr(self.instance, name) for name in data if name in COPIED}
        if data.get("days_to_maturity_min") is not None and not data.get("days_to_maturity_from"):
            self.add_error("days_to_maturity_from", gettext("Say what the days are counted from."))
        return data

    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    def more(self) -> list[tuple[Promise, list[forms.BoundField]]]:
        return [
            (label, [self[name] for name in names if name not in FIRST])
            for label, names in SECTIONS
        ]

    @property
    def is_unfolded(self) -> bool:
        return any(name in OVERRIDABLE and name not in FIRST for name in self.errors)


class ProposalForm(forms.ModelForm):
    class Meta:
        model = PlantProposal
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, plant: OwnPlant, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.plant = plant

    def clean(self) -> dict[str, object]:
        """The plant may be older than what is refused today."""
        name, botanical_name = (
            capfirst(OwnPlant._meta.get_field(column).verbose_name)
            for column in ("common_name", "botanical_name")
        )
        refuse(text_refusal(self.plant.common_name, name))
        refuse(taxon_refusal([self.plant.botanical_name], botanical_name))
        return super().clean()
