"""A worker's lines are found by the id of the request that asked for its work."""

import json
import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest
from celery.app.trace import build_tracer
from django.conf import settings

from gardening.observability.context import Trace, follow_task, leave_task
from gardening.tasks import purge_counters
from gardening.tests.logging_lines import logged
from gardening.tests.originals import migrated_environment
from gardening.tests.processes import run_all

TASKS = "gardening.tasks"
ASK = """
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from gardening.observability.context import following
from gardening.tasks import purge_counters
request = RequestFactory().get("/")
request.session = SessionStore()
request.session[SESSION_KEY] = "7"
with following(request, "request-42"):
    purge_counters.delay()
"""


@pytest.mark.stack
@pytest.mark.django_db(transaction=True)
def test_a_worker_bears_the_request_and_the_gardener_that_asked(tmp_path):
    variables = migrated_environment(tmp_path, APP_ENV="local", SECRET_KEY="x" * 50)
    run_all([ASK], variables)
    log = tmp_path / "log"
    command = ["-m", "celery", "--app", "gardening", "--quiet", "worker", "--pool", "solo"]
    with log.open("w") as stream:
        worker = subprocess.Popen(
            [sys.executable, *command], cwd=settings.BASE_DIR, env=variables, stderr=stream
        )
    try:
        line = done(log, "gardening.tasks.purge_counters")
    finally:
        worker.terminate()
        worker.wait(15)
    assert (line["request_id"], line["gardener_id"]) == ("request-42", 7)
    assert line["state"] == "SUCCESS"
    assert len(line["task_id"]) == 36


def done(log: Path, task: str) -> dict[str, object]:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for text in log.read_text().splitlines():
            if text.startswith("{") and (line := json.loads(text)).get("task") == task:
                return line
        time.sleep(0.2)
    pytest.fail(f"{task} was not done: {log.read_text()}")


@pytest.mark.django_db
def test_a_task_that_runs_at_once_belongs_to_what_called_it():
    token = follow_task(Trace(request_id="request-42", gardener_id=7))
    with logged() as lines:
        purge_counters.delay()
        logging.getLogger("gardening").info("after")
    leave_task(token)
    [line] = lines.of(TASKS)
    assert (line["request_id"], line["gardener_id"]) == ("request-42", 7)
    assert (line["task"], line["state"]) == ("gardening.tasks.purge_counters", "SUCCESS")
    assert "task_id" not in lines.of("gardening")[0]


@pytest.mark.django_db
def test_a_task_that_fails_is_told_whole(monkeypatch):
    def fail(name: str = "Brandy" + "wine") -> None:
        raise ValueError(name)

    monkeypatch.setattr("gardening.counters.purge_counters", fail)
    run = build_tracer(purge_counters.name, purge_counters, app=purge_counters.app, eager=True)
    with logged() as lines:
        run("task-42", (), {})
    failed, done = lines.of(TASKS)
    assert "in purge_counters" in failed["exception"]
    assert failed["task_id"] == done["task_id"] == "task-42"
    assert done["state"] == "FAILURE"
    assert "Brandywine" not in lines.text
