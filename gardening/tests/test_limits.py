import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from compliance.tests.people import make_gardener
from gardening.addresses import client_address
from gardening.configuration import DEFAULT_LIMITS
from gardening.counters import CounterCache
from gardening.doors import DOORS
from gardening.limits import knock as knock_at


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


def behind(name: str):
    """A page with the limits of another."""

    def view(request) -> HttpResponse:
        return knock_at(request, DOORS[name]) or HttpResponse("open")

    return view


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


@pytest.mark.parametrize("name", ["start", "account_signup"])
def test_an_address_is_stopped_after_its_limit_and_others_are_not(name):
    view = behind(name)

    assert [knock(view) for _ in range(3)] == [200, 200, 429]
    assert knock(view, address="192.0.2.2") == 200


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_forged_header_does_not_move_the_limit(settings, proxies):
    settings.TRUSTED_PROXY_COUNT = proxies
    view = behind("start")
    seen = ", 192.0.2.1" if proxies else ""

    answers = [knock(view, forwarded=f"198.51.100.{number}{seen}") for number in range(3)]

    assert answers == [200, 200, 429]


def test_looking_at_the_page_is_not_counted():
    view = behind("start")

    assert [knock(view, method="get") for _ in range(5)] == [200] * 5
    assert knock(view) == 200


def test_one_address_of_ipv6_counts_for_its_whole_network():
    view = behind("start")

    assert [knock(view, address=f"2001:db8::{number}") for number in (1, 2, 3)] == [200, 200, 429]


def test_an_account_is_protected_from_many_addresses_in_any_spelling():
    view = behind("account_login")
    spellings = ["ana@example.org", " ANA@Example.org ", "ana@example.org", "ana@example.org"]

    answers = [
        knock(view, address=f"192.0.2.{number}", login=login)
        for number, login in enumerate(spellings)
    ]

    assert answers == [200, 200, 429, 429]
    assert knock(view, login="ben@example.org") == 200


def test_spellings_the_database_takes_for_equal_are_one_account():
    view = behind("account_login")

    assert [knock(view, login=login) for login in ("s@x.org", "ſ@x.org", "S@x.org")] == [
        200,
        200,
        429,
    ]


def test_sign_in_is_limited_by_address_too(settings):
    settings.LIMITS = {**settings.LIMITS, "sign_in_address": "2/m"}
    view = behind("account_login")

    assert [knock(view, login=f"{number}@x.org") for number in range(3)] == [200, 200, 429]


def test_a_blocked_address_does_not_use_up_the_account(settings):
    settings.LIMITS = {**settings.LIMITS, "sign_in_address": "1/m"}
    view = behind("account_login")
    for _ in range(5):
        knock(view, login="ana@example.org")

    assert knock(view, address="192.0.2.9", login="ana@example.org") == 200


def test_password_reset_is_limited_by_account():
    view = behind("account_reset_password")

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


@pytest.fixture
def tight(settings) -> None:
    settings.LIMITS = dict.fromkeys(DEFAULT_LIMITS, "1/h")


@pytest.mark.usefixtures("tight")
def test_people_get_a_page_and_programs_get_json(client):
    for _ in range(2):
        page = client.get(reverse("plants:plant-list"), {"q": "tomato"})
        answer = client.get(reverse("api-openapi"))

    assert "then try again" in page.content.decode()
    assert answer.json()["error"] == "too_many_requests"
    assert answer.json()["retry_after_seconds"] == int(answer.headers["Retry-After"])


def test_what_is_left_goes_down(client, settings):
    settings.LIMITS = DEFAULT_LIMITS | {"search": "3/h"}
    answers = [client.get(reverse("plants:plant-list"), {"q": "x"}) for _ in range(4)]

    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert "RateLimit-Limit" not in client.get(reverse("plants:plant-list")).headers


def test_a_counter_that_vanishes_is_one_that_nobody_counts(client, settings, monkeypatch):
    settings.LIMITS = DEFAULT_LIMITS

    def vanish(*args: object, **kwargs: object) -> None:
        raise ValueError

    monkeypatch.setattr(CounterCache, "add", lambda *args, **kwargs: False)
    monkeypatch.setattr(CounterCache, "incr", vanish)

    assert client.get(reverse("plants:plant-list"), {"q": "x"}).status_code == 200
    assert client.post(reverse("account_login"), {"login": "a@x.org"}).status_code == 503


@pytest.mark.parametrize("gone", [OperationalError("no route to host"), ConnectionError("reset")])
def test_counters_are_gone_in_more_than_one_way(client, settings, monkeypatch, gone):
    settings.LIMITS = DEFAULT_LIMITS

    def fail(*args: object, **kwargs: object) -> None:
        raise gone

    monkeypatch.setattr(CounterCache, "add", fail)

    assert client.get(reverse("plants:plant-list"), {"q": "x"}).status_code == 200
    assert client.post(reverse("account_login"), {"login": "a@x.org"}).status_code == 503
