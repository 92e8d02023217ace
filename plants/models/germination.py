from django.db import models
from django.utils.translation import gettext_lazy as _

from plants.models.plant import Plant, whole


class GerminationTemperature(models.Model):
    """Days from sowing to emergence at one soil temperature; no days: it does not come up."""

    plant = models.ForeignKey(
        Plant,
        verbose_name=_("plant"),
        on_delete=models.CASCADE,
        related_name="germination_temperatures",
    )
    soil_temp_c = whole(_("soil temperature (°C)"), 0, 45, known=True)
    days_to_emergence = whole(_("days to emergence"), 1, 200)

    class Meta:
        verbose_name = _("germination temperature")
        verbose_name_plural = _("germination temperatures")
        ordering = ["plant", "soil_temp_c"]
        constraints = [
            models.UniqueConstraint(fields=["plant", "soil_temp_c"], name="plants_germination_once")
        ]

    def __str__(self) -> str:
        return f"{self.plant_id}: {self.soil_temp_c} °C"
