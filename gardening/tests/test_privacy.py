"""What the page promises is what the sweeps do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from gardens import tasks
from gardens.actions import readings
from gardens.models import Gardener, Job, RejectedReading
from gardens.tests.factories import DeviceFactory, GardenerFactory, JobFactory
from rules.models import Finding
from rules.tasks import forget_findings
from rules.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def page() -> str:
    html = Client().get(reverse("privacy")).content.decode()
    return " ".join(strip_tags(html.replace("<", " <")).split())


def test_a_guest_stays_as_long_as_the_page_says(settings):
    settings.GUEST_DAYS = 3
    for days in (2, 4):
        guest = GardenerFactory(email=None, guest_since=NOW)
        Gardener.objects.filter(pk=guest.pk).update(last_seen_at=NOW - timedelta(days=days))
    assert "3 days after the last visit" in page()
    tasks.sweep_guests()
    assert Gardener.objects.count() == 1


def test_a_file_waits_as_long_as_the_page_says(settings):
    settings.JOB_DAYS = 2
    for days in (1, 3):
        JobFactory(made=True, finished_at=NOW - timedelta(days=days))
    assert "For you to fetch. 2 days" in page()
    tasks.sweep_jobs()
    assert Job.objects.count() == 1


def test_rejected_readings_and_findings_go_when_the_page_says():
    device, garden = DeviceFactory(), FindingFactory().garden
    kept = readings.REJECTED_KEPT_FOR.days
    for days in (kept - 1, kept + 1):
        RejectedReading.objects.create(
            device=device, received_at=NOW - timedelta(days=days), reason="bad_time", content="x"
        )
    for days in (399, 401):
        FindingFactory(garden=garden, key=str(days), resolved_at=NOW - timedelta(days=days))
    said = page()
    assert "For you to see why. 30 days" in said
    assert "to know them again. 400 days" in said
    tasks.forget_readings()
    forget_findings()
    assert RejectedReading.objects.count() == 1
    assert Finding.objects.count() == 2


def test_periods_that_operators_set_are_told(settings):
    settings.READINGS_KEPT_DAYS = 123
    settings.BACKUP_KEEP_WEEKS, settings.BACKUP_KEEP_DAYS = 1, 7
    settings.SESSION_COOKIE_AGE = 5 * 24 * 3600
    said = page()
    assert "sums by hour and day stay with the garden. 123 days" in said
    assert "To restore the site after a fault. 1 week" in said
    assert "5 days, or until you sign out" in said
    assert "What was erased is in no backup after 1 week." in said


def test_where_weather_is_fetched_the_page_says_what_is_sent(settings):
    assert "This site fetches no weather: no position leaves it." in page()
    settings.WEATHER_PROVIDER = "open-meteo"
    assert "It is told a position rounded to 0.1 degrees, about 11 km" in page()


def test_it_is_linked_from_every_page_and_where_accounts_begin(client):
    link = f'href="{reverse("privacy")}"'
    for name in ("landing", "sources", "account_login"):
        assert link in client.get(reverse(name)).content.decode()
    assert client.get(reverse("account_signup")).content.decode().count(link) == 2
    client.force_login(GardenerFactory(email=None, guest_since=NOW))
    assert client.get(reverse("keep")).content.decode().count(link) == 2
