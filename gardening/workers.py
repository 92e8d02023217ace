"""What worker and beat do when they start and stop."""

import sys

from celery import signals

from gardening.observability.worker_port import open_port
from gardening.readiness import DatabaseNotReady, close_connections, refuse_unready_database
from gardening.tasks import beat_heart

# What gunicorn, too, ends with: whoever starts processes again need not try.
NOT_READY = 3


@signals.beat_init.connect
@signals.worker_init.connect
def refuse_old_database(**kwargs: object) -> None:
    try:
        refuse_unready_database()
    except DatabaseNotReady as refusal:
        # Celery logs and forgets an Exception here.
        sys.stderr.write(f"{refusal}\n")
        raise SystemExit(NOT_READY) from refusal


@signals.worker_ready.connect
def show_worker_at_once(**kwargs: object) -> None:
    beat_heart.delay()


@signals.worker_ready.connect
def show_metrics(**kwargs: object) -> None:
    open_port()


@signals.worker_process_init.connect
def forget_inherited_connections(**kwargs: object) -> None:
    close_connections()
