"""The go/no-go list; docs/operations.md names for each item the command that looks closer."""

from gardening.preflight import answering, database, processes, surroundings
from gardening.preflight.item import Item

ITEMS = (
    Item("environment", surroundings.environment),
    Item("migrations", database.migrations),
    Item("constraints", database.constraints),
    Item("audit-trail", database.audit_trail),
    Item("data", database.data),
    Item("switches", database.switches),
    Item("backup", database.backup),
    Item("queue", processes.queue),
    Item("worker", processes.worker),
    Item("beat", processes.beat),
    Item("media", surroundings.media),
    Item("rate-limits", surroundings.rate_limits),
    Item("headers", answering.headers),
    Item("alerts", surroundings.alerts),
)
