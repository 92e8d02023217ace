from datetime import timedelta
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gardens.models import Garden

# So long after a finding is over it can still be replayed.
RESOLVED_KEPT = timedelta(days=30)


class KeptSnapshotQuerySet(models.QuerySet["KeptSnapshot"]):
    def unused(self) -> Self:
        """On which no finding rests any more."""
        return self.filter(findings__isnull=True)


class KeptSnapshot(models.Model):
    """What an evaluation read of a garden, packed, for as long as a finding rests on it."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="kept_snapshots")
    kept_at = models.DateTimeField(_("kept"), default=timezone.now)
    packed = models.BinaryField(_("snapshot"))

    objects = KeptSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot of a garden")
        verbose_name_plural = _("snapshots of gardens")

    def __str__(self) -> str:
        return f"{self.garden_id}: {self.kept_at:%Y-%m-%d %H:%M}"
