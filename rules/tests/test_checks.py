from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from rules import checks
from rules.catalogue import BY_ID, RETIRED, RULES
from rules.catalogue.soil.ph import soil_ph
from rules.documenting import rules_document
from rules.engine.rule import Rule, Threshold
from rules.management.commands import list_rules

CATALOGUE = Path(settings.BASE_DIR, "rules", "catalogue")


def faults(*rules: Rule, retired: dict[str, str] | None = None) -> list[str]:
    """Without the complaint that the rest of the catalogue is not listed."""
    found = checks.faults(rules, retired or {})
    return [fault.msg for fault in found if "is not listed" not in fault.msg]


# A rule without fault that leans on no other.
SOUND = replace(soil_ph, suppresses=())


def documented(doc: str) -> Rule:
    def function(garden, limits):
        yield from ()

    function.__doc__ = doc
    function.__module__ = SOUND.function.__module__
    return replace(SOUND, function=function)


def test_the_catalogue_is_without_fault():
    assert checks.faults(RULES, RETIRED) == []
    assert len(BY_ID) == len(RULES) == 79


def test_a_rule_that_is_not_listed_is_noticed():
    found = checks.faults(tuple(rule for rule in RULES if rule.id != "SOIL.PH"), {})
    assert [fault.msg for fault in found] == ["SOIL.PH is not listed in RULES."]


@pytest.mark.parametrize(
    ("rule_id", "fault"),
    [
        (
            "SOIL.PH_UNFIXABLE",
            "SOIL.PH_UNFIXABLE should stand in rules.catalogue.soil.ph_unfixable.",
        ),
        ("WATER.PH", "WATER.PH should stand in rules.catalogue.water.ph."),
        ("soil.ph", "soil.ph is not of the form FAMILY.NAME."),
    ],
)
def test_an_id_says_where_its_rule_stands(rule_id, fault):
    assert faults(replace(SOUND, id=rule_id)) == [fault]


def test_ids_are_used_once_in_order_and_never_again():
    assert faults(SOUND, SOUND) == ["SOIL.PH is listed twice."]
    harms = BY_ID["COMPANION.HARMS"]
    assert faults(SOUND, harms) == ["RULES is not sorted by id."]
    assert faults(SOUND, retired={"SOIL.PH": "measured wrongly"}) == [
        "SOIL.PH is retired: measured wrongly"
    ]


@pytest.mark.parametrize("section", ["Why it matters", "What to do", "Source"])
def test_a_docstring_has_its_sections(section):
    assert faults(documented(SOUND.doc.replace(f"## {section}\n", ""))) == [
        f"SOIL.PH lacks the section “{section}”."
    ]
    empty = SOUND.doc.replace(f"## {section}\n", f"## {section}\n\n")
    assert len(faults(documented(empty))) == 1


def test_a_docstring_begins_with_what_the_rule_does():
    headless = "## Why it matters\nx\n\n## What to do\nx\n\n## Source\nx"
    assert faults(documented(headless)) == [
        "SOIL.PH does not begin its docstring with what it does."
    ]
    assert len(faults(documented(""))) == 4


@pytest.mark.parametrize(("default", "found"), [(0, 0), (5, 0), (-1, 1), (5.1, 1)])
def test_a_default_lies_within_its_bounds(default, found):
    limited = replace(SOUND, thresholds=(Threshold("depth", default, "cm", 0, 5, "Depth."),))
    assert len(faults(limited)) == found


def bound(rule_id: str, *suppresses: str, merges: tuple[str, ...] = ()) -> Rule:
    return replace(BY_ID[rule_id], suppresses=suppresses, merges=merges)


def test_a_rule_suppresses_rules_there_are():
    assert faults(bound("SOIL.PH", "SOIL.PHH", merges=("SOIL.NONE",))) == [
        "SOIL.PH suppresses or merges SOIL.NONE, which is no rule.",
        "SOIL.PH suppresses or merges SOIL.PHH, which is no rule.",
    ]


def test_no_rule_explains_itself_by_way_of_another():
    fixable, unfixable = bound("SOIL.PH", "SOIL.PH_UNFIXABLE"), "SOIL.PH_UNFIXABLE"
    assert faults(fixable, bound(unfixable)) == []
    assert faults(fixable, bound(unfixable, merges=("SOIL.PH",))) == [
        "SOIL.PH would explain itself.",
        "SOIL.PH_UNFIXABLE would explain itself.",
    ]


def test_rule_files_are_short():
    rule_files = [CATALOGUE / Path(*rule.id.lower().split(".")) for rule in RULES]
    lengths = {
        path.name: len(path.with_suffix(".py").read_text(encoding="utf-8").splitlines())
        for path in rule_files
    }
    assert {name: length for name, length in lengths.items() if length > 90} == {}


# The document -----------------------------------------------------------------------------------


def test_the_document_is_the_rules():
    call_command("list_rules", "--check")


def test_the_document_names_every_rule_and_every_limit():
    text = rules_document()
    for rule in RULES:
        assert f"\n## {rule.id} {rule.title}\n" in text
        for threshold in rule.thresholds:
            assert f"| `{threshold.name}` | {threshold.default:g}" in text


def test_an_outdated_or_missing_document_fails_the_check(tmp_path, monkeypatch, capsys):
    document = tmp_path / "rules.md"
    monkeypatch.setattr(list_rules, "DOCUMENT", document)
    with pytest.raises(CommandError, match="not up to date"):
        call_command("list_rules", "--check")
    document.write_text("# Rules\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"list_rules > docs/rules\.md"):
        call_command("list_rules", "--check")
    call_command("list_rules")
    document.write_text(capsys.readouterr().out, encoding="utf-8")
    call_command("list_rules", "--check")
