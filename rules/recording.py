"""A finding of the engine as a row: its words, numbers, evidence and the digest of its state."""

import hashlib
from datetime import date, datetime

from rules.engine.drafts import FindingDraft
from rules.engine.findings import Finding as Observed
from rules.engine.levels import Confidence
from rules.engine.wording import Quantity, Value, Word, Wording, value_as_json
from rules.models import Finding

PARTS = ("title", "what", "why", "do", "formula", "would_change")
DIGEST_BYTES = 16
# Signs that nobody types.
BETWEEN_PARTS, BETWEEN_WORDS, BETWEEN_ITEMS = "\x1d", "\x1e", "\x1f"


def as_row(garden_id: int, observed: Observed, on: date, now: datetime) -> Finding:
    draft = observed.draft
    said = {part: getattr(draft, part) for part in PARTS}
    words = {part: wording.as_json() for part, wording in said.items() if wording}
    return Finding(
        garden_id=garden_id,
        bed_id=draft.subject.bed,
        subject_kind=draft.subject.kind,
        subject_pk=draft.subject.pk,
        subject_name=draft.subject.name,
        key=observed.key,
        digest=digest(observed),
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
        explained_by=observed.explained_by,
        computed_on=on,
        first_seen_at=now,
        changed_at=now,
        news_at=now,
    )


def _evidence(observed: Observed) -> dict:
    draft = observed.draft
    inputs = []
    for item in draft.inputs:
        row = {
            "name": item.name,
            "value": value_as_json(item.value),
            "source": item.source.as_json(),
            "measured_on": item.measured_on.isoformat() if item.measured_on else None,
            "issued_at": item.issued_at.isoformat() if item.issued_at else None,
        }
        if item.confidence is not Confidence.HIGH:
            row["confidence"] = item.confidence.value
        inputs.append(row)
    return {
        "inputs": inputs,
        "assumptions": [assumption.as_json() for assumption in draft.assumptions],
        "references": list(draft.references),
        "limits": [
            [threshold.help, Quantity(observed.limits[threshold.name], threshold.unit).as_json()]
            for threshold in observed.rule.thresholds
            if threshold.name in observed.limits
        ],
    }


def digest(observed: Observed) -> str:
    """The state without its measured numbers: severity, sentences, dates, plants, issues."""
    draft = observed.draft
    inputs, numbers = draft.inputs, draft.numbers
    parts = [
        (f"{observed.rule.version}", draft.severity.value, draft.confidence.value),
        *(_without_quantities(sentence) for sentence in _sentences(draft)),
        (f"{draft.starts_on}", f"{draft.ends_on}"),
        map(str, sorted(draft.plantings)),
        [assumption.template for assumption in draft.assumptions],
        [item.source.template for item in inputs],
        sorted([name for name, _ in numbers]),
        sorted({item.issued_at.isoformat() for item in inputs if item.issued_at}),
        [f"{name}={limit}" for name, limit in sorted(observed.limits.items())],
        (observed.explained_by, draft.subject.name),
    ]
    state = BETWEEN_PARTS.join([BETWEEN_WORDS.join(words) for words in parts])
    return hashlib.blake2b(state.encode(), digest_size=DIGEST_BYTES).hexdigest()


def _sentences(draft: FindingDraft) -> tuple[Wording | None, ...]:
    return draft.title, draft.what, draft.why, draft.do, draft.formula, draft.would_change


def _without_quantities(sentence: Wording | None) -> list[str]:
    if sentence is None:
        return []
    words = [sentence.template]
    for name, value in sentence.values:
        if not isinstance(value, Quantity):
            words += name, _plain(value)
    return words


def _plain(value: Value) -> str:
    if isinstance(value, tuple):
        return BETWEEN_ITEMS.join(map(_plain, value))
    if isinstance(value, Quantity):
        return f"{value.stored_value} {value.unit}"
    return value.text if isinstance(value, Word) else str(value)
