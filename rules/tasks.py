import logging
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from celery import Task, shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from compliance.models import Switch
from gardens.models import WaterUse, WeatherCell
from rules import metrics
from rules.air_keeping import keep_air
from rules.dry_running import count_next_gardens
from rules.engine.evaluate import Evaluated, evaluate_all
from rules.loading import load_snapshots
from rules.loading.given import given
from rules.loading.reading import Relation, read
from rules.loading.relations import RELATIONS
from rules.loading.snapshots import snapshots_of
from rules.models import (
    DryRun,
    Evaluation,
    EvaluationQuerySet,
    Finding,
    KeptAir,
    KeptSnapshot,
    RuleSetting,
)
from rules.models.kept_snapshot import RESOLVED_KEPT
from rules.policy import PLANNING, Setting, policy_of
from rules.proposing import TASKS
from rules.reconciling import FINDINGS, reconcile
from rules.water.keeping import water_uses

logger = logging.getLogger(__name__)

# Larger batches gain nothing, and their gardens wait for each other.
BATCH_SIZE = 100


class TurnedOff(NamedTuple):
    """A switch that is off."""

    name: str


SETTINGS = Relation(Setting, RuleSetting.objects.all())
PLANNING_OFF = Relation(TurnedOff, Switch.objects.filter(name=PLANNING, active=False))


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
    with metrics.BATCH_SECONDS.time(), transaction.atomic():
        revisions = Evaluation.objects.pending().taken(garden_ids)
        if not revisions:
            return
        now = timezone.now()
        rows = read((*RELATIONS, SETTINGS, PLANNING_OFF, FINDINGS, TASKS), given(revisions, now))
        policy = policy_of(rows.all(SETTINGS), is_planning=not any(rows.all(PLANNING_OFF)))
        snapshots = list(snapshots_of(rows, now))
        results = evaluate_all(snapshots, policy)
        days = {snapshot.pk: snapshot.on for snapshot in snapshots}
        reconcile(results, days, rows, now=now)
        _finish(revisions, results, days)
    metrics.count(results.values())
    _log_failures(results)


def _finish(
    revisions: dict[int, int], results: dict[int, Evaluated], days: dict[int, date]
) -> None:
    """As an insert that finds its rows, which costs a tenth of an update with a case for each."""
    now = timezone.now()
    rows = [
        Evaluation(
            garden_id=pk,
            done_revision=revisions[pk],
            requested_at=now,
            finished_at=now,
            evaluated_on=days[pk],
            failed_rules=" ".join(failure.rule_id for failure in result.failures)[:400],
        )
        for pk, result in sorted(results.items())
    ]
    Evaluation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["garden"],
        update_fields=["done_revision", "finished_at", "evaluated_on", "failed_rules"],
    )


def _log_failures(results: dict[int, Evaluated]) -> None:
    for pk, result in results.items():
        for failure in result.failures:
            logger.error(
                "A rule failed for garden %s",
                pk,
                extra={"rule": failure.rule_id},
                exc_info=failure.error,
            )


@shared_task
def ring_pending_evaluations() -> None:
    """Ring again for what was asked for and never finished."""
    ring_all(Evaluation.objects.to_ring())


def ring_dry_runs(pks: Iterable[int]) -> None:
    """Wake a worker for each; while the broker does not answer they wait for the next ring."""
    for pk in pks:
        try:
            make_dry_run.delay(pk)
        except (OperationalError, OSError) as error:
            logger.warning("Broker does not answer, dry run %s waits: %s", pk, error)
            return


@shared_task
def make_dry_run(pk: int) -> None:
    """Garden by garden; safe to run twice, at once, and after a worker died half way."""
    while count_next_gardens(pk):
        pass


@shared_task
def ring_unfinished_dry_runs() -> None:
    unfinished = DryRun.objects.to_ring(timezone.now())
    ring_dry_runs(list(unfinished.values_list("pk", flat=True)))


@shared_task
def forget_snapshots() -> None:
    """Those that no finding rests on; what is over for long is not replayed any more."""
    before = timezone.now() - RESOLVED_KEPT
    over = Finding.objects.filter(resolved_at__lt=before, snapshot__isnull=False)
    over.update(snapshot=None)
    KeptSnapshot.objects.unused().delete()


@shared_task
def forget_findings() -> None:
    """Those that are over for more than a year, and what was once counted in dry runs."""
    now = timezone.now()
    Finding.objects.long_over(now).delete()
    DryRun.objects.old(now).delete()


@shared_task
def keep_air_days() -> None:
    """Of cells in use; in batches, so that hours of few cells are in memory at once."""
    now, cells = timezone.now(), WeatherCell.objects.in_use().order_by("pk")
    pks = list(cells.values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH_SIZE):
        keep_air(WeatherCell.objects.filter(pk__in=pks[start : start + BATCH_SIZE]), now)
    KeptAir.objects.old(now).delete()


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
    """Gardens of one weather cell together, since they share what is reckoned from it."""
    by_cell = evaluations.order_by("garden__place__weather_cell", "garden_id")
    waiting = list(by_cell.values_list("garden_id", flat=True))
    for start in range(0, len(waiting), BATCH_SIZE):
        yield waiting[start : start + BATCH_SIZE]
