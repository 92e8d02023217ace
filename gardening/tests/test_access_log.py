import json
import logging
import logging.config

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.urls import reverse
from gunicorn.config import Config

from compliance.models import AuditEntry, Switch
from compliance.tests.people import make_gardener, make_staff
from gardening import readiness
from gardening.observability.context import gardener_of
from gardening.observability.gunicorn_log import JsonLogger
from gardening.tests.logging_lines import logged
from gardens.models import CalendarFeed
from gardens.tests.factories import GardenerFactory

pytestmark = pytest.mark.django_db
ACCESS, SECURITY = "gardening.access", "gardening.security"


def test_each_request_has_one_line_under_its_pattern_s_name(client):
    gardener = make_gardener()
    client.force_login(gardener)
    with logged() as lines:
        answer = client.get(reverse("gardens:garden-list"), {"q": "Brandywine"})
    [line] = lines.of(ACCESS)
    assert (line["method"], line["endpoint"], line["status"]) == ("GET", "gardens:garden-list", 200)
    assert line["gardener_id"] == gardener.pk
    assert 0 < line["duration_ms"] < 60_000
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "Brandywine" not in lines.text


def test_the_address_of_a_feed_is_not_in_the_line(client):
    with logged() as lines:
        client.get("/calendar/feed/2gk3sZ_token-that-opens-the-calendar-of-one.ics")
        client.get("/random/2gk3sZ_token-that")
    assert [line["endpoint"] for line in lines.of(ACCESS)] == ["calendar-feed-file", "unmatched"]
    assert "2gk3sZ" not in lines.text
    assert "gardener_id" not in lines.of(ACCESS)[0]


@pytest.mark.parametrize(
    ("given", "is_kept"),
    [
        ("6f1e2d3c-0001", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("short", False),
        ("ana@example.org", False),
        ('12345678","level":"x', False),
        ("12345678\u2028", False),
    ],
)
def test_an_id_that_is_given_is_kept_if_it_is_one(client, given, is_kept):
    answer = client.get(reverse("health-live"), headers={"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) == is_kept
    assert len(answer.headers["X-Request-ID"]) >= 8


def test_a_request_s_line_does_not_bear_the_gardener_of_the_one_before(client):
    client.force_login(make_gardener())
    with logged() as lines:
        client.get(reverse("gardens:garden-list"))
        client.logout()
        client.get(reverse("health-live"))
    assert "gardener_id" not in lines.of(ACCESS)[-1]


def test_a_broken_page_has_its_exception_under_the_same_id(client, monkeypatch):
    monkeypatch.setattr("gardening.views.readiness", lambda: 1 / 0)
    client.raise_request_exception = False
    with logged() as lines:
        answer = client.get(reverse("health-ready"), headers={"X-Request-ID": "request-42"})
    [line] = lines.of("django.request")
    assert answer.status_code == 500
    assert line["request_id"] == lines.of(ACCESS)[0]["request_id"] == "request-42"
    assert "ZeroDivisionError" in line["exception"]
    assert "in ready" in line["exception"]


def test_a_wrong_password_is_a_security_event_without_what_was_typed(client):
    with logged() as lines:
        client.post(reverse("account_login"), {"login": "ana@example.org", "password": "hunter2x"})
    [line] = [one for one in lines.of(SECURITY) if one["event"] == "sign_in.failed"]
    assert (line["endpoint"], line["address"]) == ("account_login", "127.0.0.1")
    assert "hunter2x" not in lines.text
    assert "ana@" not in lines.text


def test_a_refused_page_and_a_download_are_security_events(client):
    with logged() as lines:
        client.get(reverse("metrics"), headers={"X-Forwarded-For": "192.0.2.1"})
    [line] = lines.of(SECURITY)
    assert (line["event"], line["endpoint"], line["status"]) == ("access.refused", "metrics", 403)


def test_a_download_is_a_security_event(client):
    staff = make_staff()
    client.force_login(staff)
    with logged() as lines:
        client.get(reverse("admin:plants_catalogueimport_export", args=["plants.csv"]))
    [line] = lines.of(SECURITY)
    assert (line["event"], line["actor_id"]) == ("data.exported", staff.pk)


def test_a_switch_is_a_security_event_once_it_is_turned(django_capture_on_commit_callbacks):
    switch = Switch.objects.get(name="rule_engine")
    switch.active = False
    with logged() as lines, django_capture_on_commit_callbacks(execute=True):
        switch.save()
        assert not lines.text
    assert [line["event"] for line in lines.of(SECURITY)] == ["switch.turned_off"]


def test_a_role_is_audited_and_a_security_event(client, django_capture_on_commit_callbacks):
    staff, gardener = make_staff(), GardenerFactory()
    client.force_login(staff)
    page = reverse("admin:gardens_gardener_change", args=[gardener.pk])
    fields = {"email": gardener.email, "is_active": "on", "is_staff": "on"}
    group = Group.objects.create(name="Editors")
    fields["groups"] = group.pk
    with logged() as lines, django_capture_on_commit_callbacks(execute=True):
        assert client.post(page, fields).status_code == 302
    [line] = [one for one in lines.of(SECURITY) if one["event"] == "role.changed"]
    assert (line["actor_id"], line["target"]) == (staff.pk, f"gardens.gardener {gardener.pk}")
    entry = AuditEntry.objects.get(action="role.changed")
    assert entry.details == {"is_staff": True, "groups_added": [group.pk], "groups_removed": []}


def test_a_slow_statement_is_logged_without_its_parameters(settings):
    settings.SLOW_QUERY_MS = 0
    with logged() as lines:
        assert not CalendarFeed.objects.filter(token_digest="very secret").exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'Grandmother''s Brandywine', %s", ["note"])
    first, second = lines.of("gardening.database")
    assert "very secret" not in lines.text
    assert "Brandywine" not in lines.text
    assert "%s" in first["sql"]
    assert second["sql"] == "SELECT '…', %s"


def test_a_quick_one_is_not():
    with logged() as lines:
        CalendarFeed.objects.exists()
    assert not lines.text


def test_a_database_that_is_gone_is_said(client, monkeypatch):
    def gone() -> None:
        raise OperationalError("connection to server at host failed")

    monkeypatch.setattr("gardening.views.readiness", gone)
    client.raise_request_exception = False
    with logged() as lines:
        client.get(reverse("health-ready"))
    [line] = lines.of("gardening.database")
    assert line["exception"].endswith("OperationalError: connection to server at host failed")


def test_readiness_says_it_too(client, monkeypatch):
    def gone() -> None:
        raise OperationalError("no route to host")

    monkeypatch.setattr(readiness, "pending_migrations", gone)
    with logged() as lines:
        assert client.get(reverse("health-ready")).status_code == 503
    assert lines.of("gardening.database")


def test_a_start_that_migrations_refuse_is_logged(monkeypatch):
    monkeypatch.setattr(readiness, "pending_migrations", lambda: ["gardens.0099_next"])
    monkeypatch.setattr(readiness, "close_connections", lambda: None)
    with logged() as lines, pytest.raises(readiness.DatabaseNotReady):
        readiness.refuse_unready_database()
    [line] = lines.of("gardening.migrations")
    assert line["migrations"] == "gardens.0099_next"


def test_the_configured_handler_and_gunicorn_write_such_lines(capsys):
    configurator = logging.config.DictConfigurator({"version": 1})
    formatter = configurator.configure_formatter(dict(settings.LOGGING["formatters"]["json"]))
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "ready", None, None)
    assert json.loads(formatter.format(record))["message"] == "ready"

    JsonLogger(Config()).info("Listening at: %s", "http://127.0.0.1:8000")
    assert json.loads(capsys.readouterr().err)["message"] == "Listening at: http://127.0.0.1:8000"
    assert not logging.getLogger("django").handlers


def test_a_refusal_inside_a_view_is_logged_once(client, monkeypatch):
    def refuse() -> None:
        raise PermissionDenied("ana@example.org may not")

    monkeypatch.setattr("gardening.views.readiness", refuse)
    with logged() as lines:
        client.get(reverse("health-ready"))
    assert len(lines.of(SECURITY)) == 1
    assert "ana@" not in lines.text


def test_a_line_asks_no_database_for_its_gardener(rf, django_assert_num_queries):
    request = rf.get("/")
    request.session = SessionStore("of somebody")
    request.session.accessed = True
    with django_assert_num_queries(0):
        assert gardener_of(request) is None
