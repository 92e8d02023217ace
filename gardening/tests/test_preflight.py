"""Each item of the go/no-go list, as it should be and as it should not."""

import json
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import httpx
import pytest
from celery import Celery
from django.conf import settings as project
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from compliance import triggers
from compliance.actions.switches import turn_switches
from compliance.models import Switch
from gardening.models import Heartbeat
from gardening.preflight import answering, database, processes, surroundings
from gardening.preflight.item import Item, Outcome, Site, ok
from gardening.preflight.items import ITEMS
from plants.loading import load_catalogue

pytestmark = pytest.mark.django_db
SITE = Site()
GOOD_HEADERS = {
    **answering.EXACT,
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Reporting-Endpoints": 'csp="/csp-report/"',
    "Content-Security-Policy": "default-src 'none'; script-src 'self'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "Set-Cookie": "csrftoken=x; Path=/; SameSite=Lax; Secure",
}


def seen(name: str, **ago: float) -> None:
    Heartbeat.objects.create(name=name, seen_at=timezone.now() - timedelta(**ago))


def replaced(monkeypatch, *items: Item) -> None:
    monkeypatch.setattr("gardening.management.commands.preflight.ITEMS", items)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("preflight", *arguments, stdout=out)
    return out.getvalue()


def test_all_well_is_a_go(monkeypatch):
    replaced(monkeypatch, Item("queue", lambda site: ok("It answers.")))

    assert run().split() == ["queue", "ok", "It", "answers.", "Go."]


def test_a_failure_is_a_no_go_with_what_to_do(monkeypatch, capsys):
    replaced(monkeypatch, Item("backup", database.backup), Item("queue", processes.queue))

    with pytest.raises(CommandError, match=re.escape("No-go: backup.")):
        call_command("preflight")
    table = capsys.readouterr().out
    assert re.search(r"backup +failed +There was no backup yet\.\n +-> Run manage.py backup", table)
    assert re.search(r"queue +ok", table)


def test_what_is_left_out_does_not_stop(monkeypatch):
    replaced(monkeypatch, Item("backup", database.backup))

    assert "skipped" in run("--skip", "backup")


def test_programs_read_json(monkeypatch, capsys):
    replaced(monkeypatch, Item("backup", database.backup))

    with pytest.raises(CommandError):
        call_command("preflight", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert not answer["go"]
    assert answer["items"]["backup"]["outcome"] == "failed"
    assert answer["items"]["backup"]["do"].startswith("Run manage.py backup")


def test_a_database_that_refuses_fails_the_item_and_the_list_goes_on():
    def refuse(site: Site):
        raise OperationalError("connection refused\nIs the server running?")

    answer = Item("queue", refuse).answer(SITE)

    assert answer.outcome is Outcome.FAILED
    assert answer.says == "The database refuses: connection refused"


def test_migrations():
    assert database.migrations(SITE).outcome is Outcome.OK
    MigrationRecorder.Migration.objects.filter(name="0003_sun").delete()
    assert "gardens.0003_sun" in database.migrations(SITE).says


def test_audit_trail():
    turn_switches({"rule_engine": False}, reason="A drill", actor=None)
    assert database.audit_trail(SITE) == ok("1 entries, the chain holds.")

    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE compliance_auditentry SET action = 'row.added'")
    assert "Triggers are missing" in database.audit_trail(SITE).says
    triggers.restore(connection)
    assert "broken at entry" in database.audit_trail(SITE).says


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no roles")
def test_a_role_that_may_change_the_audit_trail_is_named():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE ROLE preflight_site; GRANT ALL ON compliance_auditentry TO preflight_site"
        )
        cursor.execute("SET LOCAL ROLE preflight_site")
        assert "may change entries" in database.audit_trail(SITE).says
        cursor.execute("RESET ROLE")
        cursor.execute(
            "REVOKE UPDATE, DELETE, TRUNCATE ON compliance_auditentry FROM preflight_site"
        )
        cursor.execute("SET LOCAL ROLE preflight_site")
        assert database.audit_trail(SITE).outcome is Outcome.OK
        cursor.execute("RESET ROLE")


def test_data_that_is_not_loaded_is_named():
    load_catalogue()

    answer = database.data(SITE)

    assert "cities.csv.gz" in answer.says
    assert "plants.csv" not in answer.says
    assert answer.do == "Run manage.py prepare."


def test_switches():
    assert database.switches(SITE).outcome is Outcome.OK
    turn_switches({"rule_engine": False}, reason="A drill", actor=None)
    assert "rule_engine since" in database.switches(SITE).says
    Switch.objects.get(name="rule_engine").delete()
    assert "No row of rule_engine" in database.switches(SITE).says


@pytest.mark.parametrize(("hours", "outcome"), [(25, Outcome.OK), (27, Outcome.FAILED)])
def test_backup(hours, outcome):
    seen("backup", hours=hours)

    answer = database.backup(SITE)

    assert answer.outcome is outcome
    assert f"{hours} hours old" in answer.says


@pytest.mark.parametrize("check", [processes.worker, processes.beat])
def test_worker_and_beat(check):
    assert "never yet" in check(SITE).says
    seen(check.__name__, seconds=200)
    assert re.search("last 20. seconds ago", check(SITE).says)
    Heartbeat.objects.update(seen_at=timezone.now())
    assert check(SITE).outcome is Outcome.OK


@pytest.mark.parametrize(("waiting", "outcome"), [(0, "ok"), (100, "ok"), (101, "failed")])
def test_queue(monkeypatch, waiting, outcome):
    app = Celery(broker="memory://", set_as_current=False)
    app.conf.task_default_queue = f"holds {waiting}"
    monkeypatch.setattr("gardening.readiness.current_app", app)
    for _ in range(waiting):
        app.send_task("gardening.tasks.beat_heart")

    answer = processes.queue(SITE)

    assert answer.outcome == outcome
    assert f"{waiting} messages wait" in answer.says


def test_a_broker_that_is_down(monkeypatch):
    broker = Celery(broker="redis://127.0.0.1:9/0", set_as_current=False)
    monkeypatch.setattr("gardening.readiness.current_app", broker)

    assert "does not answer" in processes.queue(SITE).says


def test_media(tmp_path, monkeypatch):
    storage = FileSystemStorage(tmp_path)
    monkeypatch.setattr(surroundings, "storages", {"private": storage})
    assert surroundings.media(SITE).outcome is Outcome.OK
    assert not list(tmp_path.rglob("*preflight*/*"))

    monkeypatch.setattr(surroundings, "LEAST_FREE_BYTES", 2**60)
    assert "GiB are free" in surroundings.media(SITE).says
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(
        surroundings, "storages", {"private": FileSystemStorage(tmp_path / "file" / "folder")}
    )
    assert "cannot be written: Not a directory" in surroundings.media(SITE).says


def test_rate_limits(settings):
    assert surroundings.rate_limits(SITE).outcome is Outcome.OK
    settings.RATELIMIT_ENABLE = False
    assert surroundings.rate_limits(SITE).outcome is Outcome.FAILED


def test_environment(settings, monkeypatch):
    assert surroundings.environment(SITE).outcome is Outcome.SKIPPED
    settings.IS_GUARDED = True
    assert "security.W" in surroundings.environment(SITE).says
    monkeypatch.setattr(surroundings, "run_checks", lambda **options: [])
    assert surroundings.environment(SITE).outcome is Outcome.OK


def alert_files(folder: Path, *, left_out: str = "") -> None:
    prometheus = folder / "docs" / "prometheus"
    prometheus.mkdir(parents=True)
    for name in surroundings.PROMETHEUS:
        (prometheus / name).write_text("")
    asked = {f"Alert{n}": name for n, name in enumerate(surroundings.WATCHED)}
    asked |= dict.fromkeys(surroundings.ALERTS, "up")
    alerts = {one: name for one, name in asked.items() if left_out not in (one, name)}
    rules = [f"- alert: {one}\n  expr: max({name}) > 1" for one, name in alerts.items()]
    (prometheus / "alerts.yml").write_text("\n".join(rules))
    told = "\n".join(f"## {one}" for one in alerts)
    (folder / "docs" / "runbook.md").write_text(told)


def test_alerts_of_which_files_are_missing(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    assert "docs/prometheus lacks prometheus.yml" in surroundings.alerts(SITE).says


def test_alerts_watch_all_and_are_explained(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    alert_files(tmp_path)
    assert surroundings.alerts(SITE).outcome is Outcome.OK
    (tmp_path / "docs/runbook.md").write_text("")
    assert "Alert0" in surroundings.alerts(SITE).says


@pytest.mark.parametrize("left_out", ["media_free_bytes", "RateLimitHits"])
def test_what_no_alert_asks_for_is_named(settings, tmp_path, left_out):
    settings.BASE_DIR = tmp_path
    alert_files(tmp_path, left_out=left_out)

    assert left_out in surroundings.alerts(SITE).says


def test_the_shipped_alerts_watch_all():
    assert surroundings.alerts(SITE).outcome is Outcome.OK


def test_the_running_site_sends_its_headers(live_site):
    answer = answering.headers(Site(f"{live_site.url}/"))

    faults = answer.says.removeprefix("Wrong or missing: ").rstrip(".")
    assert answer.outcome is Outcome.OK or faults == "Cross-Origin-Resource-Policy"


def test_good_headers_are_good(settings):
    settings.IS_GUARDED = True
    assert answering.wrong_headers(httpx.Headers(GOOD_HEADERS)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Permissions-Policy", ""),
        ("Content-Security-Policy", "default-src 'self'; style-src 'unsafe-inline'"),
        ("Content-Security-Policy", "default-src *"),
        ("Strict-Transport-Security", "max-age=60"),
        ("Set-Cookie", "csrftoken=x; Path=/"),
    ],
)
def test_each_wrong_header_is_named(settings, name, value):
    settings.IS_GUARDED = True

    faults = answering.wrong_headers(httpx.Headers(GOOD_HEADERS | {name: value}))

    assert faults == ["Secure of a cookie" if name == "Set-Cookie" else name]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[/"])
def test_a_site_that_does_not_answer(url):
    assert "does not answer" in answering.headers(Site(url)).says


def test_the_list_is_documented_item_by_item():
    text = Path(project.BASE_DIR, "docs/operations.md").read_text(encoding="utf-8")
    section = text.split("\n## Go or no-go\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", section, re.MULTILINE)

    assert [name for name, *_ in rows] == [item.name for item in ITEMS]
