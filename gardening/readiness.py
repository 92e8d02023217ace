"""Is the database there, is its schema ours, do the broker and the worker answer?"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from celery import current_app
from django.db import Error, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerOperationalError

from compliance import triggers
from gardening.models import WORKER, Heartbeat
from gardening.observability.databases import note_lost_database

logger = logging.getLogger("gardening.migrations")

MIGRATE = "python manage.py migrate"
STALE_AFTER = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Readiness:
    database: bool
    # None while the database does not answer.
    pending: tuple[str, ...] | None
    broker: bool
    worker_seen_at: datetime | None

    @property
    def is_ready(self) -> bool:
        return self.database and self.migrations

    @property
    def migrations(self) -> bool:
        return self.pending == ()

    @property
    def has_worker(self) -> bool:
        return self.worker_seen_at is not None and (
            timezone.now() - self.worker_seen_at < STALE_AFTER
        )


def readiness() -> Readiness:
    try:
        pending = tuple(pending_migrations())
        seen_at = None if pending else worker_seen_at()
    except Error as fault:
        note_lost_database(fault)
        return Readiness(False, None, broker_answers(), None)
    return Readiness(True, pending, broker_answers(), seen_at)


def pending_migrations() -> list[str]:
    pending = _shipped_migrations() - applied_migrations()
    return sorted(f"{app}.{name}" for app, name in pending)


def applied_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationRecorder(connection).applied_migrations())


def worker_seen_at() -> datetime | None:
    return Heartbeat.objects.filter(name=WORKER).values_list("seen_at", flat=True).first()


def broker_answers() -> bool:
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=0)
    except (BrokerOperationalError, OSError):
        return False
    return True


def messages_waiting() -> int | None:
    """Of the queue that workers take from; None while the broker does not answer."""
    queue = current_app.conf.task_default_queue
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=0)
            return broker.default_channel.queue_declare(queue).message_count
    except (BrokerOperationalError, OSError):
        return None


class DatabaseNotReady(RuntimeError):
    """Raised, and not SystemExit: gunicorn would start workers again and again."""


def refuse_unready_database() -> None:
    """Called when a web, worker or beat process starts; a database that is down is not refused.

    It may come back, and `/health/ready` says 503 until then.
    """
    try:
        pending = pending_migrations()
        unprotected = () if pending else triggers.missing(connection)
    except Error as fault:
        note_lost_database(fault)
        return
    finally:
        close_connections()
    if pending:
        logger.error("unapplied migrations", extra={"migrations": ", ".join(pending)})
        raise DatabaseNotReady(f"Run {MIGRATE} first; unapplied: {', '.join(pending)}")
    if unprotected:
        logger.error("audit triggers are missing")
        raise DatabaseNotReady("Run python manage.py restore_audit_triggers first.")


def close_connections() -> None:
    """A connection or a pool must not be shared by two processes across a fork."""
    for one in connections.all(initialized_only=True):
        one.close()
        if one.vendor == "postgresql":
            one.close_pool()


@cache
def _shipped_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)
