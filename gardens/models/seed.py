"""What is in a gardener's seed box: lots, the ledger of each, and germination tests at home."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.planting import Planting
from plants.models import Plant

MOST_SEEDS = 10_000_000
FIRST_YEAR = 1950


class EntryKind(models.TextChoices):
    BOUGHT = "bought", _("Bought")
    SAVED = "saved", _("Saved from my plants")
    RECEIVED = "received", _("Was given to me")
    SOWN = "sown", _("Sown")
    TESTED = "tested", _("Used in a test")
    GIVEN = "given", _("Given away")
    DISCARDED = "discarded", _("Thrown away")
    COUNTED = "counted", _("Counted again")


INCOMING = frozenset({EntryKind.BOUGHT, EntryKind.SAVED, EntryKind.RECEIVED})


class SeedLotQuerySet(models.QuerySet["SeedLot"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(owner=gardener)

    def with_plants(self) -> Self:
        return self.select_related("plant")

    def with_balance(self) -> Self:
        """Annotates `seeds_left` and `last_entry`, the newest row of its ledger."""
        entries = SeedEntry.objects.filter(lot=OuterRef("pk")).order_by().values("lot")
        left, last = entries.annotate(of=Sum("seeds")), entries.annotate(of=Max("pk"))
        return self.annotate(
            seeds_left=Coalesce(Subquery(left.values("of")), 0),
            last_entry=Coalesce(Subquery(last.values("of")), 0),
        )

    def with_tests(self) -> Self:
        """And with the trays, which are tests too."""
        return self.prefetch_related("tests", "sowings__plant", "sowings__tray", "sowings__counts")

    def in_stock(self) -> Self:
        return self.with_balance().filter(seeds_left__gt=0)

    def oldest_first(self) -> Self:
        return self.order_by("year", "pk")


class SeedLot(models.Model):
    """Seed of one plant, harvest and origin, kept in one place; what is left is its ledger's sum.

    Nothing is known of a store without `store_c`, nor of seed without `moisture_pct`.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="seed_lots",
    )
    # RESTRICT, not PROTECT: an own plant may go with its owner, whose lots go too.
    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.RESTRICT, related_name="+"
    )
    variety = ScreenedCharField(_("variety"), max_length=60, blank=True, default="")
    source = ScreenedCharField(_("from whom"), max_length=80, blank=True, default="")
    year = models.PositiveSmallIntegerField(_("year"))
    germination_pct = models.FloatField(
        _("germination when new (%)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    seeds_per_g = models.FloatField(
        _("seeds in a gram"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0.1), MaxValueValidator(100_000)],
    )
    store_c = models.FloatField(_("kept at (°C)"), null=True, blank=True)
    humidity_pct = models.FloatField(
        _("humidity of the store (%)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    moisture_pct = models.FloatField(
        _("moisture of the seed (%)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(30)],
    )
    parent_planting = models.ForeignKey(
        Planting,
        verbose_name=_("saved from"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="saved_lots",
    )
    note = ScreenedCharField(_("note"), max_length=200, blank=True, default="")

    objects = SeedLotQuerySet.as_manager()

    class Meta:
        verbose_name = _("seed lot")
        verbose_name_plural = _("seed lots")
        ordering = ["plant__common_name", "year", "pk"]
        indexes = [models.Index(fields=["owner", "plant", "year"], name="gardens_seedlot_oldest")]

    def __str__(self) -> str:
        return f"{self.name}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("gardens:seed-detail", args=[self.pk])

    @property
    def name(self) -> str:
        return f"{self.plant.common_name} ‘{self.variety}’" if self.variety else str(self.plant)


class SeedEntry(models.Model):
    """One row of a lot's ledger, never changed: `seeds` came in, or went out if negative."""

    lot = models.ForeignKey(SeedLot, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("what happened"), max_length=10, choices=EntryKind)
    seeds = models.IntegerField(_("seeds"))
    grams = models.FloatField(_("weighed (g)"), null=True, blank=True)
    made_on = models.DateField(_("on"))
    note = ScreenedCharField(_("note"), max_length=120, blank=True, default="")
    planting = models.ForeignKey(
        Planting,
        verbose_name=_("planting"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    sowing = models.ForeignKey(
        "gardens.Sowing",
        verbose_name=_("sowing in a tray"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("entry of a seed ledger")
        verbose_name_plural = _("entries of a seed ledger")
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seeds__range=(-MOST_SEEDS, MOST_SEEDS)),
                name="gardens_seedentry_seeds",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lot_id}: {self.seeds:+d}"


class GerminationTest(models.Model):
    """So many seeds on damp paper; it runs until `ended_on`, and counts from then on."""

    lot = models.ForeignKey(SeedLot, on_delete=models.CASCADE, related_name="tests")
    started_on = models.DateField(_("started on"))
    seeds = models.PositiveSmallIntegerField(_("seeds"))
    germinated = models.PositiveSmallIntegerField(_("sprouted"), default=0)
    temperature_c = models.FloatField(_("temperature (°C)"), null=True, blank=True)
    counted_on = models.DateField(_("last counted on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = _("germination test")
        verbose_name_plural = _("germination tests")
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seeds__gte=1) & Q(germinated__lte=F("seeds")),
                name="gardens_germinationtest_count",
                violation_error_message=_("No more seeds can sprout than were tested."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.germinated}/{self.seeds}"
