"""Each thing that those who watch for attacks want to see, as its line in the log."""

import re
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from compliance.models import AuditEntry
from compliance.tests.listed import controlled_plants  # noqa: F401 (fixture)
from compliance.tests.people import make_gardener, make_staff
from compliance.tests.texts import REFUSED
from gardening.tests.logging_lines import logged
from gardens.models import Gardener
from gardens.tests.factories import GardenFactory

pytestmark = pytest.mark.django_db
PASSWORD = "hedge 7 and rose"


@pytest.fixture
def said(django_capture_on_commit_callbacks):
    """What the work logged, once it is committed; no line holds what was typed."""

    def after(work) -> list[dict[str, object]]:
        with logged() as lines, django_capture_on_commit_callbacks(execute=True):
            work()
        assert PASSWORD not in lines.text
        assert "@example.org" not in lines.text
        return lines.of("gardening.security")

    return after


def called(lines: list[dict[str, object]], event: str) -> list[dict[str, object]]:
    return [line for line in lines if line["event"] == event]


def of(person: Gardener) -> str:
    return f"gardens.gardener {person.pk}"


def test_rights_of_an_account_given_and_taken(client, said):
    staff, person = make_staff(), make_gardener()
    client.force_login(staff)
    page = reverse("admin:gardens_gardener_change", args=[person.pk])
    given = {"email": person.email, "is_active": "on", "is_staff": "on", "is_superuser": "on"}

    for fields in (given, {"email": person.email, "is_active": "on"}):
        [line] = called(said(lambda fields=fields: client.post(page, fields)), "role.changed")
        assert (line["actor_id"], line["target"]) == (staff.pk, of(person))

    changes = AuditEntry.objects.filter(action="role.changed").order_by("pk")
    assert [entry.details for entry in changes] == [
        {"is_staff": True, "is_superuser": True},
        {"is_staff": False, "is_superuser": False},
    ]


def test_permissions_of_a_group(client, said):
    staff, group = make_staff(), Group.objects.create(name="Editors")
    client.force_login(staff)
    page = reverse("admin:auth_group_change", args=[group.pk])
    permission = Permission.objects.get(codename="change_opstoken")

    given = said(lambda: client.post(page, {"name": "Editors", "permissions": [permission.pk]}))
    taken = said(lambda: client.post(page, {"name": "Editors"}))

    for lines in (given, taken):
        [line] = called(lines, "role.changed")
        assert (line["actor_id"], line["target"]) == (staff.pk, f"auth.group {group.pk}")


def test_a_superuser_made_by_a_command(monkeypatch, said):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    make = {"email": "root@example.org", "interactive": False, "stdout": StringIO()}

    [line] = called(said(lambda: call_command("createsuperuser", **make)), "role.changed")

    assert line["target"] == of(Gardener.objects.get())
    assert AuditEntry.objects.get().details == {"is_staff": True, "is_superuser": True}


def change_password(client, person: Gardener) -> None:
    client.force_login(person)
    old = "correct horse battery"
    fields = {"oldpassword": old, "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_change_password"), fields)


def reset_password(client, person: Gardener) -> None:
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[-1].body)[0]
    form = client.get(link, follow=True)
    page = form.redirect_chain[-1][0]
    client.post(page, {"password1": PASSWORD, "password2": PASSWORD})


def set_password_as_staff(client, person: Gardener) -> None:
    client.force_login(make_staff())
    page = reverse("admin:auth_user_password_change", args=[person.pk])
    fields = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    client.post(page, fields)


@pytest.mark.parametrize("work", [change_password, reset_password, set_password_as_staff])
def test_a_password_that_is_changed_by_whomever(client, said, work):
    person = make_gardener()

    lines = called(said(lambda: work(client, person)), "password.set")

    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert [line["target"] for line in lines].count(of(person)) == 1


def test_a_password_that_is_only_hashed_anew_is_none(said, settings):
    person = make_gardener()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]

    lines = said(lambda: person.check_password("correct horse battery"))

    assert person.password.startswith("scrypt")
    assert lines == []


def test_an_address_that_is_changed(client, said):
    person = make_gardener()
    for email, is_primary in ((person.email, True), ("new@example.org", False)):
        EmailAddress.objects.create(user=person, email=email, primary=is_primary, verified=True)
    client.force_login(person)
    fields = {"email": "new@example.org", "action_primary": ""}

    [line] = called(said(lambda: client.post(reverse("account_email"), fields)), "email.changed")

    assert line["actor_id"] == person.pk
    assert EmailAddress.objects.get_primary(person).email == "new@example.org"


@pytest.mark.usefixtures("controlled_plants")
def test_a_violation_of_compliance(client, said):
    garden = GardenFactory()
    client.force_login(garden.owner)
    page = reverse("gardens:garden-edit", args=[garden.pk])

    events = [line["event"] for line in said(lambda: client.post(page, {"name": REFUSED}))]

    assert "text.refused" in events
