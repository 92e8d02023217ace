from datetime import date, timedelta
from itertools import combinations, product
from math import hypot

import pytest

from gardens.actions.examples import plant_example
from gardens.models import BedKind, CareTask, GardenKind, SoilTest, StartMethod, Watering
from gardens.sowing import stands_for
from gardens.tests.factories import GardenFactory, PlaceFactory
from plants.agronomy.spacing import pair_overlap
from plants.models import Plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

PLACES = ("brno", "christchurch", "singapore", "oslo", "phoenix")
MONTHS = [date(2026, month, 10) for month in range(1, 13)]


def example(kind, place="brno", on=date(2026, 5, 10)):
    trait = {} if place == "brno" else {place: True}
    garden = GardenFactory(kind=kind, place=PlaceFactory(**trait), is_example=True)
    plant_example(garden, on=on)
    return list(garden.plantings.select_related("plant", "bed").order_by("pk"))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", GardenKind)
def test_every_kind_is_sensible_in_every_month(kind, place):
    for on in MONTHS:
        plantings = example(kind, place, on)
        assert len(plantings) == (8 if kind == GardenKind.ALLOTMENT else 6)
        assert len({planting.plant_id for planting in plantings}) == len(plantings)
        assert all(planting.is_inside(planting.bed) for planting in plantings)
        assert worst_overlap(plantings) <= 0.1
        assert most_crowded(plantings) <= 1
        for planting in plantings:
            assert is_sensible(planting, on), (planting, planting.begins_on, on)


def worst_overlap(plantings) -> float:
    return max(
        (
            pair_overlap(
                hypot(x - other_x, y - other_y) / 100, a.spacing_cm / 100, b.spacing_cm / 100
            )
            for a, b in combinations(plantings, 2)
            if a.bed_id == b.bed_id
            for (x, y), (other_x, other_y) in product(a.stems(), b.stems())
            if abs(x - other_x) < 100 and abs(y - other_y) < 100
        ),
        default=0,
    )


def most_crowded(plantings) -> float:
    needed: dict = {}
    for planting in plantings:
        ground = planting.count * planting.spacing_cm**2 / 10_000
        needed[planting.bed] = needed.get(planting.bed, 0) + ground
    return max(ground / bed.area_m2 for bed, ground in needed.items())


def is_sensible(planting, on) -> bool:
    """Stands since less than its time, or is to come within a year; never both."""
    if planting.started_on:
        age = on - planting.started_on
        return planting.planned_on is None and timedelta(0) < age < stands_for(planting.plant)
    return on <= planting.planned_on <= on + timedelta(days=366)


@pytest.mark.parametrize("month", [2, 3, 4, 5, 6, 8, 9])
def test_something_stands_and_something_is_to_be_begun_soon(month):
    on = date(2026, month, 25)
    plantings = example(GardenKind.RAISED_BED, on=on)
    soon = [
        planting
        for planting in plantings
        if planting.is_planned and planting.planned_on - on <= timedelta(days=28)
    ]
    assert len(soon) >= 2
    assert any(planting.started_on for planting in plantings)


def test_in_winter_the_coming_spring_is_planned_indoors_first():
    plantings = example(GardenKind.RAISED_BED, on=date(2026, 12, 20))
    tomato = next(planting for planting in plantings if planting.plant.slug == "tomato")
    assert tomato.method == StartMethod.SOW_INDOORS
    # Eight weeks before 14 April.
    assert tomato.planned_on == date(2027, 2, 17)


def test_south_of_the_equator_november_is_spring():
    plantings = example(GardenKind.RAISED_BED, "christchurch", date(2026, 11, 10))
    tomato = next(planting for planting in plantings if planting.plant.slug == "tomato")
    assert tomato.method == StartMethod.TRANSPLANT
    assert tomato.planned_on - date(2026, 11, 10) <= timedelta(days=28)
    # The tall ones stand at the southern side there.
    assert tomato.y_cm > 60


def test_the_tropics_get_crops_that_bear_heat_and_no_frost_dates_are_needed():
    slugs = {p.plant.slug for p in example(GardenKind.RAISED_BED, "singapore")}
    assert {"okra", "amaranth-greens"} <= slugs
    assert "kale" not in slugs


def test_where_frost_is_rare_the_heat_of_the_month_decides():
    summer = {p.plant.slug for p in example(GardenKind.RAISED_BED, "phoenix", date(2026, 7, 10))}
    winter = {p.plant.slug for p in example(GardenKind.RAISED_BED, "phoenix", date(2026, 1, 10))}
    assert "okra" in summer
    assert "leaf-lettuce" in winter


def test_each_bed_of_an_allotment_has_a_family_of_its_own():
    plantings = example(GardenKind.ALLOTMENT)
    families: dict = {}
    for planting in plantings:
        families.setdefault(planting.bed.name, set()).add(planting.plant.family)
    assert len(families) == 4
    assert not any(one & other for one, other in combinations(families.values(), 2)), families


@pytest.mark.parametrize(
    ("kind", "bed_kind", "beds"),
    [
        (GardenKind.BALCONY, BedKind.CONTAINER, 6),
        (GardenKind.WINDOWSILL, BedKind.CONTAINER, 6),
        (GardenKind.GROW_TENT, BedKind.CONTAINER, 6),
        (GardenKind.HYDROPONICS, BedKind.HYDROPONIC, 1),
    ],
)
def test_pots_and_channels_have_a_volume(kind, bed_kind, beds):
    vessels = {planting.bed for planting in example(kind)}
    assert len(vessels) == beds
    assert {vessel.kind for vessel in vessels} == {bed_kind}
    assert all(vessel.volume_l for vessel in vessels)


def test_nothing_is_recorded_that_nobody_did():
    example(GardenKind.RAISED_BED)
    assert not SoilTest.objects.exists()
    assert not Watering.objects.exists()
    assert not CareTask.objects.exists()


def test_a_plant_that_is_not_in_the_catalogue_is_left_out():
    Plant.objects.filter(slug="tomato").delete()
    plantings = example(GardenKind.RAISED_BED)
    assert len(plantings) == 6
    assert "tomato" not in {planting.plant.slug for planting in plantings}


@pytest.mark.parametrize("kind", GardenKind)
def test_an_empty_catalogue_does_no_harm(kind):
    Plant.objects.all().delete()
    assert example(kind) == []


def test_it_stays_an_example_and_advice_is_asked_for(changed_gardens):
    garden = GardenFactory(is_example=True)
    plant_example(garden, on=date(2026, 5, 10))
    garden.refresh_from_db()
    assert garden.is_example
    assert changed_gardens == [garden.pk]


def test_few_statements_whatever_the_number_of_beds(django_assert_max_num_queries):
    for kind in (GardenKind.RAISED_BED, GardenKind.ALLOTMENT):
        garden = GardenFactory(kind=kind)
        # Plants, foes, land, beds, plantings, a savepoint and its release, the
        # requests for advice and for sun.
        with django_assert_max_num_queries(12):
            plant_example(garden, on=date(2026, 5, 10))
