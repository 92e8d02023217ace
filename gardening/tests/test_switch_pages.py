"""The switches as staff and scripts see and turn them."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from compliance.actions.ops_tokens import make_ops_token, revoke_ops_token
from compliance.models import AuditEntry, OpsToken, Scope, Switch
from compliance.tests.people import make_gardener, make_staff

pytestmark = pytest.mark.django_db
FLAGS = reverse("feature-flags")
RELOAD = reverse("feature-flags-reload")
OFF = {"rule_engine": False, "reason": "Frost dates are wrong"}


@pytest.fixture
def staff_client() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff())
    return client


@pytest.fixture
def bearer() -> dict[str, str]:
    token = make_ops_token("incident-laptop", Scope.SWITCHES, actor=None)
    return {"Authorization": f"Bearer {token}"}


def send(client: Client, content: object, **headers: str):
    body = content if isinstance(content, str) else json.dumps(content)
    return client.post(RELOAD, body, content_type="application/json", headers=headers)


def csrf_token(client: Client) -> str:
    client.get(FLAGS)
    return client.cookies["csrftoken"].value


def test_a_script_turns_a_switch_off_and_on_and_its_token_is_in_the_trail(client, bearer):
    turned = send(client, OFF, **bearer)

    assert turned.status_code == 200
    assert turned.json()["turned"] == ["rule_engine"]
    seen = client.get(FLAGS, headers=bearer).json()["switches"]
    assert not seen["rule_engine"]["active"]
    assert seen["rule_engine"]["reason"] == "Frost dates are wrong"
    assert seen["compliance_enforcement"]["active"]
    assert not Switch.is_on("rule_engine")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.actor_id) == ("switch.turned_off", None)
    assert entry.details["token"] == "incident-laptop"
    assert OpsToken.objects.get().last_used_at is not None

    assert send(client, {"rule_engine": True, "reason": "Over"}, **bearer).status_code == 200
    assert Switch.is_on("rule_engine")


def test_an_empty_body_only_says_how_they_stand(client, bearer):
    answer = send(client, "", **bearer).json()

    assert answer["turned"] == []
    assert set(answer["switches"]) == {
        "rule_engine",
        "compliance_enforcement",
        "optimization_engines",
    }
    assert ":" in answer["answered_by"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "The body is no JSON."),
        ("[1]", "Send an object"),
        ("[" * 9000, "The body is no JSON."),
        ('"' + "x" * 10_001 + '"', "too long"),
        ({"rule_engine": "off", "reason": "why"}, "mend: rule_engine"),
        ({"rule_engine": 0, "reason": "why"}, "mend: rule_engine"),
        ({"rule_engine": False, "reason": 7}, "mend: reason"),
        ({"rule_engine": False, "reason": "nul \0"}, "cannot be printed"),
        ({"rule_engine": False, "reason": "half \ud800"}, "cannot be printed"),
        ({"rule_engine": False}, "Say why"),
        ({"rule_engin": False, "reason": "why"}, "no switch rule_engin"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(client, bearer, content, sentence):
    answer = send(client, content, **bearer)

    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert Switch.is_on("rule_engine")


@pytest.mark.parametrize("header", ["Bearer nonsense", "Basic YTpi", "Bearer ops_x_" + "0" * 64])
def test_an_unknown_token_opens_nothing_whoever_is_signed_in(staff_client, header):
    for answer in (
        send(staff_client, OFF, Authorization=header),
        staff_client.get(FLAGS, headers={"Authorization": header}),
    ):
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert Switch.is_on("rule_engine")


def test_a_revoked_token_opens_nothing(client, bearer):
    revoke_ops_token("incident-laptop", actor=None)

    assert send(client, OFF, **bearer).status_code == 401


def test_guessing_is_limited(client, settings):
    settings.LIMITS = settings.LIMITS | {"switches": "2/m"}
    statuses = [send(client, OFF, Authorization="Bearer x").status_code for _ in range(3)]

    assert statuses == [401, 401, 429]


def test_staff_send_json_with_the_token_of_the_form(staff_client):
    assert send(staff_client, OFF).status_code == 403
    assert Switch.is_on("rule_engine")

    answer = send(staff_client, OFF, **{"X-CSRFToken": csrf_token(staff_client)})

    assert answer.json()["turned"] == ["rule_engine"]
    assert AuditEntry.objects.get().actor_label


def test_staff_turn_a_switch_on_the_page_and_read_the_history(staff_client):
    form = {
        "rule_engine": "false",
        "reason": "Frost <dates> are wrong",
        "csrfmiddlewaretoken": csrf_token(staff_client),
    }

    html = staff_client.post(RELOAD, form, follow=True).content.decode()

    assert "Turned: rule_engine" in html
    assert "rule_engine: off" in html
    history = html.split('id="history"')[1]
    assert "switch.turned_off" in history
    assert "Frost &lt;dates&gt; are wrong" in history


def test_a_form_without_a_reason_says_so_and_keeps_the_page(staff_client):
    form = {
        "rule_engine": "false",
        "reason": " ",
        "csrfmiddlewaretoken": csrf_token(staff_client),
    }
    answer = staff_client.post(RELOAD, form)

    assert answer.status_code == 400
    assert "Say why" in answer.content.decode()
    assert Switch.is_on("rule_engine")


def test_a_change_from_the_shell_is_in_the_history(staff_client):
    switch = Switch.objects.get(name="rule_engine")
    switch.active = False
    switch.save()

    history = staff_client.get(FLAGS).content.decode().split('id="history"')[1]

    assert "command line" in history
    assert "shell" in history


def test_the_history_takes_a_constant_number_of_queries(
    staff_client, django_assert_max_num_queries
):
    for active in (False, True) * 5:
        switch = Switch.objects.get(name="rule_engine")
        switch.active = active
        switch.save()

    with django_assert_max_num_queries(10):
        staff_client.get(FLAGS)


@pytest.mark.parametrize(
    ("address", "headers", "kind"),
    [
        (FLAGS, {}, "text/html"),
        (FLAGS, {"Accept": "*/*"}, "text/html"),
        (FLAGS, {"Accept": "application/json"}, "application/json"),
        (f"{FLAGS}?format=json", {}, "application/json"),
    ],
)
def test_the_form_of_the_answer_is_chosen_by_header_or_address(
    staff_client, address, headers, kind
):
    assert staff_client.get(address, headers=headers).headers["Content-Type"].startswith(kind)


def test_gardeners_find_nothing_and_visitors_sign_in(client):
    assert "/accounts/login/" in client.get(FLAGS, headers={"Accept": "text/html"}).url
    client.force_login(make_gardener())

    assert client.get(FLAGS).status_code == 404
    assert send(client, OFF).status_code == 404
    assert Switch.is_on("rule_engine")


def test_staff_who_may_only_look_see_no_buttons_and_turn_nothing(client):
    looker = make_gardener()
    looker.is_staff = True
    looker.save()
    looker.user_permissions.add(
        Permission.objects.get(codename="view_switch", content_type__app_label="compliance")
    )
    client.force_login(looker)

    assert "<button" not in client.get(FLAGS).content.decode().split('id="rule_engine"')[1]
    assert send(client, OFF).status_code == 403
    assert Switch.is_on("rule_engine")
