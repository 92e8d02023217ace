"""What a gardener opens most: Today and the garden, with 40 findings and 20 jobs of ten weeks."""

from collections.abc import Callable
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse

from gardening.benchmarks.measuring import Benchmark
from gardening.benchmarks.rules import DAY, NOON, SEED, at_noon
from gardening.benchmarks.scenes import client_of
from gardens.generating.gardens import generate
from gardens.models import CareTask, Garden
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens

# So many plantings bring more than enough of both.
PLANTINGS = 40
FINDINGS, JOBS = 40, 20


def _today(query: str = "") -> Callable[[], object]:
    return _opening(_garden(), reverse("rules:today") + query)


def _garden_page() -> Callable[[], object]:
    garden = _garden()
    return _opening(garden, garden.get_absolute_url())


def _opening(garden: Garden, address: str) -> Callable[[], object]:
    client = client_of(garden.owner)

    def open_page() -> None:
        answer = client.get(address, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}.")

    return open_page


def _garden() -> Garden:
    [pk] = generate(1, 1, PLANTINGS, SEED, DAY)
    Evaluation.objects.create(garden_id=pk, revision=1, requested_at=NOON)
    evaluate_gardens([pk])
    _keep(Finding.objects.filter(garden=pk, explained_by="").order_by("pk"), FINDINGS)
    _keep(CareTask.objects.open().filter(garden=pk).order_by("due_on", "pk"), JOBS)
    return Garden.objects.get(pk=pk)


def _keep(rows: QuerySet, number: int) -> None:
    """The first so many."""
    kept = rows.values_list("pk", flat=True)[:number]
    if len(kept) < number:
        raise RuntimeError(f"The garden has only {len(kept)} of {number} {rows.model.__name__}.")
    rows.exclude(pk__in=list(kept)).order_by().delete()


BENCHMARKS = (
    Benchmark("today-page", 30, _today, at_noon),
    Benchmark("today-page-all-findings", 100, partial(_today, "?findings=all"), at_noon),
    Benchmark("today-garden-page", 60, _garden_page, at_noon),
)
