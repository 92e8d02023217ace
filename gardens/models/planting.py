from collections.abc import Iterator, Sequence
from datetime import date
from typing import Self

import numpy as np
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gardens.models.garden import Garden
from gardens.models.land import Bed
from gardens.plan.geometry import held, outlines
from plants.models import Plant

LARGEST_BLOCK = 500
ROUNDING_CM = 1e-6


class StartMethod(models.TextChoices):
    SOW_INDOORS = "sow_indoors", _("Sown indoors")
    DIRECT_SOW = "direct_sow", _("Sown in place")
    TRANSPLANT = "transplant", _("Planted out")


class EndReason(models.TextChoices):
    HARVESTED = "harvested", _("Harvested")
    DISEASE = "disease", _("Disease")
    PEST = "pest", _("Pest")
    NO_SHOW = "no_show", _("Did not come up")
    WEATHER = "weather", _("Frost, drought or storm")
    REMOVED = "removed", _("Removed")


FAILURES = frozenset({EndReason.DISEASE, EndReason.PEST, EndReason.NO_SHOW, EndReason.WEATHER})


class LifeStage(models.TextChoices):
    """Where a planting is, told by its dates."""

    PLANNED = "planned", _("Planned")
    SOWN = "sown", _("Sown")
    GERMINATED = "germinated", _("Germinated")
    PLANTED_OUT = "planted_out", _("Planted out")
    HARVESTING = "harvesting", _("Harvesting")
    FINISHED = "finished", _("Finished")
    FAILED = "failed", _("Failed")
    REMOVED = "removed", _("Removed")


class Pathogen(models.TextChoices):
    """Soil-borne diseases with a waiting time; the values are keys of plants.agronomy.rotation."""

    CLUBROOT = "clubroot", _("Clubroot")
    BLACKLEG = "blackleg", _("Blackleg of cabbage")
    BLACK_ROT = "black_rot", _("Black rot of cabbage")
    VERTICILLIUM = "verticillium", _("Verticillium wilt")
    WHITE_ROT = "white_rot", _("Onion white rot")
    CYST_NEMATODE = "cyst_nematode", _("Potato cyst nematode")
    BEAN_BLIGHT = "bean_blight", _("Bacterial blight or anthracnose of bean")
    ROOT_ROT = "root_rot", _("Bean or pea root rot")
    SCLEROTINIA = "sclerotinia", _("Sclerotinia, lettuce drop")
    SCAB = "cucurbit_scab", _("Scab or leaf spot of cucurbits")
    CERCOSPORA = "cercospora", _("Cercospora of beet")
    FUSARIUM = "fusarium", _("Fusarium of asparagus")


class PlantingQuerySet(models.QuerySet["Planting"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def present(self) -> Self:
        """Planned or growing: what the plan of a bed shows."""
        return self.filter(ended_on__isnull=True)

    def ended(self) -> Self:
        return self.filter(ended_on__isnull=False)

    def not_over_before(self, on: date) -> Self:
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))

    def smaller_than(self, planting: "Planting") -> Self:
        """The same one, as it is stored, where it has fewer plants."""
        stored = self.filter(pk=planting.pk).annotate(number=F("columns") * F("rows"))
        return stored.filter(number__lt=planting.count)

    def present_and_recent(self, number: int, since: date, until: date) -> Self:
        """The plan, as many of those that ended last, and all that stood there between the days."""
        recent = self.ended().order_by("-ended_on", "-pk").values("pk")[:number]
        then = Q(ended_on__gte=since) & (Q(started_on__isnull=True) | Q(started_on__lte=until))
        return self.filter(Q(ended_on__isnull=True) | Q(pk__in=recent) | then)

    def with_plants(self) -> Self:
        return self.select_related("plant")


def _in_order(name: str, after: str, before: str) -> models.CheckConstraint:
    """Only what has begun has this day, and it lies between the two others."""
    is_after = Q(**{f"{after}__isnull": True}) | Q(**{f"{name}__gte": F(after)})
    is_before = Q(**{f"{before}__isnull": True}) | Q(**{f"{before}__gte": F(name)})
    has_begun = Q(started_on__isnull=False)
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | (has_begun & is_after & is_before),
        name=f"gardens_{name}_after_{after}",
        violation_error_message=_("The days of a planting come in the order of its life."),
    )


class Planting(models.Model):
    """A block of one crop in a bed: `columns` x `rows` plants, one plant being 1 x 1.

    `x_cm`, `y_cm` is the stem of the north-western plant. A planting without `started_on` is
    planned; one with `ended_on` is the bed's history.
    """

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="plantings"
    )
    bed = models.ForeignKey(
        Bed, verbose_name=_("bed"), on_delete=models.CASCADE, related_name="plantings"
    )
    # RESTRICT, not PROTECT: an own plant may go with its owner, whose plantings go too.
    plant = models.ForeignKey(
        Plant, verbose_name=_("plant"), on_delete=models.RESTRICT, related_name="+"
    )
    x_cm = models.FloatField(_("from the west edge (cm)"))
    y_cm = models.FloatField(_("from the north edge (cm)"))
    columns = models.PositiveSmallIntegerField(_("plants in a row"), default=1)
    rows = models.PositiveSmallIntegerField(_("rows"), default=1)
    spacing_cm = models.FloatField(_("apart in the row (cm)"))
    row_spacing_cm = models.FloatField(_("between rows (cm)"))
    method = models.CharField(_("how it starts"), max_length=20, choices=StartMethod)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    started_on = models.DateField(_("sown or planted on"), null=True, blank=True)
    germinated_on = models.DateField(_("germinated on"), null=True, blank=True)
    planted_out_on = models.DateField(_("planted out on"), null=True, blank=True)
    first_harvest_on = models.DateField(_("first harvest on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(
        _("why it ended"), max_length=20, choices=EndReason, blank=True, default=""
    )
    pathogen = models.CharField(
        _("soil-borne disease seen"), max_length=20, choices=Pathogen, blank=True, default=""
    )

    lost = models.PositiveSmallIntegerField(_("plants lost"), default=0)

    # Where it comes from: straight from the seed, or as a seedling out of a tray.
    seed_lot = models.ForeignKey(
        "gardens.SeedLot",
        verbose_name=_("seed lot"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="plantings",
    )
    sowing = models.ForeignKey(
        "gardens.Sowing",
        verbose_name=_("sowing in a tray"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="plantings",
    )

    objects = PlantingQuerySet.as_manager()

    class Meta:
        verbose_name = _("planting")
        verbose_name_plural = _("plantings")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["garden", "bed"],
                name="gardens_planting_present",
                condition=Q(ended_on__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(columns__range=(1, LARGEST_BLOCK)) & Q(rows__range=(1, LARGEST_BLOCK)),
                name="gardens_planting_block",
                violation_error_message=_(
                    "A block has 1 to 500 plants in a row and 1 to 500 rows."
                ),
            ),
            models.CheckConstraint(
                condition=Q(spacing_cm__gt=0) & Q(row_spacing_cm__gt=0),
                name="gardens_planting_spacing",
                violation_error_message=_("Plants stand more than 0 cm apart."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="gardens_planting_ends_after_start",
                violation_error_message=_("A planting cannot end before it began."),
            ),
            _in_order("germinated_on", "started_on", "ended_on"),
            _in_order("planted_out_on", "germinated_on", "ended_on"),
            _in_order("planted_out_on", "started_on", "ended_on"),
            _in_order("first_harvest_on", "started_on", "ended_on"),
        ]

    def __str__(self) -> str:
        return f"{self.plant} ({self.count})"

    def again(self, **facts: object) -> "Planting":
        """Not saved: the same block of the same plant at the same spot, without its life."""
        names = ("plant", "x_cm", "y_cm", "columns", "rows", "spacing_cm", "row_spacing_cm")
        return Planting(**{name: getattr(self, name) for name in names}, **facts)

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def living(self) -> int:
        return max(0, self.count - self.lost)

    @property
    def block_length_cm(self) -> float:
        return (self.columns - 1) * self.spacing_cm

    @property
    def block_width_cm(self) -> float:
        return (self.rows - 1) * self.row_spacing_cm

    @property
    def ground_m2(self) -> float:
        return self.count * self.spacing_cm * self.row_spacing_cm / 10_000

    @property
    def stems_cm(self) -> tuple[float, float, float, float]:
        """West, north, east and south edge of the block of its stems."""
        east, south = self.x_cm + self.block_length_cm, self.y_cm + self.block_width_cm
        return self.x_cm, self.y_cm, east, south

    @property
    def ground_cm(self) -> tuple[float, float, float, float]:
        """West, north, east and south edge: half a spacing around its stems."""
        along, across = self.spacing_cm / 2, self.row_spacing_cm / 2
        west, north, east, south = self.stems_cm
        return west - along, north - across, east + along, south + across

    @property
    def is_planned(self) -> bool:
        return self.started_on is None

    @property
    def stage(self) -> LifeStage:
        if self.ended_on:
            return _ended(self.end_reason)
        if self.first_harvest_on:
            return LifeStage.HARVESTING
        is_set = self.started_on and self.method == StartMethod.TRANSPLANT
        if self.planted_out_on or is_set:
            return LifeStage.PLANTED_OUT
        if self.germinated_on:
            return LifeStage.GERMINATED
        return LifeStage.SOWN if self.started_on else LifeStage.PLANNED

    @property
    def begins_on(self) -> date | None:
        return self.started_on or self.planned_on

    def is_inside(self, bed: Bed) -> bool:
        """The block of its stems; leaves may hang over the edge. Not a number is nowhere."""
        _west, _north, east, south = self.stems_cm
        is_between = self.x_cm >= 0 and east - ROUNDING_CM <= bed.length_cm
        if not (is_between and self.y_cm >= 0 and south - ROUNDING_CM <= bed.width_cm):
            return False
        return bed.is_rectangle or self.is_held(bed, [self.x_cm], self.y_cm)[0]

    def is_held(self, bed: Bed, xs_cm: Sequence[float], y_cm: float) -> Sequence[bool]:
        """Whether the outline of the bed holds its block beginning at each of these."""
        [outline] = outlines([bed.ring])
        block = (self.block_length_cm, self.block_width_cm)
        return held(outline, np.asarray(xs_cm), y_cm, *block).tolist()

    def stems(self) -> Iterator[tuple[float, float]]:
        """(x, y) of every plant in cm, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.x_cm + column * self.spacing_cm, self.y_cm + row * self.row_spacing_cm


def _ended(reason: str) -> LifeStage:
    if reason == EndReason.REMOVED:
        return LifeStage.REMOVED
    return LifeStage.FAILED if reason in FAILURES else LifeStage.FINISHED
