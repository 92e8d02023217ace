import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

TOKEN_BYTES = 32
# Calendar apps ask again and again; one write an hour is enough to know that they do.
USE_NOTED_EVERY = timedelta(hours=1)


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(gardener=gardener)

    def of_token(self, token: str) -> Self:
        """Compared by digest, so that the time it takes tells nothing of the token."""
        return self.filter(token_digest=digest_of(token), gardener__is_active=True)

    def note_use(self, feed: "CalendarFeed", at: datetime) -> None:
        unused = models.Q(last_used_at__isnull=True) | models.Q(
            last_used_at__lt=at - USE_NOTED_EVERY
        )
        self.filter(unused, pk=feed.pk).update(last_used_at=at)


class CalendarFeed(models.Model):
    """The address under which a gardener's calendar apps fetch their jobs; whoever knows it may.

    Only the digest of its token is kept, so the address is shown once.
    """

    gardener = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gardener"),
        on_delete=models.CASCADE,
        related_name="calendar_feed",
    )
    token_digest = models.CharField(_("digest of the token"), max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10)
    has_sowing = models.BooleanField(_("sowing and planting"), default=True)
    has_care = models.BooleanField(_("jobs of care"), default=True)
    has_harvest = models.BooleanField(_("harvests"), default=True)
    created_at = models.DateTimeField(_("made"))
    last_used_at = models.DateTimeField(_("last fetched"), null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.gardener_id}"
