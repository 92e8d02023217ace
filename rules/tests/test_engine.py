from datetime import date

import pytest

from gardens.wording import say
from rules.catalogue.data.missing import data_missing
from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.evaluate import evaluate
from rules.engine.levels import Confidence, Severity
from rules.engine.policy import Policy
from rules.engine.quantities import centimetres, chance, days, kilograms, litres, years
from rules.engine.rule import Threshold, rule
from rules.engine.wording import Quantity, Word, Wording, value_as_json, wording
from rules.tests.builders import bed, garden


def draft(severity=Severity.ADVICE, confidence=Confidence.HIGH, **changes) -> FindingDraft:
    words = Wording("Words.")
    fields = {"subject": Subject("bed", 1, 1), "episode": ""} | changes
    return FindingDraft(
        severity=severity,
        confidence=confidence,
        title=words,
        what=words,
        why=words,
        do=words,
        **fields,
    )


def rule_that_yields(*drafts, rule_id="TEST.ONE", **options):
    @rule(rule_id, "A rule", **options)
    def found(garden, limits):
        yield from drafts

    return found


@rule("TEST.BROKEN", "A broken rule")
def broken(garden, limits):
    yield draft()
    raise ZeroDivisionError


def keys(*rules):
    return evaluate(garden(bed()), Policy.of(rules))


def gap(name: str, *, in_bed=None) -> Missing:
    return Missing(name, Wording("Unknown"), Wording("Enables"), Wording("How"), bed=in_bed)


def test_a_finding_is_keyed_by_rule_subject_and_episode():
    found = keys(rule_that_yields(draft(), draft(episode="2026")))
    assert list(found.findings) == ["TEST.ONE|bed:1", "TEST.ONE|bed:1|2026"]


@pytest.mark.parametrize(
    "order", [(Severity.INFO, Severity.WARNING), (Severity.WARNING, Severity.INFO)]
)
def test_of_two_findings_with_one_key_the_worse_stands(order):
    found = keys(rule_that_yields(*map(draft, order)))
    assert [finding.draft.severity for finding in found.findings.values()] == ["warning"]


def test_a_rule_that_raises_is_named_and_the_others_go_on():
    found = keys(broken, rule_that_yields(draft()))
    assert list(found.findings) == ["TEST.ONE|bed:1"], "not even what it yielded before"
    assert [failure.rule_id for failure in found.failures] == ["TEST.BROKEN"]
    assert isinstance(found.failures[0].error, ZeroDivisionError)
    assert found.silent_rules == {"TEST.BROKEN", "DATA.MISSING"}
    assert keys(rule_that_yields()).silent_rules == set()


def test_every_rule_is_timed_and_says_whether_it_found_something():
    found = keys(rule_that_yields(draft()), broken, data_missing)
    assert [(rule_id, hit) for rule_id, hit, _ in found.seconds] == [
        ("TEST.ONE", True),
        ("TEST.BROKEN", False),
        ("DATA.MISSING", False),
    ]
    assert all(seconds >= 0 for *_, seconds in found.seconds)


@pytest.mark.parametrize(
    ("severity", "confidence", "cap", "said"),
    [
        ("critical", "high", "critical", "critical"),
        ("critical", "medium", "critical", "critical"),
        ("critical", "low", "critical", "warning"),
        ("advice", "low", "critical", "advice"),
        ("critical", "high", "advice", "advice"),
        ("critical", "low", "advice", "advice"),
    ],
)
def test_severity_is_capped_by_confidence_and_family(severity, confidence, cap, said):
    found = keys(
        rule_that_yields(
            draft(Severity(severity), Confidence(confidence)), severity_cap=Severity(cap)
        )
    )
    assert [finding.draft.severity for finding in found.findings.values()] == [said]


def test_what_is_missing_is_one_finding_for_each_input_with_its_beds():
    one, two = bed(name="Bed A"), bed(name="Bed B", pk=2)
    asking = rule_that_yields(gap("ph", in_bed=one), gap("ph", in_bed=two), gap("weather"))
    again = rule_that_yields(gap("ph", in_bed=one), rule_id="TEST.TWO")
    found = keys(data_missing, asking, again).findings
    assert list(found) == ["DATA.MISSING|garden:1|ph", "DATA.MISSING|garden:1|weather"]
    said = [say(finding.draft.what.as_json()) for finding in found.values()]
    assert said == ["Not known yet: Bed A, Bed B.", "Not known yet for this garden."]
    assert {finding.draft.severity for finding in found.values()} == {"info"}


def test_many_beds_are_not_all_named():
    beds = [bed(name=f"Bed {letter}", pk=pk) for pk, letter in enumerate("ABCDEFG")]
    asking = rule_that_yields(*(gap("ph", in_bed=each) for each in beds))
    [finding] = keys(data_missing, asking).findings.values()
    said = say(finding.draft.what.as_json())
    assert said == "Not known yet: Bed A, Bed B, Bed C, Bed D and 3 more."


def test_questions_can_be_switched_off():
    assert keys(rule_that_yields(gap("ph"))).findings == {}


def test_limits_are_the_defaults_with_what_staff_chose():
    thresholds = (Threshold("a", 1, "", 0, 9, "A"), Threshold("b", 2, "", 0, 9, "B"))
    seen = rule_that_yields(thresholds=thresholds)
    [(_, limits)] = Policy.of((seen,), {"TEST.ONE": {"b": 5.0}}).rules
    assert limits == {"a": 1, "b": 5.0}


def test_levels_rise_and_fall_by_one():
    assert [level.rank for level in Severity] == [0, 1, 2, 3]
    assert Severity.WARNING.one_less is Severity.ADVICE
    assert Severity.INFO.one_less is Severity.INFO
    assert Confidence.LOW.one_less is Confidence.LOW
    assert Confidence.lowest(Confidence.HIGH, Confidence.MEDIUM) is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, 0),
        (0.853, 0.85),
        (1.4904, 1.5),
        (45.3, 45),
        (99.4, 99),
        (101, 100),
        (162.4, 160),
        (163, 165),
    ],
)
def test_litres_are_rounded_to_what_a_can_measures(value, said):
    assert litres(value) == Quantity(said, "L")


def test_quantities_are_rounded_to_what_is_of_use():
    assert kilograms(2.347) == Quantity(2.3, "kg")
    assert centimetres(0.384) == Quantity(38, "cm")
    assert (days(1).unit, days(2).unit, years(1).unit, years(3).unit) == (
        "day",
        "days",
        "year",
        "years",
    )


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.227, (1, 4)),
        (0.1, (1, 10)),
        (0.0, (1, 100)),
        (0.49, (1, 2)),
        (0.5, (5, 10)),
        (0.999, (9, 10)),
    ],
)
def test_a_chance_in_words_is_never_certain(probability, words):
    assert tuple(quantity.value for quantity in chance(probability)) == words


def test_values_keep_their_kind_until_they_are_said():
    words = wording(
        "{plant} in {bed} on {day}: {amount}, {list}",
        plant=Word("Tomato"),
        bed="{x}",
        day=date(2026, 5, 7),
        amount=Quantity(2.5, "kg", digits=2),
        list=(Word("a"), "b"),
    )
    assert (
        say(words.as_json()) == "Tomato in {x} on 7 May 2026: 2.50\N{NARROW NO-BREAK SPACE}kg, a, b"
    )
    assert value_as_json("Bed A") == "Bed A"


def test_quantities_are_stored_with_their_digits_only_where_given():
    assert Quantity(1.23456789, "m").as_json() == {"quantity": 1.234568, "unit": "m"}
