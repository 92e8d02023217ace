"""Counts the statements sent to the database: ours by what they do, django-prometheus' by alias.

Its own cursors are not used: on SQLite it makes a class for each, which costs more than to count,
and looking labels up for every statement costs twice as much as keeping the series.
"""

from collections.abc import Callable
from operator import length_hint
from time import perf_counter

from django.db import Error
from django.db.backends.base.base import BaseDatabaseWrapper
from django_prometheus.db import metrics as theirs
from django_prometheus.db.common import DatabaseWrapperMixin

from gardening.observability.metrics import QUERIES, QUERY_SECONDS

# By the first letters, so that a bulk insert of a megabyte is not taken apart.
LETTERS = 6
SPACE = " \n\t("
OPERATIONS = {
    "SELECT": "select",
    "WITH": "select",
    "INSERT": "insert",
    "UPDATE": "update",
    "DELETE": "delete",
    **dict.fromkeys(("BEGIN", "SAVEPO", "RELEAS", "ROLLBA", "COMMIT"), "transaction"),
}
OTHER = "other"

INSTRUMENTS = {
    operation: (QUERIES.labels(operation), QUERY_SECONDS.labels(operation))
    for operation in (*OPERATIONS.values(), OTHER)
}


class CountedStatements(DatabaseWrapperMixin):
    """Of a connection; the mixin counts how often one is made."""

    def __init__(self: BaseDatabaseWrapper, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(counting(self.alias, self.vendor))


def counting(alias: str, vendor: str) -> Callable[..., object]:
    """A wrapper for `connection.execute_wrappers`."""
    executed = theirs.execute_total.labels(alias, vendor)
    in_bulk = theirs.execute_many_total.labels(alias, vendor)
    duration = theirs.query_duration_seconds.labels(alias, vendor)

    def count(
        execute: Callable[..., object], sql: object, params: object, many: bool, context: dict
    ) -> object:
        queries, seconds = INSTRUMENTS[operation_of(sql)]
        times = length_hint(params, 1) if many else 1
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        except Error as error:
            theirs.errors_total.labels(alias, vendor, type(error).__name__).inc()
            raise
        finally:
            took = perf_counter() - started
            seconds.observe(took)
            duration.observe(took)
            queries.inc()
            executed.inc(times)
            if many:
                in_bulk.inc(times)

    return count


def operation_of(sql: object) -> str:
    """PostgreSQL's own statements may be objects of psycopg."""
    if not isinstance(sql, str):
        return OTHER
    beginning = sql[: 4 * LETTERS].lstrip(SPACE)[:LETTERS]
    return OPERATIONS.get(beginning.upper().split(" ", 1)[0], OTHER)
