"""Doubtful texts: queued as they are saved, decided by staff."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext

from compliance.actions.flags import raise_flag
from compliance.actions.refusals import DecidedAlready, NotConfirmed, TextMovedOn
from compliance.metrics import USERS_FLAGGED
from compliance.models import AuditEntry, ReviewItem, ReviewState
from compliance.models.review import digest_of
from compliance.scope import Written


def queue_texts(found: Iterable[tuple[Written, str]], *, gardener: AbstractUser | None) -> None:
    """With the reason of each; what was queued before, dismissed or not, is not queued again."""
    now = timezone.now()
    ReviewItem.objects.bulk_create(
        [
            ReviewItem(
                target_type=written.instance._meta.label_lower,
                target_id=written.instance.pk,
                column=written.column,
                text=written.text,
                text_sha256=digest_of(written.text),
                reason=reason,
                gardener_id=gardener.pk if gardener else None,
                found_at=now,
            )
            for written, reason in found
        ],
        ignore_conflicts=True,
    )


def dismiss_text(item: ReviewItem, *, reason: str, actor: AbstractUser) -> ReviewItem:
    """It is harmless, and stays so."""
    with transaction.atomic():
        stored = _decided(item, ReviewState.DISMISSED, reason, actor)
        _record("review.dismissed", stored, reason, actor)
    return stored


def confirm_text(item: ReviewItem, *, reason: str, actor: AbstractUser) -> ReviewItem:
    """It names a controlled plant: the gardener is flagged, and asked at the next edit."""
    with transaction.atomic():
        stored = _decided(item, ReviewState.CONFIRMED, reason, actor)
        is_new = bool(stored.gardener) and raise_flag(stored.gardener, reason=stored.reason)
        _record("review.confirmed", stored, reason, actor)
    if is_new:
        USERS_FLAGGED.inc()
    return stored


def clear_text(item: ReviewItem, *, reason: str, actor: AbstractUser) -> ReviewItem:
    """Take a confirmed text out of its row; where one must stand, a neutral one does."""
    with transaction.atomic():
        stored = ReviewItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if stored.state != ReviewState.CONFIRMED:
            raise NotConfirmed(gettext("Confirm the text first: only then is it taken out."))
        rows = item.target_model._default_manager.select_for_update(of=("self",))
        row = rows.filter(pk=item.target_id, **{item.column: item.text}).first()
        if row is None:
            raise TextMovedOn(gettext("The row no longer says so: there is nothing to clear."))
        setattr(row, item.column, "" if _may_be_empty(row, item.column) else gettext("Removed"))
        # Whole, since what is searched by is made from other columns as they are saved.
        row.save()
        _record("review.cleared", item, reason, actor)
    return item


def _may_be_empty(row: models.Model, column: str) -> bool:
    """By the column, and by what the row as a whole must say."""
    setattr(row, column, "")
    try:
        row.validate_constraints()
    except ValidationError:
        return False
    return row._meta.get_field(column).blank


def hand_over_reviews(gardener: AbstractUser, *, to: AbstractUser) -> None:
    """A guest has signed in to an account."""
    ReviewItem.objects.filter(gardener=gardener.pk).update(gardener=to.pk)


def _decided(item: ReviewItem, state: ReviewState, reason: str, actor: AbstractUser) -> ReviewItem:
    """Called inside a transaction; audited by the caller, for the chain's lock comes last."""
    stored = ReviewItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if not stored.is_open:
        raise DecidedAlready(
            gettext("This was decided already: {state}.").format(state=stored.get_state_display())
        )
    stored.state, stored.decided_because = state, reason
    stored.decided_by, stored.decided_at = actor, timezone.now()
    stored.save(update_fields=["state", "decided_because", "decided_by", "decided_at"])
    return stored


def _record(action: str, item: ReviewItem, reason: str, actor: AbstractUser) -> None:
    AuditEntry.objects.record(
        action,
        actor=actor,
        target=item,
        gardener=item.gardener_id,
        reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
    )
