import time
from datetime import timedelta
from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from gardens.actions import guests
from gardens.actions.weather import forget_old_weather, refresh_cell
from gardens.models import WeatherCell
from gardens.weather.in_use import provider_in_use

# A run ends after this time, or when the provider failed this often; the next one goes on.
FETCHING_SECONDS = 240
FAILURES_IN_A_ROW = 3


@shared_task
def sweep_guests() -> None:
    guests.sweep_guests(idle_since=timezone.now() - timedelta(days=settings.GUEST_DAYS))


@shared_task
def clear_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@shared_task
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
