"""What a database holds, as far as a restored one can be compared with it."""

from dataclasses import asdict, dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from compliance import triggers
from compliance.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Contents:
    rows: dict[str, int]
    migrations: list[str]
    audit_entries: int
    audit_head: str

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def contents_of(connection: BaseDatabaseWrapper) -> Contents:
    rows = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            rows[table] = cursor.fetchone()[0]
    applied = MigrationRecorder(connection).applied_migrations()
    has_trail = AuditEntry._meta.db_table in rows
    trail = AuditEntry.objects.db_manager(connection.alias)
    return Contents(
        rows=rows,
        migrations=sorted(".".join(node) for node in applied),
        audit_entries=trail.count() if has_trail else 0,
        audit_head=trail.head_hash() if has_trail else "",
    )


def differences(expected: Contents, connection: BaseDatabaseWrapper) -> list[str]:
    """Between what was backed up and a database; each a sentence."""
    found = contents_of(connection)
    told = [
        f"{table} has {found.rows.get(table, 'no')} rows, {expected.rows.get(table, 'none')} "
        "were backed up."
        for table in sorted(expected.rows.keys() | found.rows.keys())
        if expected.rows.get(table) != found.rows.get(table)
    ]
    if expected.migrations != found.migrations:
        told.append("Other migrations are applied than were backed up.")
    if expected.audit_head != found.audit_head:
        told.append("The audit trail ends with another entry than was backed up.")
    if AuditEntry._meta.db_table in found.rows:
        broken = AuditEntry.objects.db_manager(connection.alias).verify()
        if broken:
            told.append(f"The audit trail is broken at entry {broken.pk}.")
        if lost := triggers.missing(connection):
            told.append(f"The audit trail is not protected: {', '.join(sorted(lost))} missing.")
    return told
