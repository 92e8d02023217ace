import pytest

from plants.loading import load_catalogue
from rules.tests.cast import bed, clock, plants, rung  # noqa: F401 (fixtures)


@pytest.fixture
def catalogue(db) -> None:
    """The shipped plants, pairs of neighbours and pests."""
    load_catalogue()
