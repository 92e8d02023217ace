"""Indoors: spaces with their lamp and air, and reservoirs of nutrient solution."""

from datetime import time
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.garden import Garden

BRIGHTEST_PPFD, BRIGHTEST_LUX = 3000.0, 200_000.0
LARGEST_RESERVOIR_L = 100_000.0
STRONGEST_EC_MS_CM = 20.0
STRONGEST_FEED_EC = 10.0
COLDEST_C, WARMEST_C = -20.0, 60.0
COLDEST_WATER_C, WARMEST_WATER_C = 0.0, 60.0
MOST_BOTTLES = 6
MINUTES_A_DAY = 24 * 60


class Lamp(models.TextChoices):
    """The values are keys of plants.agronomy.indoor_light, but for `other`."""

    WHITE_LED = "white_led", _("White LED")
    HPS = "hps", _("High-pressure sodium")
    SUN = "sun", _("Daylight from a window")
    OTHER = "other", _("Coloured LED or another lamp")


class LightUnit(models.TextChoices):
    PPFD = "ppfd", _("PPFD, µmol/m²/s")
    LUX = "lux", _("lux")


class SaltUnit(models.TextChoices):
    """What a meter of salts shows."""

    EC = "ec", _("EC, mS/cm")
    MICRO = "us", _("EC, µS/cm")
    PPM_500 = "500", _("ppm, scale 500 (NaCl)")
    PPM_640 = "640", _("ppm, scale 640")
    PPM_700 = "700", _("ppm, scale 700 (442)")


class ReservoirSystem(models.TextChoices):
    NFT = "nft", _("Nutrient film (NFT)")
    DWC = "dwc", _("Deep water culture (DWC)")
    EBB = "ebb", _("Ebb and flow")
    DRIP = "drip", _("Drip")
    WICK = "wick", _("Wick")


class MeasuredQuerySet(models.QuerySet):
    """Of what has `readings`, each with the quantities named in its class."""

    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def with_latest(self) -> Self:
        """The newest value of each quantity and when it was read; a reading may lack some."""
        model = self.model
        rows = model._meta.get_field("readings").related_model.objects.order_by("-read_at", "-pk")
        rows = rows.filter(**{model._meta.model_name: OuterRef("pk")})
        found = {}
        for name in model.QUANTITIES:
            known = rows.filter(**{f"{name}__isnull": False})
            found[f"latest_{name}"] = Subquery(known.values(name)[:1])
            found[f"latest_{name}_at"] = Subquery(known.values("read_at")[:1])
        return self.annotate(**found)


class Space(models.Model):
    """A tent, a shelf or a windowsill: plants there share the light and the air."""

    QUANTITIES = ("air_c", "humidity_pct", "leaf_c", "ppfd")

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="spaces"
    )
    name = ScreenedCharField(_("name"), max_length=60)
    lamp = models.CharField(_("light from"), max_length=12, choices=Lamp, default=Lamp.WHITE_LED)
    ppfd = models.FloatField(_("light at the leaves (µmol/m²/s)"), null=True, blank=True)
    light_unit = models.CharField(
        _("measured in"), max_length=4, choices=LightUnit, default=LightUnit.PPFD
    )
    light_on_at = models.TimeField(_("light comes on"), null=True, blank=True)
    light_off_at = models.TimeField(_("light goes off"), null=True, blank=True)
    temperature_low_c = models.FloatField(_("air at least (°C)"), null=True, blank=True)
    temperature_high_c = models.FloatField(_("air at most (°C)"), null=True, blank=True)
    humidity_low_pct = models.FloatField(_("humidity at least (%)"), null=True, blank=True)
    humidity_high_pct = models.FloatField(_("humidity at most (%)"), null=True, blank=True)

    objects = MeasuredQuerySet.as_manager()

    class Meta:
        verbose_name = _("space")
        verbose_name_plural = _("spaces")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ppfd__isnull=True) | Q(ppfd__range=(0, BRIGHTEST_PPFD)),
                name="gardens_space_ppfd",
                violation_error_message=_("Light lies between 0 and 3000 µmol/m²/s."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:space-detail", args=[self.garden_id, self.pk])

    @property
    def light_hours(self) -> float | None:
        """A day; the same time twice means around the clock."""
        if self.light_on_at is None or self.light_off_at is None:
            return None
        minutes = _minutes(self.light_off_at) - _minutes(self.light_on_at)
        return (minutes % MINUTES_A_DAY or MINUTES_A_DAY) / 60


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


class Reservoir(models.Model):
    """A tank of nutrient solution that its beds share; salts are EC at 25 °C."""

    QUANTITIES = ("ec_ms_cm", "ph", "water_c", "level_l")

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="reservoirs"
    )
    name = ScreenedCharField(_("name"), max_length=60)
    system = models.CharField(_("system"), max_length=8, choices=ReservoirSystem)
    volume_l = models.FloatField(_("volume when full (L)"))
    pump_on_min = models.PositiveSmallIntegerField(
        _("pump runs for (minutes)"), null=True, blank=True
    )
    pump_off_min = models.PositiveSmallIntegerField(
        _("pump rests for (minutes)"), null=True, blank=True
    )
    tap_ec_ms_cm = models.FloatField(_("EC of your water (mS/cm)"), null=True, blank=True)
    is_reverse_osmosis = models.BooleanField(_("reverse osmosis water"), default=False)
    feed_name = ScreenedCharField(_("fertiliser"), max_length=60, blank=True, default="")
    feed_bottles = models.PositiveSmallIntegerField(_("bottles it comes in"), default=1)
    feed_ec_per_ml_l = models.FloatField(
        _("EC that 1 mL of it adds to 1 L (mS/cm)"), null=True, blank=True
    )

    objects = MeasuredQuerySet.as_manager()

    class Meta:
        verbose_name = _("reservoir")
        verbose_name_plural = _("reservoirs")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(volume_l__gt=0, volume_l__lte=LARGEST_RESERVOIR_L),
                name="gardens_reservoir_volume",
                violation_error_message=_("A reservoir holds between 0 and 100 000 litres."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:reservoir-detail", args=[self.garden_id, self.pk])
