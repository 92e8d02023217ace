"""Bring stored findings and proposed tasks into line with what was just observed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Case, F, Value, When

from rules.engine.evaluate import Evaluated
from rules.engine.findings import Finding as Observed
from rules.engine.packing import pack
from rules.loading.reading import InBatch, Relation, Rows
from rules.models import Finding, KeptSnapshot
from rules.proposing import TASKS, propose_and_withdraw
from rules.recording import as_row
from rules.standing import Fate, becomes_critical, fate, keep_history, plainly_stays

REWRITTEN_FIELDS = [
    "bed", "subject_kind", "subject_pk", "subject_name", "digest", "rule_version", "severity",
    "severity_rank", "confidence", "words", "numbers", "evidence", "plantings", "starts_on",
    "ends_on", "computed_on", "changed_at", "resolved_at", "news_at", "falling_since",
    "explained_by", "answer", "answered_at", "answered_inputs", "hidden_until", "snapshot",
]  # fmt: skip

Origin = tuple[int, str]


class StoredFinding(NamedTuple):
    """What is compared of it."""

    garden_id: int
    key: str
    pk: int
    rule_id: str
    digest: str
    severity: str
    severity_rank: int
    numbers: list
    changed_at: datetime
    resolved_at: datetime | None
    news_at: datetime
    falling_since: datetime | None
    explained_by: str
    answer: str
    answered_at: datetime | None
    answered_inputs: list | None
    hidden_until: date | None


FINDINGS = Relation(StoredFinding, Finding.objects.to_compare().filter(InBatch("garden_id")))

Stored = Mapping[Origin, StoredFinding]


def reconcile(
    results: Mapping[int, Evaluated],
    days: Mapping[int, date],
    known: Rows,
    *,
    now: datetime,
) -> None:
    """Insert the new, rewrite the changed, resolve the gone; an unchanged garden writes nothing.

    `results` is by garden; `days` the local date each garden was seen on, `known` the findings
    and tasks that are compared. What a rule that raised had found before stays as it is.
    """
    stored = {(finding.garden_id, finding.key): finding for finding in known.all(FINDINGS)}
    changed: dict[Origin, Observed] = {}
    rows: list[Finding] = []
    risen: set[Origin] = set()
    wavering: set[int] = set()
    for garden_id, result in sorted(results.items()):
        for key, observed in sorted(result.findings.items()):
            before = stored.get((garden_id, key))
            observed = _as_explained_before(observed, before, result)
            if before and plainly_stays(before, observed):
                continue
            row = as_row(garden_id, observed, days[garden_id], now)
            match fate(before, row, observed):
                case Fate.WAVERS:
                    wavering.add(before.pk)
                case Fate.IS_WRITTEN:
                    if before:
                        keep_history(before, row)
                    if before and becomes_critical(before, row):
                        risen.add((garden_id, key))
                    rows.append(row)
                    changed[garden_id, key] = observed
    gone = _gone(stored, results)
    _write(rows, results, now)
    _resolve(stored, set(gone.values()), wavering, now)
    propose_and_withdraw(changed, list(gone), days, known.all(TASKS), risen=risen)


def _as_explained_before(
    observed: Observed, before: StoredFinding | None, result: Evaluated
) -> Observed:
    """While the rule that explains it is broken it stays explained."""
    if before is None or not before.explained_by or observed.explained_by:
        return observed
    rule_id = before.explained_by.partition("|")[0]
    if rule_id not in result.silent_rules:
        return observed
    return replace(observed, explained_by=before.explained_by)


def _gone(stored: Stored, results: Mapping[int, Evaluated]) -> dict[Origin, int]:
    return {
        origin: finding.pk
        for origin, finding in sorted(stored.items())
        if _is_gone(finding, results[finding.garden_id])
    }


def _is_gone(finding: StoredFinding, result: Evaluated) -> bool:
    is_silent = finding.key not in result.findings and finding.rule_id not in result.silent_rules
    return is_silent and finding.resolved_at is None


def _write(rows: list[Finding], results: Mapping[int, Evaluated], now: datetime) -> None:
    """With the snapshot they rest on, one for each garden."""
    if not rows:
        return
    seen = {row.garden_id: results[row.garden_id] for row in rows}
    snapshots = [
        KeptSnapshot(garden_id=pk, kept_at=now, packed=pack(result.garden, result.policy))
        for pk, result in seen.items()
        if result.garden
    ]
    KeptSnapshot.objects.bulk_create(snapshots)
    of_garden = {snapshot.garden_id: snapshot for snapshot in snapshots}
    for row in rows:
        row.snapshot = of_garden.get(row.garden_id)
    Finding.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["garden", "key"],
        update_fields=REWRITTEN_FIELDS,
    )


def _resolve(stored: Stored, gone: set[int], wavering: set[int], now: datetime) -> None:
    """What is over, and since when a severity is lower: None once it is not any more."""
    begins = {f.pk for f in stored.values() if f.pk in wavering and f.falling_since is None}
    ends = {f.pk for f in stored.values() if f.falling_since and f.pk not in wavering}
    touched = gone | begins | ends
    if not touched:
        return
    Finding.objects.filter(pk__in=touched).update(
        resolved_at=Case(When(pk__in=gone, then=Value(now)), default=F("resolved_at")),
        changed_at=Case(When(pk__in=gone, then=Value(now)), default=F("changed_at")),
        falling_since=Case(When(pk__in=begins, then=Value(now)), default=None),
    )
