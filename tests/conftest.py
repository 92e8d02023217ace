"""A bed to edit, for the tests that open it in a browser."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from compliance.tests.listed import controlled_plants  # noqa: F401 (fixture)
from gardens.models import Bed, Gardener
from gardens.tests.factories import BedFactory, GardenerFactory, GardenFactory, PlantingFactory
from plants.tests.factories import PlantFactory
from tests.addresses import owned  # noqa: F401 (fixture)
from tests.traces import at_commit, crop, empty_storage, zoe  # noqa: F401 (fixtures)


@pytest.fixture
def gardener() -> Gardener:
    return GardenerFactory()


@pytest.fixture
def bed(gardener: Gardener) -> Bed:
    """2.4 × 1.2 m with two tomatoes and room."""
    bed = BedFactory(garden=GardenFactory(owner=gardener))
    tomato = PlantFactory(slug="tomato", spacing_in_row_cm=50)
    PlantFactory(slug="leaf-lettuce", spacing_in_row_cm=25)
    PlantingFactory(bed=bed, plant=tomato, x_cm=40, y_cm=40)
    PlantingFactory(bed=bed, plant=tomato, x_cm=120, y_cm=40)
    return bed


@pytest.fixture
def visit(visit_as, gardener, bed) -> Callable[..., Page]:
    return partial(visit_as, gardener, bed)
