"""All that must not be in a log at once: through a page, and through a worker."""

import socket
from contextlib import suppress
from types import SimpleNamespace

import pytest
from celery.app.trace import build_tracer
from celery.exceptions import Retry
from celery.worker.consumer.consumer import UNKNOWN_TASK_ERROR
from celery.worker.consumer.consumer import logger as consumer_logger
from django.core import mail
from django.db import DataError
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.errors import InvalidHeader, InvalidRequestLine
from gunicorn.workers.base import Worker

from gardening.observability.gunicorn_log import JsonLogger
from gardening.observability.task_log import tell_unknown
from gardening.tasks import purge_counters
from gardening.tests.logging_lines import logged
from gardening.tests.test_redaction import SECRETS
from gardens.models import Garden
from gardens.tests.factories import GardenFactory

pytestmark = pytest.mark.django_db
SAID = " ".join(SECRETS.values())
COOKIE = SECRETS["cookie"].partition("=")[2]


def is_clean(text: str) -> bool:
    hidden = [*SECRETS.values(), COOKIE, "Brandywine", "quince", "ana.gardener", "battery"]
    return not [one for one in hidden if one in text]


def chained() -> None:
    try:
        {}[SAID]
    except KeyError as inner:
        raise DataError(f"DETAIL: Failing row contains ({SAID}).") from inner


FAULTS = [ValueError(SAID), DataError(SAID), KeyError(SAID), UnicodeError(SAID), None]


@pytest.fixture
def failing(monkeypatch, request):
    def fail(*args: object, **kwargs: object) -> None:
        local = {"note": SAID}
        if request.param is None:
            chained()
        raise request.param if local else AssertionError

    return fail


@pytest.mark.parametrize("failing", FAULTS, indirect=True, ids=lambda fault: type(fault).__name__)
class TestFaults:
    def test_a_page_that_fails_on_all_of_it(self, client, monkeypatch, settings, failing, capfd):
        settings.ADMINS = [("Ana", "admin@example.org")]
        garden = GardenFactory()
        client.force_login(garden.owner)
        client.raise_request_exception = False
        client.cookies["other"] = COOKIE
        monkeypatch.setattr(Garden, "save", failing)
        page = f"{reverse('gardens:garden-edit', args=[garden.pk])}?q={SECRETS['plant_name']}"
        fields = {"name": SECRETS["plant_name"], "kind": garden.kind, **SECRETS}
        headers = {"Authorization": f"Bearer {SECRETS['token']}", "Referer": f"/?q={SAID}"}
        with logged() as lines:
            answer = client.post(page, fields, headers=headers)

        assert answer.status_code == 500
        [line] = lines.of("django.request")
        assert "in fail" in line["exception"] or "in chained" in line["exception"]
        assert is_clean(lines.text)
        assert is_clean(answer.content.decode())
        assert is_clean("".join(capfd.readouterr()))
        # Django's own report would hold the form.
        assert mail.outbox == []

    def test_a_task_that_fails_on_all_of_it(self, monkeypatch, failing, capfd):
        monkeypatch.setattr("gardening.counters.purge_counters", failing)
        monkeypatch.setattr(purge_counters, "run", lambda *args, **kwargs: failing())
        run = build_tracer(purge_counters.name, purge_counters, app=purge_counters.app, eager=True)
        with logged() as lines:
            run("task-42", (SAID, [SAID]), {"note": SAID})

        failed, done = lines.of("gardening.tasks")
        assert (failed["message"], done["state"]) == ("failed", "FAILURE")
        assert is_clean(lines.text)
        assert is_clean("".join(capfd.readouterr()))


def test_a_task_that_is_tried_again(monkeypatch):
    def again(*args: object, **kwargs: object) -> None:
        raise Retry(message=SAID, exc=ValueError(SAID))

    monkeypatch.setattr(purge_counters, "run", again)
    run = build_tracer(purge_counters.name, purge_counters, app=purge_counters.app, eager=True)
    with logged() as lines:
        run("task-42", (SAID,), {"note": SAID})

    assert [line["state"] for line in lines.of("gardening.tasks")] == ["RETRY"]
    assert is_clean(lines.text)


def test_a_message_that_no_task_of_this_release_takes():
    with logged() as lines:
        fields = (
            KeyError("gardens.tasks.water_moon"),
            f"{{'args': [{SAID!r}]}}",
            {"x": SAID},
            SAID,
        )
        consumer_logger.error(UNKNOWN_TASK_ERROR, *fields[: UNKNOWN_TASK_ERROR.count("%")])
        tell_unknown(name="gardens.tasks.water_moon", id="42")
        tell_unknown(name=SAID, id="42")

    known, odd = lines.of("gardening.tasks")
    assert known["target"] == "gardens.tasks.water_moon"
    assert "target" not in odd
    assert is_clean(lines.text)


def test_a_path_that_nobody_knows_is_not_shown_when_a_page_breaks(client, monkeypatch):
    def fail(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gardens.middleware.LastSeenMiddleware.__call__", fail)
    client.raise_request_exception = False
    with logged() as lines:
        client.get(f"/{SECRETS['plant_name']}/{SECRETS['note']}")

    [line] = lines.of("django.request")
    assert line["message"] == "Internal Server Error"
    assert is_clean(lines.text)


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (InvalidRequestLine(SAID), "Invalid request"),
        (InvalidHeader(SAID), "Invalid request"),
        (ValueError(SAID), "Error handling request"),
    ],
)
def test_a_request_that_gunicorn_itself_refuses(fault, says, capsys):
    log, (client, server) = JsonLogger(Config()), socket.socketpair()
    worker = SimpleNamespace(log=log, cfg=Config())
    request = SimpleNamespace(method="GET", uri=f"/plants/?q={SAID}")
    with client, server, suppress(AttributeError):
        try:
            raise fault
        except type(fault) as raised:
            # Its own access line, which would come next, is none.
            Worker.handle_error(worker, request, server, ("192.0.2.1", 1), raised)

    written = capsys.readouterr().err
    assert f'"message": "{says}"' in written
    assert is_clean(written)
    assert "192.0.2.1" not in written
