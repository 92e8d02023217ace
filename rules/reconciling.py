"""Bring stored findings and proposed tasks into line with what was just observed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from rules.engine.evaluate import Evaluated
from rules.engine.evaluate import Finding as Observed
from rules.engine.rule import Rule
from rules.engine.wording import value_as_json
from rules.models import Finding
from rules.proposing import propose_and_withdraw

FALLS_AFTER = timedelta(hours=24)
REWRITTEN_FIELDS = [
    "bed", "digest", "rule_version", "severity", "severity_rank", "confidence", "words",
    "numbers", "evidence", "plantings", "starts_on", "ends_on", "computed_on", "changed_at",
    "resolved_at",
]  # fmt: skip
COMPARED_FIELDS = [
    "garden_id",
    "key",
    "rule_id",
    "digest",
    "severity_rank",
    "numbers",
    "changed_at",
]

Origin = tuple[int, str]


def reconcile(results: Mapping[int, Evaluated], days: Mapping[int, date], *, now: datetime) -> None:
    """Insert the new, rewrite the changed, resolve the gone; an unchanged garden writes nothing.

    `results` is by garden; `days` the local date each garden was seen on. What a rule that
    raised had found before stays as it is.
    """
    stored = {
        (finding.garden_id, finding.key): finding
        for finding in Finding.objects.open().filter(garden_id__in=results).only(*COMPARED_FIELDS)
    }
    changed: dict[Origin, Observed] = {}
    rows = []
    for garden_id, result in sorted(results.items()):
        for key, observed in sorted(result.findings.items()):
            row = as_row(garden_id, observed, days[garden_id], now)
            if _has_changed(stored.get((garden_id, key)), row, observed.rule):
                rows.append(row)
                changed[garden_id, key] = observed
    gone = {
        origin: finding.pk
        for origin, finding in sorted(stored.items())
        if _is_gone(finding, results[finding.garden_id])
    }
    if rows:
        Finding.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["garden", "key"],
            update_fields=REWRITTEN_FIELDS,
        )
    if gone:
        Finding.objects.filter(pk__in=gone.values()).update(resolved_at=now, changed_at=now)
    propose_and_withdraw(changed, list(gone), days)


def _is_gone(finding: Finding, result: Evaluated) -> bool:
    return finding.key not in result.findings and finding.rule_id not in result.silent_rules


def as_row(garden_id: int, observed: Observed, on: date, now: datetime) -> Finding:
    draft = observed.draft
    words = {part: getattr(draft, part).as_json() for part in ("title", "what", "why", "do")}
    return Finding(
        garden_id=garden_id,
        bed_id=draft.subject.bed,
        key=observed.key,
        digest=_digest(observed, words),
        rule_id=observed.rule_id,
        rule_version=observed.rule.version,
        severity=draft.severity.value,
        severity_rank=draft.severity.rank,
        confidence=draft.confidence.value,
        words=words,
        numbers=[[name, quantity.as_json()] for name, quantity in draft.numbers],
        evidence=_evidence(observed),
        plantings=list(draft.plantings),
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        computed_on=on,
        first_seen_at=now,
        changed_at=now,
    )


def _evidence(observed: Observed) -> dict:
    draft = observed.draft
    return {
        "inputs": [
            {
                "name": item.name,
                "value": value_as_json(item.value),
                "source": item.source.as_json(),
                "measured_on": item.measured_on.isoformat() if item.measured_on else None,
                "issued_at": item.issued_at.isoformat() if item.issued_at else None,
            }
            for item in draft.inputs
        ],
        "assumptions": [assumption.as_json() for assumption in draft.assumptions],
        "references": list(draft.references),
    }


def _digest(observed: Observed, words: dict) -> str:
    """The state without its measured numbers: severity, sentences, dates, plants, issues."""
    draft = observed.draft
    state = [
        observed.rule.version,
        draft.severity.value,
        draft.confidence.value,
        {part: _without_quantities(words[part]) for part in words},
        [day.isoformat() if day else None for day in (draft.starts_on, draft.ends_on)],
        sorted(draft.plantings),
        [assumption.as_json()["template"] for assumption in draft.assumptions],
        [item.source.as_json()["template"] for item in draft.inputs],
        sorted(name for name, _ in draft.numbers),
        sorted({item.issued_at.isoformat() for item in draft.inputs if item.issued_at}),
    ]
    packed = json.dumps(state, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(packed.encode()).hexdigest()


def _without_quantities(wording: dict) -> dict:
    values = {
        name: value
        for name, value in wording["values"].items()
        if not (isinstance(value, dict) and "quantity" in value)
    }
    return {"template": wording["template"], "values": values}


def _has_changed(stored: Finding | None, row: Finding, rule: Rule) -> bool:
    if stored is None:
        return True
    if rule.falls_slowly and row.severity_rank < stored.severity_rank:
        return row.changed_at - stored.changed_at >= FALLS_AFTER
    if stored.digest != row.digest:
        return True
    before = dict(stored.numbers)
    return any(
        _moved(before[name]["quantity"], number["quantity"], rule.drift)
        for name, number in row.numbers
    )


def _moved(before: float, after: float, drift: float) -> bool:
    return abs(after - before) > drift * max(abs(before), abs(after)) + 1e-9
