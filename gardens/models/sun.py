"""Direct sun on the land of a garden, reckoned by the worker."""

import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

import numpy as np
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.clocks import long_ago
from gardens.models.garden import Garden

# To be raised when hours come out differently: all maps are then reckoned anew.
SUN_METHOD = 1
MONTHS = 12
# Hours are stored as tenths in a byte each; of cells under a roof there are none.
TENTHS = 10
NO_HOURS = 255
# A worker that claimed a map and has not finished it by then is taken for dead.
GIVEN_UP_AFTER = timedelta(minutes=2)
# What fails so often waits until something is changed.
MOST_ATTEMPTS = 3
RING_AGAIN_AFTER = timedelta(seconds=20)


class SunMapQuerySet(models.QuerySet["SunMap"]):
    def request(self, garden_ids: Iterable[int]) -> None:
        """In one statement; the caller's transaction decides whether it was asked."""
        now = timezone.now()
        self.bulk_create(
            [SunMap(garden_id=pk, asked_at=now, method=SUN_METHOD) for pk in garden_ids],
            update_conflicts=True,
            unique_fields=["garden"],
            update_fields=["asked_at", "method", "attempts"],
        )

    def claim(self, garden_id: int, now: datetime) -> "SunMap | None":
        """What was asked for, taken so that no other worker reckons it too."""
        one = self._to_try(now).filter(garden=garden_id, asked_at__isnull=False)
        is_taken = one.update(claimed_at=now, attempts=F("attempts") + 1)
        return self.filter(garden=garden_id).first() if is_taken else None

    def to_ring(self, now: datetime) -> Self:
        """Asked for a while ago and in nobody's hands: the message or its worker was lost."""
        return self._to_try(now).filter(long_ago("asked_at", now, RING_AGAIN_AFTER))

    def _to_try(self, now: datetime) -> Self:
        is_free = Q(claimed_at__isnull=True) | long_ago("claimed_at", now, GIVEN_UP_AFTER)
        return self.filter(is_free, attempts__lt=MOST_ATTEMPTS)


class SunMap(models.Model):
    """Hours of direct sun a day under a clear sky, of each month and each cell of the land.

    `asked_at` is empty when nothing is waiting; `digest` names what the hours were reckoned from.
    """

    garden = models.OneToOneField(
        Garden,
        verbose_name=_("garden"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="sun_map",
    )
    asked_at = models.DateTimeField(_("asked for"), null=True, blank=True, db_index=True)
    claimed_at = models.DateTimeField(_("claimed by a worker"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts since it was asked for"), default=0)
    reckoned_at = models.DateTimeField(_("reckoned"), null=True, blank=True)
    method = models.PositiveSmallIntegerField(_("method"))
    digest = models.CharField(_("reckoned from"), max_length=64, blank=True, default="")
    cell_m = models.FloatField(_("side of a cell (m)"), default=0)
    rows = models.PositiveSmallIntegerField(_("rows"), default=0)
    columns = models.PositiveSmallIntegerField(_("columns"), default=0)
    trees = models.PositiveIntegerField(_("trees"), default=0)
    structures = models.PositiveIntegerField(_("structures"), default=0)
    hours = models.BinaryField(_("hours"), default=b"")

    objects = SunMapQuerySet.as_manager()

    class Meta:
        verbose_name = _("sun map")
        verbose_name_plural = _("sun maps")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.garden_id}: {self.columns} × {self.rows}"

    @property
    def is_given_up(self) -> bool:
        """Failed too often, and nobody is at it any more."""
        is_spent = self.asked_at is not None and self.attempts >= MOST_ATTEMPTS
        is_held = self.claimed_at and self.claimed_at >= timezone.now() - GIVEN_UP_AFTER
        return is_spent and not is_held

    @property
    def monthly_hours(self) -> np.ndarray | None:
        """Shape (12, rows, columns); not a number under a roof."""
        if self.reckoned_at is None:
            return None
        size = MONTHS * self.rows * self.columns
        tenths = np.frombuffer(zlib.decompress(self.hours, bufsize=size + 1), dtype=np.uint8)
        hours = np.where(tenths == NO_HOURS, np.nan, tenths / TENTHS)
        return hours.reshape(MONTHS, self.rows, self.columns)

    @staticmethod
    def packed(hours: np.ndarray) -> bytes:
        tenths = np.where(np.isnan(hours), NO_HOURS, np.rint(hours * TENTHS))
        return zlib.compress(tenths.astype(np.uint8).tobytes())
