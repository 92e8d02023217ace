from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FlagQuerySet(models.QuerySet["Flag"]):
    def standing(self) -> Self:
        return self.filter(cleared_at__isnull=True)


class Flag(models.Model):
    """That a gardener tried to keep a controlled plant or its name; set by the action alone.

    One that was cleared stays, with the reason, and begins anew with the next attempt.
    """

    gardener = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gardener"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    first_at = models.DateTimeField(_("first time"))
    last_at = models.DateTimeField(_("last time"))
    count = models.PositiveIntegerField(_("times"), default=0)
    reason = models.CharField(_("reason of the last time"), max_length=40)
    cleared_at = models.DateTimeField(_("cleared"), null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("cleared by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    cleared_because = models.CharField(
        _("why it was cleared"), max_length=300, blank=True, default=""
    )

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flagged gardener")
        verbose_name_plural = _("flagged gardeners")
        default_permissions = ("view", "change")
        ordering = ["-last_at"]
        indexes = [models.Index(fields=["-last_at"], name="compliance_flag_last")]

    def __str__(self) -> str:
        return str(_("Gardener %(pk)s") % {"pk": self.gardener_id})

    @property
    def is_standing(self) -> bool:
        return self.cleared_at is None
