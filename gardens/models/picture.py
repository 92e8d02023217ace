from datetime import datetime
from pathlib import PurePath
from secrets import token_hex
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gardens.models.garden import Garden
from gardens.models.grounds import LARGEST_LAND_M, GroundQuerySet
from gardens.plan.underlay import Similarity, similarity
from gardens.private_files import private_storage

FOLDER = "pictures"
SHORTEST_DISTANCE_M, LONGEST_DISTANCE_M = 0.1, 4 * LARGEST_LAND_M
OPACITIES_PERCENT = (0, 20, 40, 60, 80)
USUAL_OPACITY_PERCENT = 60


def unguessable_name(instance: "Picture", filename: str) -> str:
    name = token_hex(16)
    return f"{FOLDER}/{name[:2]}/{name}{PurePath(filename).suffix}"


class PictureQuerySet(models.QuerySet["Picture"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(owner=gardener)

    def without_thumbnail(self, since: datetime) -> Self:
        """Photos of the book that are shown small; what could not be read is not tried for ever."""
        return self.filter(thumbnail="", photo__isnull=False, created_at__gte=since)

    def unused(self, before: datetime) -> Self:
        """Neither under a plan nor in a book: what they belonged to went with a bed."""
        return self.filter(underlay=None, photo=None, created_at__lt=before)

    def size_bytes(self) -> int:
        return self.aggregate(total=Sum("size_bytes", default=0))["total"]


class Picture(models.Model):
    """A cleaned picture that its owner uploaded; the file is seen by nobody else."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="pictures",
    )
    file = models.FileField(
        _("file"), storage=private_storage, upload_to=unguessable_name, max_length=80
    )
    thumbnail = models.FileField(
        _("thumbnail"),
        storage=private_storage,
        upload_to=unguessable_name,
        max_length=80,
        blank=True,
        default="",
    )
    width_px = models.PositiveSmallIntegerField(_("width (px)"))
    height_px = models.PositiveSmallIntegerField(_("height (px)"))
    size_bytes = models.PositiveIntegerField(_("size (bytes)"))
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["file"], name="gardens_picture_file")]

    def __str__(self) -> str:
        return f"{self.width_px} × {self.height_px} px"

    def get_absolute_url(self) -> str:
        return reverse("gardens:picture-file", args=[self.pk])

    @property
    def longer_side_px(self) -> int:
        return max(self.width_px, self.height_px)


class UnderlayQuerySet(GroundQuerySet):
    def with_picture(self) -> Self:
        return self.select_related("picture")


class Underlay(models.Model):
    """A picture under the plan of the land, laid by two of its points.

    A and B are told in percent of the picture's width and height. `version` counts changes of how
    it lies, so that a form can tell whether another tab was quicker.
    """

    garden = models.OneToOneField(
        Garden, verbose_name=_("garden"), on_delete=models.CASCADE, related_name="underlay"
    )
    picture = models.OneToOneField(
        Picture, verbose_name=_("picture"), on_delete=models.CASCADE, related_name="underlay"
    )
    ax_percent = models.FloatField(_("A from the left edge (%)"), default=0)
    ay_percent = models.FloatField(_("A from the top edge (%)"), default=0)
    bx_percent = models.FloatField(_("B from the left edge (%)"), default=100)
    by_percent = models.FloatField(_("B from the top edge (%)"), default=0)
    distance_m = models.FloatField(_("distance from A to B (m)"))
    x_cm = models.FloatField(_("A from the left edge of the land (cm)"), default=0)
    y_cm = models.FloatField(_("A from the top edge of the land (cm)"), default=0)
    direction_deg = models.FloatField(
        _("from A to B, clockwise from the top of the plan (°)"), null=True, blank=True
    )
    opacity_percent = models.PositiveSmallIntegerField(
        _("opacity (%)"), default=USUAL_OPACITY_PERCENT, help_text=_("0 hides it.")
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = UnderlayQuerySet.as_manager()

    class Meta:
        verbose_name = _("underlay")
        verbose_name_plural = _("underlays")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(distance_m__range=(SHORTEST_DISTANCE_M, LONGEST_DISTANCE_M)),
                name="gardens_underlay_distance",
                violation_error_message=_("The points are between 0.1 and 2000 m apart."),
            ),
            models.CheckConstraint(
                condition=~Q(ax_percent=models.F("bx_percent"), ay_percent=models.F("by_percent")),
                name="gardens_underlay_points",
                violation_error_message=_("A and B are two different points."),
            ),
            models.CheckConstraint(
                condition=Q(opacity_percent__in=OPACITIES_PERCENT),
                name="gardens_underlay_opacity",
                violation_error_message=_("The opacity is 0, 20, 40, 60 or 80 %."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.picture)

    def show(self) -> None:
        """Whoever lays a hidden picture wants to see it."""
        self.opacity_percent = self.opacity_percent or USUAL_OPACITY_PERCENT

    @property
    def is_shown(self) -> bool:
        return self.opacity_percent > 0

    @property
    def opacity(self) -> str:
        return f"{self.opacity_percent / 100:g}"

    @property
    def a_px(self) -> complex:
        return self.px(self.ax_percent, self.ay_percent)

    @property
    def b_px(self) -> complex:
        return self.px(self.bx_percent, self.by_percent)

    def px(self, x_percent: float, y_percent: float) -> complex:
        return complex(
            x_percent * self.picture.width_px / 100, y_percent * self.picture.height_px / 100
        )

    @property
    def similarity(self) -> Similarity:
        return similarity(
            self.a_px,
            self.b_px,
            distance_cm=self.distance_m * 100,
            a_cm=complex(self.x_cm, self.y_cm),
            direction_deg=self.direction_deg,
        )

    def transform(self, units_per_cm: float) -> str:
        numbers = " ".join(f"{number:.5f}" for number in self.similarity.matrix(units_per_cm))
        return f"matrix({numbers})"
