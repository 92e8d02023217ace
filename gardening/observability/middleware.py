from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gardening.observability.metrics import ERRORS, IN_PROGRESS, REQUESTS, SECONDS

KNOWN_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class RequestMetricsMiddleware:
    """Counts and times requests under the name of their URL pattern."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        try:
            response = self.get_response(request)
        finally:
            in_progress = getattr(request, "metrics_in_progress", None)
            if in_progress:
                in_progress.dec()
        method, endpoint = method_of(request), endpoint_of(request)
        SECONDS.labels(method, endpoint).observe(perf_counter() - started)
        REQUESTS.labels(method, endpoint, response.status_code).inc()
        if response.status_code >= 500:
            default = f"http_{response.status_code}"
            error_type = getattr(request, "metrics_error_type", default)
            ERRORS.labels(method, endpoint, error_type).inc()
        return response

    def process_view(self, request: HttpRequest, *args: object) -> None:
        """The URL is resolved only now; what never gets here is not counted as in progress."""
        request.metrics_in_progress = IN_PROGRESS.labels(method_of(request), endpoint_of(request))
        request.metrics_in_progress.inc()

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request.metrics_error_type = type(exception).__name__


def method_of(request: HttpRequest) -> str:
    """Clients may invent methods; labels must stay few."""
    return request.method if request.method in KNOWN_METHODS else "OTHER"


def endpoint_of(request: HttpRequest) -> str:
    match = request.resolver_match
    if match:
        return match.view_name or match.route
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "unmatched"
