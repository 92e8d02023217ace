import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from gardens.models import Gardener

pytestmark = pytest.mark.django_db


def test_addresses_are_stored_in_small_letters():
    assert Gardener.objects.create_user(" Ana@Example.ORG ").email == "ana@example.org"


def test_a_guest_edited_by_staff_stays_without_an_address():
    for _ in range(2):
        guest = Gardener.objects.create_user(None, guest_since=timezone.now())
        guest.full_clean(exclude=["password"])
        guest.save()

    assert list(Gardener.objects.values_list("email", flat=True)) == [None, None]


def test_two_spellings_are_one_address():
    Gardener.objects.create_user("ana@example.org")

    with pytest.raises(ValidationError, match="already exists"):
        Gardener(email="ANA@example.org").full_clean(exclude=["password"])


def test_a_gardener_is_called_by_the_address_and_a_guest_by_a_number():
    guest = Gardener.objects.create_user(None, guest_since=timezone.now())

    assert str(Gardener(email="ana@example.org")) == "ana@example.org"
    assert str(guest) == f"Guest {guest.pk}"
