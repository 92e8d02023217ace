import pytest

from compliance.loading.controlled import load_controlled_plants


@pytest.fixture
def controlled_plants(db) -> None:
    """The list that texts are screened with, as it ships."""
    load_controlled_plants()
