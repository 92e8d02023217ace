from datetime import date

import pytest

from gardens.actions import plantings
from gardens.actions.beds import remove_bed, save_bed
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.refusals import GoneMeanwhile, PlanMovedOn, PlantOutsideBed
from gardens.models import Bed, EndReason, PlanStep, Planting
from gardens.plan.columns import columns_of
from gardens.tests.factories import BedFactory, PlantingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def planting(bed, tomato):
    return PlantingFactory(bed=bed, plant=tomato, columns=2, planned_on=date(2026, 4, 20))


def undo(bed, gardener) -> PlanStep:
    last = PlanStep.objects.filter(bed=bed).standing().first()
    return undo_step(bed, number=last.pk, actor=gardener)


def redo(bed, gardener) -> PlanStep:
    number = Bed.objects.with_last_records().get(pk=bed.pk).next_step
    return redo_step(bed, number=number or 0, actor=gardener)


def move(planting, x_cm, gardener, y_cm=60) -> None:
    planting.x_cm, planting.y_cm = x_cm, y_cm
    plantings.change_planting(planting, actor=gardener)


def test_a_placed_plant_is_taken_out_again(bed, tomato, gardener, changed_gardens):
    plantings.place_plant(bed, tomato, known_step=0, on=date(2026, 5, 1), actor=gardener)
    undo(bed, gardener)
    assert not Planting.objects.exists()
    assert changed_gardens == [bed.garden_id] * 2


def test_a_removed_planting_comes_back_as_it_was(bed, planting, gardener):
    before = columns_of(planting)
    number = planting.pk
    plantings.remove_planting(planting, actor=gardener)
    undo(bed, gardener)
    back = Planting.objects.get(pk=number)
    assert columns_of(back) == before
    assert back.garden == bed.garden


def test_after_a_return_new_plantings_get_fresh_numbers(bed, planting, tomato, gardener):
    plantings.remove_planting(planting, actor=gardener)
    undo(bed, gardener)
    newer = PlantingFactory(bed=bed, plant=tomato, x_cm=160)
    assert newer.pk > planting.pk


@pytest.mark.parametrize("what", ["moved", "started", "ended"])
def test_each_change_goes_back(what, bed, planting, gardener):
    before = columns_of(planting)
    if what == "moved":
        move(planting, 100, gardener, y_cm=90)
    elif what == "started":
        plantings.start_planting(planting, on=date(2026, 5, 20), actor=gardener)
    else:
        plantings.end_planting(
            planting,
            on=date(2026, 8, 1),
            reason=EndReason.HARVESTED,
            pathogen="",
            actor=gardener,
        )
    assert columns_of(Planting.objects.get()) != before
    undo(bed, gardener)
    assert columns_of(Planting.objects.get()) == before


def test_a_second_click_undoes_nothing_more(bed, planting, gardener):
    move(planting, 100, gardener)
    move(planting, 120, gardener)
    last = PlanStep.objects.standing().first()
    undo_step(bed, number=last.pk, actor=gardener)
    undo_step(bed, number=last.pk, actor=gardener)
    assert Planting.objects.get().x_cm == 100
    undo(bed, gardener)
    assert Planting.objects.get().x_cm == 60


def test_an_older_page_undoes_nothing(bed, planting, gardener):
    move(planting, 100, gardener)
    seen = PlanStep.objects.standing().first()
    move(planting, 120, gardener)
    with pytest.raises(PlanMovedOn, match="changed again in the meantime"):
        undo_step(bed, number=seen.pk, actor=gardener)
    assert Planting.objects.get().x_cm == 120


@pytest.mark.parametrize("number", [0, 10**9])
def test_there_may_be_nothing_to_undo(number, bed, gardener):
    with pytest.raises(PlanMovedOn, match="nothing to undo"):
        undo_step(bed, number=number, actor=gardener)


def test_the_change_of_another_bed_is_not_undone_here(bed, garden, planting, gardener):
    move(planting, 100, gardener)
    change = PlanStep.objects.get()
    with pytest.raises(PlanMovedOn):
        undo_step(BedFactory(garden=garden), number=change.pk, actor=gardener)


def test_undoing_a_move_keeps_what_was_recorded_since(bed, planting, gardener):
    planting.started_on = None
    planting.save()
    move(planting, 100, gardener)
    # Ticking a task writes this, without a step of the plan.
    Planting.objects.update(started_on=date(2026, 5, 5))
    undo(bed, gardener)
    back = Planting.objects.get()
    assert (back.x_cm, back.started_on) == (60, date(2026, 5, 5))


def test_a_placed_plant_that_has_begun_since_is_not_lost_by_undo(bed, tomato, gardener):
    plantings.place_plant(bed, tomato, known_step=0, on=date(2026, 5, 1), actor=gardener)
    Planting.objects.update(started_on=date(2026, 5, 5))
    with pytest.raises(PlanMovedOn, match="changed since"):
        undo(bed, gardener)
    assert Planting.objects.exists()
    assert PlanStep.objects.standing().exists()


def test_what_would_stand_outside_a_smaller_bed_stays_away(bed, planting, gardener):
    plantings.remove_planting(planting, actor=gardener)
    bed.length_cm = 100
    save_bed(bed, actor=gardener)
    with pytest.raises(PlantOutsideBed):
        undo(bed, gardener)
    assert not Planting.objects.exists()


def test_a_planting_cannot_return_to_a_bed_that_is_gone(bed, garden, planting, gardener):
    other = BedFactory(garden=garden)
    planting.bed = other
    plantings.change_planting(planting, actor=gardener)
    remove_bed(bed, actor=gardener)
    with pytest.raises(GoneMeanwhile):
        undo(other, gardener)
    assert Planting.objects.get().bed == other


def test_a_move_between_beds_is_undone_from_the_new_one(bed, garden, planting, gardener):
    other = BedFactory(garden=garden)
    planting.bed = other
    plantings.change_planting(planting, actor=gardener)
    undo(other, gardener)
    assert Planting.objects.get().bed == bed


def test_the_history_of_a_bed_does_not_slow_undo_down(
    bed, planting, gardener, django_assert_max_num_queries
):
    for step in range(30):
        move(planting, 60 + step, gardener)
    last = PlanStep.objects.standing().first()
    with django_assert_max_num_queries(12):
        undo_step(bed, number=last.pk, actor=gardener)
