from datetime import timedelta
from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from gardens.actions import guests


@shared_task
def sweep_guests() -> None:
    guests.sweep_guests(idle_since=timezone.now() - timedelta(days=settings.GUEST_DAYS))


@shared_task
def clear_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
