from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rules.engine.rule import Limits, Rule


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules in force, each with its limits: what staff decided, read once per batch.

    Rules that are `paused` are not run, and their silence says nothing.
    """

    rules: tuple[tuple[Rule, Limits], ...]
    paused: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rules: tuple[Rule, ...], limits: Mapping[str, Limits] | None = None) -> "Policy":
        """All the rules given, with defaults where `limits` (by rule id) says nothing."""
        chosen = limits or {}
        return cls(
            tuple((rule, rule.default_limits | dict(chosen.get(rule.id, {}))) for rule in rules)
        )

    def only(self, rule_ids: Collection[str]) -> "Policy":
        return Policy(tuple(pair for pair in self.rules if pair[0].id in rule_ids))

    def without(self, rule_ids: Collection[str]) -> "Policy":
        return Policy(tuple(pair for pair in self.rules if pair[0].id not in rule_ids))

    def pausing(self, rule_ids: Collection[str]) -> "Policy":
        return replace(self.without(rule_ids), paused=frozenset(rule_ids))
