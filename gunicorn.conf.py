"""The web process; `$HOST`, `$PORT` and `$WEB_CONCURRENCY` come from the environment."""

import os

from gunicorn.workers.base import Worker

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
# bin/run promises to stop within ten seconds.
graceful_timeout = 4
# A process that hangs is replaced; one request is ended by the database (gardening/patience.py).
timeout = 30
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
# Longer than a proxy's, so that it never sends into a connection we just closed.
keepalive = 75
control_socket_disable = True
logger_class = "gardening.observability.gunicorn_log.JsonLogger"
# Each process loads the application itself: database pools do not survive a fork.
preload_app = False


def post_worker_init(worker: Worker) -> None:
    is_first = worker.age == 1
    if is_first:
        worker.log.info("Gardening is ready at http://%s/", bind)
