"""What the site stands on: its settings, its answers, its disk, its watch."""

import re
import shutil
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.test import RequestFactory
from django_ratelimit.core import get_usage

from gardening.preflight.database import named
from gardening.preflight.item import Answer, Site, failed, ok, skipped

# What the alert MediaDiskLow waits for, too.
LEAST_FREE_BYTES = 2 * 1024**3
PROMETHEUS = ("prometheus.yml", "alerts.yml", "alerts_test.yml")
# What must not go wrong unseen; each is asked for by an alert.
WATCHED = (
    *("up", "http_requests_total", "http_request_duration_seconds_bucket"),
    *("rule_execution_duration_seconds_bucket", "compliance_violations_total"),
    *("celery_queue_length", "sweep_last_success_timestamp_seconds"),
    *("worker_last_seen_timestamp_seconds", "db_query_duration_seconds_bucket"),
    *("media_free_bytes", "auth_attempts_total", "schema_migrations_pending"),
    "backup_last_success_timestamp_seconds",
)
# These ask for what others ask for too.
ALERTS = ("HighErrorRate", "SlowRequestsP95", "SlowRequestsP99", "RateLimitHits")


def environment(site: Site) -> Answer:
    """Unsafe values would not have let this command start; what remains are Django's checks."""
    if not settings.IS_GUARDED:
        do = "Set APP_ENV=production where people garden."
        return skipped(f"APP_ENV is {settings.APP_ENV}.", do)
    found = [
        message
        for message in run_checks(include_deployment_checks=True, databases=["default"])
        if message.level >= WARNING and not message.is_silenced()
    ]
    if found:
        return failed(
            f"Checks: {named([f'{message.id} {message.msg}' for message in found])}.",
            "Run manage.py check --deploy --database default, and do what it says.",
        )
    return ok(f"APP_ENV is {settings.APP_ENV}, all checks pass.")


def rate_limits(site: Site) -> Answer:
    """Knocks twice where once is allowed, at a door of its own."""
    request, visitor = RequestFactory().post("/"), str(uuid4())

    def knock() -> bool:
        usage = get_usage(
            request,
            group="preflight",
            key=lambda group, request: visitor,
            rate="1/m",
            method="POST",
            increment=True,
        )
        return bool(usage and usage["should_limit"])

    if (knock(), knock()) != (False, True):
        return failed(
            "A second request was not held up where one is allowed.",
            "Unset RATELIMIT_ENABLE, and see that the table gardening_counter can be written.",
        )
    return ok(f"They count; {len(settings.LIMITS)} limits are set.")


def media(site: Site) -> Answer:
    storage = storages["private"]
    try:
        name = storage.save(f"preflight/{uuid4()}", ContentFile(b"preflight"))
        storage.delete(name)
    except OSError as fault:
        return failed(
            f"Private files cannot be written: {fault.strerror or fault}.",
            "Give MEDIA_DIR to the user that web and worker run as, or make room.",
        )
    if not isinstance(storage, FileSystemStorage):
        return ok("Can be written; its storage knows no free space.")
    free = shutil.disk_usage(storage.location).free
    if free < LEAST_FREE_BYTES:
        return failed(
            f"Only {free / 1024**3:.1f} GiB are free at {storage.location}.",
            "Make room, or move MEDIA_DIR to a larger disk.",
        )
    return ok(f"Can be written, {free / 1024**3:.0f} GiB free.")


def alerts(site: Site) -> Answer:
    """Whether what is shipped for Prometheus watches all that must not go wrong unseen."""
    folder = Path(settings.BASE_DIR, "docs", "prometheus")
    missing = [name for name in PROMETHEUS if not (folder / name).is_file()]
    if missing:
        return failed(
            f"docs/prometheus lacks {named(missing)}.", "Deploy the whole release, docs included."
        )
    rules = (folder / "alerts.yml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\w+", " ".join(re.findall(r"expr: (.+)", rules))))
    names = re.findall(r"alert: (\w+)", rules)
    unwatched = [name for name in (*WATCHED, *ALERTS) if name not in {*asked, *names}]
    runbook = Path(settings.BASE_DIR, "docs", "runbook.md")
    told = runbook.read_text(encoding="utf-8") if runbook.is_file() else ""
    untold = [name for name in names if not re.search(rf"^#+ .*\b{name}\b", told, re.MULTILINE)]
    if unwatched or untold:
        return failed(
            f"No alert asks for, or no section of docs/runbook.md explains: "
            f"{named([*unwatched, *untold])}.",
            "Add the alert and its section.",
        )
    return ok(f"{len(names)} alerts, each with its section of docs/runbook.md.")
