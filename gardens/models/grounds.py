"""The land of an outdoor garden and what stands or lies on it besides the beds."""

from typing import Self

import numpy as np
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.garden import Garden
from gardens.models.step import with_turns
from gardens.plan.geometry import RECTANGLE, Placement, ring, strip
from plants.models import Plant
from plants.quantities import say_sides

SMALLEST_LAND_M, LARGEST_LAND_M = 0.5, 500
TALLEST_TREE_M, WIDEST_CANOPY_M = 60, 40
LONGEST_STRUCTURE_CM, THINNEST_STRUCTURE_CM = 50_000, 1
TALLEST_STRUCTURE_M = 30
NARROWEST_PATH_CM, WIDEST_PATH_CM = 10, 1000
MOST_POROUS_PERCENT = 95


class GroundQuerySet(models.QuerySet):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)


class LandQuerySet(GroundQuerySet):
    def with_turns(self) -> Self:
        steps = self.model._meta.get_field("steps").related_model
        return with_turns(self, steps.objects.filter(land=OuterRef("pk")))


class TreeQuerySet(GroundQuerySet):
    def with_plants(self) -> Self:
        return self.select_related("plant")


class Land(models.Model):
    """A rectangle of ground; x runs along the top edge of its plan, y down the left one."""

    garden = models.OneToOneField(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="land"
    )
    length_m = models.FloatField(_("length, left to right (m)"))
    width_m = models.FloatField(_("width, top to bottom (m)"))
    north_deg = models.PositiveSmallIntegerField(
        _("north (°)"),
        default=0,
        help_text=_("Clockwise from the top of the plan: 90 where north is to the right."),
    )

    objects = LandQuerySet.as_manager()

    class Meta:
        verbose_name = _("land")
        verbose_name_plural = _("lands")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(length_m__range=(SMALLEST_LAND_M, LARGEST_LAND_M))
                & Q(width_m__range=(SMALLEST_LAND_M, LARGEST_LAND_M)),
                name="gardens_land_size",
                violation_error_message=_("A side of the land is between 0.5 and 500 m long."),
            ),
            models.CheckConstraint(
                condition=Q(north_deg__lt=360),
                name="gardens_land_north",
                violation_error_message=_("North lies between 0 and 359 degrees."),
            ),
        ]

    def __str__(self) -> str:
        """12 × 8 m, in the reader's units."""
        return say_sides(self.length_m, self.width_m, "m")

    @property
    def length_cm(self) -> float:
        return self.length_m * 100

    @property
    def width_cm(self) -> float:
        return self.width_m * 100


class Tree(models.Model):
    """A tree or large shrub; `x_cm`, `y_cm` is the middle of its trunk on the land."""

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="trees"
    )
    plant = models.ForeignKey(
        Plant,
        verbose_name=_("species"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = ScreenedCharField(_("name"), max_length=60)
    x_cm = models.FloatField(_("from the left edge (cm)"))
    y_cm = models.FloatField(_("from the top edge (cm)"))
    height_m = models.FloatField(_("height (m)"))
    canopy_diameter_m = models.FloatField(_("diameter of the crown (m)"))
    is_deciduous = models.BooleanField(_("loses its leaves in winter"), default=True)

    objects = TreeQuerySet.as_manager()

    class Meta:
        verbose_name = _("tree")
        verbose_name_plural = _("trees")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(height_m__gt=0, height_m__lte=TALLEST_TREE_M),
                name="gardens_tree_height",
                violation_error_message=_("A tree is at most 60 m high."),
            ),
            models.CheckConstraint(
                condition=Q(canopy_diameter_m__gt=0, canopy_diameter_m__lte=WIDEST_CANOPY_M),
                name="gardens_tree_canopy",
                violation_error_message=_("The crown of a tree is at most 40 m wide."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gardens:tree-edit", args=[self.garden_id, self.pk])

    def shift(self, east_cm: float, south_cm: float) -> None:
        self.x_cm, self.y_cm = self.x_cm + east_cm, self.y_cm + south_cm

    @property
    def canopy_radius_cm(self) -> float:
        return self.canopy_diameter_m * 50


class StructureKind(models.TextChoices):
    SHED = "shed", _("Shed")
    GREENHOUSE = "greenhouse", _("Greenhouse")
    HOUSE = "house", _("House")
    WALL = "wall", _("Wall")
    FENCE = "fence", _("Fence or hedge")


class Structure(models.Model):
    """What stands on a rectangle of ground and throws a shadow.

    A wall or fence is as long as it runs and as wide as it is thick. The frame lies on the land
    like that of a bed.
    """

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="structures"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=StructureKind)
    name = ScreenedCharField(_("name"), max_length=60, blank=True, default="")
    x_cm = models.FloatField(_("from the left edge (cm)"))
    y_cm = models.FloatField(_("from the top edge (cm)"))
    length_cm = models.FloatField(_("length (cm)"))
    width_cm = models.FloatField(_("width or thickness (cm)"))
    rotation_deg = models.PositiveSmallIntegerField(_("turned clockwise (°)"), default=0)
    height_m = models.FloatField(_("height (m)"))
    porosity_percent = models.PositiveSmallIntegerField(
        _("gaps (%)"), default=0, help_text=_("How much of a fence or hedge lets light through.")
    )

    objects = GroundQuerySet.as_manager()

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(length_cm__range=(THINNEST_STRUCTURE_CM, LONGEST_STRUCTURE_CM))
                & Q(width_cm__range=(THINNEST_STRUCTURE_CM, LONGEST_STRUCTURE_CM)),
                name="gardens_structure_size",
                violation_error_message=_("A side is between 1 and 50 000 cm long."),
            ),
            models.CheckConstraint(
                condition=Q(height_m__gt=0, height_m__lte=TALLEST_STRUCTURE_M),
                name="gardens_structure_height",
                violation_error_message=_("A structure is at most 30 m high."),
            ),
            models.CheckConstraint(
                condition=Q(porosity_percent__lte=MOST_POROUS_PERCENT),
                name="gardens_structure_porosity",
                violation_error_message=_("Gaps are at most 95 %."),
            ),
            models.CheckConstraint(
                condition=Q(rotation_deg__lt=360),
                name="gardens_structure_rotation",
                violation_error_message=_("It is turned by 0 to 359 degrees."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("gardens:structure-edit", args=[self.garden_id, self.pk])

    def shift(self, east_cm: float, south_cm: float) -> None:
        self.x_cm, self.y_cm = self.x_cm + east_cm, self.y_cm + south_cm

    @property
    def may_hold_beds(self) -> bool:
        return self.kind == StructureKind.GREENHOUSE

    @property
    def placement(self) -> Placement:
        return Placement(self.x_cm, self.y_cm, self.rotation_deg, self.length_cm, self.width_cm)

    @property
    def ring_on_land(self) -> np.ndarray:
        return self.placement.on_land(ring(RECTANGLE, self.length_cm, self.width_cm))


class Path(models.Model):
    """A paved or trodden strip along `points`, which lie in its middle, in cm on the land."""

    garden = models.ForeignKey(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="paths"
    )
    name = ScreenedCharField(_("name"), max_length=60, blank=True, default="")
    points = models.JSONField(_("corners (cm)"))
    width_cm = models.PositiveSmallIntegerField(_("width (cm)"))

    objects = GroundQuerySet.as_manager()

    class Meta:
        verbose_name = _("path")
        verbose_name_plural = _("paths")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(width_cm__range=(NARROWEST_PATH_CM, WIDEST_PATH_CM)),
                name="gardens_path_width",
                violation_error_message=_("A path is between 10 and 1000 cm wide."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Path"))

    def get_absolute_url(self) -> str:
        return reverse("gardens:path-edit", args=[self.garden_id, self.pk])

    def shift(self, east_cm: float, south_cm: float) -> None:
        self.points = [[x + east_cm, y + south_cm] for x, y in self.points]

    @property
    def ring_on_land(self) -> np.ndarray:
        return strip(self.points, self.width_cm)
