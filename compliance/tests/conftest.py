import pytest

from compliance.loading.controlled import FOLDER, NAMES, load_controlled_plants, read_controlled
from compliance.screening.lexicon import Lexicon, ListedName


@pytest.fixture
def controlled_list(db):
    """The list as it ships, in the database."""
    load_controlled_plants()


@pytest.fixture(scope="session")
def shipped_lexicon() -> Lexicon:
    """The same without a database."""
    return Lexicon.of(
        ListedName(
            one.name,
            one.language,
            one.kind,
            one.strength,
            one.plant.scientific_name,
            one.plant.rank,
            one.plant.condition,
        )
        for one in read_controlled(FOLDER / NAMES).names.values()
    )
