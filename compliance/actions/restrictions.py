"""Staff write and change rows of the list; the shipped file never overwrites them again."""

import hashlib

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from compliance.models import AuditEntry, Restriction


def save_restriction(
    restriction: Restriction, *, fields: list[str], reason: str, actor: AbstractUser
) -> Restriction:
    """`fields` are those that changed. Not durable: the admin opens a transaction itself."""
    is_new = restriction.pk is None
    restriction.is_changed, restriction.changed_because = True, reason
    with transaction.atomic():
        restriction.save()
        AuditEntry.objects.record(
            "restriction.added" if is_new else "restriction.changed",
            actor=actor,
            target=restriction,
            jurisdiction=restriction.jurisdiction,
            fields=sorted(fields),
            reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
        )
    return restriction
