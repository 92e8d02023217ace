"""Pages of operations, asked for by a program that shows neither a session nor a token."""

import pytest
from django.test import Client
from django.urls import reverse

from gardening.tests.logging_lines import logged

pytestmark = pytest.mark.django_db
PAGES = [
    ("feature-flags", "get", "Bearer"),
    ("feature-flags-reload", "post", "Bearer"),
    ("migration-status", "get", 'Cookie form-action="/accounts/login/"'),
    ("status", "get", 'Cookie form-action="/accounts/login/"'),
]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EACH_PAGE = pytest.mark.parametrize(("name", "method", "challenge"), PAGES)


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@EACH_PAGE
@pytest.mark.parametrize("accepts", ["*/*", "application/json", None])
def test_a_program_is_told_in_json(visitor, name, method, challenge, accepts):
    headers = {"Accept": accepts} if accepts else {}
    with logged() as lines:
        answer = getattr(visitor, method)(reverse(name), headers=headers)

    assert answer.status_code == 401
    assert "as staff" in answer.json()["error"]
    assert answer.headers["WWW-Authenticate"] == challenge
    assert "no-store" in answer.headers["Cache-Control"]
    [line] = lines.of("gardening.security")
    assert (line["event"], line["endpoint"], line["status"]) == ("access.refused", name, 401)


@EACH_PAGE
def test_a_browser_is_sent_to_sign_in(visitor, name, method, challenge):
    answer = getattr(visitor, method)(reverse(name), headers={"Accept": BROWSER})

    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/?next=/admin/")


@EACH_PAGE
def test_a_program_that_names_json_by_the_address_is_one(visitor, name, method, challenge):
    address = f"{reverse(name)}?format=json"

    assert getattr(visitor, method)(address, headers={"Accept": BROWSER}).status_code == 401
