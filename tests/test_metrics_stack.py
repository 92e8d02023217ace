"""Two web processes and a worker as they run: one page shows what all of them did."""

import re
import time
from collections.abc import Iterator

import httpx
import pytest
from django.db import connection
from prometheus_client.parser import text_string_to_metric_families

from gardening.tests.processes import free_port
from tests.stack import Stack
from tests.watching import FOREIGN, declared, queries, selected

pytestmark = pytest.mark.stack

ALIVE = {"method": "GET", "endpoint": "health-live", "status_code": "200"}
# What this test does not bring about; that it is declared so, test_watching.py sees.
NOT_PROVOKED = {
    "rule_errors_total",
    "django_db_errors_total",
    "django_db_new_connection_errors_total",
    "django_cache_get_total",
    "django_cache_get_hits_total",
    *(name for name in declared() if name.startswith("compliance_")),
}
ONLY_POSTGRESQL = {name for name in declared() if name.startswith(("db_pool_", "db_table_"))}
MAKE_GARDENS = """
from django.core.management import call_command
call_command("generate_garden_data", gardeners=1, gardens=3, plantings=30, verbosity=0)
from gardens.models import Garden
from rules.models import Evaluation
from rules.tasks import ring, sweep_gardens
gardens = list(Garden.objects.values_list("pk", flat=True))
for pk in gardens:
    Evaluation.objects.request(pk)
ring(gardens)
sweep_gardens.delay()
"""
FORGET_MIGRATION = """
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder.Migration.objects.filter(app="gardening", name__startswith="0001").delete()
"""

Samples = dict[str, list[tuple[dict[str, str], float]]]


@pytest.fixture(scope="module")
def stack(tmp_path_factory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("stack")
    stack = Stack(
        folder,
        WEB_CONCURRENCY="2",
        WORKER_CONCURRENCY="2",
        WORKER_METRICS_PORT=str(free_port()),
        LIMIT_SIGN_IN_ADDRESS="3/h",
    )
    try:
        stack.start("web", "worker")
        yield stack
    finally:
        stack.stop()
        stack.remove()


@pytest.fixture(scope="module")
def scraped(stack) -> Samples:
    """After visitors, a sweep, and a release that was not migrated."""
    for number in range(40):
        # A connection of its own each, so that both processes take some.
        assert httpx.get(f"{stack.url}/health/live").status_code == 200
        assert httpx.get(f"{stack.url}/no/such/page/{number}").status_code == 404
    sign_in_wrongly(stack, times=5)
    stack.ask(MAKE_GARDENS)
    wait_until(lambda: value(scrape(stack), "rule_evaluations_total") > 0)
    wait_until(lambda: value(scrape(stack), "sweep_last_success_timestamp_seconds") > 0)
    stack.ask(FORGET_MIGRATION)
    assert httpx.get(f"{stack.url}/health/ready").status_code == 503
    return scrape(stack)


def sign_in_wrongly(stack: Stack, times: int) -> None:
    with httpx.Client(base_url=stack.url) as visitor:
        page = visitor.get("/accounts/login/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        fields = {"login": "ana@example.org", "password": "wrong", "csrfmiddlewaretoken": token}
        answers = [visitor.post("/accounts/login/", data=fields) for _ in range(times)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * (times - 3)


def scrape(stack: Stack, address: str = "") -> Samples:
    found: Samples = {}
    page = httpx.get(f"{address or stack.url}/metrics")
    assert page.status_code == 200
    for family in text_string_to_metric_families(page.text):
        for one in family.samples:
            found.setdefault(one.name, []).append((one.labels, one.value))
    return found


def value(samples: Samples, name: str, **labels: str) -> float:
    """The sum of the series that have these labels."""
    return sum(one for has, one in samples.get(name, []) if labels.items() <= has.items())


def wait_until(is_so, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.2)


def test_requests_of_both_processes_are_added_up(stack, scraped):
    # Two web processes have counted, the worker and its two children have.
    assert len(list((stack.folder / "metrics").glob("counter_*.db"))) >= 4
    for _ in range(6):
        assert value(scrape(stack), "http_requests_total", **ALIVE) == 40
    assert value(scraped, "http_request_duration_seconds_count", endpoint="health-live") == 40
    assert value(scraped, "http_requests_total", endpoint="unmatched", status_code="404") == 40
    endpoints = {labels["endpoint"] for labels, _ in scraped["http_requests_total"]}
    assert not [one for one in endpoints if "such" in one]


def test_sign_ins_and_limits_are_counted(scraped):
    assert value(scraped, "auth_attempts_total", result="failure") == 3
    assert value(scraped, "http_requests_total", status_code="429") == 2


def test_tasks_of_the_worker_are_on_the_page_of_the_web(scraped):
    count = "celery_task_duration_seconds_count"
    assert value(scraped, count, task="rules.tasks.sweep_gardens") == 1
    assert value(scraped, "rule_evaluations_total") > 0
    assert value(scraped, "worker_last_seen_timestamp_seconds") == pytest.approx(
        time.time(), abs=300
    )


def test_a_forgotten_migration_is_seen(scraped):
    assert value(scraped, "schema_migrations_pending") == 1
    assert value(scraped, "http_errors_total", error_type="http_503") >= 1


def test_the_worker_has_a_port_of_its_own(stack, scraped):
    port = stack.variables["WORKER_METRICS_PORT"]
    own = scrape(stack, f"http://127.0.0.1:{port}")
    count = "celery_task_duration_seconds_count"
    assert value(own, count, task="rules.tasks.sweep_gardens") == 1
    assert "schema_migrations_pending" not in own


def test_what_alerts_and_dashboards_name_is_exported(scraped):
    named = set().union(*(selected(query.expr) for query in queries()))
    expected = named - set(FOREIGN) - NOT_PROVOKED
    if connection.vendor != "postgresql":
        expected -= ONLY_POSTGRESQL
    assert expected - set(scraped) == set()


def test_labels_are_exported_as_they_are_declared(scraped):
    labels = declared()
    for name in set(scraped) & set(labels):
        for has, _ in scraped[name]:
            assert set(has) == labels[name], name


def test_gauges_of_a_killed_worker_are_dropped(stack, scraped):
    folder = stack.folder / "metrics"
    stack.kill("worker")
    before = len(list(folder.glob("gauge_livesum_*.db")))
    scrape(stack)
    left = len(list(folder.glob("gauge_livesum_*.db")))
    assert left < before
    assert left >= 2
    count = "celery_task_duration_seconds_count"
    assert value(scrape(stack), count, task="rules.tasks.sweep_gardens") == 1
