from datetime import date

import pytest

from gardens.actions import plan as actions
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.refusals import CopyOnTop, GoneMeanwhile, NoRoomLeft, PlantOutsideBed
from gardens.models import PlanAct, PlanChange, PlanStep, Planting, StartMethod
from gardens.plan.filling import Area, Rows
from gardens.plan.squares import Squares
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 10)
WHOLE_BED = Area(0, 0, 240, 120)


@pytest.fixture
def three(bed, tomato):
    return [PlantingFactory(bed=bed, plant=tomato, x_cm=x) for x in (30, 90, 150)]


@pytest.fixture
def lettuce(db):
    return PlantFactory(slug="leaf-lettuce", spacing_in_row_cm=30)


def places(plantings=None):
    rows = Planting.objects.present().order_by("pk") if plantings is None else plantings
    return [(planting.x_cm, planting.y_cm) for planting in rows]


def move(bed, plantings, gardener, east_cm=10.0, south_cm=-5.0, known_step=0):
    return actions.move_plantings(
        bed,
        [planting.pk for planting in plantings],
        east_cm=east_cm,
        south_cm=south_cm,
        known_step=known_step,
        actor=gardener,
    )


def copy(bed, plantings, gardener, east_cm=0.0, south_cm=40.0, known_step=0):
    return actions.copy_plantings(
        bed,
        [planting.pk for planting in plantings],
        east_cm=east_cm,
        south_cm=south_cm,
        on=ON,
        known_step=known_step,
        actor=gardener,
    )


def fill(bed, plant, gardener, area=WHOLE_BED, known_step=0):
    return actions.fill_area(bed, plant, area, on=ON, known_step=known_step, actor=gardener)


def test_many_move_in_one_step(bed, three, gardener, changed_gardens):
    step = move(bed, three[:2], gardener)
    assert places() == [(40, 55), (100, 55), (150, 60)]
    assert (step.act, step.number, step.plants) == (PlanAct.MOVED, 2, 2)
    assert (step.plant, step.east_cm, step.south_cm) == (three[0].plant, 10, -5)
    assert changed_gardens == [bed.garden_id]
    undo_step(bed, number=step.pk, actor=gardener)
    assert places() == [(30, 60), (90, 60), (150, 60)]
    redo_step(bed, number=step.pk, actor=gardener)
    assert places() == [(40, 55), (100, 55), (150, 60)]


def test_one_that_would_stand_outside_keeps_all_where_they_are(bed, three, gardener):
    with pytest.raises(PlantOutsideBed, match="Tomato would stand outside Bed A"):
        move(bed, three, gardener, east_cm=91)
    assert places() == [(30, 60), (90, 60), (150, 60)]
    assert not PlanStep.objects.exists()


def test_the_same_move_sent_twice_moves_once_and_from_a_fresh_page_again(bed, three, gardener):
    first = move(bed, three, gardener)
    assert move(bed, three, gardener) == first
    assert places()[0] == (40, 55)
    move(bed, three, gardener, known_step=first.pk)
    assert places()[0] == (50, 50)
    assert PlanStep.objects.count() == 2


def test_a_move_by_nothing_is_no_step(bed, three, gardener):
    assert move(bed, three, gardener, 0.0, 0.0) is None
    assert not PlanStep.objects.exists()


@pytest.mark.parametrize("number", [2, 60])
def test_a_batch_costs_the_same_with_2_and_60_plantings(
    number, bed, tomato, gardener, django_assert_max_num_queries
):
    plantings = Planting.objects.bulk_create(
        PlantingFactory.build(garden=bed.garden, bed=bed, plant=tomato, x_cm=index)
        for index in range(number)
    )
    with django_assert_max_num_queries(14):
        move(bed, plantings, gardener)
    with django_assert_max_num_queries(20):
        step = copy(bed, plantings, gardener)
    with django_assert_max_num_queries(16):
        undo_step(bed, number=step.pk, actor=gardener)
    with django_assert_max_num_queries(14):
        actions.remove_plantings(bed, [one.pk for one in plantings], actor=gardener)
    assert not Planting.objects.exists()


def test_copies_are_planned_and_the_originals_stay(bed, three, gardener):
    copy(bed, three[:1], gardener)
    copied = Planting.objects.latest("pk")
    assert (copied.x_cm, copied.y_cm) == (30, 100)
    assert (copied.started_on, copied.planned_on) == (None, ON)
    assert copied.method == StartMethod.TRANSPLANT
    assert Planting.objects.get(pk=three[0].pk).started_on == date(2026, 5, 1)
    assert Planting.objects.count() == 4


def test_the_same_copy_sent_twice_copies_once(bed, three, gardener):
    assert copy(bed, three, gardener) == copy(bed, three, gardener)
    assert Planting.objects.count() == 6


def test_copies_go_to_another_bed_of_the_garden_where_they_are_undone(bed, three, gardener):
    other = BedFactory(garden=bed.garden, name="Bed B")
    step = copy(other, three, gardener, south_cm=0.0)
    assert step.bed == other
    assert places(other.plantings.order_by("pk")) == [(30, 60), (90, 60), (150, 60)]
    undo_step(other, number=step.pk, actor=gardener)
    assert not other.plantings.exists()
    assert bed.plantings.count() == 3


def test_a_copy_on_top_of_its_original_is_refused(bed, three, gardener):
    with pytest.raises(CopyOnTop):
        copy(bed, three, gardener, 0.0, 0.0)


def test_plantings_of_another_garden_are_neither_moved_nor_copied(bed, tomato, gardener):
    foreign = PlantingFactory(bed=BedFactory(garden=GardenFactory()), plant=tomato)
    for act in (move, copy):
        with pytest.raises(GoneMeanwhile, match="Choose the plantings first"):
            act(bed, [foreign], gardener)
    assert actions.remove_plantings(bed, [foreign.pk], actor=gardener) is None
    assert Planting.objects.get() == foreign


def test_many_are_removed_in_one_step_and_come_back(bed, three, gardener):
    step = actions.remove_plantings(bed, [one.pk for one in three[:2]], actor=gardener)
    assert places() == [(150, 60)]
    undo_step(bed, number=step.pk, actor=gardener)
    assert places() == [(30, 60), (90, 60), (150, 60)]
    assert PlanChange.objects.count() == 2


def stems(bed):
    return sorted(stem for planting in bed.plantings.all() for stem in planting.stems())


@pytest.mark.parametrize(
    ("length", "width", "spacing", "plants"),
    # SPA-01 to SPA-03: 2.4 × 1.2 m at 30 cm, 3 × 3 m at 30 cm (in hexagons), 2.4 × 1.2 m at 20 cm.
    [(240, 120, 30, 32), (300, 300, 30, 105), (240, 120, 20, 72)],
)
def test_an_area_takes_as_many_as_the_counting_rule_says(
    length, width, spacing, plants, garden, gardener
):
    bed = BedFactory(garden=garden, length_cm=length, width_cm=width)
    plant = PlantFactory(spacing_in_row_cm=spacing)
    step = fill(bed, plant, gardener, Area(0, 0, length, width))
    assert step.plants == plants == len(stems(bed)) == len(set(stems(bed)))
    assert all(planting.is_inside(bed) for planting in bed.plantings.all())


def test_what_stands_in_the_area_keeps_its_room(bed, tomato, lettuce, gardener):
    PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=60)
    step = fill(bed, lettuce, gardener)
    planted = [stem for one in bed.plantings.filter(plant=lettuce) for stem in one.stems()]
    assert step.plants == len(planted) == 28
    assert min((x - 60) ** 2 + (y - 60) ** 2 for x, y in planted) >= 40**2
    undo_step(bed, number=step.pk, actor=gardener)
    assert bed.plantings.count() == 1


def test_only_the_part_of_an_area_inside_the_bed_is_planted(bed, lettuce, gardener):
    assert fill(bed, lettuce, gardener, Area(210, 90, 90, 90)).plants == 1
    assert stems(bed) == [(225, 105)]


def test_a_close_sowing_keeps_its_rows_apart(bed, carrot, gardener):
    fill(bed, carrot, gardener, Area(0, 0, 60, 60))
    block = Planting.objects.get()
    assert (block.columns, block.rows, block.spacing_cm, block.row_spacing_cm) == (12, 4, 5, 15)


def test_a_full_area_says_so_and_a_second_click_is_no_error(bed, lettuce, tomato, gardener):
    first = fill(bed, lettuce, gardener)
    assert fill(bed, lettuce, gardener) == first
    with pytest.raises(NoRoomLeft, match=r"No Tomato fits there, 50.cm apart"):
        fill(bed, tomato, gardener)
    with pytest.raises(NoRoomLeft):
        fill(bed, lettuce, gardener, known_step=first.pk)


def test_a_fill_elsewhere_from_an_older_page_is_no_second_click(bed, lettuce, gardener):
    west, east = Area(0, 0, 120, 120), Area(120, 0, 120, 120)
    first, second = (fill(bed, lettuce, gardener, area) for area in (west, east))
    assert [fill(bed, lettuce, gardener, area) for area in (west, east)] == [first, second]
    with pytest.raises(NoRoomLeft):
        fill(bed, lettuce, gardener, Area(0, 0, 60, 60))


def test_rows_stand_as_far_apart_as_wished(bed, lettuce, gardener):
    rows = Rows(x_cm=20, y_cm=20, length_cm=180, number=3, apart_cm=40)
    step = actions.plant_rows(bed, lettuce, rows, on=ON, actor=gardener)
    block = Planting.objects.get()
    assert (block.columns, block.rows, block.row_spacing_cm, step.plants) == (7, 3, 40, 21)
    assert actions.plant_rows(bed, lettuce, rows, on=ON, actor=gardener) is None
    wide = Rows(x_cm=20, y_cm=20, length_cm=180, number=4, apart_cm=40)
    with pytest.raises(PlantOutsideBed):
        actions.plant_rows(bed, lettuce, wide, on=ON, actor=gardener)


@pytest.mark.parametrize(
    ("spacing", "plants"), [(60, 1), (30, 1), (15, 4), (10, 9), (7, 16), (3, 16)]
)
def test_a_square_holds_1_4_9_or_16(spacing, plants, bed, gardener):
    plant = PlantFactory(spacing_in_row_cm=spacing)
    actions.plant_squares(bed, plant, Squares(2, 1, 1, 1), on=ON, known_step=0, actor=gardener)
    assert len(stems(bed)) == plants
    assert all(30 < x < 60 and 0 < y < 30 for x, y in stems(bed))


def test_squares_that_are_planted_or_outside_are_left_out(bed, lettuce, gardener):
    PlantingFactory(bed=bed, plant=lettuce, x_cm=15, y_cm=15)
    step = actions.plant_squares(
        bed, lettuce, Squares(1, 1, 9, 2), on=ON, known_step=0, actor=gardener
    )
    assert step.plants == 2 * 8 - 1
    with pytest.raises(NoRoomLeft):
        actions.plant_squares(
            bed, lettuce, Squares(9, 1, 1, 1), on=ON, known_step=step.pk, actor=gardener
        )


def test_squares_elsewhere_from_an_older_page_are_no_second_click(bed, lettuce, gardener):
    def plant(*squares: int) -> PlanStep:
        where = Squares(*squares)
        return actions.plant_squares(bed, lettuce, where, on=ON, known_step=0, actor=gardener)

    first = plant(1, 1, 2, 1)
    assert plant(1, 1, 2, 1) == first
    with pytest.raises(NoRoomLeft):
        plant(1, 1, 1, 1)
    with pytest.raises(NoRoomLeft):
        plant(9, 1, 1, 1)


def test_another_window_moves_others_by_the_same_way(bed, three, gardener):
    one, other, _third = three
    move(bed, [one], gardener)
    move(bed, [other], gardener)
    move(bed, [one], gardener)
    assert places() == [(40, 55), (100, 55), (150, 60)]


def test_another_window_copies_others_by_the_same_way(bed, three, gardener):
    one, other, _third = three
    copy(bed, [one], gardener)
    copy(bed, [other], gardener)
    copy(bed, [one], gardener)
    assert sorted(places()[3:]) == [(30, 100), (90, 100)]


def test_where_one_of_the_chosen_is_gone_none_moves(bed, three, gardener):
    three[0].delete()
    with pytest.raises(GoneMeanwhile, match="nothing was changed"):
        move(bed, three, gardener)
    assert places() == [(90, 60), (150, 60)]


def test_a_large_round_bed_is_filled_row_by_row(garden, lettuce, gardener, monkeypatch):
    asked = []
    is_held = Planting.is_held
    monkeypatch.setattr(Planting, "is_held", lambda *given: asked.append(1) or is_held(*given))
    bed = BedFactory(garden=garden, shape="circle", length_cm=600, width_cm=600)
    fill(bed, lettuce, gardener, Area(0, 0, 600, 600))
    plantings = Planting.objects.all()
    found = len(asked)
    assert all(planting.is_inside(bed) for planting in plantings)
    assert sum(planting.count for planting in plantings) > 300
    # Each row of the lattice once, and each block once more before it is saved.
    assert found <= 25 + len(plantings)
