"""The rules as a document: one text for the repository, the rule's page and its code."""

from collections.abc import Iterator

from rules.catalogue import RULES
from rules.engine.rule import Rule, Threshold

HEAD = """# Rules

Written by `manage.py list_rules` from the docstrings of `rules/catalogue/`; do not edit. What a
finding is, how sure it is and how long it lives stands in `science.md`, section 0.
"""


def rules_document() -> str:
    """As docs/rules.md."""
    return "\n".join([HEAD, _contents(), *(_section(rule) for rule in RULES)])


def _contents() -> str:
    lines = [f"* [{rule.id}](#{_anchor(rule)}): {rule.title}" for rule in RULES]
    return "\n".join([*lines, ""])


def _anchor(rule: Rule) -> str:
    return f"{rule.id} {rule.title}".lower().replace(".", "").replace(",", "").replace(" ", "-")


def _section(rule: Rule) -> str:
    doc = rule.doc.replace("\n## ", "\n### ")
    return "\n".join(
        [f"## {rule.id} {rule.title}", "", f"Version {rule.version}.", "", doc, *_limits(rule), ""]
    )


def _limits(rule: Rule) -> Iterator[str]:
    if not rule.thresholds:
        return
    yield from ("", "### Limits", "")
    yield from ("| limit | default | bounds | meaning |", "| --- | --- | --- | --- |")
    for threshold in rule.thresholds:
        yield _row(threshold)


def _row(threshold: Threshold) -> str:
    unit = f" {threshold.unit}" if threshold.unit else ""
    bounds = f"{threshold.minimum:g} to {threshold.maximum:g}{unit}"
    return f"| `{threshold.name}` | {threshold.default:g}{unit} | {bounds} | {threshold.help} |"
