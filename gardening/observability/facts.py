"""What the site knows without counting, read at each scrape: gauges of database, queue and disk."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shutil import disk_usage

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import Error, connection
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from gardening.models import BACKUP, SWEEP, WORKER, Heartbeat
from gardening.readiness import applied_migrations, messages_waiting, pending_migrations

logger = logging.getLogger(__name__)

HEARTBEATS = {
    "worker_last_seen_timestamp_seconds": WORKER,
    "sweep_last_success_timestamp_seconds": SWEEP,
    "backup_last_success_timestamp_seconds": BACKUP,
}
# Name: what it means, its labels.
FACTS: dict[str, tuple[str, list[str]]] = {
    "media_free_bytes": ("Room left on the disk of private files; none for a bucket.", []),
    "celery_queue_length": ("Tasks that wait for a worker.", []),
    "worker_last_seen_timestamp_seconds": ("When a worker last took a task; 0 is never.", []),
    "sweep_last_success_timestamp_seconds": (
        "When gardens were last asked for a new day; 0 is never.",
        [],
    ),
    "backup_last_success_timestamp_seconds": ("When a backup last succeeded; 0 is never.", []),
    "schema_migrations_pending": ("Migrations of this release that are not applied.", []),
    "django_migrations_applied_total": ("Migrations that are applied.", ["connection"]),
    "django_migrations_unapplied_total": ("Migrations that are not applied.", ["connection"]),
    "db_table_rows": ("Rows of a table as PostgreSQL estimates them.", ["table"]),
    "db_table_bytes": (
        "Size of a table with its indexes at the last vacuum or analyze; PostgreSQL only.",
        ["table"],
    ),
}
# Of the catalogue, without a lock: a scrape must not wait for a migration.
TABLE_SIZES = """
SELECT tables.relname, tables.reltuples,
    (tables.relpages + COALESCE(toasts.relpages, 0) + COALESCE(SUM(indexes.relpages), 0))
        * current_setting('block_size')::bigint
FROM pg_class AS tables
LEFT JOIN pg_class AS toasts ON toasts.oid = tables.reltoastrelid
LEFT JOIN pg_index ON pg_index.indrelid = tables.oid
LEFT JOIN pg_class AS indexes ON indexes.oid = pg_index.indexrelid
WHERE tables.relkind = 'r' AND tables.relnamespace = current_schema()::regnamespace
GROUP BY tables.oid, toasts.relpages
"""


class SiteFacts(Collector):
    """What does not answer is left out, so that the rest is still seen."""

    def collect(self) -> Iterator[Metric]:
        yield from _of_the_disk()
        yield from _of_the_queue()
        try:
            yield from _of_the_database()
        except Error as error:
            logger.warning("The database does not answer a scrape: %s", error)


def _of_the_disk() -> Iterator[Metric]:
    if isinstance(storages["private"], FileSystemStorage):
        folder = Path(settings.MEDIA_ROOT)
        there = next(one for one in (folder, *folder.parents) if one.exists())
        yield _gauge("media_free_bytes", disk_usage(there).free)


def _of_the_queue() -> Iterator[Metric]:
    waiting = messages_waiting()
    if waiting is None:
        logger.warning("The broker does not answer a scrape.")
        return
    yield _gauge("celery_queue_length", waiting)


def _of_the_database() -> Iterator[Metric]:
    pending, alias = len(pending_migrations()), (connection.alias,)
    yield _gauge("schema_migrations_pending", pending)
    yield _labelled("django_migrations_unapplied_total", {alias: pending})
    yield _labelled("django_migrations_applied_total", {alias: len(applied_migrations())})
    seen = dict(Heartbeat.objects.values_list("name", "seen_at"))
    for name, heart in HEARTBEATS.items():
        yield _gauge(name, seen[heart].timestamp() if heart in seen else 0)
    if connection.vendor == "postgresql":
        yield from _of_the_tables()


def _of_the_tables() -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(TABLE_SIZES)
        tables = cursor.fetchall()
    # Before it was ever analyzed a table says −1.
    yield _labelled("db_table_rows", {(name,): max(0, rows) for name, rows, _ in tables})
    yield _labelled("db_table_bytes", {(name,): size for name, _, size in tables})


def _gauge(name: str, value: float) -> Metric:
    return _labelled(name, {(): value})


def _labelled(name: str, values: Mapping[Iterable[str], float]) -> Metric:
    meaning, labels = FACTS[name]
    family = GaugeMetricFamily(name, meaning, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family
