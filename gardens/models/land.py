from typing import Self

import numpy as np
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.garden import Garden
from gardens.models.step import with_turns
from gardens.plan.geometry import Placement, area_cm2, ring
from plants.agronomy.covers import Cover

SHORTEST_SIDE_CM = 15
LONGEST_SIDE_CM = 2000
HIGHEST_BED_CM = 300


class BedKind(models.TextChoices):
    GROUND = "ground", _("Bed in the ground")
    RAISED = "raised", _("Raised bed")
    CONTAINER = "container", _("Pot or trough")
    HYDROPONIC = "hydroponic", _("Hydroponic channel")


class BedShape(models.TextChoices):
    """The values are those of gardens.plan.geometry."""

    RECTANGLE = "rectangle", _("Rectangle")
    CIRCLE = "circle", _("Circle")
    POLYGON = "polygon", _("Irregular, by its corners")


class Texture(models.TextChoices):
    """Soil texture classes of FAO-56 table 19; the values are keys of plants.agronomy."""

    SAND = "sand", _("Sand")
    LOAMY_SAND = "loamy_sand", _("Loamy sand")
    SANDY_LOAM = "sandy_loam", _("Sandy loam")
    LOAM = "loam", _("Loam")
    SILT_LOAM = "silt_loam", _("Silt loam")
    SILT = "silt", _("Silt")
    SILTY_CLAY_LOAM = "silty_clay_loam", _("Silty clay loam")
    SILTY_CLAY = "silty_clay", _("Silty clay")
    CLAY = "clay", _("Clay")


class WateringMethod(models.TextChoices):
    DRIP = "drip", _("Drip line")
    HAND = "hand", _("Watering can at the base")
    SPRINKLER = "sprinkler", _("Sprinkler")
    FURROW = "furrow", _("Open furrow")


class BedCover(models.TextChoices):
    """What stands over a bed while nights are cold; the values are those of plants.agronomy."""

    NONE = Cover.NONE.value, _("None")
    FLEECE = Cover.FLEECE.value, _("Fleece")
    TUNNEL = Cover.TUNNEL.value, _("Cloche or low tunnel")
    COLD_FRAME = Cover.COLD_FRAME.value, _("Cold frame")
    GREENHOUSE = Cover.GREENHOUSE.value, _("Greenhouse, unheated")


class BedQuerySet(models.QuerySet["Bed"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def with_place(self) -> Self:
        return self.select_related("garden__place")

    def with_north(self) -> Self:
        """Of its land, clockwise from the top of the plan; null without land."""
        return self.annotate(land_north_deg=F("garden__land__north_deg"))

    def on_land(self) -> Self:
        return self.filter(x_cm__isnull=False)

    def with_last_records(self) -> Self:
        """What the bed's page says of its latest measurements, and the numbers of its rows."""
        tests = self._rows_of("soil_tests")
        waterings = self._rows_of("waterings")
        return (
            self.with_turns()
            .with_soil_texture()
            .annotate(
                last_ph=Subquery(tests.values("ph")[:1]),
                last_tested_on=Subquery(tests.values("tested_on")[:1]),
                newest_test=Subquery(tests.order_by("-pk").values("pk")[:1]),
                last_watered_on=Subquery(waterings.values("watered_on")[:1]),
                newest_watering=Subquery(waterings.order_by("-pk").values("pk")[:1]),
            )
        )

    def with_soil_texture(self) -> Self:
        """`soil_texture`: that of the latest soil test that names one, or else the bed's own."""
        named = self._rows_of("soil_tests").filter(garden=OuterRef("garden")).exclude(texture="")
        latest = named.order_by("-tested_on", "-pk").values("texture")[:1]
        return self.annotate(soil_texture=Coalesce(Subquery(latest), F("texture")))

    def with_turns(self) -> Self:
        return with_turns(self, self._rows_of("steps"))

    def _rows_of(self, relation: str) -> models.QuerySet:
        rows = self.model._meta.get_field(relation).related_model
        return rows.objects.filter(bed=OuterRef("pk"))


class Bed(models.Model):
    """Ground or a pot one plants in: x runs from the west edge of its frame, y from the north edge.

    The frame is `length_cm` x `width_cm`; a circle's is square, a polygon has its `points` in it.
    On the land the frame's north-western corner lies at `x_cm`, `y_cm`, and the frame is turned
    clockwise about its middle. Without `x_cm` the bed is not on the plan of the land.
    """

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="beds"
    )
    name = ScreenedCharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=BedKind, default=BedKind.GROUND)
    shape = models.CharField(
        _("shape"), max_length=20, choices=BedShape, default=BedShape.RECTANGLE
    )
    length_cm = models.PositiveSmallIntegerField(_("length, west to east (cm)"))
    width_cm = models.PositiveSmallIntegerField(_("width, north to south (cm)"))
    points = models.JSONField(_("corners (cm)"), default=list, blank=True)
    height_cm = models.PositiveSmallIntegerField(_("height above the ground (cm)"), default=0)
    x_cm = models.FloatField(_("from the left edge of the land (cm)"), null=True, blank=True)
    y_cm = models.FloatField(_("from the top edge of the land (cm)"), null=True, blank=True)
    rotation_deg = models.PositiveSmallIntegerField(_("turned clockwise (°)"), default=0)
    volume_l = models.FloatField(_("volume (L)"), null=True, blank=True)
    texture = models.CharField(
        _("soil texture"), max_length=20, choices=Texture, blank=True, default=""
    )
    watering_method = models.CharField(
        _("how it is watered"), max_length=20, choices=WateringMethod, default=WateringMethod.HAND
    )
    is_mulched = models.BooleanField(_("mulched"), default=False)
    cover = models.CharField(_("cover"), max_length=12, choices=BedCover, default=BedCover.NONE)
    is_square_foot = models.BooleanField(_("planted in squares of 30 cm"), default=False)
    space = models.ForeignKey(
        "gardens.Space", models.SET_NULL, null=True, blank=True, related_name="beds"
    )
    reservoir = models.ForeignKey(
        "gardens.Reservoir", models.SET_NULL, null=True, blank=True, related_name="beds"
    )

    objects = BedQuerySet.as_manager()

    class Meta:
        verbose_name = _("bed")
        verbose_name_plural = _("beds")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(length_cm__range=(SHORTEST_SIDE_CM, LONGEST_SIDE_CM))
                & Q(width_cm__range=(SHORTEST_SIDE_CM, LONGEST_SIDE_CM)),
                name="gardens_bed_size",
                violation_error_message=_("A side of a bed is between 15 and 2000 cm long."),
            ),
            models.CheckConstraint(
                condition=~Q(shape=BedShape.CIRCLE) | Q(length_cm=F("width_cm")),
                name="gardens_bed_circle",
                violation_error_message=_("A round bed is as wide as it is long."),
            ),
            models.CheckConstraint(
                condition=Q(height_cm__lte=HIGHEST_BED_CM),
                name="gardens_bed_height",
                violation_error_message=_("A bed is at most 300 cm high."),
            ),
            models.CheckConstraint(
                condition=Q(x_cm__isnull=True, y_cm__isnull=True)
                | Q(x_cm__isnull=False, y_cm__isnull=False),
                name="gardens_bed_position",
                violation_error_message=_("Give both distances, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(rotation_deg__lt=360),
                name="gardens_bed_rotation",
                violation_error_message=_("A bed is turned by 0 to 359 degrees."),
            ),
            models.CheckConstraint(
                condition=Q(volume_l__isnull=True) | Q(volume_l__gt=0),
                name="gardens_bed_volume",
                violation_error_message=_("The volume of a pot is more than 0 litres."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:bed-detail", args=[self.garden_id, self.pk])

    @property
    def area_m2(self) -> float:
        return area_cm2(self.shape, self.length_cm, self.width_cm, self.points) / 10_000

    @property
    def is_rectangle(self) -> bool:
        return self.shape == BedShape.RECTANGLE

    @property
    def is_on_land(self) -> bool:
        return self.x_cm is not None

    @property
    def ring(self) -> np.ndarray:
        """Corners of its outline in its own frame."""
        return ring(self.shape, self.length_cm, self.width_cm, self.points)

    @property
    def placement(self) -> Placement:
        return Placement(self.x_cm, self.y_cm, self.rotation_deg, self.length_cm, self.width_cm)

    @property
    def ring_on_land(self) -> np.ndarray:
        return self.placement.on_land(self.ring)

    def shift(self, east_cm: float, south_cm: float) -> None:
        self.x_cm, self.y_cm = self.x_cm + east_cm, self.y_cm + south_cm
