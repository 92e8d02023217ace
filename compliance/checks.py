from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from compliance import triggers
from compliance.models import AuditEntry


@register(Tags.database)
def audit_triggers(databases: list[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """`migrate` runs this before the table exists, hence the look for it first."""
    return [
        Error(
            f"The audit trail is not protected: {', '.join(sorted(lost))} missing.",
            hint="Run: manage.py restore_audit_triggers",
            id="compliance.E001",
        )
        for alias in databases or []
        if (lost := _lost_triggers(alias))
    ]


def _lost_triggers(alias: str) -> set[str]:
    connection = connections[alias]
    if AuditEntry._meta.db_table not in connection.introspection.table_names():
        return set()
    return triggers.missing(connection)
