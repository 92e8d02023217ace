"""A gardener asks to be exempted from rules of law by a permit; staff grant or refuse."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from compliance.models import AuditEntry, Exemption, ExemptionState, Restriction


def ask_for_exemption(
    exemption: Exemption, restrictions: Iterable[Restriction], *, actor: AbstractUser
) -> Exemption:
    """One of a plant in a garden is open at a time: sent again, it says what was sent last."""
    with transaction.atomic():
        # Whoever sends the form twice at once waits here.
        get_user_model().objects.select_for_update(no_key=True).get(pk=actor.pk)
        stands = (
            Exemption.objects.open()
            .select_for_update()
            .filter(garden_number=exemption.garden_number, plant=exemption.plant_id)
            .first()
        )
        exemption.pk = stands.pk if stands else None
        exemption.created_at = stands.created_at if stands else None
        exemption.asked_by, exemption.state = actor, ExemptionState.OPEN
        exemption.save(force_update=bool(stands))
        exemption.restrictions.set(restrictions)
        if not stands:
            _record("exemption.asked", exemption, actor=actor)
    return exemption


def decide_exemption(
    exemption: Exemption, state: ExemptionState, *, reason: str, actor: AbstractUser
) -> Exemption:
    """May be decided anew, for instance where a permit was withdrawn. Not durable: the admin opens
    a transaction itself."""
    with transaction.atomic():
        stored = Exemption.objects.select_for_update().get(pk=exemption.pk)
        stored.state, stored.reason = state, reason
        stored.decided_by, stored.decided_at = actor, timezone.now()
        stored.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        hashed = hashlib.sha256(reason.encode()).hexdigest()
        _record(f"exemption.{state}", stored, actor=actor, reason_sha256=hashed)
    return stored


def _record(action: str, exemption: Exemption, *, actor: AbstractUser, **details: str) -> None:
    AuditEntry.objects.record(
        action,
        actor=actor,
        target=exemption,
        garden=exemption.garden_number,
        plant=exemption.plant_id,
        restrictions=sorted(exemption.restrictions.values_list("pk", flat=True)),
        **details,
    )
