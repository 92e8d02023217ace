"""Steps migrations back and forward again, and tells which rows that changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from gardening.schema.facts import Node, all_facts, full_plan, own_apps

# Table, then column, then its values in the order of the first column.
Rows = dict[str, dict[str, list[object]]]


@dataclass(frozen=True, slots=True)
class Step:
    node: Node
    # Neither is as documented: changed but not listed, or listed but unchanged.
    unexpected: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        return not self.unexpected and not self.kept


def walk_all() -> Iterator[Step]:
    """From head to nothing, each one back, forward and back again."""
    for node in reversed(full_plan(MigrationLoader(None))):
        if node[0] in own_apps():
            yield there_and_back(node)
        _migrate([node], backwards=True)


def walk_newest() -> Iterator[Step]:
    """The newest migration of each app upon which no other stands."""
    for node in MigrationLoader(None).graph.leaf_nodes():
        if node[0] in own_apps() and _stands_free(node):
            yield there_and_back(node)


def _stands_free(node: Node) -> bool:
    return not MigrationLoader(None).graph.node_map[node].children


def there_and_back(node: Node) -> Step:
    before = all_rows()
    _migrate([node], backwards=True)
    _migrate([node], backwards=False)
    changed = changes(before, all_rows())
    facts = next(one for one in all_facts() if (one.app_label, one.name) == node)
    listed = {*facts.lost, *facts.changed_by_code}
    to_be_lost = {one for one in facts.lost if _has_rows(before, one)}.difference(
        facts.changed_by_code
    )
    return Step(
        node,
        unexpected=tuple(sorted(one for one in changed if not _is_listed(one, listed))),
        kept=tuple(sorted(to_be_lost - changed)),
    )


def _migrate(nodes: list[Node], *, backwards: bool) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(None, plan=[(executor.loader.graph.nodes[one], backwards) for one in nodes])


def _is_listed(change: str, listed: set[str]) -> bool:
    return change in listed or change.partition(".")[0] in listed


def _has_rows(rows: Rows, name: str) -> bool:
    """A column full of one value may be no more than its default."""
    table, _, column = name.partition(".")
    columns = rows.get(table, {})
    if column:
        return len({repr(value) for value in columns.get(column, [])}) > 1
    return any(columns.values())


def changes(before: Rows, after: Rows) -> set[str]:
    """A table whose rows are others, or single columns of rows that are the same."""
    found = set()
    for table in before.keys() | after.keys():
        old, new = before.get(table, {}), after.get(table, {})
        if _keys(old) != _keys(new):
            found.add(table)
            continue
        names = old.keys() | new.keys()
        found |= {f"{table}.{name}" for name in names if old.get(name) != new.get(name)}
    return found


def all_rows() -> Rows:
    rows: Rows = {}
    with connection.cursor() as cursor:
        left_out = MigrationRecorder.Migration._meta.db_table
        for table in sorted(set(connection.introspection.table_names(cursor)) - {left_out}):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [described[0] for described in cursor.description]
            found = sorted(cursor.fetchall(), key=lambda row: repr(row[0]))
            rows[table] = {name: [row[at] for row in found] for at, name in enumerate(names)}
    return rows


def _keys(columns: dict[str, list[object]]) -> list[object] | None:
    """What tells the rows apart: the id, wherever the database has put it."""
    return columns.get("id", next(iter(columns.values()), None))
