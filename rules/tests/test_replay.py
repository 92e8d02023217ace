"""A stored finding is reckoned again from the snapshot it rests on."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gardens.models import Garden, SoilTest
from rules import catalogue, replaying
from rules.models import Finding, KeptSnapshot, RuleSetting
from rules.tasks import forget_snapshots
from rules.tests.cast import NOON, ask_and_evaluate, full_garden

pytestmark = pytest.mark.django_db


@pytest.fixture
def garden(clock, plants) -> Garden:
    garden = full_garden(plants)
    RuleSetting.objects.filter(rule_id="SOIL.PH").update(limits={"depth_cm": 15.0})
    ask_and_evaluate(garden)
    return garden


@pytest.fixture
def finding(garden) -> Finding:
    return Finding.objects.get(rule_id="SOIL.PH")


def replay(finding: Finding) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("replay_finding", str(finding.pk), stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


@pytest.fixture
def newer_ph(monkeypatch):
    """SOIL.PH of another version, which finds the opposite to do."""
    old = catalogue.BY_ID["SOIL.PH"]

    def function(snapshot, limits):
        for draft in old.function(snapshot, limits):
            yield replace(draft, do=draft.why) if hasattr(draft, "do") else draft

    newer = replace(old, version=old.version + 1, function=function)
    monkeypatch.setitem(replaying.BY_ID, "SOIL.PH", newer)


def test_every_finding_is_reproduced_whatever_changed_since(garden, clock):
    garden.plantings.first().delete()
    SoilTest.objects.all().delete()
    RuleSetting.objects.all().update(limits={}, is_enabled=False)
    clock(NOON + timedelta(days=100))
    findings = list(Finding.objects.all())
    assert len(findings) > 3
    for finding in findings:
        code, said = replay(finding)
        assert (code, said.splitlines()[-1]) == (0, "Reproduced exactly.")


def test_it_says_what_it_reproduced(finding):
    _, said = replay(finding)
    assert f"{finding.key}: SOIL.PH, version {finding.rule_version}" in said
    for words in (finding.what, finding.do, finding.formula):
        assert words in said


def test_of_an_older_version_it_shows_the_difference(finding, newer_ph):
    code, said = replay(finding)
    assert code == 2
    assert f"Other versions since: SOIL.PH ({finding.rule_version} then" in said
    assert "words\n  then" in said


def test_a_finding_of_an_older_version_is_told_although_it_comes_out_the_same(finding):
    Finding.objects.filter(pk=finding.pk).update(rule_version=finding.rule_version - 1)

    code, said = replay(finding)

    assert code == 2
    assert f"SOIL.PH ({finding.rule_version - 1} then, {finding.rule_version} now)" in said


def test_what_the_same_version_finds_differently_is_an_error(finding):
    Finding.objects.update(severity="info")
    code, said = replay(finding)
    assert code == 1
    assert 'severity\n  then "info"\n  now  "warning"' in said


def test_without_a_snapshot_it_says_so(finding):
    Finding.objects.update(snapshot=None)
    code, said = replay(finding)
    assert code == 2
    assert said.endswith("Its snapshot is no longer kept.")


def test_an_unknown_finding_is_named():
    with pytest.raises(CommandError, match="There is no finding 1"):
        call_command("replay_finding", "1")


def test_an_unchanged_garden_keeps_its_snapshot_and_writes_none(garden):
    before = list(KeptSnapshot.objects.values_list("pk", flat=True))
    ask_and_evaluate(garden)
    assert list(KeptSnapshot.objects.values_list("pk", flat=True)) == before
    assert len(before) == 1


def test_a_changed_garden_keeps_those_that_findings_rest_on(garden, finding):
    SoilTest.objects.update(ph=4.9)
    ask_and_evaluate(garden)
    assert KeptSnapshot.objects.count() == 2
    Finding.objects.update(snapshot=KeptSnapshot.objects.last())
    with CaptureQueriesContext(connection) as queries:
        forget_snapshots()
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 2
    assert KeptSnapshot.objects.count() == 1


def test_what_is_over_for_a_month_is_not_replayed_any_more(garden, finding, clock):
    Finding.objects.filter(pk=finding.pk).update(resolved_at=NOON)
    for days, is_kept in ((29, True), (31, False)):
        clock(NOON + timedelta(days=days))
        forget_snapshots()
        finding.refresh_from_db()
        assert (finding.snapshot is not None) is is_kept
    assert KeptSnapshot.objects.count() == 1


def test_a_garden_goes_with_its_snapshots(garden):
    garden.delete()
    assert not KeptSnapshot.objects.exists()
