"""Every way to plant what the law of the place does not allow is refused, with the whole reason."""

from datetime import date

import pytest

from compliance.models import AuditEntry, Switch
from compliance.tests.factories import RestrictionFactory
from gardens.actions import plan, plantings, seasons, seeds
from gardens.actions.examples import plant_example
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.planting_out import plant_out_in_bed
from gardens.actions.restricted import PlantRestricted
from gardens.actions.revisions import restore_plan
from gardens.actions.sowings import sow_in_tray
from gardens.models import EmergenceCount, OwnPlant, PlanAct, PlanStep, Planting, SeedLot, Sowing
from gardens.plan.filling import Area, Rows
from gardens.plan.squares import Squares
from gardens.tests.dating import set_today
from gardens.tests.factories import (
    OwnPlantFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    set_today(monkeypatch, TODAY)


def _add(bed, plant, gardener):
    planting = PlantingFactory.build(garden=bed.garden, bed=bed, plant=plant, x_cm=30, y_cm=30)
    plantings.add_planting(planting, actor=gardener)


def _place(bed, plant, gardener):
    plantings.place_plant(bed, plant, known_step=0, on=TODAY, actor=gardener)


def _place_at(bed, plant, gardener):
    plantings.place_plant_at(bed, plant, (60, 60), on=TODAY, actor=gardener)


def _fill(bed, plant, gardener):
    plan.fill_area(bed, plant, Area(0, 0, 200, 100), on=TODAY, known_step=0, actor=gardener)


def _rows(bed, plant, gardener):
    plan.plant_rows(bed, plant, Rows(30, 30, 100, 1, 50), on=TODAY, actor=gardener)


def _squares(bed, plant, gardener):
    plan.plant_squares(bed, plant, Squares(1, 1, 1, 1), on=TODAY, known_step=0, actor=gardener)


def _tray(bed, plant, gardener):
    lot = SeedLotFactory(owner=gardener, plant=plant)
    tray = TrayFactory(garden=bed.garden)
    sowing = SowingFactory.build(tray=tray, plant=plant, lot=lot, sown_on=TODAY)
    sow_in_tray(sowing, actor=gardener)


def _lot(bed, plant, gardener):
    lot = SeedLot(owner=gardener, plant=plant, year=2024)
    seeds.add_lot(lot, first=None, known_lot=0, actor=gardener)


def _lot_changed(bed, plant, gardener):
    lot = SeedLotFactory(owner=gardener)
    lot.plant = plant
    seeds.change_lot(lot, fields=["plant"], actor=gardener)


WAYS = [_add, _place, _place_at, _fill, _rows, _squares, _tray, _lot, _lot_changed]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_new_one_is_refused(way, bed, blackcurrant, currant_rule, gardener):
    with pytest.raises(PlantRestricted) as refused:
        way(bed, blackcurrant, gardener)

    words = refused.value.message
    assert "Blackcurrant may not be planted here." in words
    assert "Maine, United States: Maine 04-058 CMR, since 1979" in words
    assert "Growing it is not allowed; selling it is not allowed" in words
    assert "White pine blister rust; whole state." in words
    assert f"/gardens/{bed.garden_id}/law/blackcurrant/exemption/" in words
    assert not Planting.objects.exists()
    assert not Sowing.objects.exists()
    assert not SeedLot.objects.filter(plant=blackcurrant).exclude(sowings=None).exists()
    entry = AuditEntry.objects.get(action="planting.refused")
    assert (entry.actor_id, entry.target_id) == (gardener.pk, str(bed.garden_id))
    assert entry.details["plant"] == blackcurrant.pk
    assert entry.details["restrictions"] == [currant_rule.pk]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_elsewhere_it_is_planted(way, bed, blackcurrant, currant_rule, gardener, maine):
    maine.admin1_code = "CA"
    maine.save()

    way(bed, blackcurrant, gardener)

    assert not AuditEntry.objects.filter(action="planting.refused").exists()


@pytest.fixture
def grown(bed, blackcurrant, currant_rule) -> Planting:
    """Planted before the rule."""
    return PlantingFactory(
        bed=bed, plant=blackcurrant, x_cm=30, y_cm=30, started_on=date(2025, 5, 1)
    )


def test_what_stands_already_stays_and_can_be_moved_and_begun(grown, bed, gardener):
    plan.move_plantings(bed, [grown.pk], east_cm=10, south_cm=0, known_step=0, actor=gardener)

    grown.refresh_from_db()
    assert grown.x_cm == 40


def test_what_stands_already_is_made_fewer_and_not_more(grown, gardener):
    Planting.objects.update(columns=2, rows=2)
    grown.columns, grown.rows = 5, 1
    with pytest.raises(PlantRestricted):
        plantings.change_planting(grown, actor=gardener)

    grown.refresh_from_db()
    assert grown.count == 4
    grown.columns, grown.rows = 3, 1
    plantings.change_planting(grown, actor=gardener)
    grown.refresh_from_db()
    assert grown.count == 3


def test_a_copy_is_refused(grown, bed, gardener):
    with pytest.raises(PlantRestricted):
        plan.copy_plantings(
            bed, [grown.pk], east_cm=60, south_cm=0, on=TODAY, known_step=0, actor=gardener
        )
    assert Planting.objects.count() == 1


def test_last_season_is_not_repeated(grown, garden, gardener):
    with pytest.raises(PlantRestricted):
        seasons.repeat_season(garden, [grown.pk], first=2025, second=2026, on=TODAY, actor=gardener)
    assert Planting.objects.count() == 1


def test_seedlings_are_not_planted_out(bed, blackcurrant, currant_rule, gardener):
    tray = TrayFactory(garden=bed.garden)
    sowing = SowingFactory(tray=tray, plant=blackcurrant, sown_on=date(2026, 4, 1))
    EmergenceCount.objects.create(sowing=sowing, emerged=4, counted_on=date(2026, 4, 20))

    with pytest.raises(PlantRestricted):
        plant_out_in_bed(sowing, bed, number=1, on=TODAY, known_step=0, actor=gardener)
    assert not Planting.objects.exists()


def test_a_revision_does_not_bring_it_back(bed, blackcurrant, gardener, maine):
    placed = plantings.place_plant(bed, blackcurrant, known_step=0, on=TODAY, actor=gardener)
    step = PlanStep.objects.get()
    plantings.remove_planting(placed, actor=gardener)
    RestrictionFactory()

    with pytest.raises(PlantRestricted):
        restore_plan(bed, step, known_step=10**6, actor=gardener)
    assert not Planting.objects.exists()


def test_a_step_that_planted_it_is_not_made_again_but_a_removal_is_undone(
    bed, blackcurrant, gardener, maine
):
    placed = plantings.place_plant(bed, blackcurrant, known_step=0, on=TODAY, actor=gardener)
    step = PlanStep.objects.get()
    RestrictionFactory()
    plantings.remove_planting(placed, actor=gardener)
    undo_step(bed, number=PlanStep.objects.latest("pk").pk, actor=gardener)
    assert Planting.objects.get().pk == placed.pk

    undo_step(bed, number=step.pk, actor=gardener)
    with pytest.raises(PlantRestricted):
        redo_step(bed, number=step.pk, actor=gardener)
    assert not Planting.objects.exists()


@pytest.mark.usefixtures("catalogue")
def test_an_example_leaves_out_what_is_not_allowed(garden, maine):
    RestrictionFactory(scientific_name="Lactuca", rank="genus", jurisdiction="US")

    plant_example(garden, on=TODAY)

    grown = set(garden.plantings.values_list("plant__botanical_name", flat=True))
    assert grown
    assert "Lactuca sativa" not in grown


def test_an_own_plant_goes_by_its_scientific_name(bed, currant_rule, gardener):
    own = OwnPlantFactory(
        owner=gardener, common_name="Grandma's currant", botanical_name="ribes NIGRUM L."
    )

    with pytest.raises(PlantRestricted):
        _place(bed, own, gardener)
    assert OwnPlant.objects.filter(pk=own.pk).exists()


def test_what_only_warns_is_planted(bed, blackcurrant, maine, gardener):
    RestrictionFactory(growing="permit")

    _place(bed, blackcurrant, gardener)

    assert Planting.objects.count() == 1
    assert not AuditEntry.objects.filter(action__startswith="planting.").exists()


def test_the_switch_turned_off_lets_it_pass_and_leaves_the_entry(
    bed, blackcurrant, currant_rule, gardener
):
    switch = Switch.get("compliance_enforcement")
    switch.active = False
    switch.save()

    _place(bed, blackcurrant, gardener)

    assert Planting.objects.count() == 1
    assert AuditEntry.objects.get(action="planting.let_pass").details["restrictions"] == [
        currant_rule.pk
    ]


def test_every_step_of_a_plan_that_plants_is_held_against_the_law():
    """A new act of a plan belongs into one of these sets, and its action to the ways above."""
    plant_anew = {"placed", "copied", "filled", "rows", "squares", "restored"}
    leave_what_stands = {"changed", "moved", "removed", "begun", "ended", "split"}

    assert {act.value for act in PlanAct} == plant_anew | leave_what_stands
