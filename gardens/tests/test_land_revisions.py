"""The pages of the land's history, and earlier plans brought back."""

import pytest
from django.urls import reverse

from gardens.actions.grounds import add_feature, remove_feature, set_land
from gardens.actions.land import clear_things, copy_beds, move_things
from gardens.actions.plan_history import undo_step
from gardens.actions.revisions import restore_land
from gardens.models import Bed, Land, LandStep, Planting, Structure, Tree
from gardens.plan.revisions import land_after
from gardens.plan.things import key_of
from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
    LandFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)
from plants.quantities import NARROW_SPACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(garden) -> Land:
    return LandFactory(garden=garden)


@pytest.fixture
def placed(land) -> Bed:
    return BedFactory(garden=land.garden, placed=True)


def shift(land, thing, gardener, east_cm) -> LandStep:
    known_step = land.steps.standing().values_list("pk", flat=True).first() or 0
    way = {"east_cm": east_cm, "south_cm": 0.0, "known_step": known_step}
    return move_things(land, [key_of(thing)], **way, actor=gardener)


def text(answer) -> str:
    return " ".join(answer.content.decode().split()).replace(NARROW_SPACE, " ")


def test_a_plan_is_brought_back_with_what_was_removed(land, placed, tomato, gardener):
    shed = StructureFactory(garden=land.garden)
    first = shift(land, placed, gardener, 10.0)
    shift(land, placed, gardener, 100.0)
    remove_feature(shed, actor=gardener)
    set_land(Land(garden=land.garden, length_m=13, width_m=8), actor=gardener)
    tree = TreeFactory.build(garden=land.garden)
    add_feature(tree, known=0, actor=gardener)
    copy_beds(land, [key_of(placed)], known_step=10**6, actor=gardener)
    PlantingFactory(bed=Bed.objects.get(name="Bed A 2"), plant=tomato)

    made = restore_land(land, first, known_step=10**6, actor=gardener)

    assert Bed.objects.get(pk=placed.pk).x_cm == 60
    assert Structure.objects.get().pk == shed.pk
    assert Land.objects.get().length_m == 12
    assert not Tree.objects.exists()
    # A bed made since keeps what it holds, off the plan.
    assert not Bed.objects.get(name="Bed A 2").is_on_land
    assert Planting.objects.exists()
    undo_step(land, number=made.pk, actor=gardener)
    assert Bed.objects.get(name="Bed A 2").is_on_land
    assert Tree.objects.exists()


def test_what_is_so_already_is_no_step(land, placed, gardener):
    step = shift(land, placed, gardener, 10.0)
    assert restore_land(land, step, known_step=step.pk, actor=gardener) is None


def test_an_undone_branch_can_be_looked_at(land, placed, gardener):
    first = shift(land, placed, gardener, 10.0)
    undo_step(land, number=first.pk, actor=gardener)
    shift(land, placed, gardener, 200.0)
    first.refresh_from_db()
    _then, (bed,) = land_after(land, first)
    assert bed.x_cm == 60


def test_a_bed_off_the_plan_was_on_it_then(land, placed, gardener):
    first = shift(land, placed, gardener, 10.0)
    clear_things(land, [key_of(placed)], actor=gardener)
    assert len(land_after(land, first)[1]) == 1
    assert land_after(land, land.steps.first())[1] == []


def test_the_pages_say_who_did_what_and_bring_it_back(land, placed, gardener, own_client):
    step = shift(land, placed, gardener, 10.0)
    shift(land, placed, gardener, 100.0)
    page = text(own_client.get(land.garden.get_absolute_url()))
    revisions = reverse("gardens:land-revisions", args=[land.garden_id])
    assert f'href="{revisions}"' in page
    page = text(own_client.get(revisions))
    assert "Moved Bed A 100 cm right." in page
    assert ">you</td>" in page
    look = reverse("gardens:land-revision", args=[land.garden_id, step.pk])
    assert f'href="{look}"' in page
    page = text(own_client.get(look))
    assert "60 cm from the left, 50 cm from the top" in page
    assert 'id="thing-' not in page
    restore = reverse("gardens:land-restore", args=[land.garden_id, step.pk])
    answer = own_client.post(restore, {"known_step": 10**6}, follow=True)
    assert "Brought back the plan of" in text(answer)
    assert Bed.objects.get().x_cm == 60
    again = own_client.post(restore, {"known_step": land.steps.first().pk}, follow=True)
    assert "like that already" in text(again)


def test_what_cannot_be_brought_back_is_explained(land, placed, tomato, gardener, own_client):
    step = shift(land, placed, gardener, 10.0)
    Bed.objects.update(length_cm=400)
    shift(land, placed, gardener, 10.0)
    BedFactory(garden=land.garden, name="Bed B", x_cm=600, y_cm=50)
    Bed.objects.filter(name="Bed B").update(x_cm=40)
    restore = reverse("gardens:land-restore", args=[land.garden_id, step.pk])
    assert "Bed A would overlap Bed B" in text(own_client.post(restore, follow=True))


def test_the_list_costs_the_same_with_3_and_30_steps(
    land, placed, gardener, own_client, django_assert_max_num_queries
):
    for _ in range(30):
        shift(land, placed, GardenerFactory(), 1.0)
    own_client.get(land.garden.get_absolute_url())
    with django_assert_max_num_queries(6):
        own_client.get(reverse("gardens:land-revisions", args=[land.garden_id]))
