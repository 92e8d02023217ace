"""How often one address, account or gardener may knock; counted for all processes together."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django_ratelimit.core import get_usage

from gardening.addresses import client_address
from gardening.observability.databases import note_lost_database
from gardening.observability.metrics import LIMIT_HITS
from gardening.observability.security import security_event
from gardening.views import too_many_for_a_program, too_many_requests, unavailable
from gardens.models.calendar_feed import digest_of

READING = ("GET", "HEAD")
WRITING = ("POST",)


@dataclass(frozen=True, slots=True)
class Limit:
    """`name` is that of its rate in the settings; what has the same key is counted together."""

    name: str
    key: Callable[[HttpRequest], str]


@dataclass(frozen=True, slots=True)
class Usage:
    """How much of a limit is left."""

    limit: int
    remaining: int
    reset_seconds: int
    is_over: bool

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset_seconds),
        }


@dataclass(frozen=True, slots=True)
class Door:
    """The limits of a page; a request that the first one refuses does not count for the second."""

    limits: tuple[Limit, ...]
    methods: tuple[str, ...] = WRITING
    # While nobody counts, passwords may not be guessed; everything else goes on.
    fails_closed: bool = False
    is_for_programs: bool = False
    counts: Callable[[HttpRequest], bool] = lambda request: True


class CountersGone(Exception):
    """The counters do not answer."""


def by_address(name: str) -> Limit:
    return Limit(name, client_address)


def by_gardener(name: str) -> Limit:
    return Limit(name, lambda request: str(request.user.pk))


def by_field(name: str, field: str) -> Limit:
    return Limit(name, lambda request: _folded(request.POST.get(field, "")))


def by_token(name: str) -> Limit:
    return Limit(name, lambda request: digest_of(request.headers.get("Authorization", "")))


def knock(request: HttpRequest, door: Door) -> HttpResponse | None:
    """Count the request; the answer if it is refused. Called outside of any transaction."""
    if request.method not in door.methods or not door.counts(request):
        return None
    refuse = too_many_for_a_program if door.is_for_programs else too_many_requests
    for limit in door.limits:
        try:
            usage = _counted(request, limit, door.methods)
        except CountersGone:
            if door.fails_closed:
                return unavailable(request)
            continue
        tightest = getattr(request, "rate_limit", None)
        if tightest is None or usage.remaining <= tightest.remaining:
            request.rate_limit = usage
        if usage.is_over:
            LIMIT_HITS.labels(limit.name).inc()
            security_event("limit.reached", request=request, limit=limit.name)
            return refuse(request, wait_seconds=usage.reset_seconds)
    return None


def _counted(request: HttpRequest, limit: Limit, methods: tuple[str, ...]) -> Usage:
    try:
        usage = get_usage(
            request,
            group=limit.name,
            key=lambda group, request: limit.key(request),
            rate=settings.LIMITS[limit.name],
            method=methods,
            increment=True,
        )
    except (Error, OSError) as fault:
        note_lost_database(fault)
        raise CountersGone from fault
    if not usage["limit"]:
        # So the library says that its store did not count.
        raise CountersGone
    remaining = max(0, usage["limit"] - usage["count"])
    return Usage(usage["limit"], remaining, max(1, usage["time_left"]), usage["should_limit"])


def _folded(name: str) -> str:
    """Spellings that the database takes for the same account count as the same account."""
    return unicodedata.normalize("NFKC", name).strip().casefold()
