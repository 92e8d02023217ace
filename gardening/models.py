from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """A number that several processes count up together until it expires."""

    key = models.CharField(_("key"), max_length=250, primary_key=True)
    value = models.BigIntegerField(_("value"))
    expires_at = models.DateTimeField(_("expires at"), db_index=True)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


# Whose heart beats: a worker that takes tasks, beat, the sweep and the backup at each success.
WORKER, BEAT, SWEEP, BACKUP = "worker", "beat", "sweep", "backup"


class HeartbeatQuerySet(models.QuerySet):
    def beat(self, name: str) -> None:
        self.update_or_create(name=name, defaults={"seen_at": timezone.now()})


class Heartbeat(models.Model):
    """When a background process last showed that it lives, or did what it is there for."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    seen_at = models.DateTimeField(_("seen at"))

    objects = HeartbeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name
