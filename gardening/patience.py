"""How long a web process lets PostgreSQL work; all others may take the time that they need."""

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

LOCK_SECONDS = 10
IDLE_SECONDS = 60


def limit_statements() -> None:
    """For the connections of this process; called before it opens the first.

    They are settings of the session, sent when it begins: one that is set later would stay with
    the connection of a PgBouncer, and meet whoever gets it next.
    """
    if connection.vendor == "postgresql" and settings.WEB_STATEMENT_SECONDS:
        options = connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"]
        options["options"] = " ".join([options["options"], *_limits()])


def _limits() -> list[str]:
    seconds = {
        "statement_timeout": settings.WEB_STATEMENT_SECONDS,
        "lock_timeout": LOCK_SECONDS,
        "idle_in_transaction_session_timeout": IDLE_SECONDS,
    }
    return [f"-c {name}={value}s" for name, value in seconds.items()]
