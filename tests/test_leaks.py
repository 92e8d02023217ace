"""What nobody outside is to know stands on no page, in no header and in no error."""

import platform
from collections.abc import Collection, Iterator

import django
import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from compliance.tests.people import make_staff
from tests.addresses import address
from tests.addresses import owned as owned
from tests.test_access import PUBLIC

pytestmark = pytest.mark.django_db
SECRETS = {
    "SECRET_KEY": "s3cretKeyOfThisSite-0123456789-0123456789-abcdefgh",
    "METRICS_TOKEN": "metricsToken-0123456789",
    "BACKUP_KEY": "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQ",
    "DATABASE_URL": "postgres://gardening:w9XjT2pLq4@db.example.org/gardening",
    "REDIS_URL": "redis://:r3disPass@cache.example.org:6379/0",
    "EMAIL_HOST_PASSWORD": "mailPass-77",
    "WEATHER_API_KEY": "weatherKey-88",
}
BUILD = {"version": "v9.87.65", "commit": "c0ffee1234", "built_at": "2026-05-10T12:34:56Z"}


@pytest.fixture(autouse=True)
def known_secrets(settings) -> None:
    for name, value in SECRETS.items():
        setattr(settings, name, value)
    settings.BUILD = BUILD


def shown(answer: HttpResponse) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = [f"{name}: {value}" for name, value in answer.headers.items()]
    return "\n".join([*headers, body.decode(errors="replace")])


def leaked(text: str, settings, *, may_show: Collection[str] = ()) -> list[str]:
    places = [str(settings.BASE_DIR), str(settings.VAR_DIR), str(settings.MEDIA_ROOT)]
    versions = [django.get_version(), platform.python_version()]
    traces = ["Traceback", "/site-packages/"]
    hidden = (*SECRETS.values(), *BUILD.values(), *places, *versions, *traces)
    return [one for one in hidden if one in text and one not in may_show]


@pytest.mark.parametrize("name", sorted(PUBLIC - {"metrics"}))
def test_a_public_page(name, owned, client, settings):
    for answer in (client.get(address(name, owned)), client.post(address(name, owned))):
        assert leaked(shown(answer), settings) == []


@pytest.mark.parametrize("fault", [ZeroDivisionError(SECRETS), OperationalError(SECRETS)])
def test_a_page_that_breaks(client, monkeypatch, settings, fault):
    def fail() -> None:
        raise fault

    monkeypatch.setattr("gardening.views.readiness", fail)
    client.raise_request_exception = False
    answer = client.get(reverse("health-ready"))

    assert answer.status_code in (500, 503)
    assert leaked(shown(answer), settings) == []


def refusals() -> Iterator[HttpResponse]:
    client, strict = Client(), Client(enforce_csrf_checks=True)
    yield client.get("/no/such/page")
    yield client.get("/", SERVER_NAME="evil.example")
    yield client.get(reverse("metrics"))
    yield client.get(reverse("status"))
    yield strict.post(reverse("account_login"), {"login": "a@x.org"})
    yield client.post(reverse("csp-report"), "{", content_type="application/json")
    yield client.put(reverse("landing"))
    yield client.get(reverse("admin:index"), follow=True)


def test_refusals_say_no_more_than_that(settings):
    answers = list(refusals())

    assert {answer.status_code for answer in answers} == {200, 400, 401, 403, 404, 405}
    assert [leaked(shown(answer), settings) for answer in answers] == [[]] * len(answers)


@pytest.mark.parametrize("name", ["status", "migration-status", "feature-flags"])
@pytest.mark.parametrize("form", ["html", "json"])
def test_staff_see_what_was_deployed_and_no_secret(client, settings, name, form):
    client.force_login(make_staff())

    answer = client.get(reverse(name), {"format": form})

    assert answer.status_code == 200
    assert leaked(shown(answer), settings, may_show=BUILD.values()) == []
