"""What moves the digest of a finding: its state, not its measured numbers."""

from dataclasses import replace
from datetime import date

import pytest

from rules.engine.drafts import FindingDraft, Subject
from rules.engine.findings import Finding
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import rule
from rules.engine.wording import Quantity, Word, wording
from rules.recording import digest

DRAFT = FindingDraft(
    subject=Subject("garden", 1),
    severity=Severity.ADVICE,
    confidence=Confidence.HIGH,
    title=wording("{plant} on {day}", plant=Word("Tomato"), day=date(2026, 5, 10)),
    what=wording("{beds} need {litres}", beds=("North", "South"), litres=Quantity(12, "L")),
    why=wording("Since"),
    do=wording("Do"),
    numbers=(("Need", Quantity(12, "L")),),
    plantings=(1, 2),
)


@rule("TEST.STATE", "State")
def state(garden, limits):
    yield DRAFT


def digest_of(explained_by: str = "", limit: float = 1, **changes: object) -> str:
    draft = replace(DRAFT, **changes)
    return digest(Finding("TEST.STATE|garden:1", state, draft, {"most": limit}, explained_by))


@pytest.mark.parametrize(
    "changes",
    [
        {"what": wording("{beds} need {litres}", beds=("North", "South"), litres=Quantity(30))},
        {"numbers": (("Need", Quantity(30, "L")),)},
        {"plantings": (2, 1)},
    ],
)
def test_numbers_and_the_order_of_plantings_leave_it_as_it_is(changes):
    assert digest_of(**changes) == digest_of()


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": Severity.WARNING},
        {"confidence": Confidence.LOW},
        {"title": wording("{plant} on {day}", plant=Word("Kale"), day=date(2026, 5, 10))},
        {"title": wording("{plant} on {day}", plant=Word("Tomato"), day=date(2026, 5, 11))},
        {"what": wording("{beds} need {litres}", beds=("North",), litres=Quantity(12, "L"))},
        {"why": wording("For")},
        {"formula": wording("1 + 1")},
        {"would_change": wording("1 + 1")},
        {"starts_on": date(2026, 5, 10)},
        {"ends_on": date(2026, 5, 10)},
        {"plantings": (1,)},
        {"numbers": (("Given", Quantity(12, "L")),)},
        {"assumptions": (wording("Typical"),)},
        {"explained_by": "FROST.FORECAST|garden:1"},
        {"limit": 2},
    ],
)
def test_what_is_said_moves_it(changes):
    assert digest_of(**changes) != digest_of()
    assert digest_of(**changes) == digest_of(**changes)
