"""How the site stands: what was deployed, and whether all that belongs to it is there."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from compliance.models import Switch
from compliance.models.switch import SWITCHES
from gardening.models import BACKUP, WORKER, Heartbeat
from gardening.readiness import messages_waiting, pending_migrations
from gardening.staff.gate import for_staff, wants_json
from plants.models import DataLoad


@dataclass(frozen=True, slots=True)
class Status:
    build: dict[str, str]
    migrations_pending: list[str]
    # None while the broker does not answer.
    messages_waiting: int | None
    seen_at: dict[str, datetime]
    off_since: dict[str, datetime]
    data: list[DataLoad]

    @classmethod
    def now(cls) -> "Status":
        return cls(
            build=settings.BUILD,
            migrations_pending=pending_migrations(),
            messages_waiting=messages_waiting(),
            seen_at=dict(Heartbeat.objects.order_by("name").values_list("name", "seen_at")),
            off_since=Switch.paused(SWITCHES),
            data=list(DataLoad.objects.all()),
        )

    @property
    def switches(self) -> dict[str, datetime | None]:
        return {name: self.off_since.get(name) for name in SWITCHES}

    @property
    def worker_seen_at(self) -> datetime | None:
        return self.seen_at.get(WORKER)

    @property
    def backup_at(self) -> datetime | None:
        return self.seen_at.get(BACKUP)

    def as_json(self) -> dict[str, object]:
        backup_age = timezone.now() - self.backup_at if self.backup_at else None
        return {
            "build": self.build,
            "migrations_pending": self.migrations_pending,
            "messages_waiting": self.messages_waiting,
            "seen_at": self.seen_at,
            "worker_last_seen": self.worker_seen_at,
            "switches": {
                name: {"active": since is None, "off_since": since}
                for name, since in self.switches.items()
            },
            "data": {
                one.name: {"sha256": one.sha256, "loaded_at": one.loaded_at} for one in self.data
            },
            "backup_age_seconds": int(backup_age.total_seconds()) if backup_age else None,
        }


@for_staff("gardening.view_heartbeat")
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    now = Status.now()
    if wants_json(request):
        return JsonResponse(now.as_json())
    context = {**admin.site.each_context(request), "title": _("Status"), "status": now}
    return render(request, "admin/operations/status.html", context)
