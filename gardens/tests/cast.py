"""A gardener with a garden, and a stranger."""

from collections.abc import Iterator
from copy import copy

import pytest
from django.test import Client

from gardens.models import Bed, Garden, Gardener
from gardens.signals import garden_changed
from gardens.tests.factories import BedFactory, GardenerFactory, GardenFactory
from plants.choices import UnitSystem
from plants.loading import FOLDER
from plants.models import Plant
from plants.reading import COLUMNS, PLANTS, read_plants
from plants.tables import read_rows
from plants.tests.factories import PlantFactory


@pytest.fixture
def gardener(db) -> Gardener:
    return GardenerFactory()


@pytest.fixture
def garden(gardener: Gardener) -> Garden:
    return GardenFactory(owner=gardener)


@pytest.fixture
def bed(garden: Garden) -> Bed:
    """2.4 × 1.2 m."""
    return BedFactory(garden=garden)


@pytest.fixture
def tomato(db) -> Plant:
    return PlantFactory(slug="tomato", tender=True, spacing_in_row_cm=50)


@pytest.fixture
def carrot(db) -> Plant:
    return PlantFactory(
        slug="carrot", family="Apiaceae", spacing_in_row_cm=5, spacing_between_rows_cm=35
    )


@pytest.fixture
def own_client(client: Client, gardener: Gardener) -> Client:
    """Signed in as the owner of `garden`."""
    client.force_login(gardener)
    return client


@pytest.fixture
def imperial_client(gardener: Gardener, own_client: Client) -> Client:
    """Signed in as the owner of `garden`, who reads inches and feet."""
    gardener.units = UnitSystem.IMPERIAL
    gardener.save(update_fields=["units"])
    return own_client


@pytest.fixture
def stranger_client(db) -> Client:
    client = Client()
    client.force_login(GardenerFactory())
    return client


@pytest.fixture
def changed_gardens() -> Iterator[list[int]]:
    """Ids of the gardens for which fresh advice was asked."""
    heard: list[int] = []

    def note(garden_id: int, **kwargs: object) -> None:
        heard.append(garden_id)

    garden_changed.connect(note)
    yield heard
    garden_changed.disconnect(note)


@pytest.fixture(scope="session")
def shipped_plants() -> list[Plant]:
    path = FOLDER / PLANTS
    with path.open(encoding="utf-8", newline="") as lines:
        return list(read_plants(read_rows(lines, table=PLANTS, columns=COLUMNS[PLANTS])).values())


@pytest.fixture
def catalogue(db, shipped_plants: list[Plant]) -> None:
    Plant.objects.bulk_create(copy(plant) for plant in shipped_plants)
