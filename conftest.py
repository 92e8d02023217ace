import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.conf import settings
from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations

from compliance import triggers
from compliance.models import Switch
from compliance.models.switch import SWITCHES
from gardening.tests import originals


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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> Iterator[None]:
    """The test database begins as a copy of one that is migrated already."""
    test = settings.DATABASES["default"]["TEST"]
    if settings.DATABASE_URL:
        test["TEMPLATE"] = originals.migrated_database()
        yield
        return
    with closing(sqlite3.connect(test["NAME"], uri=True)) as memory:
        originals.migrated_into(memory)
        yield
