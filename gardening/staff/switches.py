"""The switches: how they stand, who turned them and why; scripts turn them with a token."""

import json
import os
import socket

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from compliance.actions.switches import SwitchRefused, turn_switches
from compliance.models import Scope, Switch
from compliance.models.switch import SWITCHES
from compliance.switches import FACTS
from gardening.staff.gate import for_staff_or_token, wants_json

LARGEST_BYTES = 10_000
HISTORY_SHOWN = 100
WORDS = {"true": True, "false": False}


@for_staff_or_token("compliance.view_switch", Scope.SWITCHES)
@require_safe
def feature_flags(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(_state())
    return _page(request)


@for_staff_or_token("compliance.change_switch", Scope.SWITCHES)
@require_POST
def turn_feature_flags(request: HttpRequest) -> HttpResponse:
    """Sets those that the body names; with an empty body it only says how they stand."""
    try:
        wanted, reason = _asked(request)
        actor = None if request.ops_token else request.user
        turned = (
            turn_switches(wanted, reason=reason, actor=actor, token=request.ops_token)
            if wanted
            else []
        )
    except SwitchRefused as refusal:
        if wants_json(request):
            return JsonResponse({"error": str(refusal)}, status=400)
        return _page(request, fault=str(refusal), status=400)
    if wants_json(request):
        return JsonResponse({"turned": turned, **_state()})
    said = _("Turned: %s") % ", ".join(turned) if turned else _("It was so already.")
    messages.success(request, said)
    return redirect("feature-flags")


def _asked(request: HttpRequest) -> tuple[dict[str, bool], str]:
    """Which switch is to be how, and why."""
    if request.content_type == "application/json":
        content = _document(request)
    else:
        content = {
            name: WORDS.get(value, value)
            for name, value in request.POST.items()
            if name in (*SWITCHES, "reason")
        }
    reason = content.pop("reason", "")
    odd = sorted(name for name, value in content.items() if not isinstance(value, bool))
    if odd or not isinstance(reason, str):
        raise SwitchRefused(
            _("A switch is true or false, a reason is text; mend: %s.")
            % ", ".join(odd or ["reason"])
        )
    return content, reason


def _document(request: HttpRequest) -> dict[str, object]:
    if len(request.body) > LARGEST_BYTES:
        raise SwitchRefused(_("The body is too long for switches."))
    try:
        content = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as fault:
        raise SwitchRefused(_("The body is no JSON.")) from fault
    if not isinstance(content, dict):
        raise SwitchRefused(
            _('Send an object, such as {"rule_engine": false, "reason": "Dates are wrong"}.')
        )
    return content


def _state() -> dict[str, object]:
    """Read from the rows, by the process that is named."""
    rows = {row.name: row for row in Switch.objects.filter(name__in=SWITCHES)}
    return {
        "switches": {name: _facts(rows.get(name)) for name in SWITCHES},
        "answered_by": f"{socket.gethostname()}:{os.getpid()}",
    }


def _facts(row: Switch | None) -> dict[str, object]:
    if row is None:
        return {"active": True, "off_since": None, "reason": ""}
    return {"active": row.active, "off_since": row.off_since, "reason": row.changed_because}


def _page(request: HttpRequest, *, fault: str = "", status: int = 200) -> HttpResponse:
    rows = {row.name: row for row in Switch.objects.filter(name__in=SWITCHES)}
    context = {
        **admin.site.each_context(request),
        "title": _("Switches"),
        "switches": [(facts, rows.get(facts.name)) for facts in FACTS],
        "history": Switch.history()[:HISTORY_SHOWN],
        "may_turn": request.user.has_perm("compliance.change_switch"),
        "fault": fault,
        "typed": request.POST if fault else {},
    }
    return render(request, "admin/operations/switches.html", context, status=status)
