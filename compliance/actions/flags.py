"""Flags on gardeners; nothing else sets or clears one."""

import hashlib

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from compliance.actions.refusals import DecidedAlready
from compliance.models import AuditEntry, Flag


def raise_flag(gardener: AbstractUser, *, reason: str, times: int = 1) -> bool:
    """Whether the gardener had none that stood; attempts at once are all counted."""
    now = timezone.now()
    with transaction.atomic():
        new = {"first_at": now, "last_at": now, "reason": reason}
        Flag.objects.get_or_create(gardener_id=gardener.pk, defaults=new)
        flag = Flag.objects.select_for_update().get(gardener=gardener.pk)
        is_new = flag.count == 0 or not flag.is_standing
        if is_new:
            _begin(flag)
            flag.first_at = now
        flag.count, flag.last_at, flag.reason = flag.count + times, now, reason
        flag.save()
        if is_new:
            _record("flag.raised", flag, actor=gardener, reason=reason)
    return is_new


def clear_flag(flag: Flag, *, reason: str, actor: AbstractUser) -> Flag:
    """Staff reviewed it; what happened stays in the audit trail."""
    with transaction.atomic():
        stored = Flag.objects.select_for_update().get(pk=flag.pk)
        if not stored.is_standing:
            raise DecidedAlready(gettext("This flag is cleared already."))
        stored.cleared_at, stored.cleared_by = timezone.now(), actor
        stored.cleared_because = reason
        stored.save(update_fields=["cleared_at", "cleared_by", "cleared_because"])
        digest = hashlib.sha256(reason.encode()).hexdigest()
        _record("flag.cleared", stored, actor=actor, reason_sha256=digest)
    return stored


def hand_over_flag(gardener: AbstractUser, *, to: AbstractUser) -> None:
    """A guest has signed in to an account. Called inside a transaction."""
    flag = Flag.objects.standing().filter(gardener=gardener.pk).select_for_update().first()
    if flag is None:
        return
    raise_flag(to, reason=flag.reason, times=flag.count)
    own = Flag.objects.filter(gardener=to.pk)
    own.filter(first_at__gt=flag.first_at).update(first_at=flag.first_at)
    flag.delete()


def _begin(flag: Flag) -> None:
    flag.count = 0
    flag.cleared_at = flag.cleared_by = None
    flag.cleared_because = ""


def _record(action: str, flag: Flag, *, actor: AbstractUser, **details: str) -> None:
    AuditEntry.objects.record(
        action, actor=actor, target=flag, gardener=flag.gardener_id, **details
    )
