"""The rules in force: those of the catalogue, and what staff decided of them."""

from collections.abc import Iterable
from typing import NamedTuple

from rules.catalogue import RULES
from rules.engine.policy import Policy

# Rules that let an optimiser search; a switch pauses them all.
PLANNERS = frozenset(rule.id for rule in RULES if rule.is_planner)
PLANNING = "optimization_engines"


class Setting(NamedTuple):
    """What staff decided of a rule."""

    rule_id: str
    is_enabled: bool
    limits: dict[str, float]


def policy_of(settings: Iterable[Setting], *, is_planning: bool = True) -> Policy:
    decided = {setting.rule_id: setting for setting in settings}
    rules = tuple(rule for rule in RULES if rule.id not in decided or decided[rule.id].is_enabled)
    policy = Policy.of(rules, {rule_id: row.limits for rule_id, row in decided.items()})
    return policy if is_planning else policy.pausing(PLANNERS)
