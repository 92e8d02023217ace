"""A finding reckoned again from what its evaluation read."""

import json
from dataclasses import dataclass
from enum import Enum, auto

from rules.catalogue import BY_ID
from rules.engine.evaluate import MISSING_RULE_ID, evaluate
from rules.engine.packing import Packed, Unreadable, unpack
from rules.engine.policy import Policy
from rules.models import Finding
from rules.recording import as_row

REPRODUCED = (
    "severity", "confidence", "words", "numbers", "evidence", "plantings", "starts_on", "ends_on",
)  # fmt: skip


class Outcome(Enum):
    SAME = auto()
    DIFFERENT = auto()
    # Written by another version of the rule.
    OLDER = auto()
    # Its snapshot is no longer kept, or was made of other parts.
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """`after` is None where the rule finds nothing now."""

    name: str
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Replay:
    outcome: Outcome
    reason: str = ""
    differences: tuple[Difference, ...] = ()


def replay(finding: Finding) -> Replay:
    if finding.snapshot is None:
        return Replay(Outcome.UNREADABLE, "Its snapshot is no longer kept.")
    if finding.rule_id not in BY_ID:
        return Replay(Outcome.UNREADABLE, f"There is no rule {finding.rule_id} any more.")
    try:
        packed = unpack(bytes(finding.snapshot.packed))
    except Unreadable as error:
        return Replay(Outcome.UNREADABLE, f"Its snapshot was made of other parts: {error}.")
    differences = _differences(finding, packed)
    if changed := _changed_rules(finding, packed):
        return Replay(Outcome.OLDER, f"Other versions since: {', '.join(changed)}.", differences)
    return Replay(Outcome.DIFFERENT if differences else Outcome.SAME, differences=differences)


def _changed_rules(finding: Finding, packed: Packed) -> list[str]:
    """What is missing is said by all rules together; of its own rule the finding says which."""
    versions = {finding.rule_id: finding.rule_version}
    if finding.rule_id == MISSING_RULE_ID:
        versions = {name: version for name, (version, _) in packed.rules.items()} | versions
    return [
        f"{name} ({version} then, {_version(name)} now)"
        for name, version in versions.items()
        if version != _version(name)
    ]


def _version(rule_id: str) -> int | None:
    return BY_ID[rule_id].version if rule_id in BY_ID else None


def _differences(finding: Finding, packed: Packed) -> tuple[Difference, ...]:
    rules = [(BY_ID[name], limits) for name, (_, limits) in packed.rules.items() if name in BY_ID]
    observed = evaluate(packed.garden, Policy(tuple(rules))).findings.get(finding.key)
    if observed is None:
        return (Difference(finding.rule_id, finding.severity, None),)
    row = as_row(finding.garden_id, observed, finding.computed_on, finding.changed_at)
    pairs = [(name, _plain(finding, name), _plain(row, name)) for name in REPRODUCED]
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def _plain(finding: Finding, name: str) -> str:
    """As it is stored: PostgreSQL forgets the order of keys."""
    return json.dumps(getattr(finding, name), sort_keys=True, ensure_ascii=False, default=str)
