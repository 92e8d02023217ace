"""What the database refuses of land, trees, structures and paths; and who sees them."""

import pytest
from django.db import IntegrityError, transaction

from gardens.models import Land, Path, Structure, Tree
from gardens.tests.factories import (
    GardenerFactory,
    LandFactory,
    PathFactory,
    StructureFactory,
    TreeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "wrong"),
    [
        (LandFactory, {"length_m": 0.4}),
        (LandFactory, {"width_m": 501}),
        (LandFactory, {"north_deg": 360}),
        (TreeFactory, {"height_m": 0}),
        (TreeFactory, {"canopy_diameter_m": 41}),
        (StructureFactory, {"length_cm": 0}),
        (StructureFactory, {"height_m": 31}),
        (StructureFactory, {"porosity_percent": 96}),
        (StructureFactory, {"rotation_deg": 360}),
        (PathFactory, {"width_cm": 9}),
    ],
)
def test_sizes_have_bounds(factory, wrong, garden):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(garden=garden, **wrong)


def test_a_garden_has_one_land(garden):
    LandFactory(garden=garden)
    with pytest.raises(IntegrityError), transaction.atomic():
        LandFactory(garden=garden)


@pytest.mark.parametrize("factory", [LandFactory, TreeFactory, StructureFactory, PathFactory])
def test_only_the_owner_sees_it(factory, garden, gardener):
    thing = factory(garden=garden)
    model = type(thing)
    assert list(model.objects.visible_to(gardener)) == [thing]
    assert not model.objects.visible_to(GardenerFactory()).exists()


def test_a_removed_garden_takes_everything_along(garden):
    for factory in (LandFactory, TreeFactory, StructureFactory, PathFactory):
        factory(garden=garden)
    garden.delete()
    for model in (Land, Tree, Structure, Path):
        assert not model.objects.exists()
