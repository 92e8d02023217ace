"""Beds beside each other on the land: what is carried across, and who stands within reach."""

from datetime import date

import pytest

from gardens.models import Bed, Garden
from gardens.tests.factories import BedFactory, GardenFactory, LandFactory, PlantingFactory
from plants.tests.factories import CompanionshipFactory, PlantFactory
from rules.catalogue.companion.harms import companion_harms
from rules.catalogue.rotate.family import rotate_family
from rules.catalogue.rotate.pathogen import rotate_pathogen
from rules.engine.snapshot import GardenSnapshot
from rules.loading import load_snapshots
from rules.tests.builders import run, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def garden(db) -> Garden:
    garden = GardenFactory()
    LandFactory(garden=garden)
    return garden


def bed_at(garden: Garden, name: str, x_cm: float, y_cm: float, **fields) -> Bed:
    """2.4 × 1.2 m."""
    return BedFactory(garden=garden, name=name, x_cm=x_cm, y_cm=y_cm, **fields)


def snapshot(garden: Garden) -> GardenSnapshot:
    [found] = load_snapshots([garden.pk])
    return found


def beside(garden: Garden) -> dict[str, list[str]]:
    beds = {bed.pk: bed for bed in snapshot(garden).beds}
    return {bed.name: sorted(beds[pk].name for pk in bed.beside) for bed in beds.values()}


def test_beds_of_soil_less_than_a_metre_apart_are_neighbours(garden):
    bed_at(garden, "A", 0, 0)
    bed_at(garden, "B", 0, 220, kind="ground")
    bed_at(garden, "C", 0, 441)
    # Turned by 90° it reaches 60 cm farther north than its frame.
    bed_at(garden, "D", 300, 180, rotation_deg=90)
    bed_at(garden, "Pot", 250, 0, length_cm=40, width_cm=40, kind="container")
    BedFactory(garden=garden, name="Not on the plan")
    assert beside(garden) == {
        "A": ["B"],
        "B": ["A"],
        "C": [],
        "D": [],
        "Pot": [],
        "Not on the plan": [],
    }
    Bed.objects.filter(name="D").update(x_cm=240)
    assert beside(garden)["D"] == ["A", "B"]


@pytest.mark.parametrize(
    ("kind", "y_cm", "found"), [("ground", 210, 1), ("ground", 230, 0), ("container", 210, 0)]
)
def test_a_family_next_door_is_advice_that_names_the_bed(kind, y_cm, found, garden):
    kale = PlantFactory(slug="kale", family="Brassicaceae")
    here, there = bed_at(garden, "Bed A", 0, 0), bed_at(garden, "Bed B", 0, y_cm, kind=kind)
    days = {"started_on": date(2025, 5, 1), "ended_on": date(2025, 8, 1)}
    PlantingFactory(bed=there, plant=kale, **days)
    PlantingFactory(bed=here, plant=kale, planned=True)
    drafts = run(rotate_family, snapshot(garden))
    assert len(drafts) == found
    for draft in drafts:
        assert draft.severity == "advice"
        assert (
            "Cabbage family: 1 year since its last crop in Bed B, less than 100 cm away; 3 years "
            "are usual."
        ) in text(draft)


def test_clubroot_next_door_waits_here_too(garden):
    kale = PlantFactory(slug="kale", family="Brassicaceae")
    here, there = bed_at(garden, "Bed A", 0, 0), bed_at(garden, "Bed B", 0, 210)
    days = {"started_on": date(2022, 5, 1), "ended_on": date(2022, 8, 1)}
    PlantingFactory(bed=there, plant=kale, pathogen="clubroot", **days)
    PlantingFactory(bed=here, plant=kale, planned=True)
    [draft] = run(rotate_pathogen, snapshot(garden))
    assert (draft.severity, draft.subject.bed) == ("critical", here.pk)
    assert text(draft).startswith(
        "Clubroot was found in Bed B | Bed A lies less than 100 cm away and shares its soil; "
        "Kale needs 7 years without a host, so far 4 years."
    )
    assert run(rotate_family, snapshot(garden)) == []


def test_the_bed_itself_speaks_before_its_neighbour(garden):
    kale = PlantFactory(slug="kale", family="Brassicaceae")
    here, there = bed_at(garden, "Bed A", 0, 0), bed_at(garden, "Bed B", 0, 210)
    days = {"started_on": date(2025, 5, 1), "ended_on": date(2025, 8, 1)}
    for bed in (here, there):
        PlantingFactory(bed=bed, plant=kale, **days)
    PlantingFactory(bed=here, plant=kale, planned=True)
    [draft] = run(rotate_family, snapshot(garden))
    assert draft.severity == "warning"
    assert "Bed B" not in text(draft)


def test_foes_in_two_beds_are_found_once_with_both_beds(garden):
    tomato, potato = PlantFactory(slug="tomato"), PlantFactory(slug="potato")
    CompanionshipFactory(
        plant_a=tomato, plant_b=potato, effect="antagonistic", mechanism="shared late blight"
    )
    here, there = bed_at(garden, "Bed A", 0, 0), bed_at(garden, "Bed B", 0, 170)
    PlantingFactory(bed=here, plant=tomato, x_cm=60, y_cm=90)
    # 100 + 30 cm of its bed: 1.1 m to the tomato.
    PlantingFactory(bed=there, plant=potato, x_cm=60, y_cm=30)
    [draft] = run(companion_harms, snapshot(garden))
    assert draft.subject.bed == here.pk
    assert draft.episode == f"potato+tomato@{there.pk}"
    assert "One stands in Bed A, one in Bed B, 110 cm apart; the harm reaches about 3 m." in text(
        draft
    )
    Bed.objects.filter(pk=there.pk).update(y_cm=400)
    assert run(companion_harms, snapshot(garden)) == []


def test_rows_of_a_turned_bed_are_measured_where_they_lie(garden):
    tomato, potato = PlantFactory(slug="tomato"), PlantFactory(slug="potato")
    CompanionshipFactory(
        plant_a=tomato, plant_b=potato, effect="antagonistic", mechanism="shared late blight"
    )
    here = bed_at(garden, "Bed A", 0, 0)
    there = bed_at(garden, "Bed B", 250, 0, rotation_deg=180)
    PlantingFactory(bed=here, plant=tomato, x_cm=210, y_cm=60)
    PlantingFactory(bed=there, plant=potato, x_cm=20, y_cm=60, columns=4)
    [near] = snapshot(garden).across_beds
    # The row runs west: from 470 to 320 cm.
    assert near.distance_m == pytest.approx(1.1)


@pytest.mark.parametrize("number", [1, 60])
def test_the_statements_do_not_grow_with_beds(number, garden, django_assert_num_queries):
    tomato, potato = PlantFactory(slug="tomato"), PlantFactory(slug="potato")
    CompanionshipFactory(plant_a=tomato, plant_b=potato)
    for place in range(number):
        bed = bed_at(garden, f"Bed {place}", 0, 130 * place)
        PlantingFactory(bed=bed, plant=(tomato, potato)[place % 2])
    with django_assert_num_queries(1):
        found = snapshot(garden)
    assert len(found.across_beds) >= number - 1
