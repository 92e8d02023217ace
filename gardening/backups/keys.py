"""BACKUP_KEY: an age identity writes and reads backups; a recipient (age1…) only writes them."""

from django.conf import settings
from pyrage import IdentityError, RecipientError, x25519

from gardening.backups.faults import BackupFault

HOW_TO_MAKE_ONE = "manage.py backup --new-key prints one; keep it where the backups are not."


def recipient() -> x25519.Recipient:
    key = _key()
    if not key.startswith("age1"):
        return identity().to_public()
    try:
        return x25519.Recipient.from_str(key)
    except RecipientError as error:
        raise BackupFault(f"BACKUP_KEY is no key of age. {HOW_TO_MAKE_ONE}") from error


def identity() -> x25519.Identity:
    key = _key()
    if key.startswith("age1"):
        raise BackupFault(
            "BACKUP_KEY is a public key, which cannot read backups. "
            "Set it to the AGE-SECRET-KEY-… that belongs to it."
        )
    try:
        return x25519.Identity.from_str(key)
    except IdentityError as error:
        raise BackupFault(f"BACKUP_KEY is no key of age. {HOW_TO_MAKE_ONE}") from error


def _key() -> str:
    if not settings.BACKUP_KEY:
        raise BackupFault(f"BACKUP_KEY is not set. {HOW_TO_MAKE_ONE}")
    return settings.BACKUP_KEY
