"""docs/migrations.md, written from the migrations themselves."""

from itertools import groupby
from pathlib import Path

from gardening.schema.effects import Lock, Risk
from gardening.schema.facts import MigrationFacts, all_facts

RISKS = {Risk.NONE: "none", Risk.LOW: "low", Risk.MEDIUM: "medium", Risk.HIGH: "high"}
LOCKS = {
    Lock.NONE: "none",
    Lock.ROWS: "the rows it writes",
    Lock.REFERRED: "writes to the tables it refers to, briefly",
    Lock.BRIEF: "the table, briefly",
    Lock.BUILD: "writes to the table while its index is built",
    Lock.SCAN: "the table while each row is checked",
    Lock.REWRITE: "the table while it is rewritten",
}
NOT_REVIEWED = "**not reviewed**"

INTRODUCTION = Path(__file__).with_name("introduction.md")


def migrations_document() -> str:
    in_apps = sorted(all_facts(), key=lambda facts: (facts.app_label, facts.name))
    sections = [INTRODUCTION.read_text(encoding="utf-8")]
    for app_label, facts in groupby(in_apps, key=lambda facts: facts.app_label):
        rows = "\n".join(_row(one) for one in facts)
        sections.append(f"""\
## {app_label}

| migration | risk | lock | going back loses | its code writes | review |
| --- | --- | --- | --- | --- | --- |
{rows}
""")
    return "\n".join(sections)


def unreviewed() -> list[str]:
    return [
        f"{facts.label}: {'; '.join(facts.reasons)}." for facts in all_facts() if facts.wants_review
    ]


def _row(facts: MigrationFacts) -> str:
    review = NOT_REVIEWED if facts.wants_review else facts.review
    cells = (
        *(f"`{facts.name}`", RISKS[facts.risk], LOCKS[facts.lock]),
        *(_listed(facts.lost) or "nothing", _listed(facts.changed_by_code), review),
    )
    return f"| {' | '.join(cells)} |"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
