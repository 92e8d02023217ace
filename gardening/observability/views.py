from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from gardening.observability.guard import may_read
from gardening.observability.registry import site_registry


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    is_welcome = may_read(
        authorization=request.headers.get("Authorization", ""),
        address=request.META.get("REMOTE_ADDR", ""),
        is_proxied="X-Forwarded-For" in request.headers or "Forwarded" in request.headers,
    )
    if not is_welcome:
        raise PermissionDenied
    return HttpResponse(generate_latest(site_registry()), content_type=CONTENT_TYPE_LATEST)
