"""The figures a gardener may set, as fields beside what the catalogue says."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plants.choices import Origin
from plants.inheritance import ResolvedPlant
from plants.models.figures import NOT_SET, together
from plants.models.plant import range_fields
from plants.quantities import say_number

# In the order of the form; together they are plants.models.figures.OVERRIDABLE.
SECTIONS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Space"), ("spacing_in_row_cm", "spacing_between_rows_cm", "height_cm", "spread_cm")),
    (
        _("Harvest"),
        (
            *range_fields("days_to_maturity"),
            "days_to_maturity_from",
            *range_fields("years_to_first_harvest"),
            *range_fields("yield_kg_per_plant"),
        ),
    ),
    (
        _("Frost and light"),
        (
            *("frost_tolerance", "kill_temperature_c"),
            *range_fields("usda_zone"),
            *("sun", "sun_hours_min"),
        ),
    ),
    (_("Soil"), range_fields("soil_ph")),
    (
        _("Weeks from the frosts"),
        (
            *range_fields("indoor_sow_weeks_before_last_frost"),
            *range_fields("transplant_weeks_after_last_frost"),
            *range_fields("direct_sow_weeks_after_last_frost"),
            *range_fields("autumn_plant_weeks_before_first_frost"),
            "succession_interval_days",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class FigureField:
    """One figure: the field, and whose value counts without the gardener's."""

    field: forms.BoundField
    is_own: bool
    origin_below: Origin
    value_below: str | Promise


@dataclass(frozen=True, slots=True)
class FigureSection:
    label: Promise
    fields: list[FigureField]


def figure_sections(form: forms.ModelForm, below: ResolvedPlant) -> Iterator[FigureSection]:
    """`below` is the plant without what this form is about."""
    own = form.instance.overrides()
    for label, names in SECTIONS:
        fields = [
            FigureField(
                field=form[name],
                is_own=name in own,
                origin_below=below.origin(name),
                value_below=_say(below, name),
            )
            for name in names
        ]
        yield FigureSection(label, fields)


def _say(below: ResolvedPlant, name: str) -> str | Promise:
    value = getattr(below.plant, name)
    if value in NOT_SET:
        return _("not known")
    choices = dict(below.plant._meta.get_field(name).flatchoices)
    return choices[value] if choices else say_number(value)


def without_figure(data: QueryDict, name: str) -> QueryDict:
    """What was typed, with this figure and those that go with it given back."""
    kept = data.copy()
    for one in together(name):
        kept[one] = ""
    return kept
