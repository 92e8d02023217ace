"""What one operation of a migration does to a running site, told from the operation alone.

Locks are those of PostgreSQL; SQLite has one lock, the whole database.
"""

from copy import copy
from dataclasses import dataclass
from enum import IntEnum

from django.db.migrations import operations as ops
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field, ManyToManyField, UniqueConstraint
from django.db.models.fields import NOT_PROVIDED


class Risk(IntEnum):
    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Lock(IntEnum):
    """By how much of the site waits, and for how long."""

    NONE = 0
    ROWS = 1
    REFERRED = 2
    BRIEF = 3
    BUILD = 4
    SCAN = 5
    REWRITE = 6


@dataclass(frozen=True, slots=True)
class Effect:
    risk: Risk = Risk.NONE
    lock: Lock = Lock.NONE
    # Tables, or table.column, whose rows going back loses.
    lost: tuple[str, ...] = ()
    # Why a person has to look at it.
    reason: str = ""


@dataclass(slots=True)
class Setting:
    """Where an operation stands: what is there before it, and which tables its migration made."""

    app_label: str
    state: ProjectState
    new_tables: set[str]

    def table(self, model: str) -> str:
        options = self.state.models[self.app_label, model.lower()].options
        return options.get("db_table") or f"{self.app_label}_{model.lower()}"

    def is_new(self, model: str) -> bool:
        return self.table(model) in self.new_tables

    def field(self, model: str, name: str) -> Field:
        return self.state.models[self.app_label, model.lower()].get_field(name)


STATE_ONLY = (ops.AlterModelOptions, ops.AlterModelManagers)
GONE = "the release before reads what is no longer there"


def effect_of(operation: Operation, setting: Setting) -> Effect:
    if isinstance(operation, STATE_ONLY):
        return Effect()
    for kinds, tell in TELLERS:
        if isinstance(operation, kinds):
            return tell(operation, setting)
    return _of_code(operation, setting)


def _of_new_table(operation: ops.CreateModel, setting: Setting) -> Effect:
    app, name = setting.app_label, operation.name_lower
    table = operation.options.get("db_table") or f"{app}_{name}"
    if operation.options.get("proxy") or operation.options.get("managed") is False:
        return Effect()
    setting.new_tables.add(table)
    many = [pair for pair in operation.fields if isinstance(pair[1], ManyToManyField)]
    related = any(field.is_relation for _, field in operation.fields)
    lost = (table, *(_between(table, name, field) for name, field in many))
    return Effect(Risk.NONE, Lock.REFERRED if related else Lock.NONE, lost)


def _of_new_field(operation: ops.AddField, setting: Setting) -> Effect:
    table, field = setting.table(operation.model_name), operation.field
    if isinstance(field, ManyToManyField):
        return Effect(Risk.NONE, Lock.REFERRED, (_between(table, operation.name, field),))
    if setting.is_new(operation.model_name):
        return Effect()
    lost = (f"{table}.{column(field, operation.name)}",)
    if not field.null and field.db_default is NOT_PROVIDED:
        reason = f"the release before cannot add rows to {table}, whose new {operation.name} "
        return Effect(Risk.HIGH, Lock.BRIEF, lost, f"{reason}has no default in the database")
    if field.unique:
        return Effect(Risk.MEDIUM, Lock.SCAN, lost)
    return Effect(Risk.LOW, Lock.BRIEF, lost)


def _of_changed_field(operation: ops.AlterField, setting: Setting) -> Effect:
    old, new = setting.field(operation.model_name, operation.name), operation.field
    kept, wanted = (_of_database(field) for field in (old, new))
    changed = {name for name in kept.keys() | wanted.keys() if kept.get(name) != wanted.get(name)}
    if not changed or setting.is_new(operation.model_name):
        return Effect()
    if changed == {"null"} and new.null:
        return Effect(Risk.LOW, Lock.BRIEF)
    if changed == {"max_length"} and _is_longer(old, new):
        return Effect(Risk.LOW, Lock.BRIEF)
    told = ", ".join(sorted(changed))
    reason = f"{setting.table(operation.model_name)}.{operation.name} changes its {told}"
    return Effect(Risk.HIGH, Lock.REWRITE, (), reason)


def _of_lost_field(operation: ops.RemoveField, setting: Setting) -> Effect:
    told = f"{setting.table(operation.model_name)}.{operation.name}"
    return Effect(Risk.HIGH, Lock.BRIEF, (), f"{told} is lost for good, and {GONE}")


def _of_lost_table(operation: ops.DeleteModel, setting: Setting) -> Effect:
    told = setting.table(operation.name)
    return Effect(Risk.HIGH, Lock.BRIEF, (), f"{told} is lost for good, and {GONE}")


def _of_new_name(operation: Operation, setting: Setting) -> Effect:
    return Effect(Risk.HIGH, Lock.BRIEF, (), f"a name changes: {GONE}")


def _of_index(operation: ops.AddIndex, setting: Setting) -> Effect:
    if setting.is_new(operation.model_name):
        return Effect()
    return Effect(Risk.MEDIUM, Lock.BUILD)


def _of_constraint(operation: ops.AddConstraint, setting: Setting) -> Effect:
    if setting.is_new(operation.model_name):
        return Effect()
    is_index = isinstance(operation.constraint, UniqueConstraint)
    return Effect(Risk.MEDIUM, Lock.BUILD if is_index else Lock.SCAN)


def _of_removal(operation: Operation, setting: Setting) -> Effect:
    return Effect(Risk.LOW, Lock.BRIEF)


def _of_code(operation: Operation, setting: Setting) -> Effect:
    if not operation.reversible:
        return Effect(Risk.HIGH, Lock.ROWS, (), "it cannot be taken back")
    return Effect(Risk.MEDIUM, Lock.ROWS, (), "it runs code that only a person can judge")


def column(field: Field, name: str) -> str:
    named = copy(field)
    named.set_attributes_from_name(name)
    return named.column


def _between(table: str, name: str, field: ManyToManyField) -> str:
    return field.db_table or f"{table}_{name}"


def _of_database(field: Field) -> dict[str, object]:
    _, path, args, kwargs = field.clone().deconstruct()
    left_out = {*field.non_db_attrs, "default"}
    kept = {name: value for name, value in kwargs.items() if name not in left_out}
    return {**kept, "type": (path, tuple(args))}


def _is_longer(old: Field, new: Field) -> bool:
    return new.max_length is None or (old.max_length or 0) < new.max_length


TELLERS = (
    (ops.CreateModel, _of_new_table),
    (ops.AddField, _of_new_field),
    (ops.AlterField, _of_changed_field),
    (ops.RemoveField, _of_lost_field),
    (ops.DeleteModel, _of_lost_table),
    ((ops.RenameField, ops.RenameModel, ops.AlterModelTable), _of_new_name),
    (ops.AddIndex, _of_index),
    (ops.AddConstraint, _of_constraint),
    ((ops.RemoveIndex, ops.RemoveConstraint, ops.RenameIndex), _of_removal),
)
