"""The metrics of a worker on a machine that has no web process, on a port of its own."""

from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse

from django.conf import settings
from prometheus_client import make_wsgi_app

from gardening.observability.guard import may_read
from gardening.observability.registry import process_registry


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class SilentHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A scrape every few seconds is not worth a line."""


def open_port() -> Server | None:
    """In the worker's main process, once its children are there, so that they do not hold it."""
    if not settings.WORKER_METRICS_PORT:
        return None
    address = settings.WORKER_METRICS_HOST, settings.WORKER_METRICS_PORT
    server = make_server(*address, _guarded, server_class=Server, handler_class=SilentHandler)
    Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server


def _guarded(request_environ: dict[str, str], start: StartResponse) -> Iterable[bytes]:
    is_welcome = may_read(
        authorization=request_environ.get("HTTP_AUTHORIZATION", ""),
        address=request_environ["REMOTE_ADDR"],
        is_proxied="HTTP_X_FORWARDED_FOR" in request_environ or "HTTP_FORWARDED" in request_environ,
    )
    if not is_welcome:
        start("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"The token of METRICS_TOKEN is missing.\n"]
    answer: Callable = make_wsgi_app(process_registry())
    return answer(request_environ, start)
