from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from gardens.models import Garden
from gardens.signals import garden_changed
from gardens.tests.factories import GardenFactory, PlaceFactory
from rules import tasks
from rules.models import Evaluation
from rules.tasks import evaluate_gardens, ring_pending_evaluations, sweep_gardens

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_a_change_asks_in_its_transaction_and_rings_after_it(
    rung, django_capture_on_commit_callbacks
):
    garden = GardenFactory()
    for revision in (1, 2):
        with django_capture_on_commit_callbacks(execute=True):
            garden_changed.send(sender=Garden, garden_id=garden.pk)
            assert len(rung) == revision - 1
        assert Evaluation.objects.get().revision == revision
    assert rung == [[garden.pk], [garden.pk]]
    assert Evaluation.objects.get().rung_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("no broker"), OSError("disk full")])
def test_a_broker_that_does_not_answer_loses_nothing(monkeypatch, error, caplog):
    garden = GardenFactory()
    Evaluation.objects.request(garden.pk)

    def fail(ids):
        raise error

    monkeypatch.setattr(tasks.evaluate_gardens, "delay", fail)
    tasks.ring([garden.pk])
    evaluation = Evaluation.objects.get()
    assert evaluation.is_pending
    assert evaluation.rung_at is None
    assert "1 gardens wait for the sweep" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked_ago", "rung_ago", "rings"),
    [(19, None, 0), (21, None, 1), (300, 19, 0), (300, 21, 1)],
)
def test_pending_evaluations_are_rung_again_after_a_while(rung, asked_ago, rung_ago, rings):
    garden = GardenFactory()
    Evaluation.objects.request(garden.pk)
    now = timezone.now()
    Evaluation.objects.update(
        requested_at=now - timedelta(seconds=asked_ago),
        rung_at=rung_ago and now - timedelta(seconds=rung_ago),
    )
    ring_pending_evaluations()
    assert rung == [[garden.pk]] * rings


@pytest.mark.django_db
def test_done_evaluations_are_not_rung_again(rung):
    garden = GardenFactory()
    long_ago = timezone.now() - timedelta(days=1)
    Evaluation.objects.create(
        garden=garden, revision=3, done_revision=3, requested_at=long_ago, rung_at=long_ago
    )
    ring_pending_evaluations()
    assert rung == []


@pytest.mark.django_db
def test_many_are_rung_in_batches(rung, monkeypatch):
    monkeypatch.setattr(tasks, "BATCH_SIZE", 2)
    gardens = [GardenFactory().pk for _ in range(5)]
    for pk in gardens:
        Evaluation.objects.request(pk)
    tasks.ring_all(Evaluation.objects.pending())
    assert rung == [gardens[:2], gardens[2:4], gardens[4:]]


# The sweep --------------------------------------------------------------------------------------


def evaluated(on: date, **place) -> Garden:
    garden = GardenFactory(place=PlaceFactory(**place))
    Evaluation.objects.create(
        garden=garden, revision=1, done_revision=1, requested_at=NOON, evaluated_on=on
    )
    return garden


@pytest.mark.django_db
def test_gardens_are_swept_when_their_own_midnight_has_passed(rung, clock):
    """At noon in London it is past midnight in New Zealand and early morning in Arizona."""
    yesterday, today = date(2026, 5, 10), date(2026, 5, 11)
    turned = evaluated(yesterday, christchurch=True)
    evaluated(today, christchurch=True)
    evaluated(yesterday)
    evaluated(yesterday, phoenix=True)
    late = evaluated(date(2026, 5, 1), phoenix=True)
    clock(datetime(2026, 5, 10, 12, 5, tzinfo=UTC))
    sweep_gardens()
    assert rung == [[turned.pk, late.pk]]
    assert {evaluation.garden_id for evaluation in Evaluation.objects.pending()} == {
        turned.pk, late.pk,
    }  # fmt: skip


@pytest.mark.django_db
def test_the_sweep_asks_once(rung, clock):
    garden = evaluated(date(2026, 5, 9))
    sweep_gardens()
    evaluate_gardens(rung[0])
    sweep_gardens()
    assert rung == [[garden.pk]]


@pytest.mark.django_db
def test_gardens_of_closed_accounts_are_not_swept(rung, clock):
    garden = evaluated(date(2026, 5, 1))
    garden.owner.is_active = False
    garden.owner.save()
    sweep_gardens()
    assert rung == []


@pytest.mark.django_db
def test_finding_out_whose_day_has_turned_takes_two_statements(clock, django_assert_num_queries):
    for zone in ("Europe/Prague", "Asia/Tokyo", "America/Phoenix", "Pacific/Kiritimati"):
        evaluated(date(2026, 5, 1), timezone=zone)
    with django_assert_num_queries(2):
        assert Evaluation.objects.due_for_a_new_day(NOON).count() == 4
