"""On whose behalf this thread works: the request, the gardener, the task of a worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import asdict, dataclass

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    request_id: str | None = None
    gardener_id: int | None = None
    task_id: str | None = None
    task: str | None = None


NOBODY = Trace()
# Where a session of Django keeps what it has read.
LOADED = "_session_cache"

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
_trace: ContextVar[Trace] = ContextVar("trace", default=NOBODY)


@contextmanager
def following(request: HttpRequest, request_id: str) -> Iterator[None]:
    asked, trace = _request.set(request), _trace.set(Trace(request_id=request_id))
    try:
        yield
    finally:
        _trace.reset(trace)
        _request.reset(asked)


def follow_task(trace: Trace) -> Token:
    return _trace.set(trace)


def leave_task(token: Token) -> None:
    _trace.reset(token)


def current_trace() -> Trace:
    trace, request = _trace.get(), _request.get()
    if trace.gardener_id is not None or request is None:
        return trace
    return Trace(**asdict(trace) | {"gardener_id": gardener_of(request)})


def gardener_of(request: HttpRequest) -> int | None:
    """Of whom the view asked; a line that is written must not wait for the database, which may be
    what the line is about."""
    session = getattr(request, "session", None)
    if session is None or not session.accessed:
        return None
    key = getattr(session, LOADED, {}).get(SESSION_KEY)
    return int(key) if key else None
