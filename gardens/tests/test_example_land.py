"""New gardens come with their land, so that nothing is asked of a beginner."""

from datetime import date

import pytest

from gardens.actions.examples import plant_example
from gardens.models import GardenKind, Land
from gardens.plan.ground import Ground, fault_of_size
from gardens.tests.factories import GardenFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
OUTDOORS = [GardenKind.RAISED_BED, GardenKind.ALLOTMENT, GardenKind.BALCONY]
INDOORS = [GardenKind.WINDOWSILL, GardenKind.GROW_TENT, GardenKind.HYDROPONICS]


@pytest.mark.parametrize("kind", OUTDOORS)
def test_the_beds_lie_on_land_a_bit_larger_than_they(kind):
    garden = GardenFactory(kind=kind)
    plant_example(garden, on=date(2026, 5, 10))
    ground, beds = Ground.of(garden), list(garden.beds.all())
    assert beds
    assert len(ground.occupants) == len(beds)
    assert [ground.fault(bed) for bed in beds] == [None] * len(beds)
    land = garden.land
    assert sum(bed.area_m2 for bed in beds) < land.length_m * land.width_m
    smaller = Land(length_m=land.length_m - 0.8, width_m=land.width_m - 0.8)
    assert fault_of_size(smaller, ground.occupants, []) is not None


@pytest.mark.parametrize("kind", INDOORS)
def test_indoors_there_is_none(kind):
    garden = GardenFactory(kind=kind)
    plant_example(garden, on=date(2026, 5, 10))
    assert not Land.objects.exists()
    assert not garden.beds.on_land().exists()


def test_a_raised_bed_is_raised():
    garden = GardenFactory(kind=GardenKind.RAISED_BED)
    plant_example(garden, on=date(2026, 5, 10))
    assert garden.beds.get().height_cm == 30
