from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from plants.choices import AgentType, Confidence
from plants.models.plant import Plant, check_ranges, number, range_constraints, word

# Columns that come in pairs, see plants.models.plant.
RANGES = ("temp",)


class PestQuerySet(models.QuerySet["Pest"]):
    def of(self, plant: Plant) -> Self:
        """Those that name the plant as a host (`is_named`), then those that name its family."""
        hosts = Pest.host_plants.through.objects.filter(plant=plant, pest=OuterRef("pk"))
        of_family = Q(host_families__regex=f"(^| ){plant.family}( |$)")
        return (
            self.annotate(is_named=Exists(hosts))
            .filter(Q(is_named=True) | of_family)
            .order_by("-is_named", "name")
        )


class Pest(models.Model):
    """A pest, disease or disorder: whom it harms, what favours it, what helps without poison."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    agent = models.CharField(_("agent"), max_length=80)
    agent_type = word(_("kind of agent"), AgentType)
    host_families = models.CharField(
        _("families"),
        max_length=120,
        help_text=_("Plant families with blanks between, or the word “many”."),
        validators=[RegexValidator(r"^(many|[A-Z][a-z]+aceae( [A-Z][a-z]+aceae)*)$")],
    )
    host_plants = models.ManyToManyField(
        Plant, verbose_name=_("host plants"), related_name="pests", blank=True
    )
    temp_min_c = number(_("favourable from (°C)"), 0, 45)
    temp_max_c = number(_("favourable to (°C)"), 0, 45)
    moisture_condition = models.CharField(
        _("favourable moisture"), max_length=120, blank=True, default=""
    )
    wetness_hours_min = number(_("leaves wet for at least (h)"), 1, 72)
    gdd_base_c = number(_("degree days above (°C)"), 0, 20)
    gdd_event = models.CharField(_("event"), max_length=80, blank=True, default="")
    gdd_value_c_days = number(_("degree days of the event (°C·days)"), 10, 2000)
    season = models.CharField(_("season"), max_length=60)
    organic_controls = models.CharField(
        _("what helps without poison"), max_length=300, help_text=_("Separated by semicolons.")
    )
    confidence = word(_("confidence"), Confidence)

    objects = PestQuerySet.as_manager()

    class Meta:
        verbose_name = _("pest or disease")
        verbose_name_plural = _("pests and diseases")
        ordering = ["name"]
        constraints = [
            *range_constraints(RANGES, "plants_pest"),
            models.CheckConstraint(
                condition=Q(gdd_base_c__isnull=True, gdd_value_c_days__isnull=True, gdd_event="")
                | (Q(gdd_base_c__isnull=False, gdd_value_c_days__isnull=False) & ~Q(gdd_event="")),
                name="plants_pest_gdd",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        check_ranges(self, RANGES)
        known = {
            self.gdd_base_c is not None,
            self.gdd_value_c_days is not None,
            bool(self.gdd_event),
        }
        if len(known) > 1:
            raise ValidationError(
                _("Degree days: give their base, their number and the event, or none of them.")
            )

    @property
    def controls(self) -> list[str]:
        return [control.strip() for control in self.organic_controls.split(";")]
