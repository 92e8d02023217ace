"""Sessions name their gardener only inside what is signed."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from gardens.models import Gardener

SESSIONS_AT_ONCE = 1000


def forget_sessions_of_nobody() -> int:
    """Of accounts that are gone; returns how many. They let nobody in, but hold an address."""
    forgotten, last = 0, ""
    while page := list(Session.objects.filter(pk__gt=last).order_by("pk")[:SESSIONS_AT_ONCE]):
        owners = {one.pk: one.get_decoded().get(SESSION_KEY) for one in page}
        numbers = {int(owner) for owner in owners.values() if owner}
        known = set(Gardener.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        gone = [key for key, owner in owners.items() if owner and int(owner) not in known]
        forgotten += Session.objects.filter(pk__in=gone).delete()[0]
        last = page[-1].pk
    return forgotten
