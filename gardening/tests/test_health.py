from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from gardening import readiness, workers
from gardening.models import Heartbeat
from gardening.tasks import beat_heart


@pytest.fixture
def recorded(db):
    return MigrationRecorder.Migration.objects


@pytest.mark.parametrize("path", ["/health", "/health/live"])
def test_alive_asks_nobody(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response.json() == {"status": "alive"}


@pytest.mark.django_db
def test_ready_with_a_worker_that_was_seen(client):
    beat_heart()

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["status"] == "ready"


@pytest.mark.django_db
@pytest.mark.parametrize("age", [None, timedelta(minutes=5)])
def test_a_missing_worker_degrades_only(client, age):
    if age:
        Heartbeat.objects.create(name="worker", seen_at=timezone.now() - age)

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["worker"] == "degraded"


@pytest.mark.django_db
def test_a_broker_that_is_down_degrades_only(client, monkeypatch):
    beat_heart()
    with readiness.current_app.connection_for_write("redis://127.0.0.1:1/0") as broken:
        monkeypatch.setattr(readiness.current_app, "connection_for_write", lambda: broken)
        response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["broker"] == "degraded"


def test_an_unapplied_migration_is_not_ready(client, recorded):
    recorded.filter(app="compliance", name="0003_switches").delete()

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["migrations"] == "unapplied"
    assert response.json()["pending_migrations"] == ["compliance.0003_switches"]


def test_a_database_that_is_down_is_not_ready(client, monkeypatch, db):
    def fail() -> None:
        raise OperationalError("password of postgres://ana:secret@db is wrong")

    monkeypatch.setattr(readiness, "pending_migrations", fail)

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json()["database"] == "unavailable"
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
def test_answers_are_not_cached_and_not_changed_by_posts(client, db, path):
    assert "no-store" in client.get(path).headers["Cache-Control"]
    assert client.post(path).status_code == 405


def test_a_worker_that_refuses_leaves_in_words(monkeypatch, capsys):
    def refuse() -> None:
        raise readiness.DatabaseNotReady("Run python manage.py migrate first")

    monkeypatch.setattr(workers, "refuse_unready_database", refuse)

    with pytest.raises(SystemExit) as left:
        workers.refuse_old_database()

    assert left.value.code == workers.NOT_READY
    assert "migrate first" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_worker_that_starts_is_seen_at_once():
    workers.show_worker_at_once()

    assert readiness.readiness().has_worker


@pytest.mark.django_db(transaction=True)
class TestStart:
    def test_a_complete_database_is_accepted(self):
        readiness.refuse_unready_database()

    def test_unapplied_migrations_are_refused_by_name(self):
        recorded = MigrationRecorder.Migration.objects
        row = recorded.get(app="compliance", name="0003_switches")
        row.delete()
        try:
            with pytest.raises(readiness.DatabaseNotReady, match=r"compliance\.0003_switches"):
                readiness.refuse_unready_database()
        finally:
            recorded.create(app="compliance", name="0003_switches", applied=row.applied)

    def test_an_unprotected_audit_trail_is_refused(self):
        readiness.triggers.drop(connection)
        try:
            with pytest.raises(readiness.DatabaseNotReady, match="restore_audit_triggers"):
                readiness.refuse_unready_database()
        finally:
            readiness.triggers.restore(connection)

    def test_a_database_that_is_down_may_come_back(self, monkeypatch):
        def fail() -> None:
            raise OperationalError

        monkeypatch.setattr(readiness, "pending_migrations", fail)

        readiness.refuse_unready_database()


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (OperationalError("password of ana is wrong"), 503, "This is not possible right now"),
        (InterfaceError("closed"), 503, "This is not possible right now"),
        (ValueError("ana"), 500, "Something went wrong here"),
    ],
    ids=["cut", "closed", "other"],
)
def test_a_page_says_whether_the_database_or_we_are_at_fault(
    client, monkeypatch, fault, status, words
):
    def fail(*args: object, **kwargs: object) -> None:
        raise fault

    monkeypatch.setattr("gardens.views.landing.render", fail)
    client.raise_request_exception = False

    answer = client.get("/")

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "ana" not in answer.content.decode()
    assert (answer.headers.get("Retry-After") == "60") == (status == 503)
