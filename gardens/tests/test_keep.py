import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.models import AuditEntry
from gardens.actions.calendar_feeds import make_feed
from gardens.actions.guests import EmailTaken, hand_over_gardens, keep_garden
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import CalendarFeed, CareTask, Garden, Gardener, PlanAct, PlanStep
from gardens.tests.factories import BedFactory, CareTaskFactory, GardenerFactory, GardenFactory

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def guest() -> Gardener:
    return Gardener.objects.create_user(None, guest_since=timezone.now())


@pytest.fixture
def garden(guest) -> Garden:
    return GardenFactory(owner=guest, is_example=True)


@pytest.fixture
def guest_client(client, guest, garden):
    client.force_login(guest)
    return client


def keep(client, email: str = "Ana@Example.org", password: str = PASSWORD):
    return client.post(reverse("keep"), {"email": email, "password": password})


def sign_in(client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_address_and_password_turn_the_same_row_into_an_account(guest_client, guest, garden):
    response = keep(guest_client)

    guest.refresh_from_db()
    assert (response.status_code, response.url) == (302, reverse("rules:today"))
    assert guest.email == "ana@example.org"
    assert not guest.is_guest
    assert guest.check_password(PASSWORD)
    assert Garden.objects.get().owner == guest
    address = EmailAddress.objects.get(user=guest)
    assert (address.email, address.primary, address.verified) == ("ana@example.org", True, False)


def test_the_session_goes_on_after_keeping(guest_client):
    keep(guest_client)

    page = guest_client.get(reverse("rules:today"))
    assert page.status_code == 200
    assert reverse("keep") not in page.content.decode()


def test_who_kept_a_garden_signs_in_elsewhere_in_any_spelling(guest_client, guest):
    keep(guest_client)
    elsewhere = Client()

    response = sign_in(elsewhere, "ANA@example.ORG")

    assert response.status_code == 302
    assert elsewhere.session["_auth_user_id"] == str(guest.pk)


def test_a_mail_asks_to_confirm_the_address(guest_client):
    keep(guest_client)

    [message] = mail.outbox
    assert message.to == ["ana@example.org"]
    assert "/accounts/confirm-email/" in message.body


def test_keeping_twice_does_nothing(guest_client, guest):
    keep(guest_client)
    response = keep(guest_client, "other@example.org")

    guest.refresh_from_db()
    assert response.status_code == 302
    assert guest.email == "ana@example.org"
    with pytest.raises(GoneMeanwhile):
        keep_garden(guest, email="other@example.org", password=PASSWORD)


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("", PASSWORD, "required"),
        ("ana", PASSWORD, "valid email"),
        ("ana@example.org\0", PASSWORD, "Null characters"),
        ("a" * 300 + "@example.org", PASSWORD, "at most 254"),
        ("ana@example.org", "", "required"),
        ("ana@example.org", "12345", "too short"),
        ("ana@example.org", "ana@example.org", "too similar"),
        ("ana@example.org", "password123", "too common"),
        ("ana@example.org", "x" * 5000, "at most 128"),
    ],
)
def test_what_cannot_be_kept_with_gets_a_sentence(guest_client, guest, email, password, sentence):
    response = keep(guest_client, email, password)

    guest.refresh_from_db()
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert guest.is_guest
    assert guest.email is None


@pytest.mark.parametrize("email", ["ben@example.org", "BEN@Example.Org"])
def test_an_address_that_is_taken_is_refused_and_nothing_changes(guest_client, guest, email):
    GardenerFactory(email="ben@example.org")

    response = keep(guest_client, email)

    guest.refresh_from_db()
    assert "cannot have this address" in response.content.decode()
    assert email in response.content.decode()
    assert guest.is_guest
    assert mail.outbox == []


def test_an_address_of_somebody_elses_account_is_taken_too(guest):
    owner = GardenerFactory(email="ben@example.org")
    EmailAddress.objects.create(user=owner, email="second@example.org")

    with pytest.raises(EmailTaken):
        keep_garden(guest, email="second@example.org", password=PASSWORD)


def test_the_database_has_the_last_word_on_addresses(guest, monkeypatch):
    """Two guests at once: both looked before either wrote."""
    GardenerFactory(email="ben@example.org")
    monkeypatch.setattr("gardens.actions.guests.filter_users_by_email", lambda email: [])

    with pytest.raises(EmailTaken):
        keep_garden(guest, email="Ben@example.org", password=PASSWORD)


def test_a_member_has_nothing_to_keep(client):
    client.force_login(GardenerFactory())

    assert client.get(reverse("keep")).status_code == 302


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(reverse("keep")).url.startswith(reverse("account_login"))


def test_keeping_is_limited_like_signing_up(guest_client, settings):
    settings.LIMITS = {**settings.LIMITS, "sign_up": "1/h"}
    keep(guest_client, "ana")

    assert keep(guest_client, "ana").status_code == 429


def test_a_guest_who_signs_in_brings_the_garden_along(guest_client, guest, garden):
    member = Gardener.objects.create_user("ben@example.org", PASSWORD)
    own = GardenFactory(owner=member)

    response = sign_in(guest_client, "ben@example.org")

    assert response.status_code == 302
    assert set(member.gardens.all()) == {own, garden}
    assert not Gardener.objects.filter(pk=guest.pk).exists()
    assert guest_client.session["_auth_user_id"] == str(member.pk)


def test_a_wrong_password_moves_nothing(guest_client, guest, garden):
    Gardener.objects.create_user("ben@example.org", PASSWORD)

    sign_in(guest_client, "ben@example.org", "wrong")

    garden.refresh_from_db()
    assert garden.owner == guest


def test_a_guest_who_signs_up_in_another_tab_brings_the_garden_along(guest_client, guest, garden):
    guest_client.post(
        reverse("account_signup"), {"email": "ana@example.org", "password1": PASSWORD}
    )

    garden.refresh_from_db()
    assert garden.owner.email == "ana@example.org"
    assert not Gardener.objects.filter(pk=guest.pk).exists()


def test_a_guest_is_shown_keep_instead_of_sign_up(guest_client):
    assert guest_client.get(reverse("account_signup")).url == reverse("keep")


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "account_set_password"]
)
def test_pages_of_an_account_send_a_guest_to_keep(guest_client, name):
    assert guest_client.get(reverse(name)).url == reverse("keep")


def test_signing_out_warns_a_guest(guest_client):
    assert (
        "nobody can open this garden again"
        in guest_client.get(reverse("account_logout")).content.decode()
    )


def test_what_the_guest_did_is_signed_by_the_member(guest, garden):
    member = GardenerFactory()
    bed = BedFactory(garden=garden)
    CareTaskFactory(garden=garden, completed_by=guest)
    PlanStep.objects.create(
        garden=bed.garden, bed=bed, actor=guest, act=PlanAct.PLACED, number=1, plants=1
    )

    hand_over_gardens(guest, to=member)

    assert CareTask.objects.get().completed_by == member
    assert PlanStep.objects.get().actor == member


def test_a_members_gardens_are_never_handed_over():
    member, other = GardenerFactory(), GardenerFactory()
    garden = GardenFactory(owner=member)

    hand_over_gardens(member, to=other)

    garden.refresh_from_db()
    assert garden.owner == member
    assert Gardener.objects.filter(pk=member.pk).exists()


def test_a_mail_server_that_is_down_keeps_nobody_from_keeping(guest_client, guest, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert keep(guest_client).status_code == 302
    guest.refresh_from_db()
    assert not guest.is_guest


def test_the_guests_feed_answers_under_the_account(guest):
    member = GardenerFactory()
    make_feed(guest, token="x" * 43, known_change=0)

    hand_over_gardens(guest, to=member)

    assert CalendarFeed.objects.of_token("x" * 43).get().gardener == member


def test_the_accounts_own_feed_stays_and_the_end_of_the_guests_is_recorded(guest):
    member = GardenerFactory()
    make_feed(member, token="m" * 43, known_change=0)
    make_feed(guest, token="x" * 43, known_change=0)

    hand_over_gardens(guest, to=member)

    assert CalendarFeed.objects.get() == CalendarFeed.objects.of_token("m" * 43).get()
    assert AuditEntry.objects.filter(action="feed.revoked").count() == 1
