"""What a scrape asks database, queue and disk for."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from gardening.models import BACKUP, SWEEP, WORKER, Heartbeat
from gardening.observability import facts
from gardening.observability.facts import FACTS
from gardening.readiness import current_app
from gardening.tasks import beat_heart
from rules.tasks import sweep_gardens

pytestmark = pytest.mark.django_db


@pytest.fixture
def scrape(client):
    def scraped() -> dict[str, dict[tuple[str, ...], float]]:
        found: dict[str, dict[tuple[str, ...], float]] = {}
        page = client.get("/metrics").content.decode()
        for family in text_string_to_metric_families(page):
            for one in family.samples:
                found.setdefault(one.name, {})[tuple(one.labels.values())] = one.value
        return found

    return scraped


def test_each_name_is_there_once_with_its_meaning(client):
    lines = client.get("/metrics").content.decode().splitlines()
    types = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(types) == len(set(types))
    # Tests keep private files in memory, and only PostgreSQL knows its tables.
    assert set(FACTS) - {"media_free_bytes", "db_table_rows", "db_table_bytes"} <= set(types)


@pytest.mark.parametrize(
    ("name", "heart"),
    [
        ("worker_last_seen_timestamp_seconds", WORKER),
        ("sweep_last_success_timestamp_seconds", SWEEP),
        ("backup_last_success_timestamp_seconds", BACKUP),
    ],
)
def test_hearts(scrape, name, heart):
    assert scrape()[name] == {(): 0}
    seen = timezone.now() - timedelta(hours=1)
    Heartbeat.objects.create(name=heart, seen_at=seen)
    assert scrape()[name][()] == pytest.approx(seen.timestamp(), abs=0.001)


def test_a_worker_and_a_sweep_leave_their_mark(scrape):
    beat_heart.delay()
    sweep_gardens.delay()
    found = scrape()
    for name in ("worker_last_seen_timestamp_seconds", "sweep_last_success_timestamp_seconds"):
        assert found[name][()] == pytest.approx(timezone.now().timestamp(), abs=60)
    assert found["celery_task_duration_seconds_count"]["rules.tasks.sweep_gardens",] >= 1


def test_a_sweep_that_fails_leaves_none(scrape, monkeypatch):
    def fail(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rules.tasks._ask_for", fail)
    with pytest.raises(ZeroDivisionError):
        sweep_gardens.delay()
    assert scrape()["sweep_last_success_timestamp_seconds"] == {(): 0}


def test_migrations(scrape):
    assert scrape()["schema_migrations_pending"] == {(): 0}
    MigrationRecorder.Migration.objects.filter(app="rules", name__startswith="0001").delete()
    found = scrape()
    assert found["schema_migrations_pending"] == {(): 1}
    assert found["django_migrations_unapplied_total"] == {("default",): 1}
    applied = MigrationRecorder.Migration.objects.count()
    assert found["django_migrations_applied_total"] == {("default",): applied}


def test_the_room_for_pictures(scrape, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "not" / "made" / "yet"
    assert "media_free_bytes" not in scrape()
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    monkeypatch.setattr(facts, "disk_usage", lambda folder: SimpleNamespace(free=len(str(folder))))
    assert scrape()["media_free_bytes"] == {(): len(str(tmp_path))}


def test_the_queue(scrape):
    before = scrape()["celery_queue_length"][()]
    with current_app.connection_for_write() as broker:
        queue = broker.SimpleQueue(current_app.conf.task_default_queue)
        queue.put({"any": "message"})
        assert scrape()["celery_queue_length"][()] == before + 1
        queue.get(timeout=5).ack()
    assert scrape()["celery_queue_length"][()] == before


def test_without_a_broker_the_rest_is_shown(scrape, monkeypatch):
    with current_app.connection_for_write("redis://127.0.0.1:1/0") as broken:
        monkeypatch.setattr(current_app, "connection_for_write", lambda: broken)
        found = scrape()
    assert "celery_queue_length" not in found
    assert "schema_migrations_pending" in found


def test_without_a_database_the_rest_is_shown(scrape, monkeypatch):
    def refuse() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(facts, "pending_migrations", refuse)
    found = scrape()
    assert "schema_migrations_pending" not in found
    assert "celery_queue_length" in found


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL keeps them")
def test_tables(scrape):
    Heartbeat.objects.bulk_create(
        Heartbeat(name=f"{number}", seen_at=timezone.now()) for number in range(300)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE gardening_heartbeat")
    found = scrape()
    assert found["db_table_rows"]["gardening_heartbeat",] == 300
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_table_size('gardening_heartbeat')")
        assert 0 < found["db_table_bytes"]["gardening_heartbeat",] <= 4 * cursor.fetchone()[0]
    assert set(found["db_table_rows"]) == set(found["db_table_bytes"])


def test_a_scrape_asks_little(client, django_assert_max_num_queries):
    client.get("/metrics")
    with django_assert_max_num_queries(6):
        client.get("/metrics")
