"""What counting costs a request: the instruments alone, around a view that does nothing."""

from collections.abc import Callable
from functools import partial

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from gardening.benchmarks.measuring import Benchmark
from gardening.observability.middleware import RequestMetricsMiddleware
from gardening.observability.statements import counting

STATEMENTS = 20
SELECT = "SELECT id, name FROM gardens_garden WHERE owner_id = %s"


def _request() -> Callable[[], object]:
    request = RequestFactory().get("/health/live")
    request.resolver_match = resolve(request.path)
    response = HttpResponse()
    count = counting(connection.alias, connection.vendor)

    def answer(request: HttpRequest) -> HttpResponse:
        middleware.process_view(request)
        for number in range(STATEMENTS):
            count(_execute, SELECT, [number], False, {})
        return response

    middleware = RequestMetricsMiddleware(answer)
    return partial(middleware, request)


def _execute(*arguments: object) -> None:
    """As if the database took no time."""


BENCHMARKS = (Benchmark("metrics-request-20-statements", 0.2, _request),)
