import os

import pytest
from django.test import RequestFactory
from prometheus_client import REGISTRY

from gardening.observability.middleware import endpoint_of
from gardening.tests.originals import migrated_environment
from gardening.tests.processes import run_all

LINES = """
from django.test import Client
for _ in range({times}):
    Client().get("/health/live")
Client().get("/no/such/page")
print("done")
"""
KILLED = """
import os, signal
from prometheus_client import generate_latest
from gardening.observability.metrics import IN_PROGRESS, REQUESTS
from gardening.observability.registry import process_registry
child = os.fork()
endpoint = "alive" if child else "killed"
IN_PROGRESS.labels("GET", endpoint).inc()
REQUESTS.labels("GET", endpoint, "200").inc()
if not child:
    os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(child, 0)
print(generate_latest(process_registry()).decode())
"""
SCRAPE = """
from django.test import Client
print(Client().get("/metrics").content.decode())
"""


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


def test_a_request_is_counted_and_timed_once_under_its_name(client):
    labels = {"method": "GET", "endpoint": "health-live"}
    before = sample("http_requests_total", **labels, status_code="200")
    timed = sample("http_request_duration_seconds_count", **labels)

    client.get("/health/live")

    assert sample("http_requests_total", **labels, status_code="200") == before + 1
    assert sample("http_request_duration_seconds_count", **labels) == timed + 1
    assert sample("http_requests_in_progress", **labels) == 0


@pytest.mark.django_db
def test_unknown_pages_and_methods_share_a_label(client):
    labels = {"method": "OTHER", "endpoint": "unmatched", "status_code": "404"}
    before = sample("http_requests_total", **labels)

    client.generic("INVENTED", "/no/such/page")
    client.generic("OTHER", "/nor/this/one")

    assert sample("http_requests_total", **labels) == before + 2


def test_static_files_share_a_label():
    assert endpoint_of(RequestFactory().get("/static/css/site.css")) == "static"


@pytest.mark.django_db
def test_an_error_is_counted_once_under_its_type(client, monkeypatch):
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gardening.views.readiness", fail)
    client.raise_request_exception = False
    labels = {"method": "GET", "endpoint": "health-ready"}
    errors = sample("http_errors_total", **labels, error_type="ZeroDivisionError")
    timed = sample("http_request_duration_seconds_count", **labels)

    assert client.get("/health/ready").status_code == 500

    assert sample("http_errors_total", **labels, error_type="ZeroDivisionError") == errors + 1
    assert sample("http_request_duration_seconds_count", **labels) == timed + 1


@pytest.mark.django_db
def test_metrics_are_shown_to_the_machine_itself_only(client):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="::1").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.1").status_code == 403
    assert client.get("/metrics", REMOTE_ADDR="").status_code == 403


def test_a_scraper_that_calls_the_site_by_another_name_is_refused(client):
    assert client.get("/metrics", SERVER_NAME="10.0.0.9").status_code == 400


def test_what_comes_through_a_proxy_is_not_local(client):
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403


@pytest.mark.django_db
def test_with_a_token_the_token_decides(client, settings):
    settings.METRICS_TOKEN = "a token"

    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 403
    right = client.get(
        "/metrics", headers={"Authorization": "Bearer a token"}, REMOTE_ADDR="192.0.2.1"
    )
    assert right.status_code == 200
    assert b"http_requests_total" in right.content


@pytest.mark.django_db(transaction=True)
def test_one_page_shows_what_all_processes_counted(tmp_path):
    folder = tmp_path / "metrics"
    folder.mkdir()
    variables = migrated_environment(
        tmp_path, PROMETHEUS_MULTIPROC_DIR=str(folder), ALLOWED_HOSTS="testserver"
    )

    run_all([LINES.format(times=3), LINES.format(times=4)], variables)
    (page,) = run_all([SCRAPE], variables)

    alive = 'http_requests_total{endpoint="health-live",method="GET",status_code="200"} 7.0'
    unknown = 'http_requests_total{endpoint="unmatched",method="GET",status_code="404"} 2.0'
    assert alive in page
    assert unknown in page


def test_what_a_killed_process_had_in_hand_is_forgotten(tmp_path):
    variables = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    variables["DJANGO_SETTINGS_MODULE"] = "gardening.settings"

    (page,) = run_all([KILLED], variables)

    assert 'http_requests_in_progress{endpoint="killed",method="GET"}' not in page
    assert 'http_requests_in_progress{endpoint="alive",method="GET"} 1.0' in page
    assert 'http_requests_total{endpoint="killed",method="GET",status_code="200"} 1.0' in page
