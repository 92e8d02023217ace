"""What browsers refused under our policy: a fault of ours, or somebody's script in a page."""

import json
import logging
import re
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

LARGEST_BYTES = 8 * 1024
WORD = re.compile(r"[a-z][a-z-]{0,39}")

logger = logging.getLogger("gardening.csp")


@csrf_exempt
@login_not_required
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    """Anybody may send one: it is logged in words of ours, never in theirs."""
    if _length(request) > LARGEST_BYTES:
        return HttpResponse(status=413)
    report = _report(request.body)
    if report is None:
        return HttpResponse(status=400)
    directive = report.get("effective-directive") or report.get("violated-directive")
    extra = {
        "directive": _word(str(directive).partition(" ")[0]),
        "blocked": _origin(str(report.get("blocked-uri"))),
        "page": _page(str(report.get("document-uri"))),
    }
    logger.warning("refused by the content security policy", extra=extra)
    return HttpResponse(status=204)


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else LARGEST_BYTES + 1


def _report(body: bytes) -> dict[str, object] | None:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    report = content.get("csp-report") if isinstance(content, dict) else None
    return report if isinstance(report, dict) else None


def _word(text: str) -> str:
    return text if WORD.fullmatch(text) else "other"


def _origin(address: str) -> str:
    """Where from, without what it was asked for; `inline`, `eval` and `data` are words."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return "other"
    return f"{_word(parts.scheme)}://{host[:80]}" if host else _word(parts.scheme or address)


def _page(address: str) -> str:
    try:
        match = resolve(urlsplit(address).path)
    except (ValueError, Resolver404):
        return "unmatched"
    return match.view_name or match.route
