from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.clocks import long_ago
from rules.models.setting import RuleSetting

RING_AGAIN_AFTER = timedelta(seconds=60)
# What was counted of gardens that have moved on since says nothing.
DRY_RUNS_KEPT = timedelta(days=30)


class DryRunQuerySet(models.QuerySet["DryRun"]):
    def unfinished(self) -> Self:
        return self.filter(finished_at__isnull=True)

    def old(self, now: datetime) -> Self:
        return self.filter(created_at__lt=now - DRY_RUNS_KEPT)

    def to_ring(self, now: datetime) -> Self:
        """No worker showed progress lately."""
        is_unheard = Q(long_ago("created_at", now, RING_AGAIN_AFTER), seen_at__isnull=True)
        return self.unfinished().filter(is_unheard | long_ago("seen_at", now, RING_AGAIN_AFTER))


class DryRun(models.Model):
    """What a change of a rule's setting would do, counted before it is made.

    `last_garden` is how far it got; a garden is counted in the same transaction that moves it.
    """

    setting = models.ForeignKey(
        RuleSetting, verbose_name=_("rule"), on_delete=models.CASCADE, related_name="dry_runs"
    )
    is_enabled = models.BooleanField(_("on"))
    limits = models.JSONField(_("limits"), default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    last_garden = models.PositiveBigIntegerField(default=0)
    gardens_done = models.PositiveIntegerField(_("gardens looked at"), default=0)
    gardens_total = models.PositiveIntegerField(_("gardens in all"), default=0)
    gardens_changing = models.PositiveIntegerField(_("gardens that would change"), default=0)
    appearing = models.PositiveIntegerField(_("findings that would appear"), default=0)
    vanishing = models.PositiveIntegerField(_("findings that would vanish"), default=0)
    rising = models.PositiveIntegerField(_("findings that would become more severe"), default=0)
    falling = models.PositiveIntegerField(_("findings that would become less severe"), default=0)
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    seen_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = DryRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("dry run")
        verbose_name_plural = _("dry runs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.setting}: {self.gardens_done}/{self.gardens_total}"

    def get_absolute_url(self) -> str:
        return reverse("admin:rules_dryrun_change", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None
