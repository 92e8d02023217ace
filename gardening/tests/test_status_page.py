from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from compliance.actions.switches import turn_switches
from compliance.tests.people import make_gardener, make_staff
from gardening.models import Heartbeat
from plants.models import DataLoad

pytestmark = pytest.mark.django_db
STATUS = reverse("status")


@pytest.fixture
def staff_client(client):
    client.force_login(make_staff())
    return client


@pytest.fixture
def running(settings) -> None:
    settings.BUILD = {"version": "v1.2", "commit": "abc123", "built_at": "2026-05-10T12:00:00Z"}
    seen_at = timezone.now() - timedelta(hours=3)
    Heartbeat.objects.create(name="backup", seen_at=seen_at)
    Heartbeat.objects.create(name="worker", seen_at=timezone.now())
    DataLoad.objects.record("plants.csv", "f" * 64)
    turn_switches({"rule_engine": False}, reason="A drill", actor=None)


def test_staff_see_what_runs_and_how_it_stands(staff_client, running):
    html = staff_client.get(STATUS).content.decode()

    for part in ("v1.2", "abc123", "2026-05-10T12:00:00Z", "All applied.", "plants.csv", "3 hours"):
        assert part in html.replace("\N{NO-BREAK SPACE}", " ")
    assert "off since" in html


def test_a_program_reads_the_same(staff_client, running, monkeypatch):
    monkeypatch.setattr("gardening.staff.status.messages_waiting", lambda: 3)
    answer = staff_client.get(STATUS, headers={"Accept": "application/json"}).json()

    assert answer["build"]["commit"] == "abc123"
    assert answer["migrations_pending"] == []
    assert answer["messages_waiting"] == 3
    assert 10_800 <= answer["backup_age_seconds"] < 10_900
    assert not answer["switches"]["rule_engine"]["active"]
    assert answer["data"]["plants.csv"]["sha256"] == "f" * 64


def test_what_is_not_known_is_said(staff_client, settings):
    settings.BUILD = {"version": "", "commit": "", "built_at": ""}

    html = staff_client.get(STATUS).content.decode()

    assert html.count("not told") == 3
    assert html.count("never") >= 2
    assert "Nothing is loaded" in html


def test_unapplied_migrations_are_named_with_the_command(staff_client, monkeypatch):
    monkeypatch.setattr("gardening.staff.status.pending_migrations", lambda: ["rules.0099_more"])

    html = staff_client.get(STATUS).content.decode()

    assert "manage.py migrate" in html
    assert "rules.0099_more" in html


def test_gardeners_find_nothing(client):
    client.force_login(make_gardener())

    assert client.get(STATUS).status_code == 404


def test_the_admin_leads_there(staff_client):
    html = staff_client.get(reverse("admin:index")).content.decode()

    assert f'href="{STATUS}"' in html
    assert f'href="{reverse("feature-flags")}"' in html
