import hashlib
import hmac
import re
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NAME = r"[a-z0-9][a-z0-9-]{0,39}"
TOKEN = re.compile(rf"ops_({NAME})_([0-9a-f]{{64}})")
# Compared where there is no such token, so that the answer takes as long.
NO_DIGEST = "0" * 64
# A script may ask each second; to know that it does, one write a minute is enough.
USE_NOTED_EVERY = timedelta(minutes=1)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Scope(models.TextChoices):
    SWITCHES = "switches", _("read and turn switches")


class OpsTokenQuerySet(models.QuerySet["OpsToken"]):
    def of_token(self, token: str, scope: Scope) -> "OpsToken | None":
        """The row of a token that is in force and may do this."""
        parts = TOKEN.fullmatch(token)
        stored = self.filter(name=parts[1]).first() if parts else None
        digest = stored.token_digest if stored else NO_DIGEST
        is_same = hmac.compare_digest(digest, digest_of(token))
        if stored is None or not is_same or stored.revoked_at or stored.scope != scope:
            return None
        return stored

    def in_force(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def note_use(self, token: "OpsToken", at: datetime) -> None:
        unused = models.Q(last_used_at__isnull=True) | models.Q(
            last_used_at__lt=at - USE_NOTED_EVERY
        )
        self.filter(unused, pk=token.pk).update(last_used_at=at)


class OpsToken(models.Model):
    """Lets a script do one thing that staff may do; only its digest is kept."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    scope = models.CharField(_("may"), max_length=20, choices=Scope.choices)
    token_digest = models.CharField(_("digest of the token"), max_length=64)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = OpsTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("operations token")
        verbose_name_plural = _("operations tokens")
        ordering = ["name"]
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return self.name
