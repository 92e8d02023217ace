from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations

from compliance import triggers
from compliance.models import Switch
from compliance.models.switch import SWITCHES


def _flush_past_the_audit_triggers(
    operations: BaseDatabaseOperations, statements: list[str]
) -> None:
    """After a transactional test: empty the audit trail too, and leave what migrations made."""
    connection = operations.connection
    with transaction.atomic(using=connection.alias):
        triggers.drop(connection)
        _original_flush(operations, statements)
        triggers.restore(connection)
        Switch.objects.bulk_create(Switch(name=name, active=True) for name in SWITCHES)


_original_flush = BaseDatabaseOperations.execute_sql_flush
BaseDatabaseOperations.execute_sql_flush = _flush_past_the_audit_triggers
