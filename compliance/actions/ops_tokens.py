import re
import secrets

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from compliance.models import AuditEntry, OpsToken, Scope
from compliance.models.ops_token import NAME, digest_of

SECRET_BYTES = 32


class OpsTokenRefused(Exception):
    """Says what to do instead."""


def make_ops_token(name: str, scope: Scope, *, actor: AbstractUser | None) -> str:
    """The token itself, which nobody can read again."""
    if not re.fullmatch(NAME, name):
        raise OpsTokenRefused(
            gettext("“{name}” is no name: use up to 40 of a-z, 0-9 and -.").format(name=name)
        )
    token = f"ops_{name}_{secrets.token_hex(SECRET_BYTES)}"
    with transaction.atomic():
        row, is_new = OpsToken.objects.get_or_create(
            name=name, defaults={"scope": scope, "token_digest": digest_of(token)}
        )
        if not is_new:
            raise OpsTokenRefused(
                gettext("There was a token “{name}” already: choose another name.").format(
                    name=name
                )
            )
        AuditEntry.objects.record("token.made", actor=actor, target=row, name=name, scope=scope)
    return token


def revoke_ops_token(name: str, *, actor: AbstractUser | None) -> None:
    with transaction.atomic():
        row = OpsToken.objects.select_for_update().in_force().filter(name=name).first()
        if row is None:
            raise OpsTokenRefused(gettext("No token “{name}” is in force.").format(name=name))
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        AuditEntry.objects.record("token.revoked", actor=actor, target=row, name=name)
