"""Every page with a limit refuses, says for how long, and cannot be talked out of it."""

from collections.abc import Callable
from itertools import cycle

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpResponse
from django.urls import reverse
from prometheus_client import REGISTRY

from compliance.tests.people import make_gardener, make_staff
from gardening.configuration import DEFAULT_LIMITS
from gardening.counters import CounterCache
from gardening.doors import DOORS
from gardening.limits import READING
from gardening.tests.logging_lines import logged
from tests.addresses import named_patterns

# Whoever is signed in is sent away from some, others ask for a session.
BY_ANYBODY = {
    *("start", "account_signup", "account_login", "account_reset_password"),
    *("calendar-feed-file", "plants:plant-list", "api-readings", "api-openapi"),
    *("feature-flags", "feature-flags-reload", "csp-report"),
    "account_reset_password_from_key",
}
AUTH = {
    *("start", "keep", "account_signup", "account_login", "account_reset_password"),
    *("account_change_password", "account_reauthenticate", "account_reset_password_from_key"),
    "gardens:account-erase",
}
# Pages of accounts that take no secret and send no mail.
HARMLESS = {
    *("account_logout", "account_inactive", "account_email_verification_sent"),
    *("account_reset_password_done", "account_reset_password_from_key_done"),
    # Only for whoever is signed in without a password, to set the first.
    "account_set_password",
    # The key is signed, and cannot be guessed.
    "account_confirm_email",
    # No codes are sent.
    "account_confirm_login_code",
}
# A limit is asked before the page looks for what the address names.
ARGUMENTS = {"token": "nobody-s"}
PATTERNS = named_patterns()

pytestmark = pytest.mark.django_db


def address(name: str) -> str:
    if name.startswith("admin:"):
        arguments = ["plants.csv"] if name.endswith("_export") else []
        return reverse(name, args=arguments)
    if name == "gardens:device-upload":
        return reverse(name, args=[1, 1])
    wanted = PATTERNS[name].pattern.regex.groupindex
    return reverse(name, kwargs={key: ARGUMENTS.get(key, "1") for key in wanted})


def fields(name: str) -> dict[str, object]:
    """What makes the request one that counts."""
    picture = SimpleUploadedFile("leaf.webp", b"leaf")
    return {"q": "tomato", "login": "a@x.org", "email": "a@x.org", "photos": picture}


@pytest.fixture(params=sorted(DOORS))
def name(request) -> str:
    return request.param


@pytest.fixture
def knock(name, client, settings) -> Callable[..., HttpResponse]:
    settings.TRUSTED_PROXY_COUNT = 1
    if name.startswith("admin:"):
        client.force_login(make_staff())
    elif name not in BY_ANYBODY:
        client.force_login(make_gardener())
    send: Callable[..., HttpResponse] = client.get
    if "POST" in DOORS[name].methods:
        send = client.post

    def knocked(*, forged: str) -> HttpResponse:
        forwarded = {"X-Forwarded-For": f"{forged}, 192.0.2.1"}
        return send(address(name), fields(name), headers=forwarded)

    return knocked


def hits(limit: str) -> float:
    return REGISTRY.get_sample_value("rate_limit_hits_total", {"limit": limit}) or 0


def test_the_second_is_refused_whatever_address_it_claims(name, knock, settings):
    settings.LIMITS = dict.fromkeys(DEFAULT_LIMITS, "1/h")
    door, limit = DOORS[name], DOORS[name].limits[0].name
    before = hits(limit)
    with logged() as lines:
        first, second = knock(forged="198.51.100.1"), knock(forged="198.51.100.2")

    assert (first.status_code != 429, second.status_code) == (True, 429)
    assert first.headers["RateLimit-Limit"] == second.headers["RateLimit-Limit"] == "1"
    assert first.headers["RateLimit-Remaining"] == second.headers["RateLimit-Remaining"] == "0"
    wait = int(second.headers["Retry-After"])
    assert 0 < wait <= 3600
    assert int(second.headers["RateLimit-Reset"]) == wait
    if door.is_for_programs:
        assert second.json() == {"error": "too_many_requests", "retry_after_seconds": wait}
    else:
        assert "then try again" in second.content.decode()
    assert hits(limit) == before + 1
    assert [line["limit"] for line in lines.of("gardening.security") if "limit" in line] == [limit]


def test_while_nobody_counts_doors_are_shut_and_pages_are_open(name, knock, monkeypatch):
    faults = cycle([ConnectionError("reset"), OperationalError("no route to host")])

    def fail(*args: object, **kwargs: object) -> None:
        raise next(faults)

    monkeypatch.setattr(CounterCache, "add", fail)
    answer = knock(forged="198.51.100.1")

    assert (answer.status_code == 503) == (name in AUTH)
    assert ("Retry-After" in answer.headers) == (name in AUTH)
    assert answer.status_code != 429


def test_reading_is_limited_by_head_too(client, settings):
    settings.LIMITS = dict.fromkeys(DEFAULT_LIMITS, "1/h")
    readable = [name for name, door in DOORS.items() if door.methods == READING]
    answers = [
        (client.head(reverse("plants:plant-list"), {"q": "x"}).status_code) for _ in range(2)
    ]

    assert "plants:plant-list" in readable
    assert answers == [200, 429]


def test_every_limit_is_of_a_page_and_every_page_exists():
    names = {limit.name for door in DOORS.values() for limit in door.limits}

    assert names == set(DEFAULT_LIMITS)
    assert {name for name in DOORS if not name.startswith("admin:")} <= set(PATTERNS)
    assert all(address(name) for name in DOORS)


def test_pages_of_accounts_have_doors_unless_they_are_harmless():
    accounts = {name for name in PATTERNS if name.startswith("account_")}

    assert accounts - set(DOORS) == HARMLESS
