from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rules.engine.rule import Limits, Rule


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules in force, each with its limits: what staff decided, read once per batch."""

    rules: tuple[tuple[Rule, Limits], ...]

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
