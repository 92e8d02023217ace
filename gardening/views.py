import sys

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error

from gardening.observability.databases import is_lost_database
from gardening.readiness import readiness
from gardening.staff.gate import wants_json

WAIT_SECONDS = 60


@login_not_required
@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "alive"})


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """503 only for what the web cannot do without; a dead worker must not take it down."""
    state = readiness()
    status = "unavailable"
    if state.is_ready:
        status = "ready" if state.broker and state.has_worker else "degraded"
    content = {
        "status": status,
        "database": "ok" if state.database else "unavailable",
        "migrations": "ok" if state.migrations else "unapplied",
        "pending_migrations": state.pending,
        "broker": "ok" if state.broker else "degraded",
        "worker": "ok" if state.has_worker else "degraded",
        "worker_last_seen": state.worker_seen_at,
    }
    return JsonResponse(content, status=200 if state.is_ready else 503)


@login_not_required
def too_many_requests(
    request: HttpRequest,
    *,
    wait_seconds: int,
) -> HttpResponse:
    minutes = -(-wait_seconds // 60)
    response = render(request, "429.html", {"wait_minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(wait_seconds)
    return response


@login_not_required
def too_many_for_a_program(request: HttpRequest, *, wait_seconds: int) -> HttpResponse:
    content = {"error": "too_many_requests", "retry_after_seconds": wait_seconds}
    return JsonResponse(content, status=429, headers={"Retry-After": str(wait_seconds)})


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """Wherever the error was raised, in a view or before one: a database comes back."""
    if is_lost_database(sys.exception()):
        return unavailable(request)
    return server_error(request)


@login_not_required
def unavailable(request: HttpRequest) -> HttpResponse:
    """Without the request's context, which asks the database who is there."""
    headers = {"Retry-After": str(WAIT_SECONDS)}
    if wants_json(request):
        content = {"error": "unavailable", "retry_after_seconds": WAIT_SECONDS}
        return JsonResponse(content, status=503, headers=headers)
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
