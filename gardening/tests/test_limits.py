import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from compliance.tests.people import make_gardener
from gardening.limits import (
    client_address,
    limit_guest_start,
    limit_password_reset,
    limit_sign_in,
    limit_sign_up,
)


@pytest.fixture(autouse=True)
def small_limits(db, settings):
    settings.LIMITS = {
        "guest_start": "2/h",
        "sign_up": "2/h",
        "sign_in_address": "100/h",
        "sign_in_account": "2/h",
        "password_reset": "100/h",
        "password_reset_account": "2/h",
    }


def door(request) -> HttpResponse:
    return HttpResponse("open")


def knock(view, *, method: str = "post", address: str = "192.0.2.1", forwarded=None, **fields):
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    send = getattr(RequestFactory(), method)
    return view(send("/door", fields, headers=headers, REMOTE_ADDR=address)).status_code


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "192.0.2.1", None, "192.0.2.1"),
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "10.0.0.1", "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "10.0.0.1", "198.51.100.7", "10.0.0.1"),
        (1, "10.0.0.1", "nonsense", "10.0.0.1"),
        (1, "10.0.0.1", None, "10.0.0.1"),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::"),
        (0, "::ffff:192.0.2.1", None, "192.0.2.1"),
        (0, "", None, "unknown"),
    ],
)
def test_the_client_address_is_what_our_own_proxies_saw(
    settings, proxies, remote, forwarded, expected
):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote)

    assert client_address(request) == expected


@pytest.mark.parametrize("limit", [limit_guest_start, limit_sign_up])
def test_an_address_is_stopped_after_its_limit_and_others_are_not(limit):
    view = limit(door)

    assert [knock(view) for _ in range(3)] == [200, 200, 429]
    assert knock(view, address="192.0.2.2") == 200


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_forged_header_does_not_move_the_limit(settings, proxies):
    settings.TRUSTED_PROXY_COUNT = proxies
    view = limit_guest_start(door)
    seen = ", 192.0.2.1" if proxies else ""

    answers = [knock(view, forwarded=f"198.51.100.{number}{seen}") for number in range(3)]

    assert answers == [200, 200, 429]


def test_looking_at_the_page_is_not_counted():
    view = limit_guest_start(door)

    assert [knock(view, method="get") for _ in range(5)] == [200] * 5
    assert knock(view) == 200


def test_one_address_of_ipv6_counts_for_its_whole_network():
    view = limit_guest_start(door)

    assert [knock(view, address=f"2001:db8::{number}") for number in (1, 2, 3)] == [200, 200, 429]


def test_an_account_is_protected_from_many_addresses_in_any_spelling():
    view = limit_sign_in(door)
    spellings = ["ana@example.org", " ANA@Example.org ", "ana@example.org", "ana@example.org"]

    answers = [
        knock(view, address=f"192.0.2.{number}", login=login)
        for number, login in enumerate(spellings)
    ]

    assert answers == [200, 200, 429, 429]
    assert knock(view, login="ben@example.org") == 200


def test_spellings_the_database_takes_for_equal_are_one_account():
    view = limit_sign_in(door)

    assert [knock(view, login=login) for login in ("s@x.org", "ſ@x.org", "S@x.org")] == [
        200,
        200,
        429,
    ]


def test_sign_in_is_limited_by_address_too(settings):
    settings.LIMITS = {**settings.LIMITS, "sign_in_address": "2/m"}
    view = limit_sign_in(door)

    assert [knock(view, login=f"{number}@x.org") for number in range(3)] == [200, 200, 429]


def test_a_blocked_address_does_not_use_up_the_account(settings):
    settings.LIMITS = {**settings.LIMITS, "sign_in_address": "1/m"}
    view = limit_sign_in(door)
    for _ in range(5):
        knock(view, login="ana@example.org")

    assert knock(view, address="192.0.2.9", login="ana@example.org") == 200


def test_password_reset_is_limited_by_account():
    view = limit_password_reset(door)

    assert [knock(view, email="ana@example.org") for _ in range(3)] == [200, 200, 429]


def test_the_doors_of_the_site_are_limited_and_say_when_to_come_back(client):
    page = reverse("account_login")
    fields = {"login": "ana@example.org", "password": "wrong"}

    answers = [client.post(page, fields) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 3600


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "start"])
def test_the_other_doors_are_limited(client, settings, name):
    settings.LIMITS = dict.fromkeys(settings.LIMITS, "1/h")
    client.post(reverse(name), {"email": "ana@example.org"})

    assert client.post(reverse(name), {"email": "ana@example.org"}).status_code == 429


@pytest.mark.parametrize("name", ["account_change_password", "account_reauthenticate"])
def test_guessing_the_password_in_an_open_session_is_limited(client, settings, name):
    settings.LIMITS = {**settings.LIMITS, "sign_in_address": "1/h"}
    client.force_login(make_gardener())
    client.post(reverse(name), {"oldpassword": "wrong", "password": "wrong"})

    answer = client.post(reverse(name), {"oldpassword": "wrong", "password": "wrong"})

    assert answer.status_code == 429


def test_staff_come_in_by_the_limited_door(client):
    response = client.post("/admin/login/", {"username": "ana@example.org", "password": "x"})

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))
