from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gardens.models import WeatherCell

# A season and the winter before it.
AIR_KEPT = timedelta(days=400)


class KeptAirQuerySet(models.QuerySet["KeptAir"]):
    def old(self, now: datetime) -> Self:
        return self.filter(on__lt=(now - AIR_KEPT).date())


class KeptAir(models.Model):
    """What the hours of a local day told, kept when the hours are forgotten.

    `known_h` are hours of which humidity and temperature are known, `warmth_known_h` those of
    which the temperature is. Wind is the mean at 10 m, humidity that of the driest hour.
    """

    cell = models.ForeignKey(
        WeatherCell, verbose_name=_("cell"), on_delete=models.CASCADE, related_name="+"
    )
    on = models.DateField(_("day"), db_index=True)
    known_h = models.PositiveSmallIntegerField(_("hours known"))
    warmth_known_h = models.PositiveSmallIntegerField(_("hours of known temperature"))
    tmin_c = models.FloatField(_("lowest temperature (°C)"), null=True, blank=True)
    humid_h = models.PositiveSmallIntegerField(_("humid hours"))
    wet_h = models.PositiveSmallIntegerField(_("hours of wet leaves"))
    wet_mean_c = models.FloatField(_("temperature of wet leaves (°C)"), null=True, blank=True)
    mildew_h = models.PositiveSmallIntegerField(_("hours in a row that favour mildew"))
    is_hot = models.BooleanField(_("too hot for mildew"))
    wind_m_s = models.FloatField(_("mean wind (m/s)"), null=True, blank=True)
    humidity_min_pct = models.FloatField(_("lowest humidity (%)"), null=True, blank=True)

    objects = KeptAirQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept day of air")
        verbose_name_plural = _("kept days of air")
        ordering = ["cell", "on"]
        constraints = [models.UniqueConstraint(fields=["cell", "on"], name="rules_keptair_once")]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
