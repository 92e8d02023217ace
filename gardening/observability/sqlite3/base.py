"""Django's engine, and its statements counted."""

from django.db.backends.sqlite3 import base

from gardening.observability.statements import CountedStatements


class DatabaseWrapper(CountedStatements, base.DatabaseWrapper):
    create_cursor = base.DatabaseWrapper.create_cursor
