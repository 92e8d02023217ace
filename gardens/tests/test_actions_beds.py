import pytest

from gardens.actions.beds import add_bed, remove_bed, save_bed
from gardens.actions.gardens import remove_garden, rename_garden
from gardens.actions.refusals import BedTooSmall, GoneMeanwhile
from gardens.models import Bed, BedKind, Garden, Place, Planting, Watering
from gardens.tests.factories import (
    CareTaskFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
)

pytestmark = pytest.mark.django_db


def new(garden) -> Bed:
    return Bed(garden=garden, name="Bed B", kind=BedKind.GROUND, length_cm=300, width_cm=100)


def test_the_same_form_sent_twice_adds_one_bed(bed, garden, gardener):
    first = add_bed(new(garden), known_bed=bed.pk, actor=gardener)
    second = add_bed(new(garden), known_bed=bed.pk, actor=gardener)
    assert first == second
    assert garden.beds.count() == 2


def test_a_second_bed_of_the_same_size_is_possible(garden, gardener):
    first = add_bed(new(garden), known_bed=0, actor=gardener)
    add_bed(new(garden), known_bed=first.pk, actor=gardener)
    assert garden.beds.count() == 2


def test_a_bed_does_not_shrink_below_its_plants(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=60, columns=3)
    bed.length_cm, bed.width_cm = 150, 50
    with pytest.raises(BedTooSmall, match=r"at least 160.cm long and 60.cm wide"):
        save_bed(bed, actor=gardener)
    bed.refresh_from_db()
    assert (bed.length_cm, bed.width_cm) == (240, 120)
    bed.length_cm, bed.width_cm = 160, 60
    save_bed(bed, actor=gardener)
    assert Bed.objects.get().length_cm == 160


def test_what_ended_needs_no_room(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato, x_cm=200, ended=True)
    bed.length_cm = 100
    save_bed(bed, actor=gardener)
    assert Bed.objects.get().length_cm == 100


def test_a_changed_bed_asks_for_advice(bed, gardener, changed_gardens):
    bed.texture = "loam"
    save_bed(bed, actor=gardener)
    assert changed_gardens == [bed.garden_id]


def test_a_removed_bed_takes_its_records_along_and_cannot_be_saved(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato)
    SoilTestFactory(bed=bed)
    WateringFactory(bed=bed)
    CareTaskFactory(garden=bed.garden, bed=bed)
    remove_bed(Bed.objects.get(), actor=gardener)
    remove_bed(bed, actor=gardener)
    assert not Planting.objects.exists()
    assert not Watering.objects.exists()
    with pytest.raises(GoneMeanwhile):
        save_bed(bed, actor=gardener)


def test_a_renamed_garden_is_no_example_any_more(garden, gardener):
    garden.is_example = True
    garden.save()
    rename_garden(garden, name="Home", actor=gardener)
    garden.refresh_from_db()
    assert (garden.name, garden.is_example) == ("Home", False)


def test_a_removed_garden_takes_its_place_along(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato)
    remove_garden(bed.garden, actor=gardener)
    for model in (Garden, Bed, Planting, Place):
        assert not model.objects.exists()


def test_a_garden_that_is_gone_cannot_be_changed(garden, gardener):
    Garden.objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        rename_garden(garden, name="Home", actor=gardener)
