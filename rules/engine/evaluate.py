"""Run every rule in force over gardens. Pure: same snapshot and policy, same findings."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.findings import Finding, mark_explained
from rules.engine.levels import Confidence, Severity
from rules.engine.policy import Policy
from rules.engine.rule import Limits, Rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

MISSING_RULE_ID = "DATA.MISSING"
NAMED_BEDS = 4

Gaps = dict[str, list[Missing]]


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that raised; the others went on."""

    rule_id: str
    error: Exception


@dataclass(slots=True)
class Evaluated:
    """`seconds` holds (rule id, triggered, duration) for the counters of the batch; `garden` and
    `policy` are what it rests on."""

    findings: dict[str, Finding] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    seconds: list[tuple[str, bool, float]] = field(default_factory=list)
    garden: GardenSnapshot | None = None
    policy: Policy | None = None

    @property
    def silent_rules(self) -> set[str]:
        """Rules whose silence says nothing: paused or broken, and what they may have missed."""
        silent = {failure.rule_id for failure in self.failures}
        if self.policy:
            silent |= self.policy.paused
        return silent | {MISSING_RULE_ID} if silent else silent


def evaluate(garden: GardenSnapshot, policy: Policy) -> Evaluated:
    return evaluate_all([garden], policy)[garden.pk]


def evaluate_all(gardens: Sequence[GardenSnapshot], policy: Policy) -> dict[int, Evaluated]:
    """Rule after rule, since a processor is faster at more of the same than at something else.

    Rules that the gardener hid in a garden are not run there.
    """
    found = {
        garden.pk: (garden, Evaluated(garden=garden, policy=policy), defaultdict(list))
        for garden in gardens
    }
    for rule, limits in sorted(policy.rules, key=lambda pair: pair[0].id == MISSING_RULE_ID):
        # One reading of the clock ends a run and begins the next.
        started = time.perf_counter()
        for garden, evaluated, gaps in found.values():
            if rule.id in garden.hidden_rules:
                continue
            before = len(evaluated.findings)
            if rule.id == MISSING_RULE_ID:
                _name_gaps(rule, garden, evaluated, gaps)
            else:
                _run(rule, limits, garden, evaluated, gaps)
            ended = time.perf_counter()
            has_triggered = len(evaluated.findings) > before
            evaluated.seconds.append((rule.id, has_triggered, ended - started))
            started = ended
    for _garden, evaluated, _gaps in found.values():
        mark_explained(evaluated.findings)
    return {pk: evaluated for pk, (_garden, evaluated, _gaps) in found.items()}


def _run(
    rule: Rule, limits: Limits, garden: GardenSnapshot, evaluated: Evaluated, gaps: Gaps
) -> None:
    try:
        drafts = list(rule.function(garden, limits))
    except Exception as error:  # noqa: BLE001 - one broken rule must not silence the others
        evaluated.failures.append(Failure(rule.id, error))
        return
    for draft in drafts:
        if isinstance(draft, Missing):
            gaps[draft.name].append(draft)
        else:
            _add(evaluated, rule, draft, limits)


def _add(evaluated: Evaluated, rule: Rule, draft: FindingDraft, limits: Limits) -> None:
    """Of two findings with one key the more severe stands; what is over is not said any more."""
    if draft.ends_on and draft.ends_on < evaluated.garden.on:
        return
    draft = rule.cap(draft)
    parts = [rule.id, f"{draft.subject.kind}:{draft.subject.pk}"]
    key = "|".join([*parts, draft.episode] if draft.episode else parts)
    stands = evaluated.findings.get(key)
    if stands is None or stands.draft.severity.rank < draft.severity.rank:
        evaluated.findings[key] = Finding(key, rule, draft, limits)


def _name_gaps(rule: Rule, garden: GardenSnapshot, evaluated: Evaluated, gaps: Gaps) -> None:
    for missing in gaps.values():
        _add(evaluated, rule, _missing_finding(garden, missing), rule.default_limits)


def _missing_finding(garden: GardenSnapshot, gaps: list[Missing]) -> FindingDraft:
    """One finding per missing input, naming the beds, or what else lacks it."""
    first = gaps[0]
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        title=first.title,
        what=_where(_places(gaps)),
        why=first.enables,
        do=first.how,
        assumptions=tuple(dict.fromkeys(gap.fault for gap in gaps if gap.fault)),
        episode=first.name,
        task=first.task,
        would_change=first.would_change,
    )


def _places(gaps: list[Missing]) -> tuple[str, ...]:
    names = (gap.bed.name if gap.bed else gap.place for gap in gaps)
    return tuple(dict.fromkeys(name for name in names if name))


def _where(beds: tuple[str, ...]) -> Wording:
    if not beds:
        return Wording(gettext_noop("Not known yet for this garden."))
    if len(beds) <= NAMED_BEDS:
        return wording(gettext_noop("Not known yet: {beds}."), beds=beds)
    more = Quantity(len(beds) - NAMED_BEDS)
    named = beds[:NAMED_BEDS]
    return wording(gettext_noop("Not known yet: {beds} and {more} more."), beds=named, more=more)
