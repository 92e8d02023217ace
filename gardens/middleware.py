from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gardens.models import Gardener

SEEN_EVERY = timedelta(days=1)


class LastSeenMiddleware:
    """Notes once a day that a gardener was here, so that the sweep spares guests who return."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Without the cookie nobody is signed in, and the session need not be asked.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            _touch(request.user)
        return self.get_response(request)


def _touch(gardener: Gardener) -> None:
    now = timezone.now()
    if now - gardener.last_seen_at > SEEN_EVERY:
        Gardener.objects.filter(pk=gardener.pk).idle_since(now - SEEN_EVERY).update(
            last_seen_at=now
        )
