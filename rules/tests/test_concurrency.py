"""Two workers, a worker and a gardener: real threads, so PostgreSQL only."""

import pytest

from gardens.actions.gardens import remove_garden
from gardens.models import CareTask
from gardens.tests.factories import GardenFactory
from gardens.tests.threads import in_threads, needs_postgresql
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens
from rules.tests.cast import ask_and_evaluate, full_garden


def state() -> tuple:
    findings = Finding.objects.order_by("key").values_list("key", "digest", "resolved_at")
    proposed = CareTask.objects.order_by("origin").values_list("origin", "state", "due_on")
    return list(findings), list(proposed)


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_end_in_one_state(plants, clock):
    gardens = [full_garden(plants) for _ in range(3)]
    ids = [each.pk for each in gardens]
    for pk in ids:
        Evaluation.objects.request(pk)
    errors = in_threads(*[lambda: evaluate_gardens(ids), lambda: evaluate_gardens(ids[::-1])] * 2)
    assert errors == []
    assert not Evaluation.objects.pending().exists()
    keys = list(Finding.objects.order_by("garden", "key").values_list("garden", "key"))
    assert len(keys) == len(set(keys))
    before = state()
    ask_and_evaluate(*gardens)
    assert state() == before


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_first_requests_at_the_same_time_are_all_counted(clock):
    garden = GardenFactory()
    errors = in_threads(*[lambda: Evaluation.objects.request(garden.pk)] * 8)
    assert errors == []
    assert Evaluation.objects.get().revision == 8


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_garden_removed_during_an_evaluation_does_no_harm(plants, clock):
    gardens = [full_garden(plants) for _ in range(4)]
    for each in gardens:
        Evaluation.objects.request(each.pk)

    def remove():
        for each in gardens[:2]:
            remove_garden(each, actor=each.owner)

    errors = in_threads(lambda: evaluate_gardens([each.pk for each in gardens]), remove)
    assert errors == []
    assert set(Finding.objects.values_list("garden", flat=True)) == {
        each.pk for each in gardens[2:]
    }
