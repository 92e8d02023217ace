"""Several things on the land at once, and the way back."""

import pytest

from gardens.actions.beds import add_bed, put_on_plan, remove_bed, save_bed
from gardens.actions.grounds import add_feature, remove_feature, save_feature, set_land
from gardens.actions.land import clear_things, copy_beds, move_things, turn_things
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.refusals import (
    BedTooSmall,
    GoneMeanwhile,
    GroundRefused,
    NoRoomLeft,
    PlanMovedOn,
)
from gardens.models import Bed, Land, LandAct, LandStep, Path, Planting, Structure, Tree
from gardens.plan.things import key_of
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    PathFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(garden) -> Land:
    """12 × 8 m."""
    return LandFactory(garden=garden)


@pytest.fixture
def one(land) -> Bed:
    return BedFactory(garden=land.garden, placed=True)


@pytest.fixture
def other(land) -> Bed:
    return BedFactory(garden=land.garden, name="Bed B", x_cm=400, y_cm=50)


def shift(land, gardener, *things, east_cm=30.0, south_cm=0.0, known_step=0) -> LandStep | None:
    keys = [key_of(thing) for thing in things]
    way = {"east_cm": east_cm, "south_cm": south_cm}
    return move_things(land, keys, **way, known_step=known_step, actor=gardener)


def undo(land, gardener) -> LandStep:
    return undo_step(land, number=land.steps.standing().first().pk, actor=gardener)


def redo(land, gardener) -> LandStep:
    number = Land.objects.with_turns().get(pk=land.pk).next_step
    return redo_step(land, number=number or 0, actor=gardener)


def xs() -> list[float | None]:
    return list(Bed.objects.order_by("pk").values_list("x_cm", flat=True))


def test_everything_moves_together_and_comes_back(land, one, gardener, changed_gardens):
    path = PathFactory(garden=land.garden, points=[[0.0, 330.0], [600.0, 330.0]])
    things = [one, path, TreeFactory(garden=land.garden)]
    step = shift(land, gardener, *things, south_cm=200)
    assert (step.act, step.number, step.actor) == (LandAct.MOVED, 3, gardener)
    assert Bed.objects.get().y_cm == 250
    assert Tree.objects.get().y_cm == 800
    assert Path.objects.get().points[0] == [30, 530]
    undo(land, gardener)
    assert (Bed.objects.get().y_cm, Tree.objects.get().x_cm) == (50, 300)
    assert Path.objects.get().points[0] == [0, 330]
    redo(land, gardener)
    assert Bed.objects.get().y_cm == 250
    assert changed_gardens == [land.garden_id] * 3


def test_two_things_side_by_side_do_not_stand_in_each_others_way(land, one, gardener):
    neighbour = BedFactory(garden=land.garden, name="Bed B", x_cm=290, y_cm=50)
    shift(land, gardener, one, neighbour)
    assert xs() == [80, 320]


def test_one_that_would_lie_badly_keeps_all_where_they_are(land, one, other, gardener):
    StructureFactory(garden=land.garden)
    with pytest.raises(GroundRefused, match="Bed B would overlap Shed"):
        shift(land, gardener, one, other, east_cm=400)
    assert xs() == [50, 400]
    assert not LandStep.objects.exists()


def test_a_gesture_sent_twice_counts_once_and_one_of_another_thing_counts(
    land, one, other, gardener
):
    first = shift(land, gardener, one)
    assert shift(land, gardener, one) == first
    shift(land, gardener, other)
    assert xs() == [80, 430]


def test_who_drags_what_another_tab_moved_is_told(land, one, other, gardener):
    shift(land, gardener, one)
    with pytest.raises(PlanMovedOn, match="Bed A was changed in another window"):
        shift(land, gardener, one, east_cm=50.0)
    with pytest.raises(PlanMovedOn, match="Bed A was changed"):
        turn_things(land, [key_of(one)], turned_deg=5, known_step=0, actor=gardener)
    undo(land, gardener)
    shift(land, gardener, one, east_cm=50.0)
    assert xs() == [100, 400]


@pytest.mark.parametrize("key", [("bed", 10**9), ("tree", 1), ("planting", 1)])
def test_what_is_not_there_moves_nothing(key, land, one, gardener):
    keys = [key_of(one), key]
    with pytest.raises(GoneMeanwhile, match="not on the plan any more"):
        move_things(land, keys, east_cm=1, south_cm=0, known_step=0, actor=gardener)
    assert xs() == [50]


def test_a_bed_of_another_garden_is_not_on_this_plan(land, gardener):
    with pytest.raises(GoneMeanwhile):
        shift(land, gardener, BedFactory(placed=True))


def test_beds_and_structures_turn_about_their_middle(land, one, gardener):
    shed = StructureFactory(garden=land.garden, x_cm=800, y_cm=500)
    keys = [key_of(one), key_of(shed), key_of(TreeFactory(garden=land.garden))]
    step = turn_things(land, keys, turned_deg=-5, known_step=0, actor=gardener)
    assert step.number == 2
    assert (Bed.objects.get().rotation_deg, Structure.objects.get().rotation_deg) == (355, 355)
    undo(land, gardener)
    assert Bed.objects.get().rotation_deg == 0
    with pytest.raises(GroundRefused, match="Beds and structures can be turned"):
        turn_things(land, keys[2:], turned_deg=5, known_step=0, actor=gardener)


def test_a_copy_is_the_shape_without_plants_on_free_ground(land, one, tomato, gardener):
    PlantingFactory(bed=one, plant=tomato)
    keys = [key_of(one)]
    step = copy_beds(land, keys, known_step=0, actor=gardener)
    assert copy_beds(land, keys, known_step=0, actor=gardener) == step
    copied = Bed.objects.get(name="Bed A 2")
    assert (copied.length_cm, copied.width_cm, copied.x_cm) == (240, 120, 340)
    assert Planting.objects.get().bed == one
    copy_beds(land, keys, known_step=step.pk, actor=gardener)
    assert Bed.objects.filter(name="Bed A 3").exists()
    undo(land, gardener)
    assert Bed.objects.count() == 2


def test_copies_of_others_from_an_older_page_are_no_second_click(land, one, other, gardener):
    """All four are called alike."""
    third, fourth = (BedFactory(garden=land.garden, x_cm=x_cm, y_cm=650) for x_cm in (50.0, 400.0))
    Bed.objects.update(name="Bed A")
    for beds in ((one, other), (third, fourth), (fourth, third)):
        keys = [key_of(bed) for bed in beds]
        copy_beds(land, keys, known_step=0, actor=gardener)
    assert Bed.objects.count() == 8


def test_no_room_for_a_copy_is_said(garden, gardener):
    land = LandFactory(garden=garden, length_m=3, width_m=2)
    bed = BedFactory(garden=garden, x_cm=0, y_cm=0)
    with pytest.raises(NoRoomLeft, match="no free place for a copy of Bed A"):
        copy_beds(land, [key_of(bed)], known_step=0, actor=gardener)
    tree = TreeFactory(garden=garden)
    with pytest.raises(GroundRefused, match="Only beds are copied"):
        copy_beds(land, [key_of(tree)], known_step=0, actor=gardener)


def test_cleared_beds_keep_what_grows_in_them(land, one, tomato, gardener):
    PlantingFactory(bed=one, plant=tomato)
    shed = StructureFactory(garden=land.garden)
    step = clear_things(land, [key_of(one), key_of(shed)], actor=gardener)
    assert (step.act, step.number) == (LandAct.REMOVED, 2)
    assert not Bed.objects.get().is_on_land
    assert Planting.objects.get().bed == one
    assert clear_things(land, [key_of(one), key_of(shed)], actor=gardener) is None
    undo(land, gardener)
    assert Bed.objects.get().is_on_land
    assert Structure.objects.get().pk == shed.pk


def test_every_way_to_change_the_land_is_a_step_that_can_be_undone(land, one, gardener):
    garden = land.garden
    shed = add_feature(
        StructureFactory.build(garden=garden, x_cm=600.0, y_cm=0.0), known=0, actor=gardener
    )
    shed.name = "Hut"
    save_feature(shed, actor=gardener)
    shift(land, gardener, one, east_cm=0.0, south_cm=20.0, known_step=10**6)
    one = Bed.objects.get()
    one.length_cm = 200
    save_bed(one, actor=gardener)
    set_land(Land(garden=garden, length_m=14, width_m=9), actor=gardener)
    remove_feature(shed, actor=gardener)
    new = add_bed(BedFactory.build(garden=garden, name="Bed B"), known_bed=0, actor=gardener)
    clear_things(land, [key_of(new)], actor=gardener)
    put_on_plan(new, actor=gardener)
    remove_bed(new, actor=gardener)
    acts = list(land.steps.order_by("pk").values_list("act", flat=True))
    assert acts == [
        *("added", "changed", "moved", "changed", "measured"),
        *("removed", "added", "taken", "put", "removed"),
    ]
    for _ in acts:
        undo(land, gardener)
    bed = Bed.objects.get()
    assert (bed.name, bed.length_cm, bed.y_cm) == ("Bed A", 240, 50)
    assert Land.objects.get().length_m == 12
    assert not Structure.objects.exists()


def test_without_land_a_bed_has_no_history_of_its_place(bed, gardener):
    bed.length_cm = 200
    save_bed(bed, actor=gardener)
    remove_bed(bed, actor=gardener)
    assert not LandStep.objects.exists()


def test_undo_never_takes_plants_along(land, tomato, gardener):
    bed = add_bed(BedFactory.build(garden=land.garden), known_bed=0, actor=gardener)
    PlantingFactory(bed=bed, plant=tomato)
    with pytest.raises(PlanMovedOn, match="The bed was used since"):
        undo(land, gardener)
    assert Planting.objects.exists()


def test_undo_does_not_shrink_a_bed_below_its_plants(land, one, tomato, gardener):
    one.length_cm = 400
    save_bed(one, actor=gardener)
    PlantingFactory(bed=one, plant=tomato, x_cm=350)
    with pytest.raises(BedTooSmall):
        undo(land, gardener)
    assert Bed.objects.get().length_cm == 400


def test_undo_does_not_put_a_thing_onto_another(land, one, gardener):
    clear_things(land, [key_of(one)], actor=gardener)
    BedFactory(garden=land.garden, name="Bed B", x_cm=60, y_cm=60)
    with pytest.raises(GroundRefused, match="Bed A would overlap Bed B"):
        undo(land, gardener)


def test_a_move_costs_the_same_with_2_and_30_things(land, gardener, django_assert_max_num_queries):
    beds = [
        BedFactory(garden=land.garden, length_cm=40, width_cm=40, x_cm=45 * number, y_cm=400)
        for number in range(20)
    ]
    trees = TreeFactory.create_batch(10, garden=land.garden)
    # Savepoint, garden, three for fresh advice; the twin, four kinds of things, the land, what was
    # changed since; two kinds written; parent, step, changes; the savepoint again.
    with django_assert_max_num_queries(19):
        shift(land, gardener, *beds, *trees)
