"""Rain that a gardener keeps."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gardens.models.garden import Garden

LARGEST_BUTT_L = 50_000
LARGEST_ROOF_M2 = 2_000


class WaterButt(models.Model):
    """What the roof's rain runs into; butts that are joined count as one.

    `level_l` is what was in it on the morning of `level_on`.
    """

    garden = models.OneToOneField(
        Garden,
        verbose_name=_("garden"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="water_butt",
    )
    volume_l = models.FloatField(_("volume when full (L)"))
    roof_m2 = models.FloatField(_("roof that drains into it (m²)"))
    level_l = models.FloatField(_("in it (L)"))
    level_on = models.DateField(_("seen on"))

    class Meta:
        verbose_name = _("water butt")
        verbose_name_plural = _("water butts")
        constraints = [
            models.CheckConstraint(
                condition=Q(volume_l__gt=0, volume_l__lte=LARGEST_BUTT_L),
                name="gardens_waterbutt_volume",
                violation_error_message=_("A butt holds between 0 and 50 000 litres."),
            ),
            models.CheckConstraint(
                condition=Q(roof_m2__gt=0, roof_m2__lte=LARGEST_ROOF_M2),
                name="gardens_waterbutt_roof",
                violation_error_message=_("The roof measures between 0 and 2000 m²."),
            ),
            models.CheckConstraint(
                condition=Q(level_l__gte=0, level_l__lte=F("volume_l")),
                name="gardens_waterbutt_level",
                violation_error_message=_("There cannot be more in it than it holds."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.garden)
