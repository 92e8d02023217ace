from celery import shared_task

from gardening import counters
from gardening.backups.making import make_backup_if_due
from gardening.models import BEAT, WORKER, Heartbeat


@shared_task
def beat_heart() -> None:
    """Run by a worker: its row tells staff and /health/ready that workers take tasks."""
    Heartbeat.objects.beat(WORKER)


@shared_task
def note_beat() -> None:
    """Only beat rings for it, so its row tells that beat lives; workers beat their heart alone."""
    Heartbeat.objects.beat(BEAT)


@shared_task
def purge_counters() -> None:
    counters.purge_counters()


@shared_task
def back_up() -> None:
    make_backup_if_due()
