"""Readings from devices: JSON in, JSON out, no session; described by docs/openapi.json."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from compliance.scope import current_scope
from gardens.actions.readings import take_readings
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Device
from gardens.sensors.checking import MOST_READINGS
from gardens.sensors.openapi import LARGEST_BYTES, description
from gardens.sensors.screening import screened

BEARER = "bearer "


class NotTaken(Exception):
    """The whole request is refused: with this status, for this reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


@csrf_exempt
@login_not_required
@require_POST
def readings(request: HttpRequest) -> HttpResponse:
    try:
        device = _device(request)
        current_scope().actor = SimpleLazyObject(lambda: device.garden.owner)
        outcome = take_readings(device, screened(_items(request)))
    except NotTaken as refusal:
        response = JsonResponse({"error": refusal.reason}, status=refusal.status)
        if refusal.status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response
    except GoneMeanwhile:
        return JsonResponse({"error": "revoked"}, status=403)
    rejected = [{"index": index, "reason": fault} for index, fault in outcome.rejected]
    return JsonResponse(
        {"accepted": outcome.accepted, "duplicates": outcome.duplicates, "rejected": rejected}
    )


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(description(), json_dumps_params={"indent": 2})


@sensitive_variables("header", "token")
def _device(request: HttpRequest) -> Device:
    header = request.headers.get("Authorization", "")
    if not header.lower().startswith(BEARER):
        raise NotTaken(401, "no_token")
    token = header[len(BEARER) :].strip()
    device = Device.objects.of_token(token).with_place().first()
    if device is None:
        raise NotTaken(401, "unknown_token")
    if device.is_revoked:
        raise NotTaken(403, "revoked")
    return device


def _items(request: HttpRequest) -> list[object]:
    if request.content_type != "application/json":
        raise NotTaken(415, "not_json")
    if _length(request) > LARGEST_BYTES:
        raise NotTaken(413, "too_large")
    try:
        # Whole numbers as well: Python's would take any length of digits to be one.
        content = json.loads(request.body, parse_int=float)
    except (ValueError, RecursionError) as fault:
        raise NotTaken(400, "malformed") from fault
    items = content.get("readings") if isinstance(content, dict) else None
    if not isinstance(items, list):
        raise NotTaken(400, "no_readings")
    if len(items) > MOST_READINGS:
        raise NotTaken(413, "too_many")
    return items


def _length(request: HttpRequest) -> int:
    """As Django reads it: nothing where the header is no number."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
