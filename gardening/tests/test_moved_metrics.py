"""Each metric is moved by what it counts, and by nothing that a visitor makes up."""

import random
import string
import threading
from pathlib import Path

import pytest
from celery.app.trace import build_tracer
from celery.exceptions import Retry
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from prometheus_client import REGISTRY
from psycopg_pool import PoolTimeout

from gardening.backups.databases import ATTACHED, attached
from gardening.models import Heartbeat
from gardening.observability.documenting import described
from gardening.observability.middleware import KNOWN_METHODS, RequestMetricsMiddleware
from gardening.tasks import purge_counters
from rules.tasks import evaluate_gardens

TASK = purge_counters.name


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


def test_a_request_is_in_progress_while_it_is_answered(client, monkeypatch):
    labels, seen = {"method": "GET", "endpoint": "health-ready"}, []

    def look() -> None:
        seen.append(sample("http_requests_in_progress", **labels))
        raise ZeroDivisionError

    monkeypatch.setattr("gardening.views.readiness", look)
    client.raise_request_exception = False
    client.get("/health/ready")

    assert seen == [1]
    assert sample("http_requests_in_progress", **labels) == 0


@pytest.mark.django_db
def test_a_batch_is_timed():
    before = sample("rule_engine_batch_duration_seconds_count")

    evaluate_gardens([1])

    assert sample("rule_engine_batch_duration_seconds_count") == before + 1


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_and_its_statements_are_counted_by_alias():
    name = connection.settings_dict["NAME"] if connection.vendor == "postgresql" else ":memory:"
    labels = {"alias": ATTACHED, "vendor": connection.vendor}
    with attached(connection, name) as other, other.cursor() as cursor:
        made = sample("django_db_new_connections_total", **labels)
        timed = sample("django_db_query_duration_seconds_count", **labels)
        cursor.execute("SELECT 1")

    assert made >= 1
    assert sample("django_db_query_duration_seconds_count", **labels) == timed + 1


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no pool")
@pytest.mark.django_db(transaction=True)
def test_threads_that_wait_for_a_connection_are_shown():
    Heartbeat.objects.count()
    pool = connection.pool
    held = [pool.getconn() for _ in range(pool.max_size - 1)]

    def ask() -> None:
        with pytest.raises(PoolTimeout):
            pool.getconn(timeout=2)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    while pool.get_stats()["requests_waiting"] < len(threads):
        pass
    connection._show_pool()
    waiting = sample("db_pool_requests_waiting")
    for thread in threads:
        thread.join()
    for one in held:
        pool.putconn(one)
    connection._show_pool()

    assert (waiting, sample("db_pool_requests_waiting")) == (2, 0)


@pytest.mark.parametrize(
    ("raised", "state"),
    [(None, "success"), (ValueError("x"), "failure"), (Retry(exc=ValueError("x")), "retry")],
)
@pytest.mark.django_db
def test_tasks_are_counted_by_how_they_end(monkeypatch, raised, state):
    def work() -> None:
        if raised:
            raise raised

    monkeypatch.setattr(purge_counters, "run", work)
    run = build_tracer(TASK, purge_counters, app=purge_counters.app, eager=True)
    before = sample("celery_tasks_total", task=TASK, state=state)
    timed = sample("celery_task_duration_seconds_count", task=TASK)

    run("task-42", (), {})

    assert sample("celery_tasks_total", task=TASK, state=state) == before + 1
    assert sample("celery_task_duration_seconds_count", task=TASK) == timed + 1


def made_up(chance: random.Random) -> str:
    return "".join(chance.choices(f"{string.ascii_letters}{string.digits}-_/.%é", k=12))


def request_series() -> list[dict[str, str]]:
    [family] = [one for one in REGISTRY.collect() if one.name == "http_requests"]
    return [one.labels for one in family.samples if one.name == "http_requests_total"]


def test_what_visitors_make_up_makes_no_series():
    """2 000 addresses, methods and browsers, half of them under addresses that exist."""

    def answered(request) -> HttpResponse:
        try:
            request.resolver_match = resolve(request.path_info)
        except Resolver404:
            return HttpResponse(status=404)
        middleware.process_view(request)
        return HttpResponse()

    before = len(request_series())
    middleware, chance = RequestMetricsMiddleware(answered), random.Random(7)
    known = ("plants/", "gardens/7/", "calendar/feed/", "static/", "admin/", "accounts/")
    for number in range(2000):
        start = chance.choice(known) if number % 2 else ""
        method = chance.choice(["GET", "POST", made_up(chance).upper()])
        browser = {"User-Agent": made_up(chance), "X-Forwarded-For": f"192.0.2.{number % 250}"}
        middleware(RequestFactory().generic(method, f"/{start}{made_up(chance)}", headers=browser))

    series = request_series()
    methods = {labels["method"] for labels in series}
    endpoints = {labels["endpoint"] for labels in series}
    assert methods <= KNOWN_METHODS | {"OTHER"}
    assert {"unmatched", "static", "plants:plant-detail"} <= endpoints
    assert not [one for one in endpoints if len(one) > 60 or set(one) & set("/é%")]
    assert len(series) - before < 100


def test_every_metric_is_named_by_a_test():
    folders = ("gardening", "gardens", "rules", "compliance", "tests")
    tests = "".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in Path(settings.BASE_DIR, folder).rglob("test_*.py")
        if path.name != "test_documented_metrics.py"
    )
    names = {one.name for part in described().values() for one in part}

    assert {name for name in names if name not in tests} == set()
