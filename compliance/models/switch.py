from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.db.models import Exists, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from waffle.managers import SwitchManager
from waffle.models import AbstractBaseSwitch

from compliance.models.audit import AuditEntry, AuditRefused
from compliance.models.ops_token import OpsToken
from compliance.models.switch_change import SwitchChange, hash_of

SWITCHES = ("rule_engine", "compliance_enforcement", "optimization_engines")


class SwitchQuerySet(models.QuerySet["Switch"]):
    def lets(self, name: str) -> Q:
        """As a part of another statement; a missing switch is on."""
        return ~Q(Exists(self.filter(name=name, active=False)))

    def update(self, **kwargs: object) -> NoReturn:
        raise AuditRefused("Change a switch with save(), which leaves a trace.")

    def delete(self) -> NoReturn:
        raise AuditRefused("Delete a switch with its own delete(), which leaves a trace.")


class Switch(AbstractBaseSwitch):
    """Stops one of the engines at once, in every process; each change is audited."""

    off_since = models.DateTimeField(_("off since"), null=True, blank=True, editable=False)
    changed_because = models.CharField(
        _("reason of the last change"), max_length=300, blank=True, default="", editable=False
    )

    objects = SwitchManager.from_queryset(SwitchQuerySet)()

    class Meta:
        verbose_name = _("switch")
        verbose_name_plural = _("switches")
        constraints = [
            models.CheckConstraint(
                condition=Q(active=True, off_since__isnull=True)
                | Q(active=False, off_since__isnull=False),
                name="compliance_switch_off_since",
            )
        ]

    # Who is about to save, with which token, and why.
    actor: AbstractUser | None = None
    token: OpsToken | None = None
    reason: str = "shell"

    def save(self, *args: object, **kwargs: object) -> None:
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {
                *kwargs["update_fields"],
                "off_since",
                "changed_because",
                "modified",
            }
        with transaction.atomic():
            was_active = self._stored_state()
            if self.active:
                self.off_since = None
            elif self.off_since is None:
                self.off_since = timezone.now()
            self.changed_because = self.reason
            super().save(*args, **kwargs)
            if was_active == self.active:
                self._record("switch.edited")
            else:
                self._record("switch.turned_on" if self.active else "switch.turned_off")

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            self._record("switch.deleted")
            return super().delete(*args, **kwargs)

    @classmethod
    def is_on(cls, name: str) -> bool:
        """One row, read once per request or batch, at the edge; a missing switch is on."""
        return cls.get(name).is_active()

    @classmethod
    def paused_since(cls, name: str) -> datetime | None:
        """When this switch was turned off; None while it is on."""
        return cls.get(name).off_since

    @classmethod
    def paused(cls, names: Iterable[str]) -> dict[str, datetime]:
        """Those of them that are off, with the moment; in one query."""
        off = cls.objects.filter(name__in=names, active=False)
        return dict(off.values_list("name", "off_since"))

    @classmethod
    def history(cls) -> models.QuerySet[AuditEntry]:
        """What the audit trail says of all switches, newest first, with the reasons."""
        entries = AuditEntry.objects.filter(target_type=cls._meta.label_lower)
        return entries.select_related("switch_change").order_by("-pk")

    def _stored_state(self) -> bool | None:
        stored = Switch.objects.select_for_update().filter(pk=self.pk)
        return stored.values_list("active", flat=True).first()

    def _record(self, action: str) -> None:
        entry = AuditEntry.objects.record(
            action,
            actor=self.actor,
            target=self,
            switch=self.name,
            reason_sha256=hash_of(self.reason),
            **({"token": self.token.name} if self.token else {}),
        )
        SwitchChange.objects.create(entry=entry, reason=self.reason)
