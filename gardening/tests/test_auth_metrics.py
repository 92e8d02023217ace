import pytest
from django.urls import reverse
from django.utils import timezone
from prometheus_client import REGISTRY

from gardens.models import Gardener
from gardens.tests.factories import GardenerFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a long and winding row"


def attempts() -> tuple[float, float]:
    name = "auth_attempts_total"
    return tuple(REGISTRY.get_sample_value(name, {"result": one}) for one in ("success", "failure"))


@pytest.fixture
def gardener() -> Gardener:
    gardener = GardenerFactory(email="ana@example.org")
    gardener.set_password(PASSWORD)
    gardener.save()
    return gardener


@pytest.mark.parametrize(
    ("login", "password", "grown"),
    [
        ("ana@example.org", PASSWORD, (1, 0)),
        ("ana@example.org", "wrong", (0, 1)),
        ("nobody@example.org", PASSWORD, (0, 1)),
    ],
)
def test_attempts_to_sign_in_are_counted_once(client, gardener, login, password, grown):
    before = attempts()
    client.post(reverse("account_login"), {"login": login, "password": password})
    after = attempts()
    assert (after[0] - before[0], after[1] - before[1]) == grown


def test_a_guest_proves_nothing(client):
    before = attempts()
    client.force_login(GardenerFactory(guest_since=timezone.now()))
    assert attempts() == before
