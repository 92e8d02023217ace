from datetime import date

import pytest

from gardens.actions import plantings as actions
from gardens.actions.refusals import (
    DatesOutOfOrder,
    GoneMeanwhile,
    NoRoomLeft,
    PlantOutsideBed,
)
from gardens.models import (
    Act,
    EndReason,
    PlanChange,
    PlanStep,
    Planting,
    StartMethod,
    TaskState,
)
from gardens.tests.factories import BedFactory, CareTaskFactory, GardenFactory, PlantingFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 10)


def new(bed, plant, **values) -> Planting:
    given = {"x_cm": 60.0, "y_cm": 60.0, "spacing_cm": 50, "row_spacing_cm": 50} | values
    return Planting(garden=bed.garden, bed=bed, plant=plant, method=StartMethod.TRANSPLANT, **given)


def test_a_planting_is_saved_and_can_be_undone(bed, tomato, gardener):
    planting = actions.add_planting(new(bed, tomato, columns=3), actor=gardener)
    change = PlanChange.objects.get(planting_number=planting.pk)
    assert (change.step.bed, change.step.actor, change.before) == (bed, gardener, None)
    assert change.after["columns"] == 3


def test_every_change_asks_for_advice_and_ends_the_example(bed, tomato, gardener, changed_gardens):
    bed.garden.is_example = True
    bed.garden.save()
    planting = actions.add_planting(new(bed, tomato), actor=gardener)
    bed.garden.refresh_from_db()
    assert not bed.garden.is_example
    assert changed_gardens == [bed.garden_id]
    planting.x_cm = 70
    actions.change_planting(planting, actor=gardener)
    assert changed_gardens == [bed.garden_id] * 2


def test_the_same_form_sent_twice_plants_once(bed, tomato, gardener):
    first = actions.add_planting(new(bed, tomato), actor=gardener)
    second = actions.add_planting(new(bed, tomato), actor=gardener)
    assert first == second
    assert Planting.objects.count() == 1
    actions.add_planting(new(bed, tomato, x_cm=120), actor=gardener)
    assert Planting.objects.count() == 2


@pytest.mark.parametrize(
    "values",
    [
        {"x_cm": 241},
        {"y_cm": 121},
        {"x_cm": -1},
        {"x_cm": 200, "columns": 2},
        {"y_cm": 100, "rows": 2},
        {"x_cm": float("nan")},
        {"y_cm": float("inf")},
    ],
)
def test_a_stem_outside_the_bed_is_refused(values, bed, tomato, gardener):
    with pytest.raises(PlantOutsideBed) as refusal:
        actions.add_planting(new(bed, tomato, **values), actor=gardener)
    assert "bed" in refusal.value.message
    assert not Planting.objects.exists()
    assert not PlanStep.objects.exists()


def test_the_refusal_says_where_there_is_room(bed, tomato, gardener):
    with pytest.raises(
        PlantOutsideBed, match="0 to 140\N{NARROW NO-BREAK SPACE}cm from the west edge"
    ):
        actions.add_planting(new(bed, tomato, x_cm=200, columns=3), actor=gardener)
    with pytest.raises(PlantOutsideBed, match=r"9 plants .* more room than the bed of 240 × 120"):
        actions.add_planting(new(bed, tomato, columns=9), actor=gardener)


def test_a_stem_on_the_edge_and_a_crowd_are_no_reason_to_refuse(bed, tomato, gardener):
    actions.add_planting(new(bed, tomato, x_cm=0, y_cm=120), actor=gardener)
    actions.add_planting(new(bed, tomato, x_cm=1, y_cm=120), actor=gardener)
    assert Planting.objects.count() == 2


def test_a_row_that_fits_exactly_is_not_refused_for_a_rounding_error(bed, tomato, gardener):
    row = new(bed, tomato, x_cm=0.3, columns=4, spacing_cm=79.9)
    assert row.x_cm + row.block_length_cm > 240
    actions.add_planting(row, actor=gardener)


def test_a_plant_goes_to_the_first_free_place_when_it_is_due(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato, x_cm=25, y_cm=25)
    planting = actions.place_plant(bed, tomato, known_step=0, on=ON, actor=gardener)
    assert (planting.x_cm, planting.y_cm) == (75, 25)
    assert (planting.method, planting.planned_on) == (StartMethod.TRANSPLANT, ON)
    assert planting.started_on is None


def test_a_second_tap_on_the_same_page_places_nothing_more(bed, tomato, carrot, gardener):
    first = actions.place_plant(bed, tomato, known_step=0, on=ON, actor=gardener)
    again = actions.place_plant(bed, tomato, known_step=0, on=ON, actor=gardener)
    assert again == first
    seen = PlanStep.objects.latest("pk").pk
    actions.place_plant(bed, carrot, known_step=0, on=ON, actor=gardener)
    actions.place_plant(bed, tomato, known_step=seen, on=ON, actor=gardener)
    assert Planting.objects.count() == 3


def test_a_full_bed_says_so(bed, tomato, gardener):
    PlantingFactory(bed=bed, plant=tomato, x_cm=25, y_cm=25, columns=4, rows=2)
    with pytest.raises(NoRoomLeft, match=r"no free place for Tomato, 50.cm apart"):
        actions.place_plant(bed, tomato, known_step=0, on=ON, actor=gardener)
    assert Planting.objects.count() == 1


def test_a_strip_is_shortened_to_what_still_fits(garden, carrot, gardener):
    bed = BedFactory(garden=garden, length_cm=30, width_cm=20)
    planting = actions.place_plant(bed, carrot, known_step=0, on=ON, actor=gardener)
    assert (planting.columns, planting.rows) == (6, 1)
    assert planting.is_inside(bed)


def test_a_planting_moves_to_another_bed(bed, garden, tomato, gardener):
    other = BedFactory(garden=garden, length_cm=100)
    planting = PlantingFactory(bed=bed, plant=tomato)
    planting.bed = other
    actions.change_planting(planting, actor=gardener)
    assert Planting.objects.get().bed == other
    assert PlanStep.objects.get().bed == other


def test_a_move_out_of_the_bed_changes_nothing(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato)
    planting.x_cm = 500
    with pytest.raises(PlantOutsideBed):
        actions.change_planting(planting, actor=gardener)
    assert Planting.objects.get().x_cm == 60


def test_saving_without_a_change_leaves_no_step_to_undo(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato)
    actions.change_planting(planting, actor=gardener)
    assert not PlanStep.objects.exists()


def test_the_bed_of_another_garden_is_not_there(bed, tomato, gardener):
    foreign = BedFactory(garden=GardenFactory())
    planting = new(bed, tomato)
    planting.bed = foreign
    with pytest.raises(GoneMeanwhile):
        actions.add_planting(planting, actor=gardener)


@pytest.mark.parametrize(
    "act",
    [
        lambda planting, actor: actions.change_planting(planting, actor=actor),
        lambda planting, actor: actions.start_planting(planting, on=ON, actor=actor),
        lambda planting, actor: end(planting, actor),
    ],
    ids=["change", "start", "end"],
)
def test_what_another_tab_removed_is_gone(act, bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato)
    Planting.objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        act(planting, gardener)


def end(planting, gardener, on=ON, pathogen=""):
    return actions.end_planting(
        planting, on=on, reason=EndReason.DISEASE, pathogen=pathogen, actor=gardener
    )


def test_a_start_closes_the_task_that_asked_for_it(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True)
    asked = CareTaskFactory(garden=bed.garden, planting=planting, act=Act.START)
    other = CareTaskFactory(garden=bed.garden, planting=planting)
    actions.start_planting(planting, on=ON, actor=gardener)
    assert Planting.objects.get().started_on == ON
    asked.refresh_from_db()
    other.refresh_from_db()
    assert (asked.state, asked.done_on, asked.completed_by) == (TaskState.DONE, ON, gardener)
    assert other.state == TaskState.OPEN


def test_an_end_keeps_reason_and_disease(bed, tomato, gardener):
    end(PlantingFactory(bed=bed, plant=tomato), gardener, pathogen="verticillium")
    ended = Planting.objects.get()
    assert (ended.ended_on, ended.end_reason, ended.pathogen) == (ON, "disease", "verticillium")
    assert not Planting.objects.present().exists()


def test_an_end_before_the_beginning_is_refused(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, started_on=ON)
    with pytest.raises(DatesOutOfOrder, match="It began on 10 May 2026"):
        end(planting, gardener, on=date(2026, 5, 9))
    end(planting, gardener, on=ON)


def test_what_has_not_begun_cannot_end(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True)
    with pytest.raises(DatesOutOfOrder, match="not begun yet"):
        end(planting, gardener)


def test_what_ended_cannot_begin_later(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato, ended=True)
    with pytest.raises(DatesOutOfOrder, match="It ended on 1 Aug 2026"):
        actions.start_planting(planting, on=date(2026, 8, 2), actor=gardener)


def test_removing_twice_is_harmless(bed, tomato, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato)
    actions.remove_planting(planting, actor=gardener)
    actions.remove_planting(planting, actor=gardener)
    assert not Planting.objects.exists()
    assert PlanStep.objects.count() == 1
