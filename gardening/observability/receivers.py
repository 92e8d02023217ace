"""What is counted when Django, allauth or Celery say that it happened."""

from time import perf_counter

from allauth.account.signals import user_logged_in
from celery import Task, signals
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

from gardening.models import SWEEP, Heartbeat
from gardening.observability.metrics import REFUSED, SIGNED_IN, TASK_SECONDS, TASKS

SWEEPING = "rules.tasks.sweep_gardens"


# allauth's own: Django's is also sent for a guest, who proves nothing.
@receiver(user_logged_in)
def count_sign_in(**kwargs: object) -> None:
    SIGNED_IN.inc()


@receiver(user_login_failed)
def count_wrong_password(**kwargs: object) -> None:
    REFUSED.inc()


@signals.task_prerun.connect
def start_clock(task: Task, **kwargs: object) -> None:
    task.request.started = perf_counter()


@signals.task_postrun.connect
def stop_clock(task: Task, state: str | None = None, **kwargs: object) -> None:
    TASKS.labels(task.name, (state or "ignored").lower()).inc()
    TASK_SECONDS.labels(task.name).observe(perf_counter() - task.request.started)


@signals.task_success.connect
def note_sweep(sender: Task, **kwargs: object) -> None:
    if sender.name == SWEEPING:
        Heartbeat.objects.beat(SWEEP)
