from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gardens.actions.guests import sweep_guests
from gardens.models import Bed, Garden, Gardener, Place
from gardens.tasks import clear_sessions
from gardens.tasks import sweep_guests as sweep_task
from gardens.tests.factories import (
    GardenerFactory,
    GardenFactory,
    PlantingFactory,
    WeatherDayFactory,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LONG_AGO, LATELY = NOW - timedelta(days=31), NOW - timedelta(days=29)


def guest(seen_at) -> Gardener:
    gardener = Gardener.objects.create_user(None, guest_since=LONG_AGO)
    Gardener.objects.filter(pk=gardener.pk).update(last_seen_at=seen_at)
    planting = PlantingFactory(bed__garden=GardenFactory(owner=gardener))
    WeatherDayFactory(place=planting.garden.place)
    gardener.refresh_from_db()
    return gardener


def test_idle_guests_go_with_all_that_is_theirs_and_others_stay():
    guest(LONG_AGO)
    lately = guest(LATELY)
    member = GardenFactory().owner
    Gardener.objects.filter(pk=member.pk).update(last_seen_at=LONG_AGO)

    sweep_task()

    assert set(Gardener.objects.all()) == {lately, member}
    assert Garden.objects.count() == Place.objects.count() == 2
    assert Bed.objects.count() == 1


def test_sweeping_twice_changes_nothing():
    guest(LONG_AGO)
    idle_since = NOW - timedelta(days=30)

    assert sweep_guests(idle_since=idle_since) == 1
    assert sweep_guests(idle_since=idle_since) == 0


def test_more_guests_do_not_cost_more_statements(monkeypatch):
    def statements(number: int) -> int:
        for _ in range(number):
            guest(LONG_AGO)
        with CaptureQueriesContext(connection) as queries:
            assert sweep_guests(idle_since=NOW - timedelta(days=30)) == number
        return len(queries)

    assert statements(2) == statements(9)


def test_many_guests_are_swept_in_batches(monkeypatch):
    monkeypatch.setattr("gardens.actions.guests.SWEPT_AT_ONCE", 2)
    for _ in range(5):
        guest(LONG_AGO)

    assert sweep_guests(idle_since=NOW - timedelta(days=30)) == 5
    assert not Gardener.objects.exists()


def test_the_session_of_a_swept_guest_is_that_of_a_visitor(client):
    client.force_login(guest(LONG_AGO))
    sweep_task()

    assert client.get(reverse("landing")).status_code == 200
    assert client.get(reverse("rules:today")).url.startswith(reverse("account_login"))


def test_a_guest_who_returned_is_spared(client):
    returned = guest(LONG_AGO)
    client.force_login(returned)
    client.get(reverse("gardens:garden-list"))

    sweep_task()

    assert Gardener.objects.get() == returned


def test_a_visit_is_noted_once_a_day(client):
    gardener = GardenerFactory()
    client.force_login(gardener)
    Gardener.objects.update(last_seen_at=NOW - timedelta(hours=25))

    def touches() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("sources"))
        return sum("last_seen_at" in query["sql"] for query in queries if "UPDATE" in query["sql"])

    assert [touches(), touches()] == [1, 0]
    gardener.refresh_from_db()
    assert timezone.now() - gardener.last_seen_at < timedelta(minutes=5)


def test_a_visitor_without_a_session_costs_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        Client().get(reverse("health"))


def test_sessions_that_have_run_out_are_cleared(client):
    client.force_login(GardenerFactory())
    Session.objects.update(expire_date=NOW - timedelta(days=1))
    Client().force_login(GardenerFactory())

    clear_sessions()

    assert Session.objects.count() == 1
