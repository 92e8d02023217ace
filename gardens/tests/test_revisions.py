import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.actions import plan, plantings
from gardens.actions.beds import remove_bed
from gardens.actions.gardens import remove_garden
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.refusals import PlantOutsideBed
from gardens.actions.revisions import restore_plan
from gardens.models import Bed, PlanAct, PlanStep, Planting
from gardens.plan.revisions import plantings_after
from gardens.tests.factories import BedFactory, PlantingFactory, WateringFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 10)


@pytest.fixture
def one(bed, tomato):
    return PlantingFactory(bed=bed, plant=tomato, planned=True)


def move(bed, planting, gardener, east_cm) -> PlanStep:
    return plan.move_plantings(
        bed, [planting.pk], east_cm=east_cm, south_cm=0.0, known_step=10**6, actor=gardener
    )


def undo(bed, gardener) -> None:
    last = PlanStep.objects.filter(bed=bed).standing().first()
    undo_step(bed, number=last.pk, actor=gardener)


def next_step(bed) -> int | None:
    return Bed.objects.with_last_records().get(pk=bed.pk).next_step


def test_what_went_to_a_bed_that_was_removed_still_stands_in_older_revisions(
    bed, one, tomato, gardener
):
    """And of the steps of the removed bed only the one is kept that the other needs."""
    base = move(bed, one, gardener, 10)
    gone = BedFactory(garden=bed.garden, name="Bed B")
    moved = Planting.objects.select_related("bed", "plant").get()
    moved.bed = gone
    plantings.change_planting(moved, actor=gardener)
    between = move(bed, PlantingFactory(bed=bed, plant=tomato), gardener, 5)
    move(gone, moved, gardener, 20)
    remove_bed(gone, actor=gardener)
    assert (west(bed, base), west(bed, between)) == ([70, 60], [65])
    assert PlanStep.objects.filter(bed=None).count() == 1
    undo(bed, gardener)
    remove_garden(bed.garden, actor=gardener)
    assert not PlanStep.objects.exists()


def restore(bed, step, gardener) -> PlanStep | None:
    return restore_plan(bed, step, known_step=10**6, actor=gardener)


def west(bed, step) -> list[float]:
    step.refresh_from_db()
    return [planting.x_cm for planting in plantings_after(bed, step)]


def test_several_steps_are_undone_and_made_again(bed, one, gardener):
    steps = [move(bed, one, gardener, cm) for cm in (10, 20, 30)]
    for _ in steps:
        undo(bed, gardener)
    assert Planting.objects.get().x_cm == 60
    assert next_step(bed) == steps[0].pk
    for step, x_cm in zip(steps, (70, 90, 120), strict=True):
        redo_step(bed, number=next_step(bed), actor=gardener)
        assert Planting.objects.get().x_cm == x_cm
        assert next_step(bed) != step.pk
    assert next_step(bed) is None


def test_a_new_step_leaves_nothing_of_the_old_branch_to_make_again(bed, one, gardener):
    move(bed, one, gardener, 10)
    old = move(bed, one, gardener, 20)
    undo(bed, gardener)
    new = move(bed, one, gardener, 5)
    assert next_step(bed) is None
    undo(bed, gardener)
    assert next_step(bed) == new.pk != old.pk


def test_a_second_redo_of_the_same_page_changes_nothing(bed, one, gardener):
    first, second = move(bed, one, gardener, 10), move(bed, one, gardener, 10)
    undo(bed, gardener)
    undo(bed, gardener)
    redo_step(bed, number=first.pk, actor=gardener)
    redo_step(bed, number=first.pk, actor=gardener)
    assert Planting.objects.get().x_cm == 70
    assert next_step(bed) == second.pk


def test_each_step_shows_the_plan_as_it_was_then(bed, one, tomato, gardener):
    first = move(bed, one, gardener, 10)
    placed = PlantingFactory.build(garden=bed.garden, bed=bed, plant=tomato, x_cm=200)
    plantings.add_planting(placed, actor=gardener)
    second = PlanStep.objects.standing().first()
    removed = plan.remove_plantings(bed, [one.pk], actor=gardener)
    assert [west(bed, step) for step in (first, second, removed)] == [[70], [70, 200], [200]]


def test_a_planting_moved_often_stands_where_it_stood_after_each_move(bed, one, gardener):
    steps = [move(bed, one, gardener, cm) for cm in (10, 20, 30)]
    assert [west(bed, step) for step in steps] == [[70], [90], [120]]


def test_a_branch_left_behind_shows_its_own_plan(bed, one, gardener):
    base = move(bed, one, gardener, 10)
    dead = move(bed, one, gardener, 20)
    deader = move(bed, one, gardener, 30)
    undo(bed, gardener)
    undo(bed, gardener)
    alive = move(bed, one, gardener, 5)
    found = [west(bed, step) for step in (base, dead, deader, alive)]
    assert found == [[70], [90], [120], [75]]


def test_a_planting_that_went_to_another_bed_was_here_before(bed, one, gardener):
    first = move(bed, one, gardener, 10)
    one.refresh_from_db()
    one.bed = BedFactory(garden=bed.garden)
    plantings.change_planting(one, actor=gardener)
    assert west(bed, first) == [70]
    assert not bed.plantings.exists()
    restore(bed, first, gardener)
    assert bed.plantings.get() == one


def test_an_earlier_plan_comes_back_as_a_new_step(bed, one, tomato, gardener, changed_gardens):
    first = move(bed, one, gardener, 10)
    move(bed, one, gardener, 50)
    later = PlantingFactory.build(garden=bed.garden, bed=bed, plant=tomato, planned=True, x_cm=200)
    plantings.add_planting(later, actor=gardener)
    changed_gardens.clear()
    step = restore(bed, first, gardener)
    assert (step.act, step.restored, step.number) == (PlanAct.RESTORED, first, 2)
    assert [planting.x_cm for planting in Planting.objects.all()] == [70]
    assert changed_gardens == [bed.garden_id]
    undo(bed, gardener)
    assert [planting.x_cm for planting in Planting.objects.order_by("pk")] == [120, 200]
    assert restore(bed, PlanStep.objects.standing().first(), gardener) is None


def test_what_began_since_and_what_was_logged_stay(bed, one, tomato, gardener):
    base = move(bed, one, gardener, 10)
    move(bed, one, gardener, 50)
    one.refresh_from_db()
    plantings.start_planting(one, on=ON, actor=gardener)
    newer = PlantingFactory.build(garden=bed.garden, bed=bed, plant=tomato, x_cm=200)
    plantings.add_planting(newer, actor=gardener)
    WateringFactory(bed=bed)
    assert restore(bed, base, gardener) is None
    kept = Planting.objects.order_by("pk")
    assert [(planting.x_cm, planting.started_on) for planting in kept] == [
        (120, ON),
        (200, date(2026, 5, 1)),
    ]
    assert bed.waterings.exists()


def test_what_grew_then_and_was_dragged_away_returns(bed, tomato, gardener):
    growing = PlantingFactory(bed=bed, plant=tomato)
    base = move(bed, growing, gardener, 10)
    move(bed, growing, gardener, 50)
    restore(bed, base, gardener)
    assert Planting.objects.get().x_cm == 70


def test_a_removed_planting_comes_back(bed, one, gardener):
    base = move(bed, one, gardener, 10)
    plan.remove_plantings(bed, [one.pk], actor=gardener)
    restore(bed, base, gardener)
    assert Planting.objects.get() == one


def test_a_plan_that_needs_a_larger_bed_is_refused(bed, one, gardener):
    base = move(bed, one, gardener, 150)
    move(bed, one, gardener, -150)
    Bed.objects.update(length_cm=100)
    with pytest.raises(PlantOutsideBed, match="The bed is smaller now"):
        restore(bed, base, gardener)
    assert Planting.objects.get().x_cm == 60


@pytest.mark.parametrize("number", [3, 40])
def test_restoring_and_looking_cost_the_same_with_3_and_40_plantings(
    number, bed, tomato, own_client, gardener, django_assert_max_num_queries
):
    rows = Planting.objects.bulk_create(
        PlantingFactory.build(garden=bed.garden, bed=bed, plant=tomato, planned=True, x_cm=index)
        for index in range(number)
    )
    numbers = [row.pk for row in rows]
    for _ in range(number):
        step = plan.move_plantings(
            bed, numbers, east_cm=1.0, south_cm=0.0, known_step=10**6, actor=gardener
        )
    first = PlanStep.objects.order_by("pk").first()
    with django_assert_max_num_queries(8):
        own_client.get(page(bed, "bed-revisions"))
    with django_assert_max_num_queries(9):
        own_client.get(page(bed, "bed-revision", first))
    with django_assert_max_num_queries(20):
        assert restore(bed, first, gardener).number == number
    assert step.number == number


def page(bed, name, *steps) -> str:
    numbers = [step.pk for step in steps]
    return reverse(f"gardens:{name}", args=[bed.garden_id, bed.pk, *numbers])


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_list_says_who_did_what_and_when(bed, one, gardener, stranger_client, own_client):
    empty = own_client.get(page(bed, "bed-revisions")).content.decode()
    assert '<h2 class="h3">Nothing was changed yet</h2>' in empty
    step = move(bed, one, gardener, -10)
    # Half past ten at night in London is the next day in Brno.
    PlanStep.objects.update(made_at="2026-05-10T22:30:00Z")
    shown = text(own_client.get(page(bed, "bed-revisions")))
    assert "Moved Tomato 10 cm west." in shown
    assert "11 May 2026, 00:30" in shown
    assert " you " in shown
    assert stranger_client.get(page(bed, "bed-revision", step)).status_code == 404


def test_a_revision_is_looked_at_and_brought_back_without_script(bed, one, gardener, own_client):
    first = move(bed, one, gardener, 10)
    move(bed, one, gardener, 50)
    shown = own_client.get(page(bed, "bed-revision", first))
    assert "What was sown, planted or ended since stays" in text(shown)
    assert 'class="ghost"' in shown.content.decode()
    assert '<a class="pl"' not in shown.content.decode()
    assert Planting.objects.get().x_cm == 120
    known = PlanStep.objects.standing().first().pk
    for _ in range(2):
        answer = own_client.post(
            page(bed, "bed-restore", first), {"known_step": known}, follow=True
        )
        assert "Brought back the plan of" in text(answer)
    assert Planting.objects.get().x_cm == 70
    assert PlanStep.objects.count() == 3
    answer = own_client.post(
        page(bed, "bed-restore", first), {"known_step": known + 1}, follow=True
    )
    assert "The plan is like that already." in text(answer)
