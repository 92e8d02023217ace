"""A gardener leaves, and is forgotten."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from compliance.models import AuditEntry, Flag
from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.actions.removing import remove_gardeners
from gardens.models import Gardener
from gardens.tasks import ring_sessions


class LastSuperuser(Refused):
    pass


def erase_account(gardener: Gardener) -> None:
    """All at once or not at all; sessions elsewhere are dead with the row and then removed."""
    with transaction.atomic(durable=True):
        superusers = Q(is_superuser=True, is_active=True)
        wanted = Gardener.objects.filter(superusers | Q(pk=gardener.pk)).order_by("pk")
        locked = {one.pk: one for one in wanted.select_for_update()}
        stored = locked.pop(gardener.pk, None)
        if stored is None:
            raise GoneMeanwhile(gettext("This account is erased already."))
        if (stored.is_staff or stored.is_superuser) and not locked:
            raise LastSuperuser(
                gettext("Nobody else could run this site. Make somebody else a superuser first.")
            )
        flagged = Flag.objects.filter(gardener=stored.pk).values_list("count", flat=True).first()
        remove_gardeners([stored.pk])
        transaction.on_commit(ring_sessions, robust=True)
        AuditEntry.objects.record("account.erased", actor=None, target=stored, flagged=flagged or 0)
