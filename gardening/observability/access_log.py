"""One line for each request, without its address: that may hold a token."""

import logging
import re
import uuid
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse

from gardening.observability.context import following, gardener_of
from gardening.observability.middleware import endpoint_of, method_of
from gardening.observability.security import security_event

HEADER = "X-Request-ID"
REQUEST_ID = re.compile(r"[A-Za-z0-9_.-]{8,64}")
REFUSALS = (401, 403)

logger = logging.getLogger("gardening.access")


class AccessLogMiddleware:
    """The outermost: it sees every request, and what is logged inside bears the request's id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = request_id_of(request)
        with following(request, request_id):
            response = self._answered(request)
        response.headers[HEADER] = request_id
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        response = self.get_response(request)
        if response.status_code in REFUSALS:
            security_event("access.refused", request=request, status=response.status_code)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            security_event("data.exported", request=request, actor_id=gardener_of(request))
        logger.info(
            "answered",
            extra={
                "method": method_of(request),
                "endpoint": endpoint_of(request),
                "status": response.status_code,
                "duration_ms": round((perf_counter() - started) * 1000, 1),
            },
        )
        return response


def request_id_of(request: HttpRequest) -> str:
    """The proxy's, if it is one: a client's own text does not get into the logs."""
    given = request.headers.get(HEADER, "")
    return given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
