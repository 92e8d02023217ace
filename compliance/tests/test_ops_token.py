import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from compliance.actions.ops_tokens import make_ops_token
from compliance.models import AuditEntry, OpsToken, Scope
from compliance.tests.people import make_staff

pytestmark = pytest.mark.django_db


def made(name: str = "incident-laptop") -> str:
    out = StringIO()
    call_command("make_ops_token", name, "--scope", "switches", stdout=out)
    return out.getvalue().strip()


def known(token: str) -> OpsToken | None:
    return OpsToken.objects.of_token(token, Scope.SWITCHES)


def test_the_command_prints_a_token_of_which_only_the_digest_is_kept():
    token = made()

    assert re.fullmatch(r"ops_incident-laptop_[0-9a-f]{64}", token)
    row = OpsToken.objects.get()
    secret = token.rsplit("_", 1)[1]
    assert secret not in str(OpsToken.objects.values().get())
    assert known(token) == row
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.details) == (
        "token.made",
        {"name": "incident-laptop", "scope": "switches"},
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"),
        lambda token: token.replace("incident", "accident"),
        lambda token: "",
        lambda token: "ops_" + "٣" * 20,
        lambda token: token + " ",
    ],
)
def test_nothing_else_is_the_token(change):
    assert known(change(made())) is None


def test_a_token_of_another_scope_may_not():
    token = made()
    OpsToken.objects.update(scope="backups")

    assert known(token) is None


def test_a_revoked_token_opens_nothing_and_its_name_is_not_given_again():
    token = made()
    call_command("revoke_ops_token", "incident-laptop")

    assert known(token) is None
    with pytest.raises(CommandError, match="choose another name"):
        made()
    with pytest.raises(CommandError, match="No token “incident-laptop” is in force"):
        call_command("revoke_ops_token", "incident-laptop")
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "token.made",
        "token.revoked",
    ]


@pytest.mark.parametrize("name", ["Two Words", "", "-", "a" * 41])
def test_a_name_that_cannot_stand_in_a_token_is_refused(name):
    with pytest.raises(CommandError, match="is no name"):
        call_command("make_ops_token", "--scope", "switches", "--", name)


def test_use_is_noted_once_a_minute():
    make_ops_token("cron", Scope.SWITCHES, actor=None)
    token, now = OpsToken.objects.get(), timezone.now()
    for seconds in (0, 30, 90):
        OpsToken.objects.note_use(token, now + timedelta(seconds=seconds))
        token.refresh_from_db()
        expected = now if seconds < 60 else now + timedelta(seconds=90)
        assert token.last_used_at == expected


def test_staff_see_the_last_use_and_revoke(client):
    token, staff = made(), make_staff()
    client.force_login(staff)
    address = reverse("admin:compliance_opstoken_changelist")
    OpsToken.objects.note_use(known(token), timezone.now())

    html = client.get(address).content.decode()
    assert "incident-laptop" in html
    assert OpsToken.objects.get().token_digest not in html
    client.post(address, {"action": "revoke", "_selected_action": [OpsToken.objects.get().pk]})

    assert known(token) is None
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.actor_id) == ("token.revoked", staff.pk)
