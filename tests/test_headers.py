"""Every address of the site, held against the headers that it must carry."""

import re

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gardening import views
from gardens.models import Garden
from gardens.tests.factories import GardenerFactory
from tests.test_access import address, named_patterns

REQUIRED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}
# Without the arguments that a link in a mail holds, they are only pages that refuse it.
BY_LINK = {
    "account_confirm_email": {"key": "none"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "none"},
}


@pytest.fixture
def guarded(settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True


def lacking(answer: HttpResponse) -> list[str]:
    faults = [name for name, value in REQUIRED.items() if answer.headers.get(name) != value]
    policy = answer.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "report-uri /csp-report/" not in policy:
        faults.append("Content-Security-Policy")
    if "unsafe" in policy or "*" in policy:
        faults.append("an unsafe Content-Security-Policy")
    if not re.search(r"camera=\(\).*microphone=\(\)", answer.headers.get("Permissions-Policy", "")):
        faults.append("Permissions-Policy")
    if not re.fullmatch(r"[\w.-]{8,64}", answer.headers.get("X-Request-ID", "")):
        faults.append("X-Request-ID")
    return faults


def walked(client: Client, addresses: list[str]) -> dict[str, list[str]]:
    """What each lacks, of those that lack anything."""
    answers = {one: client.get(one, secure=True) for one in addresses}
    assert not [one for one, answer in answers.items() if answer.status_code >= 500]
    return {one: faults for one, answer in answers.items() if (faults := lacking(answer))}


@pytest.mark.usefixtures("guarded")
def test_every_answer_to_visitor_and_owner_carries_them(owned):
    addresses = [
        reverse(name, kwargs=BY_LINK[name]) if name in BY_LINK else address(name, owned)
        for name in named_patterns()
    ]
    assert walked(Client(), addresses) == {}
    client = Client()
    client.force_login(Garden.objects.first().owner)
    assert walked(client, [one for one in addresses if "logout" not in one]) == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("guarded")
def test_every_page_of_the_admin_carries_them():
    client = Client()
    client.force_login(GardenerFactory(is_staff=True, is_superuser=True))
    registered = [model._meta for model in admin.site._registry]
    kinds = [f"admin:{model.app_label}_{model.model_name}" for model in registered]
    lists = [reverse(f"{kind}_changelist") for kind in kinds]
    forms = [reverse(f"{kind}_add") for kind in kinds]
    assert walked(client, [reverse("admin:index"), reverse("admin:jsi18n"), *lists, *forms]) == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("guarded")
def test_errors_and_files_carry_them(monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr(views, "readiness", lambda: 1 / 0)
    answers = {
        404: client.get("/nothing/here", secure=True),
        405: client.get(reverse("csp-report"), secure=True),
        400: client.get("/", secure=True, headers={"Host": "evil.example"}),
        500: client.get(reverse("health-ready"), secure=True),
        403: client.get("/metrics", secure=True, REMOTE_ADDR="192.0.2.1"),
    }
    for status, answer in answers.items():
        assert (answer.status_code, lacking(answer)) == (status, [])


@pytest.mark.django_db
def test_cookies_are_for_the_server_only(client, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    gardener = GardenerFactory()
    gardener.set_password("correct horse battery")
    gardener.save()
    client.get(reverse("account_login"))
    client.post(
        reverse("account_login"), {"login": gardener.email, "password": "correct horse battery"}
    )
    cookies = [client.cookies[name] for name in ("sessionid", "csrftoken")]
    for cookie in cookies:
        assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
