"""What the database must hold and keep."""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.db import IntegrityError, connection
from django.db.models import Model
from django.utils import timezone

from compliance import triggers
from compliance.loading import controlled, restrictions
from compliance.models import AuditEntry, Switch
from compliance.models.switch import SWITCHES
from gardening.models import BACKUP, Heartbeat
from gardening.preflight.item import Answer, Site, failed, ok
from gardening.readiness import pending_migrations
from gardens.climate.loading import outdated_files as outdated_places
from plants.loading import outdated_files as outdated_catalogue
from plants.models import DataLoad
from plants.tables import BrokenTable

# A day and two hours: what the alert BackupTooOld waits for, too.
OLDEST_BACKUP = timedelta(hours=26)
NAMED = 5

NOT_VALIDATED = """
SELECT conrelid::regclass::text || '.' || conname FROM pg_constraint
WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
UNION ALL
SELECT indexrelid::regclass::text FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid
WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace
ORDER BY 1"""

# Who owns a table may change it anyway.
MAY_CHANGE = """
SELECT NOT pg_has_role(relowner, 'USAGE') AND has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
FROM pg_class WHERE oid = %s::regclass"""


def migrations(site: Site) -> Answer:
    pending = pending_migrations()
    if pending:
        return failed(f"Unapplied: {named(pending)}.", "Run manage.py migrate.")
    return ok("All are applied.")


def constraints(site: Site) -> Answer:
    missing = sorted(_missing_constraints())
    if missing:
        return failed(
            f"The database lacks constraints: {named(missing)}.",
            "Run manage.py migrate; if it has nothing to do, restore the schema from a backup.",
        )
    broken = _not_validated()
    if broken:
        return failed(
            f"Not validated: {named(broken)}.",
            "Mend the rows, then run ALTER TABLE … VALIDATE CONSTRAINT …, or REINDEX an index.",
        )
    return ok("All are there and hold for every row.")


def audit_trail(site: Site) -> Answer:
    lost = triggers.missing(connection)
    if lost:
        return failed(
            f"Triggers are missing: {named(sorted(lost))}.",
            "Run manage.py restore_audit_triggers, then find out who removed them.",
        )
    if _may_change_the_trail():
        return failed(
            "The site's role may change entries, as after a restore.",
            f"As the owner: REVOKE UPDATE, DELETE, TRUNCATE ON {triggers.TABLE} FROM the role.",
        )
    broken = AuditEntry.objects.verify()
    if broken:
        return failed(
            f"The chain is broken at entry {broken.pk} ({broken.action}).",
            "Keep a copy of the database, and compare with a backup who changed it.",
        )
    return ok(f"{AuditEntry.objects.count()} entries, the chain holds.")


def _may_change_the_trail() -> bool:
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(MAY_CHANGE, [triggers.TABLE])
        return cursor.fetchone()[0]


def data(site: Site) -> Answer:
    try:
        outdated = [
            *outdated_catalogue(),
            *outdated_places(),
            *restrictions.outdated_files(),
            *controlled.outdated_files(),
        ]
    except BrokenTable as fault:
        return failed(str(fault), "Deploy the release again: its data files are not whole.")
    if outdated:
        return failed(f"Not loaded in this edition: {named(outdated)}.", "Run manage.py prepare.")
    editions = DataLoad.objects.values_list("name", "sha256")
    return ok(", ".join(f"{name} {sha256[:8]}" for name, sha256 in editions))


def switches(site: Site) -> Answer:
    stored = set(Switch.objects.filter(name__in=SWITCHES).values_list("name", flat=True))
    missing = sorted(set(SWITCHES) - stored)
    if missing:
        return failed(f"No row of {named(missing)}, so they are on.", "Run manage.py prepare.")
    paused = Switch.paused(SWITCHES)
    if paused:
        off = [f"{name} since {since:%Y-%m-%d %H:%M} UTC" for name, since in paused.items()]
        return failed(
            f"Off: {named(off)}.",
            "Turn it on at /admin/feature-flags/, or go knowingly with --skip switches.",
        )
    return ok("All are on.")


def backup(site: Site) -> Answer:
    made_at = Heartbeat.objects.filter(name=BACKUP).values_list("seen_at", flat=True).first()
    if made_at is None:
        return failed("There was no backup yet.", "Run manage.py backup, and see that it is timed.")
    age = timezone.now() - made_at
    hours = age.total_seconds() / 3600
    if age > OLDEST_BACKUP:
        return failed(
            f"The last backup is {hours:.0f} hours old.",
            "Run manage.py backup, and find out why its timer did not.",
        )
    return ok(f"The last backup is {hours:.0f} hours old.")


def named(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _missing_constraints() -> Iterator[str]:
    """Those that models declare and their tables do not have."""
    with connection.cursor() as cursor:
        for model in _stored_models():
            wanted = {constraint.name for constraint in model._meta.constraints}
            if not wanted:
                continue
            table = model._meta.db_table
            there = connection.introspection.get_constraints(cursor, table)
            yield from (f"{table}.{name}" for name in wanted - there.keys())


def _stored_models() -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if model._meta.managed and not model._meta.proxy)


def _not_validated() -> list[str]:
    """SQLite validates nothing later, but rows may have come in past its foreign keys."""
    if connection.vendor != "postgresql":
        try:
            connection.check_constraints()
        except IntegrityError as fault:
            return [str(fault)]
        return []
    with connection.cursor() as cursor:
        cursor.execute(NOT_VALIDATED)
        return [name for (name,) in cursor.fetchall()]
