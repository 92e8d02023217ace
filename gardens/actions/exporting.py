"""Ordering a copy of everything."""

from compliance.models import AuditEntry
from gardens.actions.job_orders import order_job
from gardens.actions.jobs import forget_jobs
from gardens.models import Gardener, Job, JobKind


def order_export(*, actor: Gardener) -> Job:
    """In place of an older one: an archive may be as large as all pictures together."""
    own = Job.objects.visible_to(actor).filter(kind=JobKind.EXPORT)
    forget_jobs(own.finished().values_list("pk", flat=True))
    job = order_job(JobKind.EXPORT, {}, actor=actor)
    AuditEntry.objects.record("export.ordered", actor=actor, target=job)
    return job
