import hashlib
import json
import re
from datetime import UTC, datetime
from typing import NoReturn

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.security_log import note_security_event

ACTION = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
LONGEST_TEXT = 200
# Any number does, as long as nothing else in this database takes the same advisory lock.
CHAIN_LOCK = 7_103_151

Scalar = str | int | bool | None
Details = dict[str, Scalar | list[Scalar]]


class AuditRefused(Exception):
    """An attempt to change the audit trail, or to write into it what does not belong there."""


def check_details(details: Details) -> None:
    """Entries hold ids, hashes and codes: one flat level, no floats, no long text."""
    for name, value in details.items():
        for item in value if isinstance(value, list) else [value]:
            if item is not None and not isinstance(item, str | int):
                raise AuditRefused(f"{name} is a {type(item).__name__}: use text or whole numbers.")
            if isinstance(item, str) and (len(item) > LONGEST_TEXT or not item.isprintable()):
                raise AuditRefused(f"{name} is not a code: record its hash instead.")


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    def update(self, **kwargs: object) -> NoReturn:
        raise AuditRefused("Audit entries cannot be changed.")

    def delete(self) -> NoReturn:
        raise AuditRefused("Audit entries cannot be deleted.")

    def bulk_create(self, *args: object, **kwargs: object) -> NoReturn:
        raise AuditRefused("Audit entries are written one by one, with record().")

    def bulk_update(self, *args: object, **kwargs: object) -> NoReturn:
        raise AuditRefused("Audit entries cannot be changed.")


class AuditEntryManager(models.Manager.from_queryset(AuditEntryQuerySet)):
    def record(
        self,
        action: str,
        *,
        actor: AbstractUser | None,
        target: models.Model | None = None,
        **details: Scalar | list[Scalar],
    ) -> "AuditEntry":
        """Append an entry; call it late in a transaction, since it holds the chain's lock."""
        if not ACTION.fullmatch(action):
            raise AuditRefused(f"“{action}” is not of the form noun.past_participle.")
        check_details(details)
        known_actor = actor if actor is not None and actor.pk is not None else None
        entry = AuditEntry(
            action=action,
            actor_id=known_actor.pk if known_actor else None,
            actor_label=str(known_actor) if known_actor and known_actor.is_staff else "",
            target_type=target._meta.label_lower if target else "",
            target_id=str(target.pk) if target else "",
            details=details,
            created_at=timezone.now(),
        )
        with transaction.atomic():
            self._lock()
            entry.previous_hash = self.head_hash()
            entry.entry_hash = entry.computed_hash()
            entry.save(force_insert=True)
            transaction.on_commit(lambda: _log(entry))
        return entry

    def head_hash(self) -> str:
        newest = self.order_by("-pk").values_list("entry_hash", flat=True).first()
        return newest or ""

    def verify(self) -> "AuditEntry | None":
        """The first entry that was changed or whose predecessor is gone, or None."""
        previous_hash = ""
        for entry in self.order_by("pk").iterator(chunk_size=1000):
            if entry.previous_hash != previous_hash or entry.entry_hash != entry.computed_hash():
                return entry
            previous_hash = entry.entry_hash
        return None

    def _lock(self) -> None:
        """Let one transaction append at a time; SQLite's IMMEDIATE transactions do so anyway."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


class AuditEntry(models.Model):
    """One thing that happened, chained by hash to the one before it; written once, kept for ever.

    Triggers refuse changes by any other way than this class (compliance/triggers.py).
    """

    action = models.CharField(_("action"), max_length=60, db_index=True)
    # An account may be erased; its entries stay, and no cascade may touch them.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("actor"),
    )
    actor_label = models.CharField(_("actor's name"), max_length=254, blank=True, default="")
    target_type = models.CharField(_("kind of target"), max_length=100, blank=True, default="")
    target_id = models.CharField(_("id of target"), max_length=40, blank=True, default="")
    details = models.JSONField(_("details"), default=dict, blank=True)
    previous_hash = models.CharField(_("previous hash"), max_length=64, blank=True, unique=True)
    entry_hash = models.CharField(_("hash"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("recorded at"))

    objects = AuditEntryManager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self) -> str:
        return f"{self.pk} {self.action}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise AuditRefused("Audit entries cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise AuditRefused("Audit entries cannot be deleted.")

    def computed_hash(self) -> str:
        content = [
            self.previous_hash,
            self.action,
            self.actor_id,
            self.actor_label,
            self.target_type,
            self.target_id,
            self.details,
            _moment(self.created_at),
        ]
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def _log(entry: AuditEntry) -> None:
    target = f"{entry.target_type} {entry.target_id}" if entry.target_type else None
    note_security_event(entry.action, actor_id=entry.actor_id, target=target)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
