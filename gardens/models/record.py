"""What a gardener measures and does: soil tests and waterings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gardens.models.land import Bed, Garden


class SoilTest(models.Model):
    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="soil_tests")
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="soil_tests"
    )
    tested_on = models.DateField(_("tested on"))
    ph = models.FloatField(
        _("pH"),
        validators=[
            MinValueValidator(2, message=_("Soil pH lies between 2 and 11; check the reading.")),
            MaxValueValidator(11, message=_("Soil pH lies between 2 and 11; check the reading.")),
        ],
    )
    has_free_carbonate = models.BooleanField(
        _("fizzes with vinegar"),
        default=False,
        help_text=_("A spoon of dry soil that fizzes holds free carbonate."),
    )

    class Meta:
        verbose_name = _("soil test")
        verbose_name_plural = _("soil tests")
        ordering = ["-tested_on", "-pk"]
        indexes = [
            models.Index(
                fields=["garden", "bed", "-tested_on", "-id"], name="gardens_soiltest_last"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ph__gte=2) & Q(ph__lte=11),
                name="gardens_soiltest_ph",
                violation_error_message=_("Soil pH lies between 2 and 11; check the reading."),
            )
        ]

    def __str__(self) -> str:
        return f"pH {self.ph:g}"


class Watering(models.Model):
    """Water given to a bed; without `litres` it was soaked through."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="waterings")
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="waterings"
    )
    watered_on = models.DateField(_("watered on"))
    litres = models.FloatField(
        _("litres"),
        null=True,
        blank=True,
        help_text=_("Leave empty if the bed was soaked through."),
        validators=[
            MinValueValidator(0.1, message=_("Enter at least 0.1 L, or leave it empty.")),
            MaxValueValidator(10_000, message=_("Enter at most 10 000 L.")),
        ],
    )

    class Meta:
        verbose_name = _("watering")
        verbose_name_plural = _("waterings")
        ordering = ["-watered_on", "-pk"]
        indexes = [
            models.Index(fields=["garden", "bed", "-watered_on"], name="gardens_watering_last")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(litres__isnull=True) | Q(litres__gt=0),
                name="gardens_watering_litres",
                violation_error_message=_("Enter at least 0.1 L, or leave it empty."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.watered_on}"
