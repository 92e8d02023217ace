from datetime import date, timedelta

import pytest

from gardens.models import CareTask, TaskState
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from rules.engine.drafts import TaskDraft
from rules.engine.levels import Severity
from rules.engine.wording import Wording
from rules.models import Finding
from rules.tests.observing import KEY, LATER, NOW, TODAY, observed, store

pytestmark = pytest.mark.django_db


def task() -> CareTask:
    return CareTask.objects.get()


def test_a_finding_proposes_its_task_once(bed):
    store(bed, observed(bed))
    proposed = task()
    assert (proposed.origin, proposed.rule_id, proposed.act) == (KEY, "TEST.ONE", "water")
    assert (proposed.bed_id, proposed.litres, proposed.due_on) == (bed.pk, 40.0, TODAY)
    assert (proposed.text, proposed.why) == ("Give 40\N{NARROW NO-BREAK SPACE}L", "It is dry.")
    store(bed, observed(bed, severity=Severity.WARNING), now=LATER)
    assert task().pk == proposed.pk


def test_a_task_names_its_planting(bed):
    planting = PlantingFactory(bed=bed)
    start = TaskDraft(Wording("Sow"), TODAY, act="start", planting=planting.pk)
    store(bed, observed(bed, task=start))
    assert task().planting == planting


def test_an_open_task_follows_its_finding(bed):
    store(bed, observed(bed, due_on=date(2026, 5, 14)))
    store(bed, observed(bed, litres=60.0, due_on=date(2026, 5, 12)), now=LATER)
    assert (task().litres, task().due_on) == (60.0, date(2026, 5, 12))
    assert "60" in task().text


def test_a_task_that_is_due_keeps_its_day(bed):
    store(bed, observed(bed))
    tomorrow = NOW + timedelta(days=1)
    store(bed, observed(bed, litres=60.0, due_on=tomorrow.date()), now=tomorrow)
    assert (task().litres, task().due_on) == (60.0, TODAY)


def test_a_task_is_withdrawn_with_its_reason_and_comes_back_with_it(bed):
    store(bed, observed(bed))
    store(bed, now=LATER)
    assert task().state == TaskState.WITHDRAWN
    tomorrow = NOW + timedelta(days=1)
    store(bed, observed(bed, due_on=tomorrow.date()), now=tomorrow)
    assert (task().state, task().due_on) == (TaskState.OPEN, tomorrow.date())


def test_a_finding_that_needs_nothing_done_any_more_withdraws_its_task(bed):
    store(bed, observed(bed))
    store(bed, observed(bed, severity=Severity.WARNING, due_on=None), now=LATER)
    assert task().state == TaskState.WITHDRAWN
    assert Finding.objects.open().exists()


def test_what_is_done_stays_done(bed):
    store(bed, observed(bed))
    CareTask.objects.update(state=TaskState.DONE, done_on=TODAY)
    store(bed, observed(bed, severity=Severity.CRITICAL, litres=90.0), now=LATER)
    assert (task().state, task().litres) == (TaskState.DONE, 40.0)
    store(bed, now=LATER)
    store(bed, observed(bed), now=LATER + timedelta(days=2))
    assert task().state == TaskState.DONE


def test_what_is_skipped_stays_skipped_and_what_is_put_off_keeps_its_day(bed):
    store(bed, observed(bed, due_on=date(2026, 5, 14)))
    CareTask.objects.update(due_on=date(2026, 5, 20), snoozed_from=date(2026, 5, 14))
    store(bed, observed(bed, litres=60.0, due_on=date(2026, 5, 12)), now=LATER)
    assert (task().litres, task().due_on) == (60.0, date(2026, 5, 20))
    CareTask.objects.update(state=TaskState.SKIPPED, skipped_on=TODAY)
    store(bed, observed(bed, litres=90.0), now=LATER + timedelta(days=2))
    assert (task().state, task().litres) == (TaskState.SKIPPED, 60.0)


def test_what_was_put_off_is_due_again_once_it_is_critical(bed):
    tomorrow = TODAY + timedelta(days=1)
    store(bed, observed(bed, due_on=tomorrow))
    CareTask.objects.update(due_on=date(2026, 5, 20), snoozed_from=tomorrow)
    store(bed, observed(bed, severity=Severity.CRITICAL, due_on=tomorrow), now=LATER)
    assert (task().due_on, task().snoozed_from) == (tomorrow, None)
    CareTask.objects.update(due_on=date(2026, 5, 20), snoozed_from=tomorrow)
    critical = observed(bed, severity=Severity.CRITICAL, litres=90.0, due_on=tomorrow)
    store(bed, critical, now=LATER)
    assert (task().litres, task().due_on) == (90.0, date(2026, 5, 20)), "put off knowing that"


def test_tasks_of_the_gardener_are_left_alone(bed):
    own = CareTask.objects.create(garden=bed.garden, title="Tie in", due_on=TODAY)
    store(bed, observed(bed))
    store(bed, now=LATER)
    own.refresh_from_db()
    assert own.state == TaskState.OPEN


def test_gardens_with_the_same_keys_do_not_mix(bed):
    other = BedFactory(garden=GardenFactory())
    for each in (bed, other):
        store(each, observed(each))
    store(bed, now=LATER)
    assert Finding.objects.open().get().garden == other.garden
    assert CareTask.objects.open().get().garden == other.garden


@pytest.mark.parametrize(
    ("cool_down_days", "severity", "due_on"),
    [
        (3, Severity.WARNING, TODAY + timedelta(days=3)),
        (0, Severity.WARNING, TODAY),
        (3, Severity.CRITICAL, TODAY),
    ],
)
@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.SKIPPED])
def test_what_was_settled_is_not_asked_again_at_once(bed, cool_down_days, severity, due_on, state):
    rests = {"cool_down_days": cool_down_days, "severity": severity}
    store(bed, observed(bed, **rests))
    CareTask.objects.update(state=state, done_on=TODAY, skipped_on=TODAY)
    store(bed, observed(bed, key=f"{KEY}|2", **rests), now=LATER)
    assert CareTask.objects.open().get().due_on == due_on


def test_another_bed_does_not_rest_for_this_one(bed):
    other = BedFactory(garden=bed.garden)
    store(bed, observed(bed, cool_down_days=3))
    CareTask.objects.update(state=TaskState.DONE, done_on=TODAY)
    store(other, observed(other, key="TEST.ONE|bed:2", cool_down_days=3), now=LATER)
    assert CareTask.objects.open().get().due_on == TODAY


def test_after_its_rest_it_is_asked_for_the_day_it_is_due(bed):
    store(bed, observed(bed, cool_down_days=3))
    CareTask.objects.update(state=TaskState.DONE, done_on=TODAY)
    later = NOW + timedelta(days=4)
    again = observed(bed, key=f"{KEY}|2", cool_down_days=3, due_on=later.date())
    store(bed, again, now=later)
    assert CareTask.objects.open().get().due_on == later.date()
