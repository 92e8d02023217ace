from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext

from compliance.models import AuditEntry
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import CalendarFeed, Gardener
from gardens.models.calendar_feed import digest_of


def newest_change(gardener: Gardener) -> int:
    """The number of the entry that says when the gardener last made or revoked a feed; 0: never."""
    changes = AuditEntry.objects.filter(actor=gardener, target_type=CalendarFeed._meta.label_lower)
    return changes.order_by("-pk").values_list("pk", flat=True).first() or 0


def make_feed(gardener: Gardener, *, token: str, known_change: int) -> CalendarFeed:
    """A feed under a new token, which ends the old one; the same token is the same form again.

    An older form is refused: its token may be one that was ended since.
    """
    with transaction.atomic():
        Gardener.objects.select_for_update(no_key=True).get(pk=gardener.pk)
        digest = digest_of(token)
        feed = CalendarFeed.objects.visible_to(gardener).first()
        if feed and feed.token_digest == digest:
            return feed
        if newest_change(gardener) > known_change:
            raise GoneMeanwhile(gettext("The offer has run out. Make the feed from this page."))
        feed, _ = CalendarFeed.objects.update_or_create(
            gardener=gardener,
            defaults={
                "token_digest": digest,
                "language": get_language(),
                "created_at": timezone.now(),
                "last_used_at": None,
            },
        )
        AuditEntry.objects.record("feed.made", actor=gardener, target=feed)
    return feed


def revoke_feed(gardener: Gardener) -> None:
    """Its address answers nobody any more."""
    with transaction.atomic():
        feed = CalendarFeed.objects.visible_to(gardener).select_for_update().first()
        if feed is None:
            return
        AuditEntry.objects.record("feed.revoked", actor=gardener, target=feed)
        feed.delete()
