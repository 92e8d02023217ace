import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from compliance.models import RestrictionDryRun
from gardens.actions import (
    guests,
    jobs,
    pictures,
    readings,
    restriction_dry_runs,
    summaries,
    uploads,
)
from gardens.actions.sessions import forget_sessions_of_nobody
from gardens.actions.weather import forget_old_weather, refresh_cell
from gardens.models import Job, WeatherCell
from gardens.sun.reckoning import reckon_sun, ring_sun_maps
from gardens.uploads.thumbnails import make_missing_thumbnails, make_thumbnails
from gardens.weather.in_use import provider_in_use

logger = logging.getLogger(__name__)

# Workers find the tasks of an app in this module.
__all__ = ["make_missing_thumbnails", "make_thumbnails", "reckon_sun", "ring_sun_maps"]

# A run ends after this time, or when the provider failed this often; the next one goes on.
FETCHING_SECONDS = 240
# A provider whose answer begins too slowly to be measured does not hold a worker for longer.
MOST_FETCHING_SECONDS = 300
FAILURES_IN_A_ROW = 3
ORPHANS_KEPT = timedelta(hours=2)
UPLOADS_KEPT = timedelta(days=1)


@shared_task
def sweep_guests() -> None:
    guests.sweep_guests(idle_since=timezone.now() - timedelta(days=settings.GUEST_DAYS))


@shared_task
def sweep_pictures() -> None:
    older_than = timezone.now() - ORPHANS_KEPT
    pictures.sweep_unused_pictures(older_than=older_than)
    pictures.sweep_pictures(older_than=older_than)


@shared_task
def clear_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    forget_sessions_of_nobody()


@shared_task
def forget_sessions() -> None:
    forget_sessions_of_nobody()


def ring_sessions() -> None:
    """An account is gone; while the broker does not answer, its sessions wait for the night."""
    try:
        forget_sessions.delay()
    except (OperationalError, OSError) as error:
        logger.warning("Broker does not answer, sessions wait for the night: %s", error)


@shared_task(soft_time_limit=MOST_FETCHING_SECONDS)
def fetch_weather() -> None:
    """Of the cells that are due, one after the other; any number of workers may do so at once."""
    provider = provider_in_use()
    if provider is None:
        return
    ends, failures = time.monotonic() + FETCHING_SECONDS, 0
    while failures < FAILURES_IN_A_ROW and time.monotonic() < ends:
        cell = WeatherCell.objects.claim(timezone.now())
        if cell is None:
            return
        failures = 0 if refresh_cell(cell, provider) else failures + 1


@shared_task
def forget_weather() -> None:
    forget_old_weather(now=timezone.now())


def ring(job_pks: list[int]) -> None:
    """Wake a worker for each; while the broker does not answer they wait for the next ring."""
    Job.objects.filter(pk__in=job_pks).update(rung_at=timezone.now())
    for pk in job_pks:
        try:
            run_job.delay(pk)
        except (OperationalError, OSError) as error:
            logger.warning("Broker does not answer, job %s waits: %s", pk, error)
            return


@shared_task
def run_job(pk: int) -> None:
    jobs.do_job(pk)


@shared_task
def ring_jobs() -> None:
    """Ring again for what was ordered and never finished, and give up what was tried too often."""
    now = timezone.now()
    jobs.give_up_jobs(now=now)
    ring(list(Job.objects.to_ring(now).values_list("pk", flat=True)))


@shared_task
def sweep_jobs() -> None:
    jobs.sweep_jobs(older_than=timezone.now() - timedelta(days=settings.JOB_DAYS))


@shared_task
def summarise_readings() -> None:
    summaries.summarise()


@shared_task
def forget_readings() -> None:
    """What is still to be summed up first, since it needs what is forgotten."""
    summaries.summarise()
    readings.forget_readings()
    uploads.forget_uploads(older_than=timezone.now() - UPLOADS_KEPT)


@shared_task
def count_touched(pk: int) -> None:
    """Safe to run twice: a dry run that is finished is left alone."""
    restriction_dry_runs.count_touched(pk)


@shared_task
def ring_restriction_dry_runs() -> None:
    waiting = RestrictionDryRun.objects.to_ring(timezone.now())
    ring_dry_runs(list(waiting.values_list("pk", flat=True)))


def ring_dry_runs(pks: Iterable[int]) -> None:
    """Wake a worker for each; while the broker does not answer they wait for the next ring."""
    for pk in pks:
        try:
            count_touched.delay(pk)
        except (OperationalError, OSError) as error:
            logger.warning("Broker does not answer, dry run %s waits: %s", pk, error)
            return
