import hashlib
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def digest_of(text: str) -> str:
    # Half a surrogate pair comes in as JSON and is refused later, by the database.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


class ReviewState(models.TextChoices):
    OPEN = "open", _("Open")
    DISMISSED = "dismissed", _("Dismissed")
    CONFIRMED = "confirmed", _("Confirmed")


class ReviewItemQuerySet(models.QuerySet["ReviewItem"]):
    def open(self) -> Self:
        return self.filter(state=ReviewState.OPEN)

    def has_confirmed(self, text: str, *, gardener_id: int | None) -> bool:
        """Nobody answers for what staff confirmed of somebody else."""
        mine = self.filter(gardener=gardener_id, state=ReviewState.CONFIRMED)
        return mine.filter(text_sha256=digest_of(text)).exists()


class ReviewItem(models.Model):
    """A doubtful text that a gardener saved, as it was then; nothing is held against them.

    The same text of the same column is queued once, so that a dismissed one stays dismissed.
    """

    target_type = models.CharField(_("kind of row"), max_length=100)
    target_id = models.BigIntegerField(_("number of row"))
    column = models.CharField(_("column"), max_length=60)
    text = models.TextField(_("text"))
    text_sha256 = models.CharField(_("SHA-256"), max_length=64)
    reason = models.CharField(_("why it is doubtful"), max_length=40)
    gardener = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gardener"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    found_at = models.DateTimeField(_("found"))
    state = models.CharField(
        _("state"), max_length=10, choices=ReviewState, default=ReviewState.OPEN
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_because = models.CharField(_("why"), max_length=300, blank=True, default="")

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("doubtful text")
        verbose_name_plural = _("doubtful texts")
        default_permissions = ("view", "change")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "column", "text_sha256"],
                name="compliance_reviewitem_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ReviewState.OPEN, decided_at__isnull=True)
                | ~Q(state=ReviewState.OPEN) & Q(decided_at__isnull=False),
                name="compliance_reviewitem_decided",
            ),
        ]
        indexes = [
            # Asked as a doubtful text is typed.
            models.Index(
                fields=["gardener", "text_sha256"],
                condition=Q(state=ReviewState.CONFIRMED),
                name="compliance_review_confirmed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.target_type} {self.target_id}, {self.column}"

    @property
    def is_open(self) -> bool:
        return self.state == ReviewState.OPEN

    @property
    def target_model(self) -> type[models.Model]:
        return apps.get_model(self.target_type)

    def stands(self) -> bool:
        """Whether the row still says so."""
        rows = self.target_model._default_manager.filter(pk=self.target_id)
        return rows.filter(**{self.column: self.text}).exists()
