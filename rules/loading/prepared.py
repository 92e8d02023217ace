"""A statement so large that PostgreSQL is to plan it once for a connection, not each time."""

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper


def cursor() -> CursorWrapper:
    """Prepares what it runs, unless that is logged, which needs the text with its values.

    SQLite plans in no time.
    """
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    return connection.make_cursor(ServerBindingCursor(connection.connection))
