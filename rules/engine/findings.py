"""Findings of one evaluation, and which of them another one explains."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rules.engine.drafts import FindingDraft
from rules.engine.rule import Limits, Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """A draft with its key: what it is about, unique within its garden.

    `explained_by` is the key of the finding that suppresses this one or states it too; such a
    finding is kept off the pages and proposes nothing.
    """

    key: str
    rule: Rule
    draft: FindingDraft
    limits: Limits = field(default_factory=dict)
    explained_by: str = ""

    @property
    def rule_id(self) -> str:
        return self.rule.id


def mark_explained(findings: dict[str, Finding]) -> None:
    """As the rules declare it, of the same subject; of several explanations the worst counts."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings.values():
        by_rule[finding.rule_id].append(finding)
    parents: dict[str, str] = {}
    for parent in sorted(findings.values(), key=lambda one: -one.draft.severity.rank):
        if not (parent.rule.suppresses or parent.rule.merges):
            continue
        for rule_id in sorted(parent.rule.takes_in(parent.draft)):
            for child in by_rule.get(rule_id, ()):
                if parent.draft.subject.covers(child.draft.subject):
                    parents.setdefault(child.key, parent.key)
    for key in parents:
        findings[key] = replace(findings[key], explained_by=_root(key, parents))


def _root(key: str, parents: Mapping[str, str]) -> str:
    """The finding that is shown, at the end of the chain; rules declare no circles."""
    while key in parents:
        key = parents[key]
    return key
