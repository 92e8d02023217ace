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

LARGEST_BYTES = 32 * 1024
# A browser sends together what it refused in a minute.
MOST_REPORTS = 10
# What a report says, as those of `report-uri` and those of `report-to` call it.
DIRECTIVES = ("effective-directive", "violated-directive", "effectiveDirective")
BLOCKED = ("blocked-uri", "blockedURL")
PAGES = ("document-uri", "documentURL")
WORD = re.compile(r"[a-z][a-z-]{0,39}")

logger = logging.getLogger("gardening.csp")


@csrf_exempt
@login_not_required
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    """Anybody may send one: it is logged in words of ours, never in theirs."""
    if _length(request) > LARGEST_BYTES:
        return HttpResponse(status=413)
    reports = _reports(request.body)
    if reports is None:
        return HttpResponse(status=400)
    for report in reports[:MOST_REPORTS]:
        extra = {
            "directive": _word(_said(report, DIRECTIVES).partition(" ")[0]),
            "blocked": _origin(_said(report, BLOCKED)),
            "page": _page(_said(report, PAGES)),
        }
        logger.warning("refused by the content security policy", extra=extra)
    return HttpResponse(status=204)


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else LARGEST_BYTES + 1


def _reports(body: bytes) -> list[dict[str, object]] | None:
    """One, as `report-uri` sends it; several, perhaps of other kinds too, of `report-to`."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(content, dict):
        found = [content.get("csp-report")]
    elif isinstance(content, list) and all(isinstance(one, dict) for one in content):
        found = [one.get("body") for one in content if one.get("type") == "csp-violation"]
    else:
        return None
    return found if all(isinstance(one, dict) for one in found) else None


def _said(report: dict[str, object], names: tuple[str, ...]) -> str:
    return str(next((report[name] for name in names if report.get(name)), None))


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
