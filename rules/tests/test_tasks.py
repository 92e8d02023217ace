from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from compliance.models import Switch
from gardens.models import CareTask, Garden, TaskState
from gardens.tests.factories import SoilTestFactory
from rules import policy, tasks
from rules.engine.rule import rule
from rules.models import Evaluation, Finding, RuleSetting
from rules.tasks import evaluate_gardens
from rules.tests.cast import ask_and_evaluate, full_garden

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.fixture
def garden(plants, clock) -> Garden:
    return full_garden(plants)


def written(queries) -> list[str]:
    return [
        query["sql"].split('"')[1]
        for query in queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]


def state() -> tuple:
    findings = Finding.objects.order_by("key").values_list("key", "digest", "resolved_at")
    proposed = CareTask.objects.order_by("origin").values_list("origin", "state", "due_on")
    return list(findings), list(proposed)


def broken_rule(rule_id: str = "SOIL.PH"):
    @rule(rule_id, "Broken")
    def function(garden, limits):
        raise ZeroDivisionError

    return function


# Evaluating -------------------------------------------------------------------------------------


def test_an_evaluation_stores_findings_and_tasks_and_is_done(garden):
    ask_and_evaluate(garden)
    evaluation = Evaluation.objects.get()
    assert not evaluation.is_pending
    assert (evaluation.evaluated_on, evaluation.finished_at) == (date(2026, 5, 10), NOON)
    assert evaluation.failed_rules == ""
    assert {"SOIL.PH", "HARVEST.ETA", "DATA.MISSING"} <= set(
        Finding.objects.values_list("rule_id", flat=True)
    )
    assert CareTask.objects.open().filter(rule_id="SOIL.PH").exists()


def test_what_nobody_asked_for_is_not_evaluated(garden):
    evaluate_gardens([garden.pk])
    assert not Finding.objects.exists()
    ask_and_evaluate(garden)
    with CaptureQueriesContext(connection) as queries:
        evaluate_gardens([garden.pk])
    assert written(queries) == []


def test_asked_again_the_same_day_only_the_request_is_written(garden):
    ask_and_evaluate(garden)
    before = state()
    Evaluation.objects.request(garden.pk)
    with CaptureQueriesContext(connection) as queries:
        evaluate_gardens([garden.pk])
    assert written(queries) == ["rules_evaluation"]
    assert state() == before


def test_the_next_day_changes_only_what_changed(garden, clock):
    ask_and_evaluate(garden)
    before = dict(Finding.objects.values_list("key", "changed_at"))
    clock(NOON + timedelta(days=1))
    ask_and_evaluate(garden)
    after = dict(Finding.objects.values_list("key", "changed_at"))
    unchanged = [key for key in before if after[key] == before[key]]
    assert len(unchanged) >= len(before) - 1


@pytest.mark.parametrize("number", [2, 20])
def test_statements_do_not_grow_with_gardens(number, plants, clock):
    gardens = [full_garden(plants) for _ in range(number)]
    for each in gardens:
        Evaluation.objects.request(each.pk)
    with CaptureQueriesContext(connection) as queries:
        evaluate_gardens([each.pk for each in gardens])
    # SQLite takes long inserts in pieces.
    asked = [q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "INSERT"))]
    # Lock and read; a garden inserts findings, tasks and its evaluation.
    assert len(asked) == 2
    assert Evaluation.objects.filter(done_revision=F("revision")).count() == number


def test_a_batch_takes_at_most_eight_statements_whatever_changed(plants, clock):
    """Lock, read, keep snapshots, write findings, resolve, propose, rewrite tasks, finish."""
    gardens = [full_garden(plants) for _ in range(3)]
    ask_and_evaluate(*gardens)
    SoilTestFactory(bed=gardens[0].beds.last(), ph=5.0)
    gardens[1].soil_tests.update(ph=5.6)
    gardens[2].soil_tests.all().delete()
    for each in gardens:
        Evaluation.objects.request(each.pk)
    with CaptureQueriesContext(connection) as queries:
        evaluate_gardens([each.pk for each in gardens])
    assert len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]) == 8


def test_a_sweep_of_what_has_not_changed_writes_no_finding_and_no_task(plants, clock):
    gardens = [full_garden(plants) for _ in range(20)]
    ask_and_evaluate(*gardens)
    before = state()
    for each in gardens:
        Evaluation.objects.request(each.pk)
    with CaptureQueriesContext(connection) as queries:
        evaluate_gardens([each.pk for each in gardens])
    assert set(written(queries)) == {"rules_evaluation"}
    assert len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]) == 3
    assert state() == before


def test_a_worker_that_dies_leaves_nothing_half_done_and_the_sweep_resumes(
    garden, monkeypatch, rung
):
    Evaluation.objects.request(garden.pk)
    Evaluation.objects.update(rung_at=NOON - timedelta(minutes=1))

    def die(*results):
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(tasks, "_finish", die)
        with pytest.raises(KeyboardInterrupt):
            evaluate_gardens([garden.pk])
    assert not Finding.objects.exists()
    assert not CareTask.objects.exists()
    tasks.ring_pending_evaluations()
    assert rung == [[garden.pk]]
    evaluate_gardens([garden.pk])
    assert Finding.objects.exists()
    assert not Evaluation.objects.get().is_pending


def test_gardens_that_are_gone_do_no_harm(garden):
    Evaluation.objects.request(garden.pk)
    evaluate_gardens([garden.pk, 404])
    assert Finding.objects.exists()
    garden.plantings.all().delete()
    garden.delete()
    evaluate_gardens([garden.pk])
    assert not Evaluation.objects.exists()


def test_an_inactive_engine_leaves_everything_as_it_is(garden):
    Evaluation.objects.request(garden.pk)
    Switch(name="rule_engine", pk=Switch.objects.get(name="rule_engine").pk, active=False).save()
    evaluate_gardens([garden.pk])
    assert Evaluation.objects.get().is_pending
    assert not Finding.objects.exists()


def test_a_rule_that_is_switched_off_falls_silent_with_the_next_evaluation(garden):
    ask_and_evaluate(garden)
    RuleSetting.objects.filter(rule_id="SOIL.PH").update(is_enabled=False)
    ask_and_evaluate(garden)
    assert not Finding.objects.open().filter(rule_id="SOIL.PH").exists()
    assert CareTask.objects.get(rule_id="SOIL.PH").state == TaskState.WITHDRAWN
    assert Finding.objects.open().exists()


def test_a_rule_that_raises_is_isolated_logged_and_keeps_what_it_had_found(
    garden, monkeypatch, caplog
):
    ask_and_evaluate(garden)
    sound = [each for each in policy.RULES if each.id != "SOIL.PH"]
    monkeypatch.setattr(policy, "RULES", (*sound, broken_rule()))
    garden.plantings.first().delete()
    ask_and_evaluate(garden)
    assert Evaluation.objects.get().failed_rules == "SOIL.PH"
    assert not Evaluation.objects.get().is_pending
    assert Finding.objects.open().filter(rule_id="SOIL.PH").exists()
    [record] = [one for one in caplog.records if one.name == "rules.tasks"]
    assert (record.rule, record.args) == ("SOIL.PH", (garden.pk,))


def test_a_request_during_an_evaluation_is_not_lost(garden, monkeypatch):
    Evaluation.objects.request(garden.pk)
    read = tasks.read

    def read_while_somebody_plants(*asked):
        rows = read(*asked)
        Evaluation.objects.request(garden.pk)
        return rows

    monkeypatch.setattr(tasks, "read", read_while_somebody_plants)
    evaluate_gardens([garden.pk])
    assert Evaluation.objects.get().is_pending


@pytest.mark.django_db
def test_retired_rules_are_marked_and_come_back():
    RuleSetting.objects.create(rule_id="SOIL.GONE")
    RuleSetting.objects.filter(rule_id="SOIL.PH").update(is_retired=True)
    RuleSetting.objects.filter(rule_id="WATER.POT").delete()
    RuleSetting.objects.sync()
    retired = RuleSetting.objects.filter(is_retired=True).values_list("rule_id", flat=True)
    assert list(retired) == ["SOIL.GONE"]
    assert RuleSetting.objects.filter(rule_id="WATER.POT").exists()
