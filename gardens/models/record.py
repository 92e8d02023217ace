"""What a gardener does to a bed and measures: waterings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gardens.models.event import Event
from gardens.models.garden import Garden
from gardens.models.land import Bed


def book_entry(related_name: str) -> models.OneToOneField:
    """Its line in the garden's book."""
    return models.OneToOneField(
        Event,
        verbose_name=_("entry of the book"),
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name=related_name,
    )


class Watering(models.Model):
    """Water given to a bed; without `litres` it was soaked through."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="waterings")
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="waterings"
    )
    event = book_entry("watering")
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
    is_from_butt = models.BooleanField(_("from the water butt"), default=False)

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
