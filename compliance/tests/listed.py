from uuid import UUID

import pytest

from compliance.loading.controlled import load_controlled_plants
from compliance.models import ControlledEdition

SHIPPED = UUID(int=1)


@pytest.fixture
def controlled_plants(db) -> None:
    """The list that texts are screened with, as it ships.

    Always of the same version, so that a process compiles it once for all its tests.
    """
    load_controlled_plants()
    ControlledEdition.objects.update(token=SHIPPED)
