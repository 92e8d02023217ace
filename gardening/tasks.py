from celery import shared_task
from django.utils import timezone

from gardening import counters
from gardening.models import Heartbeat
from gardening.readiness import WORKER


@shared_task
def beat_heart() -> None:
    """Run by a worker: its row tells staff and /health/ready that workers take tasks."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"seen_at": timezone.now()})


@shared_task
def purge_counters() -> None:
    counters.purge_counters()
