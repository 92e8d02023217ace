"""The page on which gardeners erase their account, and the admin where staff do."""

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from gardens.actions.erasing import LastSuperuser, erase_account
from gardens.models import Gardener
from gardens.views.your_data import account_erase
from tests.everything import EMAIL, WORD
from tests.traces import PASSWORD, dump, files_below, references_to, signed_in

pytestmark = pytest.mark.django_db

ERASE = "gardens:account-erase"


def test_the_last_superuser_stays_and_staff_need_one_that_remains(crop):
    superuser = Gardener.objects.create_superuser("one@example.org", PASSWORD)
    page = signed_in(superuser).post(reverse(ERASE), {"password": PASSWORD}).content.decode()
    assert "Nobody else could run this site." in page
    assert Gardener.objects.filter(pk=superuser.pk).exists()
    second = Gardener.objects.create_superuser("two@example.org", PASSWORD)
    erase_account(superuser)
    with pytest.raises(LastSuperuser):
        erase_account(second)
    assert list(Gardener.objects.all()) == [second]


def test_a_wrong_password_or_word_erases_nothing(zoe):
    page = signed_in(zoe).post(reverse(ERASE), {"password": "wrong"}).content.decode()
    assert "This is not your password. Nothing was erased." in page
    guest = Gardener.objects.create_user(None, guest_since=timezone.now())
    client = signed_in(guest)
    assert "Type the word as it is written." in client.post(reverse(ERASE), {"word": "no"}).text
    assert Gardener.objects.count() == 2
    client.post(reverse(ERASE), {"word": "Erase"})
    assert list(Gardener.objects.all()) == [zoe]


def test_a_second_click_finds_the_account_gone_and_leaves_too(zoe, rf):
    request = rf.post(reverse(ERASE), {"password": PASSWORD})
    request.session, request.user = SessionStore(), Gardener.objects.get(pk=zoe.pk)
    request._messages = FallbackStorage(request)
    request._dont_enforce_csrf_checks = True
    erase_account(zoe)
    assert account_erase(request).headers["Location"] == reverse("landing")
    assert [str(one) for one in request._messages] == ["This account is erased already."]
    assert request.user.is_anonymous


def test_passwords_are_not_guessed_here(zoe, settings):
    settings.LIMITS = settings.LIMITS | {"sign_in_address": "1/h"}
    client = signed_in(zoe)
    client.post(reverse(ERASE), {"password": "wrong"})
    assert client.post(reverse(ERASE), {"password": PASSWORD}).status_code == 429


def test_the_page_says_what_stays_and_offers_the_copy_first(zoe, settings):
    settings.BACKUP_KEEP_WEEKS, settings.BACKUP_KEEP_DAYS = 3, 30
    page = signed_in(zoe).get(reverse(ERASE)).content.decode()
    assert "Encrypted backups, for up to 5 weeks." in page
    assert f'<a href="{reverse("gardens:your-data")}">Download everything</a> first' in page
    assert "Your address beside what you did as staff" not in page


def test_a_mail_confirms_it(zoe, at_commit):
    with at_commit():
        signed_in(zoe).post(reverse(ERASE), {"password": PASSWORD})
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([EMAIL], "Your account is erased")
    assert "Encrypted backups hold it for up to 5 weeks more." in sent.body


def test_staff_who_delete_an_account_forget_it_as_wholly(zoe, at_commit):
    staff = Gardener.objects.create_superuser("staff@example.org", PASSWORD)
    client, number = signed_in(staff), zoe.pk
    signed_in(zoe)
    with at_commit():
        client.post(reverse("admin:gardens_gardener_delete", args=[number]), {"post": "yes"})
    assert (dump().count(WORD), dump().count(EMAIL), references_to(number)) == (0, 0, [])
    assert (files_below(), Session.objects.count()) == (set(), 1)
    client.post(reverse("admin:gardens_gardener_delete", args=[staff.pk]), {"post": "yes"})
    assert list(Gardener.objects.all()) == [staff]
