"""Advice for many gardens at once, and for one after an edit; see `generate_garden_data`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from itertools import chain, count
from unittest.mock import patch

from django.utils import timezone

from gardening.benchmarks.measuring import Benchmark
from gardening.benchmarks.scenes import taken_back
from gardens.generating.gardens import generate
from gardens.models import Garden
from rules.engine.evaluate import evaluate_all
from rules.loading import load_snapshots
from rules.models import Evaluation, RuleSetting
from rules.tasks import BATCH_SIZE, evaluate_gardens

GARDENS, PLANTINGS = 1000, 10_000
SEED = 20260510
# In spring all families of rules have something to say.
DAY = date(2026, 5, 10)
NOON = datetime.combine(DAY, time(12), tzinfo=UTC)


@contextmanager
def at_noon() -> Iterator[None]:
    with taken_back(), patch.object(timezone, "now", lambda: NOON):
        yield


def _evaluating() -> Callable[[], object]:
    """Read and evaluated, nothing written."""
    batches, policy = _batches(), RuleSetting.objects.policy()

    def run() -> None:
        for numbers in batches:
            evaluate_all(load_snapshots(numbers), policy)

    return run


def _sweeping() -> Callable[[], object]:
    """Asked for anew on the same day: no finding is written."""
    batches = _evaluated()
    numbers = list(chain.from_iterable(batches))

    def run() -> None:
        Evaluation.objects.filter(garden__in=numbers).request_all()
        for batch in batches:
            evaluate_gardens(batch)

    return run


def _one_garden() -> Callable[[], object]:
    """Another garden each time."""
    numbers, turn = list(chain.from_iterable(_evaluated())), count()

    def run() -> None:
        number = numbers[next(turn) % len(numbers)]
        Evaluation.objects.request(number)
        evaluate_gardens([number])

    return run


def _batches() -> list[list[int]]:
    """As the sweep makes them."""
    made = generate(max(1, GARDENS // 3), GARDENS, PLANTINGS, SEED, DAY)
    by_cell = Garden.objects.filter(pk__in=made).order_by("place__weather_cell", "pk")
    numbers = list(by_cell.values_list("pk", flat=True))
    return [numbers[start : start + BATCH_SIZE] for start in range(0, len(numbers), BATCH_SIZE)]


def _evaluated() -> list[list[int]]:
    batches = _batches()
    for numbers in batches:
        rows = (Evaluation(garden_id=pk, revision=1, requested_at=NOON) for pk in numbers)
        Evaluation.objects.bulk_create(rows)
        evaluate_gardens(numbers)
    return batches


BENCHMARKS = (
    Benchmark("rules-evaluate-batches", 500, _evaluating, at_noon, lambda: PLANTINGS),
    Benchmark("rules-sweep-unchanged", 500, _sweeping, at_noon, lambda: PLANTINGS),
    Benchmark("rules-one-garden", 3, _one_garden, at_noon),
)
