"""What follows from the checks of one request or job."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from compliance.actions.flags import raise_flag
from compliance.actions.reviews import queue_texts
from compliance.choices import Regime
from compliance.metrics import USERS_FLAGGED, count
from compliance.models import AuditEntry
from compliance.models.violation import LET_PASS, REFUSED
from compliance.scope import Scope, Written, opened
from compliance.screening import Verdict, one_list, screen_text


@contextmanager
def settled(scope: Scope) -> Iterator[Scope]:
    """Around a job. What it was refused counts even where the job itself fails."""
    try:
        with opened(scope):
            yield scope
    finally:
        settle(scope)


def settle(scope: Scope) -> None:
    """In a transaction of its own, since the view's may have been rolled back."""
    if scope.violations or scope.written:
        with one_list():
            doubtful = list(_doubtful(scope.written))
        doubtful = _still_there(doubtful)
        with transaction.atomic(durable=True):
            gardener = _stored(scope.gardener_id)
            queue_texts(doubtful, gardener=gardener)
            is_newly_flagged = _record_violations(scope, gardener)
        if is_newly_flagged:
            USERS_FLAGGED.inc()
    count(scope)


def _record_violations(scope: Scope, gardener: AbstractUser | None) -> bool:
    """Those of controlled plants; what the law of a place forbids is recorded where it is known
    which, and flags nobody."""
    found = [one for one in scope.violations if one.check.regime == Regime.CONTROLLED]
    is_newly_flagged = bool(found and gardener) and raise_flag(
        gardener, reason=found[-1].reason, times=len(found)
    )
    actions = REFUSED if scope.is_enforced else LET_PASS
    for one in found:
        AuditEntry.objects.record(
            actions[one.check], actor=gardener, reason=one.reason, endpoint=scope.endpoint
        )
    return is_newly_flagged


def _stored(gardener_id: int | None) -> AbstractUser | None:
    return get_user_model().objects.filter(pk=gardener_id).first()


def _doubtful(written: list[Written]) -> Iterator[tuple[Written, str]]:
    for one in written:
        screening = screen_text(one.text)
        if screening.verdict == Verdict.DOUBTFUL:
            yield one, screening.reason


def _still_there(found: list[tuple[Written, str]]) -> list[tuple[Written, str]]:
    """Those whose row was really saved, and says so at the end."""
    wanted = defaultdict(set)
    for one, _reason in found:
        wanted[type(one.instance), one.column].add(one.instance.pk)
    stored = set()
    for (model, column), pks in wanted.items():
        rows = model._default_manager.filter(pk__in=pks - {None})
        stored |= {(model, column, *row) for row in rows.values_list("pk", column)}
    return [
        (one, reason)
        for one, reason in found
        if (type(one.instance), one.column, one.instance.pk, one.text) in stored
    ]
