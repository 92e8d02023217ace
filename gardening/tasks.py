from celery import shared_task

from gardening import counters
from gardening.models import WORKER, Heartbeat


@shared_task
def beat_heart() -> None:
    """Run by a worker: its row tells staff and /health/ready that workers take tasks."""
    Heartbeat.objects.beat(WORKER)


@shared_task
def purge_counters() -> None:
    counters.purge_counters()
