"""The port of a worker on a machine without a web process."""

from collections.abc import Iterator

import httpx
import pytest

from gardening.checks import worker_metrics
from gardening.observability.registry import MULTIPROC_DIR
from gardening.observability.worker_port import Server, open_port
from gardening.tests.processes import free_port


@pytest.fixture
def server(settings) -> Iterator[Server]:
    settings.WORKER_METRICS_PORT = free_port()
    server = open_port()
    yield server
    server.shutdown()
    server.server_close()


def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/metrics"


def test_none_is_opened_unasked(settings):
    assert settings.WORKER_METRICS_PORT == 0
    assert open_port() is None


def test_counts_of_the_process_are_shown_without_facts_of_the_site(server):
    answer = httpx.get(address(server))
    assert answer.status_code == 200
    assert "db_queries_total" in answer.text
    assert "schema_migrations_pending" not in answer.text


def test_who_may_read_is_asked_as_at_the_site(server, settings):
    assert httpx.get(address(server), headers={"X-Forwarded-For": "::1"}).status_code == 403
    settings.METRICS_TOKEN = "a token"
    assert httpx.get(address(server)).status_code == 403
    right = {"Authorization": "Bearer a token"}
    assert httpx.get(address(server), headers=right).status_code == 200


def test_a_port_without_a_folder_is_warned_about(settings, monkeypatch, tmp_path):
    monkeypatch.delenv(MULTIPROC_DIR, raising=False)
    assert worker_metrics() == []
    settings.WORKER_METRICS_PORT = 9102
    assert [one.id for one in worker_metrics()] == ["gardening.W004"]
    monkeypatch.setenv(MULTIPROC_DIR, str(tmp_path))
    assert worker_metrics() == []
