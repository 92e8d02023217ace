"""What a finding is and which of two stands, as docs/science.md 0.2 and 0.3 say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gardens.wording import say
from rules.catalogue.data.missing import data_missing
from rules.engine.drafts import Input, Missing, Scale, Subject
from rules.engine.evaluate import evaluate
from rules.engine.levels import Confidence, Severity
from rules.engine.policy import Policy
from rules.engine.wording import Wording
from rules.tests.builders import TODAY, bed, garden
from rules.tests.test_engine import draft, rule_that_yields

BED, OTHER_BED = Subject("bed", 1, 1), Subject("bed", 2, 2)
PLANTING, ELSEWHERE = Subject("planting", 7, 1), Subject("planting", 8, 2)
GARDEN = Subject("garden", 1)
RESERVOIR = Subject("reservoir", 1)


def given(confidence: str) -> Input:
    return Input("Rain", "much", Wording("a gauge"), confidence=Confidence(confidence))


def explained(*rules) -> dict[str, str]:
    found = evaluate(garden(bed()), Policy.of(rules)).findings
    return {key: finding.explained_by for key, finding in found.items()}


def parent(subject=BED, *, explains=None, severity=Severity.WARNING, **declared):
    declared = declared or {"suppresses": ("TEST.CHILD",)}
    cause = draft(severity, subject=subject, explains=explains)
    return rule_that_yields(cause, rule_id="TEST.PARENT", **declared)


def child(subject, rule_id="TEST.CHILD", **declared):
    return rule_that_yields(draft(subject=subject), rule_id=rule_id, **declared)


@pytest.mark.parametrize(
    ("model", "inputs", "said"),
    [
        ("high", [], "high"),
        ("high", ["high", "medium"], "medium"),
        ("medium", ["high", "low", "medium"], "low"),
        ("low", ["high"], "low"),
    ],
)
def test_a_finding_is_as_sure_as_its_least_sure_input(model, inputs, said):
    sure = draft(confidence=Confidence(model), inputs=tuple(map(given, inputs)))
    [found] = evaluate(garden(bed()), Policy.of((rule_that_yields(sure),))).findings.values()
    assert found.draft.confidence == said


def test_an_unsure_input_caps_the_severity():
    urgent = draft(Severity.CRITICAL, inputs=(given("low"),))
    [found] = evaluate(garden(bed()), Policy.of((rule_that_yields(urgent),))).findings.values()
    assert found.draft.severity == "warning"


@pytest.mark.parametrize(("ends", "number"), [(-1, 0), (0, 1), (None, 1)])
def test_what_is_over_is_not_said(ends, number):
    ends_on = None if ends is None else TODAY + timedelta(days=ends)
    over = rule_that_yields(draft(ends_on=ends_on))
    assert len(evaluate(garden(bed()), Policy.of((over,))).findings) == number


@pytest.mark.parametrize(
    ("of", "about", "is_explained"),
    [
        (BED, BED, True),
        (BED, PLANTING, True),
        (BED, OTHER_BED, False),
        (BED, ELSEWHERE, False),
        (PLANTING, BED, False),
        (PLANTING, PLANTING, True),
        (GARDEN, ELSEWHERE, True),
        (RESERVOIR, RESERVOIR, True),
        (RESERVOIR, Subject("reservoir", 2), False),
        (RESERVOIR, Subject("planting", 1), False),
    ],
)
def test_a_rule_suppresses_its_consequences_of_the_same_subject(of, about, is_explained):
    of_child = explained(parent(of), child(about))[f"TEST.CHILD|{about.kind}:{about.pk}"]
    assert of_child == (f"TEST.PARENT|{of.kind}:{of.pk}" if is_explained else "")


def test_a_rule_that_finds_nothing_suppresses_nothing():
    silent = rule_that_yields(rule_id="TEST.PARENT", suppresses=("TEST.CHILD",))
    assert explained(silent, child(BED)) == {"TEST.CHILD|bed:1": ""}


def test_one_that_is_merged_is_off_the_page_too():
    merging = parent(merges=("TEST.CHILD",))
    assert explained(merging, child(BED))["TEST.CHILD|bed:1"] == "TEST.PARENT|bed:1"


def test_a_finding_may_explain_less_than_its_rule():
    declared = {"suppresses": ("TEST.CHILD", "TEST.OTHER")}
    of_one = parent(explains=frozenset({"TEST.OTHER", "TEST.STRANGER"}), **declared)
    found = explained(of_one, child(BED), child(BED, "TEST.OTHER"), child(BED, "TEST.STRANGER"))
    assert [key for key, by in found.items() if by] == ["TEST.OTHER|bed:1"]


def test_a_chain_leads_to_what_is_shown():
    found = explained(
        parent(),
        child(BED, suppresses=("TEST.GRANDCHILD",)),
        child(BED, "TEST.GRANDCHILD"),
    )
    assert set(found.values()) == {"", "TEST.PARENT|bed:1"}
    assert found["TEST.GRANDCHILD|bed:1"] == "TEST.PARENT|bed:1"


def test_of_two_explanations_the_worse_one_counts():
    mild = parent(severity=Severity.INFO)
    worse = replace(parent(), id="TEST.WORSE")
    assert explained(mild, worse, child(BED))["TEST.CHILD|bed:1"] == "TEST.WORSE|bed:1"


def test_a_rule_that_is_hidden_in_the_garden_is_not_run():
    snapshot = garden(bed(), hidden_rules=frozenset({"TEST.PARENT"}))
    found = evaluate(snapshot, Policy.of((parent(), child(BED))))
    assert {key: one.explained_by for key, one in found.findings.items()} == {
        "TEST.CHILD|bed:1": ""
    }
    assert [rule_id for rule_id, *_ in found.seconds] == ["TEST.CHILD"]


def test_a_check_that_failed_is_named():
    words = Wording("Unknown")
    typed = Missing("ph", words, words, words, fault=Wording("A pH of 13 is in no soil."))
    found = evaluate(garden(bed()), Policy.of((rule_that_yields(typed, typed), data_missing)))
    [finding] = found.findings.values()
    assert [say(one.as_json()) for one in finding.draft.assumptions] == [
        "A pH of 13 is in no soil."
    ]


BEGINS = ((Severity.ADVICE, 0.1), (Severity.WARNING, 0.3), (Severity.CRITICAL, 0.6))


@pytest.mark.parametrize(
    ("value", "severity", "has_left"),
    [
        (0.29, "warning", False),
        (0.24, "warning", False),
        (0.23, "warning", True),
        (0.51, "critical", False),
        (0.49, "critical", True),
        (0.09, "advice", True),
        (0.5, "info", True),
    ],
)
def test_a_severity_is_left_a_third_of_its_step_below_where_it_begins(value, severity, has_left):
    assert Scale(value, BEGINS).has_left(Severity(severity)) is has_left


def test_a_scale_may_run_downwards():
    """A yield of 80 % is the beginning of a warning, 95 % that of advice."""
    begins = ((Severity.ADVICE, -95), (Severity.WARNING, -80))
    assert not Scale(-84, begins).has_left(Severity.WARNING)
    assert Scale(-85, begins).has_left(Severity.WARNING)
