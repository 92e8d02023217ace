"""Seedlings on their way to a bed: trays, what was sown into their cells, and what came up."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.garden import Garden
from gardens.models.planting import Planting
from gardens.models.record import book_entry
from gardens.models.seed import SeedLot
from plants.models import Plant

LONGEST_TRAY = 30


class TrayQuerySet(models.QuerySet["Tray"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)


class Tray(models.Model):
    """Cells are counted from 1, row by row from the top left."""

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="trays"
    )
    name = ScreenedCharField(_("name"), max_length=60)
    rows = models.PositiveSmallIntegerField(_("rows"), default=4)
    columns = models.PositiveSmallIntegerField(_("cells in a row"), default=6)

    objects = TrayQuerySet.as_manager()

    class Meta:
        verbose_name = _("tray")
        verbose_name_plural = _("trays")
        ordering = ["garden", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows__range=(1, LONGEST_TRAY)) & Q(columns__range=(1, LONGEST_TRAY)),
                name="gardens_tray_size",
                violation_error_message=_("A tray has 1 to 30 rows of 1 to 30 cells."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:tray-detail", args=[self.pk])

    @property
    def cells(self) -> int:
        return self.rows * self.columns


class SowingQuerySet(models.QuerySet["Sowing"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(tray__garden__owner=gardener)

    def in_trays(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def awaited(self) -> Self:
        """In their trays, with nothing up so far."""
        return self.in_trays().with_counts().filter(emerged=0)

    def with_plants(self) -> Self:
        return self.select_related("plant")

    def with_counts(self) -> Self:
        """Annotates `emerged` as counted last, `counted_on`, and how many are `planted` out."""
        last = EmergenceCount.objects.filter(sowing=OuterRef("pk")).order_by("-counted_on", "-pk")
        begun = Planting.objects.filter(sowing=OuterRef("pk"), started_on__isnull=False)
        planted = begun.order_by().values("sowing").annotate(of=Sum(F("columns") * F("rows")))
        return self.annotate(
            emerged=Coalesce(Subquery(last.values("emerged")[:1]), 0),
            counted_on=Subquery(last.values("counted_on")[:1]),
            planted=Coalesce(Subquery(planted.values("of")), 0),
        )


class Sowing(models.Model):
    """One lot sown into a run of cells on one day; its seedlings leave it as plantings."""

    tray = models.ForeignKey(
        Tray, verbose_name=_("tray"), on_delete=models.CASCADE, related_name="sowings"
    )
    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.RESTRICT, related_name="+"
    )
    lot = models.ForeignKey(
        SeedLot,
        verbose_name=_("seed lot"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="sowings",
    )
    first_cell = models.PositiveSmallIntegerField(_("first cell"))
    cells = models.PositiveSmallIntegerField(_("cells"))
    seeds_per_cell = models.PositiveSmallIntegerField(_("seeds in a cell"), default=1)
    sown_on = models.DateField(_("sown on"))
    soil_c = models.FloatField(_("temperature of the soil (°C)"), null=True, blank=True)
    lost = models.PositiveIntegerField(_("seedlings lost"), default=0)
    potted_on = models.DateField(_("potted on"), null=True, blank=True)
    plant_out_on = models.DateField(_("to be planted out on"), null=True, blank=True)
    ended_on = models.DateField(_("out of the tray on"), null=True, blank=True)

    objects = SowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sowing in a tray")
        verbose_name_plural = _("sowings in trays")
        ordering = ["sown_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_cell__gte=1) & Q(cells__gte=1) & Q(seeds_per_cell__gte=1),
                name="gardens_sowing_cells",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plant}, {self.sown_on}"

    def get_absolute_url(self) -> str:
        return reverse("gardens:sowing-detail", args=[self.pk])

    @property
    def last_cell(self) -> int:
        return self.first_cell + self.cells - 1

    @property
    def seeds(self) -> int:
        return self.cells * self.seeds_per_cell

    @property
    def left(self) -> int:
        """Seedlings still in the tray; reads what `with_counts` annotates."""
        return max(0, self.emerged - self.lost - self.planted)

    def day_number(self, on: date) -> int:
        return (on - self.sown_on).days


class EmergenceCount(models.Model):
    """How many of a sowing had come up by that day, and how many of them were lost, in all."""

    sowing = models.ForeignKey(Sowing, on_delete=models.CASCADE, related_name="counts")
    event = book_entry("emergence_count")
    counted_on = models.DateField(_("counted on"))
    emerged = models.PositiveIntegerField(_("come up"))
    lost = models.PositiveIntegerField(_("seedlings lost"), default=0)

    class Meta:
        verbose_name = _("count of seedlings")
        verbose_name_plural = _("counts of seedlings")
        ordering = ["counted_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sowing", "counted_on"], name="gardens_emergencecount_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sowing_id}: {self.emerged}"
