"""Slow statements, without their parameters, and a database that does not answer."""

import logging
import re
import sys
from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

LITERAL = re.compile(r"'(?:[^']|'')*'")
LONGEST_SQL = 2000
# What PostgreSQL calls the limits of gardening/patience.py.
STOPPED = {
    "57014": "statement took too long",
    "55P03": "waited too long for a lock",
    "25P03": "transaction idled too long",
}

logger = logging.getLogger("gardening.database")


def note_if_slow(
    execute: Callable, sql: object, params: object, many: bool, context: dict[str, object]
) -> object:
    started = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        duration_ms = (perf_counter() - started) * 1000
        if duration_ms >= settings.SLOW_QUERY_MS:
            database = context["connection"].alias
            statement = LITERAL.sub("'…'", str(sql))[:LONGEST_SQL]
            extra = {"duration_ms": round(duration_ms), "sql": statement, "database": database}
            logger.warning("slow query", extra=extra)


@receiver(connection_created)
def watch(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """A connection that was lost and made again is watched once."""
    if note_if_slow not in connection.execute_wrappers:
        connection.execute_wrappers.append(note_if_slow)


@receiver(got_request_exception)
def note_in_request(**kwargs: object) -> None:
    note_lost_database(sys.exception())


def note_lost_database(fault: BaseException | None) -> None:
    if is_lost_database(fault):
        state = getattr(fault.__cause__, "sqlstate", None)
        logger.error(STOPPED.get(state, "database does not answer"), exc_info=fault)


def is_lost_database(fault: BaseException | None) -> bool:
    return isinstance(fault, OperationalError | InterfaceError)
