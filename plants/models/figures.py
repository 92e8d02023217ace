"""Values of a plant that a cultivar or a gardener may know better than the catalogue."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from plants.choices import Origin
from plants.models.plant import RANGES, Plant, check_ranges, range_constraints, range_fields

# What a seed packet or a nursery label prints, and what differs between cultivars. Measured of
# the species and left out: water coefficients, germination temperatures, nutrients, degree days.
OVERRIDABLE = (
    "spacing_in_row_cm",
    "spacing_between_rows_cm",
    "height_cm",
    "spread_cm",
    *range_fields("days_to_maturity"),
    "days_to_maturity_from",
    *range_fields("years_to_first_harvest"),
    *range_fields("yield_kg_per_plant"),
    *range_fields("indoor_sow_weeks_before_last_frost"),
    *range_fields("transplant_weeks_after_last_frost"),
    *range_fields("direct_sow_weeks_after_last_frost"),
    *range_fields("autumn_plant_weeks_before_first_frost"),
    "succession_interval_days",
    "frost_tolerance",
    "kill_temperature_c",
    *range_fields("usda_zone"),
    "sun",
    "sun_hours_min",
    *range_fields("soil_ph"),
)
FIGURE_RANGES = tuple(name for name in RANGES if range_fields(name)[0] in OVERRIDABLE)
NOT_SET = (None, "")
# Values that mean nothing without each other.
TOGETHER = (
    (*range_fields("days_to_maturity"), "days_to_maturity_from"),
    *(range_fields(name) for name in FIGURE_RANGES if name != "days_to_maturity"),
)


def together(name: str) -> tuple[str, ...]:
    """The values that stand and fall with this one, itself among them."""
    return next((names for names in TOGETHER if name in names), (name,))


Value = str | float | int


class Figures(models.Model):
    """One layer over a plant; a value that is not set is the plant's own."""

    origin: ClassVar[Origin]

    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("Where the figures come from: the seed packet, a trial, your own records."),
    )

    class Meta:
        abstract = True
        constraints = range_constraints(FIGURE_RANGES, "%(app_label)s_%(class)s")

    def clean(self) -> None:
        super().clean()
        check_ranges(self, FIGURE_RANGES)
        if (self.days_to_maturity_min is None) != (self.days_to_maturity_from == ""):
            raise ValidationError(
                {
                    "days_to_maturity_from": _(
                        "Days to maturity and what they are counted from go together: "
                        "give both or neither."
                    )
                }
            )

    def overrides(self) -> dict[str, Value]:
        values = ((name, getattr(self, name)) for name in OVERRIDABLE)
        return {name: value for name, value in values if value not in NOT_SET}


def _optional(name: str) -> models.Field:
    """The plant's column with its label, bounds and words, but free to be empty."""
    field = Plant._meta.get_field(name).clone()
    field.blank = True
    if isinstance(field, models.CharField):
        field.default = ""
    else:
        field.null = True
    return field


for _name in OVERRIDABLE:
    Figures.add_to_class(_name, _optional(_name))
