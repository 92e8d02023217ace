"""A garden in Maine, where blackcurrant may not be grown."""

import pytest

from compliance.models import Restriction
from compliance.tests.factories import RestrictionFactory
from plants.tests.factories import PlantFactory


@pytest.fixture
def maine(garden):
    """The garden lies in Maine."""
    place = garden.place
    place.country_code, place.admin1_code = "US", "ME"
    place.save()
    return place


@pytest.fixture
def blackcurrant(db):
    return PlantFactory(
        slug="blackcurrant",
        common_name="Blackcurrant",
        botanical_name="Ribes nigrum",
        spacing_in_row_cm=50,
        spacing_between_rows_cm=50,
    )


@pytest.fixture
def currant_rule(maine) -> Restriction:
    return RestrictionFactory()
