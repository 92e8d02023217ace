"""Which migrations this database has, told to staff."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from gardening.readiness import pending_migrations
from gardening.schema.document import LOCKS, RISKS
from gardening.schema.facts import MigrationFacts, all_facts, own_apps


@dataclass(frozen=True, slots=True)
class MigrationStatus:
    facts: MigrationFacts
    applied_at: datetime | None

    def as_json(self) -> dict[str, object]:
        return {
            "migration": self.facts.label,
            "applied_at": self.applied_at,
            "risk": RISKS[self.facts.risk],
            "lock": LOCKS[self.facts.lock],
            "lost_on_rollback": self.facts.lost,
        }

    @property
    def risk(self) -> str:
        return RISKS[self.facts.risk]


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """Pending includes those of libraries; unknown are those of a newer release."""

    pending: list[str]
    unknown: list[str]
    migrations: list[MigrationStatus]


def schema_status() -> SchemaStatus:
    applied = MigrationRecorder(connection).applied_migrations()
    known = {(facts.app_label, facts.name) for facts in all_facts()}
    unknown = {node for node in applied if node[0] in own_apps()} - known
    return SchemaStatus(
        pending=pending_migrations(),
        unknown=sorted(".".join(node) for node in unknown),
        migrations=[
            MigrationStatus(facts, row.applied if row else None)
            for facts in all_facts()
            for row in [applied.get((facts.app_label, facts.name))]
        ],
    )
