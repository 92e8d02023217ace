from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gardens.models import Gardener
from plants.choices import UnitSystem
from plants.units import in_units

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


class UnitsMiddleware:
    """Numbers are said and typed in the units that the gardener chose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with in_units(_units_of(request)):
            return self.get_response(request)


def _units_of(request: HttpRequest) -> str:
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return request.user.units
    return UnitSystem.METRIC


def _touch(gardener: Gardener) -> None:
    now = timezone.now()
    if now - gardener.last_seen_at > SEEN_EVERY:
        Gardener.objects.filter(pk=gardener.pk).idle_since(now - SEEN_EVERY).update(
            last_seen_at=now
        )
