"""A gardener leaves, and is forgotten."""

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils.translation import gettext

from compliance.models import AuditEntry, Flag
from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.actions.removing import remove_gardeners
from gardens.models import Device, Garden, Gardener
from gardens.signals import garden_changed
from gardens.tasks import ring_sessions


class LastSuperuser(Refused):
    pass


class RecordedMeanwhile(Refused):
    """A device or a worker wrote a row between the looks of the database, or holds one."""


DEADLOCK, LOCK_TIMEOUT = "40P01", "55P03"


def erase_account(gardener: Gardener) -> None:
    """All at once or not at all; sessions elsewhere are dead with the row and then removed."""
    try:
        _erase(gardener.pk)
    except (IntegrityError, OperationalError) as fault:
        if not _met_another(fault):
            raise
        raise RecordedMeanwhile(
            gettext(
                "This account was changed elsewhere at this very moment, so nothing was erased. "
                "Try again in a minute."
            )
        ) from fault


def _met_another(fault: IntegrityError | OperationalError) -> bool:
    """All other faults of the database are told as on every page."""
    state = getattr(fault.__cause__, "sqlstate", None)
    return isinstance(fault, IntegrityError) or state in (DEADLOCK, LOCK_TIMEOUT)


@transaction.atomic(durable=True)
def _erase(pk: int) -> None:
    stored = _locked(pk)
    flagged = Flag.objects.filter(gardener=pk).values_list("count", flat=True).first()
    _stop_changes(pk)
    remove_gardeners([pk])
    transaction.on_commit(ring_sessions, robust=True)
    AuditEntry.objects.record("account.erased", actor=None, target=stored, flagged=flagged or 0)


def _locked(pk: int) -> Gardener:
    """With all superusers, so that the last two do not leave at once."""
    superusers = Q(is_superuser=True, is_active=True)
    wanted = Gardener.objects.filter(superusers | Q(pk=pk)).order_by("pk")
    locked = {one.pk: one for one in wanted.select_for_update()}
    stored = locked.pop(pk, None)
    if stored is None:
        raise GoneMeanwhile(gettext("This account is erased already."))
    if (stored.is_staff or stored.is_superuser) and not locked:
        raise LastSuperuser(
            gettext("Nobody else could run this site. Make somebody else a superuser first.")
        )
    return stored


def _stop_changes(pk: int) -> None:
    """In the order of every change: gardens, their evaluations, devices."""
    gardens = Garden.objects.filter(owner=pk).order_by("pk").select_for_update(no_key=True)
    numbers = list(gardens.values_list("pk", flat=True))
    for number in numbers:
        garden_changed.send(sender=Garden, garden_id=number)
    list(Device.objects.filter(garden__in=numbers).order_by("pk").select_for_update())
