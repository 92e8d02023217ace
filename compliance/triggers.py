"""The database itself refuses to change audit entries.

SQLite rebuilds a table when it is altered, and forgets its triggers: every later migration of
the audit table ends with `restore()`. The check in compliance/checks.py notices when one did not.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "compliance_auditentry"
NAMES = frozenset(f"{TABLE}_{event}" for event in ("update", "delete", "replace"))

SQLITE_CREATE = [
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_delete BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'audit entries cannot be deleted'); END""",
    # INSERT OR REPLACE deletes the row in its way without asking the trigger above.
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id
        OR entry_hash = NEW.entry_hash OR previous_hash = NEW.previous_hash)
    BEGIN SELECT RAISE(ABORT, 'audit entries cannot be replaced'); END""",
]
SQLITE_DROP = [f"DROP TRIGGER IF EXISTS {name}" for name in sorted(NAMES)]

POSTGRESQL_FUNCTION = f"{TABLE}_refuse"
POSTGRESQL_CREATE = [
    f"""CREATE OR REPLACE FUNCTION {POSTGRESQL_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'audit entries cannot be changed'
        USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_update BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {POSTGRESQL_FUNCTION}()""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {POSTGRESQL_FUNCTION}()""",
    f"DROP TRIGGER IF EXISTS {TABLE}_replace ON {TABLE}",
    f"""CREATE TRIGGER {TABLE}_replace BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {POSTGRESQL_FUNCTION}()""",
    # Otherwise session_replication_role = replica goes round them.
    *(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}" for name in sorted(NAMES)),
]
POSTGRESQL_DROP = [
    *(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in sorted(NAMES)),
    f"DROP FUNCTION IF EXISTS {POSTGRESQL_FUNCTION}()",
]

STATEMENTS = {
    "sqlite": (SQLITE_CREATE, SQLITE_DROP),
    "postgresql": (POSTGRESQL_CREATE, POSTGRESQL_DROP),
}
LISTING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    # 'A' is ENABLE ALWAYS; a trigger in another state does not count.
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A' AND NOT tgisinternal",
}


def restore(connection: BaseDatabaseWrapper) -> None:
    create, _ = STATEMENTS[connection.vendor]
    _execute(connection, create)


def drop(connection: BaseDatabaseWrapper) -> None:
    _, statements = STATEMENTS[connection.vendor]
    _execute(connection, statements)


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(LISTING[connection.vendor])
        return set(NAMES) - {name for (name,) in cursor.fetchall()}


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
