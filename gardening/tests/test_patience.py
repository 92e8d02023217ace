"""How long a page may take the database, and what its reader is told."""

import json
import re
import runpy
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection

from gardening.stack import database
from gardening.tests.logging_lines import logged
from gardening.tests.originals import migrated_environment
from gardening.tests.processes import run_all, server_url

LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
ASK = """
import json, time
from django.db import connection
from django.test import Client
import gardening.views
{begin}

def limits():
    with connection.cursor() as cursor:
        return [cursor.execute(f"SHOW {{name}}").fetchone()[0] for name in {names}]

def sleep():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(20)")

said = {{"limits": limits()}}
if {sleeps}:
    gardening.views.readiness = sleep
    started = time.monotonic()
    answer = Client(raise_request_exception=False).get("/health/ready")
    said["status"], said["page"] = answer.status_code, answer.content.decode()
    said["seconds"] = time.monotonic() - started
    from rules.loading import prepared
    with prepared.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM gardens_garden WHERE id = %s", [1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        said["prepared"] = [statement for (statement,) in cursor.fetchall()]
print(json.dumps(said))
"""
WEB = "import gardening.wsgi"
WORKER = "import gardening.celery"
on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite ends no statement"
)


def asked(folder: Path, begin: str, *, sleeps: bool = False, **variables: str) -> dict:
    environment = migrated_environment(folder, ALLOWED_HOSTS="testserver", **variables)
    script = ASK.format(begin=begin, names=LIMITS, sleeps=sleeps)
    return json.loads(run_all([script], environment)[0].splitlines()[-1])


@on_postgresql
@pytest.mark.django_db(transaction=True)
class TestPostgreSQL:
    def test_a_page_ends_with_its_statement_and_says_so(self, tmp_path):
        said = asked(tmp_path, WEB, sleeps=True, WEB_STATEMENT_SECONDS="1")

        assert said["limits"] == ["1s", "10s", "1min"]
        assert said["status"] == 503
        assert "Try again in a minute" in said["page"]
        assert said["seconds"] < 10
        # The connection goes on, and prepares as before.
        assert said["prepared"] == ["SELECT count(*) FROM gardens_garden WHERE id = $1"]

    @pytest.mark.parametrize("begin", [WORKER, ""])
    def test_workers_and_commands_take_their_time(self, tmp_path, begin):
        assert asked(tmp_path, begin)["limits"] == ["0", "0", "0"]

    def test_no_limit_can_be_asked_for(self, tmp_path):
        assert asked(tmp_path, WEB, WEB_STATEMENT_SECONDS="0")["limits"] == ["0", "0", "0"]

    @pytest.mark.parametrize(
        ("setting", "statement", "message"),
        [
            ("statement_timeout", "SELECT pg_sleep(5)", "statement took too long"),
            ("lock_timeout", "LOCK TABLE gardens_place", "waited too long for a lock"),
        ],
    )
    def test_the_log_tells_which_limit_was_met(
        self, client, monkeypatch, setting, statement, message
    ):
        def work() -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"BEGIN; SET LOCAL {setting} = 100")
                try:
                    cursor.execute(statement)
                finally:
                    connection.connection.rollback()

        monkeypatch.setattr("gardening.views.readiness", work)
        client.raise_request_exception = False
        database = server_url(connection.settings_dict["NAME"])
        with psycopg.connect(database) as other, logged() as lines:
            other.execute("LOCK TABLE gardens_place")
            answer = client.get("/health/ready")
        assert answer.status_code == 503
        assert [line["message"] for line in lines.of("gardening.database")] == [message]


def gone() -> None:
    raise OperationalError("no route to host")


def test_a_database_that_is_gone_is_told_in_words(client, monkeypatch):
    monkeypatch.setattr("gardening.views.readiness", gone)
    client.raise_request_exception = False

    page = client.get("/health/ready")
    answer = client.get("/health/ready", headers={"Accept": "application/json"})

    assert (page.status_code, answer.status_code) == (503, 503)
    assert "What you saved before is still there" in page.content.decode()
    assert answer.json() == {"error": "unavailable", "retry_after_seconds": 60}
    assert page.headers["Retry-After"] == answer.headers["Retry-After"] == "60"


def test_it_is_told_too_where_no_view_was_reached(client, monkeypatch):
    monkeypatch.setattr("gardens.middleware.LastSeenMiddleware.__call__", lambda *args: gone())
    client.raise_request_exception = False

    assert client.get("/").status_code == 503


def test_another_fault_is_ours(client, monkeypatch):
    monkeypatch.setattr("gardening.views.readiness", lambda: 1 / 0)
    client.raise_request_exception = False

    answer = client.get("/health/ready")

    assert answer.status_code == 500
    assert "has been logged" in answer.content.decode()


def test_each_waits_longer_than_what_it_waits_for():
    """Else the reader would see the proxy's page, and nobody would know why."""
    gunicorn = runpy.run_path(str(Path(settings.BASE_DIR, "gunicorn.conf.py")))
    site = Path(settings.BASE_DIR, "docs/deploy/nginx/gardening.conf").read_text(encoding="utf-8")
    proxy = int(re.search(r"proxy_read_timeout (\d+)s", site)[1])
    sqlite = database("", Path("/nowhere"))["OPTIONS"]["timeout"]

    assert max(sqlite, settings.WEB_STATEMENT_SECONDS) < gunicorn["timeout"] < proxy
