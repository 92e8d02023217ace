"""Statements are counted on both databases, by what they do."""

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.db.utils import OperationalError
from prometheus_client import REGISTRY

from gardening.models import Counter, Heartbeat
from gardening.observability.statements import operation_of

pytestmark = pytest.mark.django_db

OURS = {"db_queries_total", "db_query_duration_seconds_count"}
only_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="has a pool")


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


def grown(run: Callable[[], object], *names: str, **labels: str) -> list[float]:
    before = [sample(name, **labels) for name in names]
    run()
    return [sample(name, **labels) - was for name, was in zip(names, before, strict=True)]


@pytest.mark.parametrize(
    ("operation", "run"),
    [
        ("select", lambda: list(Heartbeat.objects.all())),
        ("update", lambda: Heartbeat.objects.update(name="x")),
        ("delete", lambda: Heartbeat.objects.filter(name="x")._raw_delete("default")),
        ("insert", lambda: Heartbeat.objects.bulk_create([_heart("a"), _heart("b")])),
    ],
)
def test_a_statement_counts_once_under_its_operation(operation, run):
    assert grown(run, *OURS, operation=operation) == [1, 1]


def test_savepoints_are_transactions():
    def run() -> None:
        with transaction.atomic():
            pass

    assert grown(run, "db_queries_total", operation="transaction") == [2]


def test_a_query_in_bulk_counts_each_row_for_django_prometheus():
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {Counter._meta.db_table} WHERE key = %s", [["a"]] * 3)

    labels = {"alias": "default", "vendor": connection.vendor}
    names = "django_db_execute_total", "django_db_execute_many_total"
    assert grown(run, *names, **labels) == [3, 3]
    assert grown(run, *OURS, operation="delete") == [1, 1]


def test_what_fails_is_counted_and_still_fails():
    def run() -> None:
        with pytest.raises((ProgrammingError, OperationalError)), transaction.atomic():
            connection.cursor().execute("SELECT nothing FROM nowhere")

    kind = "ProgrammingError" if connection.vendor == "postgresql" else "OperationalError"
    labels = {"alias": "default", "vendor": connection.vendor, "type": kind}
    assert grown(run, "django_db_errors_total", **labels) == [1]


@pytest.mark.parametrize(
    ("sql", "operation"),
    [
        ("\nINSERT INTO x", "insert"),
        ("(SELECT 1) UNION (SELECT 2)", "select"),
        ("WITH x AS (SELECT 1) SELECT * FROM x", "select"),
        ("RELEASE SAVEPOINT s1", "transaction"),
        ("BEGIN IMMEDIATE", "transaction"),
        ("ROLLBACK TO SAVEPOINT s1", "transaction"),
        ("CREATE TABLE x", "other"),
        ("", "other"),
        (object(), "other"),
    ],
)
def test_operations_are_few(sql, operation):
    assert operation_of(sql) == operation


def test_big_objects_come_in_pieces():
    Heartbeat.objects.bulk_create([_heart(f"{number}") for number in range(5)])
    names = {one.name for one in Heartbeat.objects.iterator(chunk_size=2)}
    assert names == set("01234")


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_pool_shows_what_is_used_and_what_is_idle():
    connection.close()
    used = sample("db_pool_connections", state="used")
    Heartbeat.objects.count()
    assert sample("db_pool_connections", state="used") == used + 1
    connection.close()
    assert sample("db_pool_connections", state="used") == used
    assert sample("db_pool_connections", state="idle") >= 1
    assert sample("db_pool_connections_max") == 8
    connections["default"].close_pool()
    assert sample("db_pool_connections_max") == 0


def _heart(name: str) -> Heartbeat:
    return Heartbeat(name=name, seen_at="2026-05-10T12:00Z")
