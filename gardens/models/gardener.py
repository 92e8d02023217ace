from datetime import datetime
from typing import Self

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from compliance.models import AuditEntry
from plants.choices import UnitSystem


class GardenerQuerySet(models.QuerySet["Gardener"]):
    def guests(self) -> Self:
        return self.filter(guest_since__isnull=False)

    def idle_since(self, moment: datetime) -> Self:
        return self.filter(last_seen_at__lt=moment)


class GardenerManager(BaseUserManager.from_queryset(GardenerQuerySet)):
    use_in_migrations = False

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Wholly in small letters, as allauth looks addresses up."""
        return (email or "").strip().lower()

    def create_user(self, email: str | None, password: str | None = None, **fields) -> "Gardener":
        gardener = self.model(email=self.normalize_email(email) or None, **fields)
        gardener.set_password(password)
        gardener.save(using=self._db)
        return gardener

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "Gardener":
        powers = {"is_staff": True, "is_superuser": True}
        with transaction.atomic(using=self._db):
            gardener = self.create_user(email, password, **powers, **fields)
            AuditEntry.objects.record("role.changed", actor=None, target=gardener, **powers)
        return gardener

    def get_by_natural_key(self, email: str) -> "Gardener":
        return self.get(email__iexact=email)


class Gardener(AbstractUser):
    """A person with a garden; staff are gardeners with `is_staff`.

    A guest has no e-mail address and no usable password, only a session; keeping the garden
    sets both on the same row.
    """

    username = None
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    guest_since = models.DateTimeField(_("guest since"), null=True, blank=True)
    last_seen_at = models.DateTimeField(_("last seen"), auto_now_add=True, db_index=True)
    units = models.CharField(
        _("units"), max_length=10, choices=UnitSystem, default=UnitSystem.METRIC
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = GardenerManager()

    class Meta:
        verbose_name = _("gardener")
        verbose_name_plural = _("gardeners")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gardens_gardener_email_ci",
                violation_error_message=_("A gardener with this e-mail address exists already."),
            )
        ]

    def __str__(self) -> str:
        return self.email or str(_("Guest %(pk)s") % {"pk": self.pk})

    def clean(self) -> None:
        super().clean()
        # A guest's address is NULL, since an empty one would be unique.
        self.email = self.email or None

    @property
    def is_guest(self) -> bool:
        return self.guest_since is not None
