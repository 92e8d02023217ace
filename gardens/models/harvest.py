from typing import Self

from django.db import models
from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.event import Event
from gardens.models.garden import Garden
from gardens.models.seasons import season_of

LIGHTEST_G, HEAVIEST_G = 1, 1_000_000
MOST_PIECES = 100_000
DEAREST_PER_KG = 10_000


class Quality(models.TextChoices):
    GOOD = "good", _("Good")
    FAIR = "fair", _("Fair")
    POOR = "poor", _("Poor")


class Part(models.TextChoices):
    FRUIT = "fruit", _("Fruit or pods")
    LEAF = "leaf", _("Leaves")
    ROOT = "root", _("Roots, bulbs or tubers")
    STEM = "stem", _("Stems")
    FLOWER = "flower", _("Flowers")
    SEED = "seed", _("Seeds")


class HarvestQuerySet(models.QuerySet["Harvest"]):
    def in_garden(self, garden: Garden) -> Self:
        """Of plantings that are on the plan or in its history."""
        return self.filter(event__garden=garden, event__planting__plant__isnull=False)

    def by_season(self, garden: Garden) -> Self:
        """A row for each planting and the season in which it was picked: one query."""
        season = season_of("event__happened_on", garden)
        return (
            self.in_garden(garden)
            .values(planting=F("event__planting"), season=season)
            .annotate(
                grams=Sum("weight_g", default=0),
                pieces=Sum("count", default=0),
                value=Sum(F("weight_g") * F("price_per_kg") / 1000.0),
                times=Count("pk"),
            )
            .order_by("season", "planting")
        )


class Harvest(models.Model):
    """What was picked of a planting on one day; the day and the planting are those of its entry."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, primary_key=True, related_name="harvest"
    )
    weight_g = models.PositiveIntegerField(_("weight (g)"), null=True, blank=True)
    count = models.PositiveIntegerField(_("pieces"), null=True, blank=True)
    quality = models.CharField(_("quality"), max_length=4, choices=Quality, blank=True, default="")
    part = models.CharField(_("part"), max_length=6, choices=Part, blank=True, default="")
    price_per_kg = models.FloatField(_("price of a kilogram"), null=True, blank=True)
    waiting_reason = ScreenedCharField(
        _("why it was picked within a waiting period"), max_length=200, blank=True, default=""
    )

    objects = HarvestQuerySet.as_manager()

    class Meta:
        verbose_name = _("harvest")
        verbose_name_plural = _("harvests")
        constraints = [
            models.CheckConstraint(
                condition=Q(weight_g__isnull=True) | Q(weight_g__range=(LIGHTEST_G, HEAVIEST_G)),
                name="gardens_harvest_weight",
                violation_error_message=_("A harvest weighs between 1 g and 1000 kg."),
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=True) | Q(count__range=(1, MOST_PIECES)),
                name="gardens_harvest_count",
                violation_error_message=_("A harvest has between 1 and 100 000 pieces."),
            ),
            models.CheckConstraint(
                condition=Q(price_per_kg__isnull=True)
                | Q(price_per_kg__gte=0, price_per_kg__lte=DEAREST_PER_KG),
                name="gardens_harvest_price",
                violation_error_message=_("A kilogram costs between 0 and 10 000."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weight_g or self.count or ''}"

    @property
    def value(self) -> float | None:
        """What it would have cost; None without a weight or a price."""
        if self.weight_g is None or self.price_per_kg is None:
            return None
        return self.weight_g * self.price_per_kg / 1000
