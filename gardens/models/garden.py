from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.place import Place


class GardenKind(models.TextChoices):
    RAISED_BED = "raised_bed", _("Raised bed")
    ALLOTMENT = "allotment", _("Allotment")
    BALCONY = "balcony", _("Balcony pots")
    WINDOWSILL = "windowsill", _("Windowsill")
    GROW_TENT = "grow_tent", _("Grow tent")
    HYDROPONICS = "hydroponics", _("Hydroponics")


INDOOR_KINDS = frozenset({GardenKind.WINDOWSILL, GardenKind.GROW_TENT, GardenKind.HYDROPONICS})


class GardenQuerySet(models.QuerySet["Garden"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(owner=gardener)

    def active(self) -> Self:
        return self.filter(owner__is_active=True)

    def growing(self, plant_id: int) -> Self:
        """Where it grows, is planned or has grown."""
        return self.filter(plantings__plant=plant_id).distinct().order_by("pk")

    def without_sun(self, method: int) -> Self:
        """With land, but no map of its sun that was asked for by this method."""
        return self.filter(land__isnull=False).exclude(sun_map__method=method)

    def with_place(self) -> Self:
        return self.select_related("place")

    def with_counts(self) -> Self:
        return self.annotate(bed_count=Count("beds"))


class Garden(models.Model):
    """What one gardener grows in one place; indoors or out."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="gardens",
    )
    place = models.OneToOneField(Place, verbose_name=_("place"), on_delete=models.PROTECT)
    name = ScreenedCharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=GardenKind)
    weighs_folklore = models.BooleanField(_("lets folklore weigh in"), default=False)
    is_example = models.BooleanField(_("example, not yet changed"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = GardenQuerySet.as_manager()

    class Meta:
        verbose_name = _("garden")
        verbose_name_plural = _("gardens")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:garden-detail", args=[self.pk])

    @property
    def is_indoor(self) -> bool:
        return self.kind in INDOOR_KINDS
