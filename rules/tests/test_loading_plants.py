"""What snapshots know of plants and their neighbours."""

import pytest

from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlantingFactory,
)
from plants.tests.factories import CompanionshipFactory, PlantFactory
from rules.engine.snapshot import (
    CompanionPair,
)
from rules.loading import load_snapshots
from rules.loading.plants import facts_of
from rules.tests.cast import full_garden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_plant_facts_are_the_catalogues_in_metres():
    plant = PlantFactory.build(
        slug="kale",
        spacing_in_row_cm=40,
        spread_cm=50,
        kc_ini=0.7,
        kc_mid=1.05,
        kc_end=0.95,
        stage_ini_days=20,
        stage_dev_days=30,
        stage_mid_days=20,
        stage_late_days=None,
        germination_days_min=4,
        germination_days_max=8,
        autumn_plant_weeks_before_first_frost_min=8,
        autumn_plant_weeks_before_first_frost_max=12,
    )
    facts = facts_of(plant)
    assert (facts.spacing_m, facts.spread_m, facts.kc) == (0.4, 0.5, (0.7, 1.05, 0.95))
    assert facts.stage_days is None, "all four or none"
    assert (facts.indoor_weeks, facts.transplant_weeks) == ((6, 8), (1, 3))
    assert (facts.direct_weeks, facts.autumn_weeks) == (None, (8, 12))
    assert (facts.days_to_maturity, facts.germination_days) == ((60, 85), (4, 8))


def test_a_plant_is_one_object_for_the_whole_batch(plants):
    one, two = full_garden(plants), full_garden(plants)
    snapshots = load_snapshots([one.pk, two.pk])
    tomatoes = {
        id(planting.plant)
        for snapshot in snapshots
        for bed in snapshot.beds
        for planting in bed.plantings
        if planting.plant.slug == "tomato"
    }
    assert len(tomatoes) == 1


def test_companions_are_pairs_with_evidence_among_the_plants_of_the_batch(plants):
    tomato, basil = plants
    carrot = PlantFactory(slug="carrot")
    CompanionshipFactory(plant_a=tomato, plant_b=carrot, evidence_level="traditional")
    CompanionshipFactory(plant_a=tomato, plant_b=PlantFactory(slug="borage"))
    bed = BedFactory()
    for plant in (tomato, basil, carrot):
        PlantingFactory(bed=bed, plant=plant)
    [snapshot] = load_snapshots([bed.garden.pk])
    assert snapshot.companions == {
        frozenset(("tomato", "basil")): CompanionPair(
            "beneficial",
            "scent hides the crop from its pest",
            "B",
            "Someone 2010 Journal 1:2",
            is_checked=True,
        )
    }


def test_folklore_is_known_only_to_gardens_that_let_it_weigh_in(plants):
    tomato, _basil = plants
    carrot = PlantFactory(slug="carrot")
    CompanionshipFactory(plant_a=tomato, plant_b=carrot, evidence_level="traditional")
    asking, other = GardenFactory(weighs_folklore=True), GardenFactory()
    for garden in (asking, other):
        for plant in (tomato, carrot):
            PlantingFactory(bed=BedFactory(garden=garden), plant=plant)

    first, second = load_snapshots([asking.pk, other.pk])

    assert first.companions[frozenset(("tomato", "carrot"))].grade == "C"
    assert second.companions == {}
