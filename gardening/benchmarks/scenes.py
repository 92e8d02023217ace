"""A garden to measure in and a browser of its owner; nothing of it stays."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.test import Client

from gardens.models import ClimateSource, Garden, Gardener, GardenKind, Place
from plants.choices import Confidence


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written, the database is afterwards as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def new_garden(name: str) -> Garden:
    place = Place.objects.create(
        label="Brno",
        latitude=49.2,
        longitude=16.6,
        climate_source=ClimateSource.CELL,
        climate_confidence=Confidence.LOW,
    )
    owner = Gardener.objects.create()
    return Garden.objects.create(owner=owner, place=place, name=name, kind=GardenKind.ALLOTMENT)


def client_of(owner: Gardener, headers: dict[str, str] | None = None) -> Client:
    client = Client(headers=headers, SERVER_NAME=_host())
    client.force_login(owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _host() -> str:
    host = next(iter(settings.ALLOWED_HOSTS), "localhost")
    return "localhost" if host == "*" else host.lstrip(".")
