"""Doing, and forgetting, what gardeners ordered; a worker acts here."""

import logging
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.core.files import File
from django.core.files.base import ContentFile
from django.utils import timezone, translation

from compliance.actions.settling import settled
from compliance.scope import Scope
from gardens.actions.refusals import Refused
from gardens.actions.uploads import take_upload
from gardens.export.archive import make_archive
from gardens.models import Job, JobKind, JobState
from gardens.paper.orders import Made, make_labels, make_plan, make_seed_labels
from gardens.private_files import forget_orphans, private_storage
from plants.units import in_units

logger = logging.getLogger(__name__)

FOLDER = "jobs"
SECONDS_BETWEEN_WRITES = 0.5

WORK: dict[str, Callable[[Job, Callable[[int, int], None]], Made]] = {
    JobKind.PLAN: make_plan,
    JobKind.LABELS: make_labels,
    JobKind.SEED_LABELS: make_seed_labels,
    JobKind.READINGS: take_upload,
    JobKind.EXPORT: make_archive,
}


class JobTaken(Exception):
    """Another worker has taken the job over, since this one showed no progress."""


@dataclass(slots=True)
class Progress:
    """Writes how far the job is, not at every step."""

    job: Job
    written_at: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.written_at < SECONDS_BETWEEN_WRITES:
            return
        held = Job.objects.held(self.job)
        if not held.update(done=done, total=total, seen_at=timezone.now()):
            raise JobTaken
        self.written_at = time.monotonic()


def do_job(pk: int) -> None:
    """Safe to run twice and at once: who claims the job does it.

    An attempt that ends in an unforeseen error is given back; the next ring tries once more.
    """
    job = Job.objects.claim(pk, timezone.now())
    if job is None:
        return
    try:
        with (
            translation.override(job.language),
            in_units(job.owner.units),
            settled(Scope(endpoint=f"job:{job.kind}", actor=job.owner)),
        ):
            made = WORK[job.kind](job, Progress(job))
        _finish(job, made)
    except Refused as refusal:
        _refuse(job, refusal.message)
    except JobTaken:
        logger.warning("Job %s was taken over by another worker", pk)
    finally:
        Job.objects.held(job).update(state=JobState.WAITING)


def _finish(job: Job, made: Made) -> None:
    stored = ""
    if made.content:
        name = f"{FOLDER}/{uuid.uuid4()}{PurePath(made.file_name).suffix}"
        with made.content if isinstance(made.content, File) else ContentFile(made.content) as file:
            stored = private_storage().save(name, file)
    is_ours = Job.objects.held(job).update(
        state=JobState.DONE,
        done=made.steps,
        total=made.steps,
        summary=made.summary,
        result=stored,
        file_name=made.file_name,
        content_type=made.content_type,
        finished_at=timezone.now(),
    )
    if stored and not is_ours:
        private_storage().delete(stored)


def _refuse(job: Job, sentence: str) -> None:
    longest = Job._meta.get_field("refusal").max_length
    Job.objects.held(job).update(
        state=JobState.FAILED, refusal=sentence[:longest], finished_at=timezone.now()
    )


def give_up_jobs(*, now: datetime) -> None:
    """Those that were tried too often."""
    Job.objects.given_up(now).update(state=JobState.FAILED, finished_at=now)


def forget_jobs(pks: Iterable[int]) -> None:
    """With their files."""
    jobs = Job.objects.finished().filter(pk__in=list(pks))
    names = list(jobs.exclude(result="").values_list("result", flat=True))
    jobs.delete()
    for name in names:
        private_storage().delete(name)


def sweep_jobs(*, older_than: datetime) -> None:
    """Forget old jobs, and the files of those that went with their owner."""
    old = Job.objects.finished().filter(finished_at__lt=older_than)
    forget_jobs(old.values_list("pk", flat=True))
    known = Job.objects.exclude(result="").values_list("result", flat=True)
    forget_orphans(FOLDER, set(known))
