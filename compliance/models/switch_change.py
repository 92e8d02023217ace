import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.models.audit import AuditEntry


def hash_of(reason: str) -> str:
    return hashlib.sha256(reason.encode()).hexdigest()


class SwitchChange(models.Model):
    """Why a switch was changed, in words; who did what and when is its entry of the audit trail."""

    entry = models.OneToOneField(
        AuditEntry,
        # As the actor of an entry: no other table has a say in what the trail allows.
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="switch_change",
        verbose_name=_("audit entry"),
    )
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("change of a switch")
        verbose_name_plural = _("changes of switches")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_genuine(self) -> bool:
        """Whether the reason is still the one that the audit trail has the hash of."""
        return self.entry.details["reason_sha256"] == hash_of(self.reason)
