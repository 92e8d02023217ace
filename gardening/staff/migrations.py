"""Pages of operations, for staff and their programs: HTML, or JSON where that is asked for."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gardening.readiness import MIGRATE
from gardening.schema.status import schema_status
from gardening.staff.gate import for_staff, wants_json


@for_staff("gardening.view_heartbeat")
@require_safe
def migration_status(request: HttpRequest) -> HttpResponse:
    status = schema_status()
    if wants_json(request):
        content = {
            "status": "pending" if status.pending else "ok",
            "pending": status.pending,
            "unknown": status.unknown,
            "command": MIGRATE if status.pending else None,
            "migrations": [migration.as_json() for migration in status.migrations],
        }
        return JsonResponse(content)
    context = {**admin.site.each_context(request), "title": _("Migrations"), "status": status}
    return render(request, "admin/migration_status.html", {**context, "command": MIGRATE})
