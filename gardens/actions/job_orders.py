"""Ordering long work."""

from functools import partial

from django.db import transaction
from django.utils.translation import get_language, ngettext

from gardens.actions.jobs import forget_jobs
from gardens.actions.refusals import Refused
from gardens.models import Gardener, Job, JobKind
from gardens.tasks import ring

MOST_UNFINISHED = 5
# Older results make room, so that nobody fills the disk.
MOST_KEPT = 20

Parameter = str | int | bool | None | list[int] | dict[str, object]


class TooManyJobs(Refused):
    pass


def order_job(kind: JobKind, parameters: dict[str, Parameter], *, actor: Gardener) -> Job:
    """One that is under way for the same thing serves a second order too."""
    with transaction.atomic():
        Gardener.objects.select_for_update(no_key=True).get(pk=actor.pk)
        own = Job.objects.visible_to(actor)
        unfinished = list(own.unfinished())
        for job in unfinished:
            if (job.kind, job.parameters) == (kind, parameters):
                return job
        if len(unfinished) >= MOST_UNFINISHED:
            raise TooManyJobs(_wait(len(unfinished)))
        job = Job.objects.create(
            owner=actor, kind=kind, parameters=parameters, language=get_language()
        )
        transaction.on_commit(partial(ring, [job.pk]))
    forget_jobs(own.finished().values_list("pk", flat=True)[MOST_KEPT:])
    return job


def _wait(number: int) -> str:
    sentence = ngettext(
        "{number} order of yours is still being made. Wait until it is done.",
        "{number} orders of yours are still being made. Wait until one is done.",
        number,
    )
    return sentence.format(number=number)
