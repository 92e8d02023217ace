import logging
from collections.abc import Iterator
from datetime import date

from celery import Task, shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from compliance.models import Switch
from gardens.models import WaterUse
from rules import metrics
from rules.engine.evaluate import Evaluated, evaluate
from rules.loading import load_snapshots
from rules.models import Evaluation, EvaluationQuerySet, RuleSetting
from rules.reconciling import reconcile
from rules.water.keeping import water_uses

logger = logging.getLogger(__name__)

# Larger batches gain nothing, and their gardens wait for each other.
BATCH_SIZE = 100


def ring(garden_ids: list[int]) -> None:
    """Wake a worker; when the broker does not answer, the next sweep rings again."""
    if not _sent(evaluate_gardens, garden_ids):
        return
    Evaluation.objects.filter(garden_id__in=garden_ids).update(rung_at=timezone.now())


def _sent(task: Task, garden_ids: list[int]) -> bool:
    try:
        task.delay(garden_ids)
    except (OperationalError, OSError) as error:
        logger.warning(
            "Broker does not answer, %s gardens wait for the sweep: %s", len(garden_ids), error
        )
        return False
    return True


def ring_all(evaluations: EvaluationQuerySet) -> None:
    for garden_ids in _batches(evaluations):
        ring(garden_ids)


@shared_task
def evaluate_gardens(garden_ids: list[int]) -> None:
    """Evaluate those that are asked for; safe to run twice, at once, and on ids that are gone.

    The rows stay locked until the findings are stored, so that of two workers the second sees
    what the first wrote, and a request made meanwhile is counted after it.
    """
    if not Switch.is_on("rule_engine"):
        return
    with metrics.BATCH_SECONDS.time(), transaction.atomic():
        revisions = dict(
            Evaluation.objects.pending()
            .select_for_update()
            .filter(garden_id__in=garden_ids)
            .order_by("garden_id")
            .values_list("garden_id", "revision")
        )
        if not revisions:
            return
        policy = RuleSetting.objects.policy()
        snapshots = load_snapshots(revisions)
        results = {snapshot.pk: evaluate(snapshot, policy) for snapshot in snapshots}
        days = {snapshot.pk: snapshot.on for snapshot in snapshots}
        reconcile(results, days, now=timezone.now())
        _finish(revisions, results, days)
    metrics.count(results.values())
    _log_failures(results)


def _finish(
    revisions: dict[int, int], results: dict[int, Evaluated], days: dict[int, date]
) -> None:
    now = timezone.now()
    rows = [
        Evaluation(
            garden_id=pk,
            done_revision=revisions[pk],
            finished_at=now,
            evaluated_on=days[pk],
            failed_rules=" ".join(failure.rule_id for failure in result.failures)[:400],
        )
        for pk, result in sorted(results.items())
    ]
    Evaluation.objects.bulk_update(
        rows, ["done_revision", "finished_at", "evaluated_on", "failed_rules"]
    )


def _log_failures(results: dict[int, Evaluated]) -> None:
    for pk, result in results.items():
        for failure in result.failures:
            logger.error(
                "Rule %s failed for garden %s", failure.rule_id, pk, exc_info=failure.error
            )


@shared_task
def ring_pending_evaluations() -> None:
    """Ring again for what was asked for and never finished."""
    ring_all(Evaluation.objects.to_ring())


@shared_task
def sweep_gardens() -> None:
    """Ask for the gardens whose local day has turned since they were evaluated."""
    for garden_ids in _ask_for(Evaluation.objects.due_for_a_new_day(timezone.now())):
        _sent(keep_water_uses, garden_ids)


@shared_task
def keep_water_uses(garden_ids: list[int]) -> None:
    """Once a day; the balance looks back a month, so a day that was missed is made up for.

    Who removes a bed waits for the evaluations' lock, so no row comes too late.
    """
    with transaction.atomic():
        locked = Evaluation.objects.select_for_update().filter(garden_id__in=garden_ids)
        there = list(locked.order_by("garden_id").values_list("garden_id", flat=True))
        WaterUse.objects.keep(water_uses(load_snapshots(there)))


@shared_task
def follow_weather() -> None:
    """Ask for the gardens whose weather is newer than their evaluation."""
    _ask_for(Evaluation.objects.behind_the_weather(timezone.now()))


@shared_task
def follow_readings() -> None:
    """Ask for the gardens whose devices have said something new, every few minutes at most."""
    _ask_for(Evaluation.objects.behind_the_readings(timezone.now()))


def _ask_for(evaluations: EvaluationQuerySet) -> list[list[int]]:
    """The batches that were asked for."""
    batches = list(_batches(evaluations))
    for garden_ids in batches:
        Evaluation.objects.filter(garden_id__in=garden_ids).request_all()
        ring(garden_ids)
    return batches


def _batches(evaluations: EvaluationQuerySet) -> Iterator[list[int]]:
    waiting = list(evaluations.order_by("garden_id").values_list("garden_id", flat=True))
    for start in range(0, len(waiting), BATCH_SIZE):
        yield waiting[start : start + BATCH_SIZE]
