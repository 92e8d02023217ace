import pytest

from compliance.loading.controlled import FOLDER, NAMES, read_controlled
from compliance.screening.lexicon import Lexicon, ListedName
from compliance.tests.listed import controlled_plants  # noqa: F401 (fixture)


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
