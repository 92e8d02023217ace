"""Risk, lock and loss of every migration of this project, in the order in which they run.

What code does, and what breaks the release before, no program can judge: such a migration says
it itself, in attributes of its class:

    review           what a reviewer found, one sentence
    changed_by_code  tables, or table.columns, that its code writes on the way back or forward
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from gardening.schema.effects import Effect, Lock, Risk, Setting, effect_of

Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MigrationFacts:
    app_label: str
    name: str
    risk: Risk
    lock: Lock
    lost: tuple[str, ...]
    changed_by_code: tuple[str, ...]
    reasons: tuple[str, ...]
    review: str

    @property
    def label(self) -> str:
        return f"{self.app_label}.{self.name}"

    @property
    def wants_review(self) -> bool:
        return bool(self.reasons) and not self.review


@cache
def own_apps() -> frozenset[str]:
    root = Path(settings.BASE_DIR)
    return frozenset(one.label for one in apps.get_app_configs() if Path(one.path).parent == root)


@cache
def all_facts() -> tuple[MigrationFacts, ...]:
    loader = MigrationLoader(None)
    state = ProjectState(real_apps=loader.unmigrated_apps)
    facts = []
    for node in full_plan(loader):
        migration = loader.graph.nodes[node]
        effects = effects_of(migration, state)
        if node[0] in own_apps():
            facts.append(_summed_up(migration, effects))
    return tuple(facts)


def full_plan(loader: MigrationLoader) -> list[Node]:
    """In the order in which `migrate` applies them to an empty database."""
    plan: dict[Node, None] = {}
    for leaf in loader.graph.leaf_nodes():
        plan |= dict.fromkeys(loader.graph.forwards_plan(leaf))
    return list(plan)


def effects_of(migration: Migration, state: ProjectState) -> list[Effect]:
    """And carries the state over to what it is afterwards."""
    effects = []
    setting = Setting(migration.app_label, state, set())
    for operation in migration.operations:
        effects.append(effect_of(operation, setting))
        operation.state_forwards(migration.app_label, state)
    return effects


def _summed_up(migration: Migration, effects: list[Effect]) -> MigrationFacts:
    return MigrationFacts(
        app_label=migration.app_label,
        name=migration.name,
        risk=max((effect.risk for effect in effects), default=Risk.NONE),
        lock=max((effect.lock for effect in effects), default=Lock.NONE),
        lost=tuple(dict.fromkeys(one for effect in effects for one in effect.lost)),
        changed_by_code=getattr(migration, "changed_by_code", ()),
        reasons=tuple(dict.fromkeys(effect.reason for effect in effects if effect.reason)),
        review=getattr(migration, "review", ""),
    )
