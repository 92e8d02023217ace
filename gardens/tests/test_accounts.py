import re
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from gardens.models import Gardener
from gardens.tests.factories import GardenFactory

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def ana() -> Gardener:
    gardener = Gardener.objects.create_user("ana@example.org", PASSWORD)
    EmailAddress.objects.create(user=gardener, email=gardener.email, primary=True)
    return gardener


def post(client, name: str, **fields: str):
    return client.post(reverse(name), fields)


def text(response) -> str:
    return response.content.decode()


def link_in(message, part: str) -> str:
    """The path of the link in a mail."""
    return re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", message.body)[1]


def without_secrets(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value="|x-csrftoken": ")[^"]*"', "", page)


def test_sign_up_signs_in_and_leads_to_the_first_garden(client):
    response = post(client, "account_signup", email="Ana@Example.org", password1=PASSWORD)

    gardener = Gardener.objects.get()
    assert (response.status_code, response.url) == (302, reverse("start"))
    assert gardener.email == "ana@example.org"
    assert not gardener.is_guest
    assert EmailAddress.objects.get().email == "ana@example.org"
    assert client.session["_auth_user_id"] == str(gardener.pk)


def test_the_address_is_confirmed_by_the_link_in_the_mail(client):
    post(client, "account_signup", email="ana@example.org", password1=PASSWORD)
    link = link_in(mail.outbox[0], "confirm-email")
    assert "Confirm" in text(client.get(link))

    client.post(link)

    assert EmailAddress.objects.get().verified


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("ana", PASSWORD, "valid email"),
        ("ana@example.org", "12345", "too short"),
        ("ana@example.org", "password123", "too common"),
        ("ana@example.org\0", PASSWORD, "Null characters"),
    ],
)
def test_sign_up_says_what_is_wrong(client, email, password, sentence):
    response = post(client, "account_signup", email=email, password1=password)

    assert sentence in text(response)
    assert not Gardener.objects.exists()


@pytest.mark.parametrize("email", ["ana@example.org", "ANA@example.org"])
def test_an_address_has_one_account(client, ana, email):
    response = post(client, "account_signup", email=email, password1=PASSWORD)

    assert "cannot have this address" in text(response)
    assert Gardener.objects.get() == ana


def test_the_same_sign_up_sent_twice_at_once_is_no_fault(client, ana, monkeypatch):
    monkeypatch.setattr(
        "allauth.account.internal.flows.manage_email.assess_unique_email",
        lambda email, user=None: True,
    )

    response = post(client, "account_signup", email="ana@example.org", password1=PASSWORD)

    assert (response.status_code, response.url) == (302, reverse("account_login"))
    assert Gardener.objects.get() == ana


@pytest.mark.parametrize("email", ["ana@example.org", " Ana@Example.ORG "])
def test_sign_in_takes_the_address_in_any_spelling(client, ana, email):
    response = post(client, "account_login", login=email, password=PASSWORD)

    assert (response.status_code, response.url) == (302, reverse("rules:today"))
    assert client.session["_auth_user_id"] == str(ana.pk)


def test_after_signing_in_one_is_where_one_wanted_to_go(client, ana):
    garden = GardenFactory(owner=ana)
    wanted = reverse("gardens:place-detail", args=[garden.pk])

    response = post(client, "account_login", login=ana.email, password=PASSWORD, next=wanted)

    assert response.url == wanted


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_sign_in_leads_to_no_other_site(client, ana, target):
    response = post(client, "account_login", login=ana.email, password=PASSWORD, next=target)

    assert response.url == reverse("rules:today")


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, ana):
    wrong = post(client, "account_login", login="ana@example.org", password="wrong")
    unknown = post(client, "account_login", login="nil@example.org", password="wrong")

    assert "E-mail address or password is wrong" in text(wrong)
    assert without_secrets(text(wrong)).replace("ana@", "nil@") == without_secrets(text(unknown))


def test_who_is_signed_in_does_not_see_the_sign_in_page(client, ana):
    client.force_login(ana)

    assert client.get(reverse("account_login")).url == reverse("rules:today")


def test_signing_out_asks_first_and_leads_to_the_start(client, ana):
    client.force_login(ana)
    page = client.get(reverse("account_logout"))
    assert page.status_code == 200
    assert "guest" not in text(page)

    response = client.post(reverse("account_logout"))

    assert response.url == reverse("landing")
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_by_mail(client, ana):
    response = post(client, "account_reset_password", email="ANA@example.org")
    assert response.url == reverse("account_reset_password_done")
    [message] = mail.outbox
    assert message.to == ["ana@example.org"]
    assert message.subject == "Choose a new password"

    page = client.get(link_in(message, "reset/key"), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "new staple", "password2": "new staple"})

    ana.refresh_from_db()
    assert ana.check_password("new staple")
    assert post(client, "account_login", login=ana.email, password="new staple").status_code == 302


def test_a_reset_link_works_once(client, ana):
    post(client, "account_reset_password", email=ana.email)
    link = link_in(mail.outbox[0], "reset/key")
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "new staple", "password2": "new staple"})

    assert "used already" in text(client.get(link, follow=True))


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(client, ana):
    known = post(client, "account_reset_password", email="ana@example.org")
    unknown = post(client, "account_reset_password", email="nil@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mail.outbox] == [["ana@example.org"], ["nil@example.org"]]


def test_a_changed_password_needs_the_old_one(client, ana):
    client.force_login(ana)
    fields = {"password1": "new staple", "password2": "new staple"}

    assert (
        client.post(
            reverse("account_change_password"), {"oldpassword": "wrong", **fields}
        ).status_code
        == 200
    )
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **fields})

    ana.refresh_from_db()
    assert ana.check_password("new staple")


def test_another_address_can_be_added_and_confirmed(client, ana):
    client.force_login(ana)

    client.post(reverse("account_email"), {"action_add": "", "email": "second@example.org"})
    client.post(link_in(mail.outbox[0], "confirm-email"))

    assert EmailAddress.objects.get(email="second@example.org").verified
    assert "second@example.org" in text(client.get(reverse("account_email")))


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_email_verification_sent",
        "account_inactive",
    ],
)
def test_pages_for_visitors_are_in_our_look(client, name):
    page = client.get(reverse(name))

    assert page.status_code == 200
    assert 'class="masthead"' in text(page)
    assert "<script>" not in text(page)


@pytest.mark.parametrize(
    "name",
    ["account_logout", "account_email", "account_change_password", "account_reauthenticate"],
)
def test_pages_for_members_are_in_our_look(client, ana, name):
    client.login(email=ana.email, password=PASSWORD)
    post(client, "account_login", login=ana.email, password=PASSWORD)

    page = client.get(reverse(name))

    assert page.status_code == 200
    assert 'class="masthead"' in text(page)


def test_staff_are_made_from_the_command_line_by_address(client, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    call_command("createsuperuser", email="Root@example.org", interactive=False, stdout=StringIO())

    staff = Gardener.objects.get()
    assert staff.is_staff
    assert staff.is_superuser
    assert not staff.is_guest
    response = post(client, "account_login", login="root@example.org", password=PASSWORD)
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200
