from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from compliance import triggers
from compliance.checks import audit_triggers
from compliance.models import AuditEntry, Switch

TABLE = triggers.TABLE
COLUMNS = (
    "id, action, actor_id, actor_label, target_type, target_id, details, previous_hash, "
    "entry_hash, created_at"
)

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="a trap of SQLite")
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a trap of PostgreSQL"
)


@pytest.fixture
def entry(db) -> AuditEntry:
    return AuditEntry.objects.record("plant.refused", actor=None)


def refuse(statement: str) -> None:
    before = list(AuditEntry.objects.values())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(AuditEntry.objects.values()) == before


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET action = 'plant.grown'",
        f"DELETE FROM {TABLE}",
        f"INSERT INTO {TABLE} ({COLUMNS}) SELECT {COLUMNS} FROM {TABLE} WHERE true "
        "ON CONFLICT (id) DO UPDATE SET action = 'plant.grown'",
    ],
)
def test_the_database_refuses_changes(entry, statement):
    refuse(statement)


def replacing(changed: str, value: str) -> str:
    columns = ", ".join(value if name == changed else name for name in COLUMNS.split(", "))
    return f"INSERT OR REPLACE INTO {TABLE} ({COLUMNS}) SELECT {columns} FROM {TABLE}"


@only_sqlite
@pytest.mark.parametrize(
    "statement",
    [
        replacing("action", "'plant.grown'"),
        replacing("id", "id + 1"),
        replacing("id", "NULL"),
        f"UPDATE OR REPLACE {TABLE} SET action = 'plant.grown'",
    ],
)
def test_sqlite_refuses_to_replace_an_entry(entry, statement):
    refuse(statement)


@only_postgresql
@pytest.mark.parametrize(
    "statement",
    [
        f"TRUNCATE {TABLE}",
        f"SET LOCAL session_replication_role = replica; DELETE FROM {TABLE}",
        f"SET LOCAL session_replication_role = replica; TRUNCATE {TABLE}",
    ],
)
def test_postgresql_refuses_to_truncate_and_to_pose_as_a_replica(entry, statement):
    refuse(statement)


@pytest.mark.django_db
def test_the_check_misses_a_trigger_that_is_gone_and_the_command_restores_it():
    assert audit_triggers(databases=["default"]) == []

    triggers.drop(connection)
    (error,) = audit_triggers(databases=["default"])
    assert error.id == "compliance.E001"

    output = StringIO()
    call_command("restore_audit_triggers", stdout=output)
    assert audit_triggers(databases=["default"]) == []
    assert f"{TABLE}_delete" in output.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_migrations_go_back_and_forth():
    call_command("migrate", "compliance", "zero", verbosity=0)
    assert TABLE not in connection.introspection.table_names()
    assert audit_triggers(databases=["default"]) == []

    call_command("migrate", "compliance", verbosity=0)
    assert triggers.missing(connection) == set()
    assert Switch.objects.filter(active=True).count() == 3


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_altering_the_table_loses_the_triggers_and_the_check_says_so():
    field = AuditEntry._meta.get_field("action")
    longer = field.clone()
    longer.max_length = 70
    longer.set_attributes_from_name("action")

    with connection.schema_editor() as editor:
        editor.alter_field(AuditEntry, field, longer)
    assert audit_triggers(databases=["default"]) != []

    with connection.schema_editor() as editor:
        editor.alter_field(AuditEntry, longer, field)
    triggers.restore(connection)
    assert audit_triggers(databases=["default"]) == []
