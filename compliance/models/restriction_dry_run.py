from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.clocks import long_ago
from compliance.models.restriction import Restriction

RING_AGAIN_AFTER = timedelta(seconds=60)


class RestrictionDryRunQuerySet(models.QuerySet["RestrictionDryRun"]):
    def unfinished(self) -> Self:
        return self.filter(finished_at__isnull=True)

    def to_ring(self, now: datetime) -> Self:
        return self.unfinished().filter(long_ago("created_at", now, RING_AGAIN_AFTER))


class RestrictionDryRun(models.Model):
    """What a new or changed restriction would touch, counted by a worker before it is saved."""

    restriction = models.ForeignKey(
        Restriction,
        verbose_name=_("restriction"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="dry_runs",
    )
    tried = models.JSONField(_("as it would be"), default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    # A line for each plant and place: plant, name, jurisdiction, before, after, plantings.
    touched = models.JSONField(_("plants and places"), default=list)
    gardener_ids = models.JSONField(_("gardeners"), default=list)
    plants = models.PositiveIntegerField(_("plants of the catalogue touched"), default=0)
    own_plants = models.PositiveIntegerField(_("gardeners' own plants touched"), default=0)
    plantings = models.PositiveIntegerField(_("plantings touched"), default=0)
    gardeners = models.PositiveIntegerField(_("gardeners touched"), default=0)
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = RestrictionDryRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("dry run of a restriction")
        verbose_name_plural = _("dry runs of restrictions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.tried.get('scientific_name', '')}, {self.tried.get('jurisdiction', '')}"

    def get_absolute_url(self) -> str:
        return reverse("admin:compliance_restrictiondryrun_change", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None
