from datetime import date

import pytest

from plants.agronomy.rotation import FAMILY_GAP_YEARS, PATHOGENS
from rules.catalogue.rotate.family import rotate_family
from rules.catalogue.rotate.pathogen import rotate_pathogen
from rules.catalogue.rotate.records import DISEASES
from rules.catalogue.rotate.rests import FAMILIES
from rules.tests.builders import (
    bed,
    climate,
    garden,
    missing,
    number,
    past,
    plant,
    planting,
    pot,
    run,
    text,
)

CABBAGE = plant("cabbage", family="Brassicaceae")
PEPPER = plant("sweet-pepper")
PLANNED = {"planned_on": date(2026, 6, 1)}


def after(slug: str, family: str, year: int, crop, pathogen: str = "", **changes):
    history = (past(slug, family, date(year, 9, 1), pathogen),)
    return garden(bed(planting(crop, **({**PLANNED} | changes)), history=history))


@pytest.mark.parametrize(
    ("family", "year", "severity"),
    [
        ("Solanaceae", 2025, "warning"),
        ("Solanaceae", 2024, "advice"),
        ("Solanaceae", 2023, None),
        ("Cucurbitaceae", 2025, "advice"),
        ("Cucurbitaceae", 2024, None),
        ("Poaceae", 2025, None),
        ("Malvaceae", 2025, None),
        ("Solanaceae", 2026, None),  # twice in one season is succession
    ],
)
def test_family_by_years_of_rest(family, year, severity):
    found = run(rotate_family, after("x", family, year, plant("y", family=family)))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_ROT_01_two_years_after_brassicas():
    [draft] = run(rotate_family, after("kale", "Brassicaceae", 2024, CABBAGE))
    assert draft.severity == "advice"
    assert (number(draft, "Years of rest"), number(draft, "Years usual")) == (2, 3)


def test_ROT_03_pepper_after_tomato():
    [draft] = run(rotate_family, after("tomato", "Solanaceae", 2025, PEPPER))
    assert draft.severity == "warning"
    assert draft.episode == "Solanaceae-2026"
    assert text(draft) == (
        "Sweet pepper comes back to Bed A too soon | Nightshade family: 1 year since its last "
        "crop here; 3 years are usual. | Diseases of a family build up in soil that never rests "
        "from it. | Swap Sweet pepper with a crop of another family from another bed."
    )


def test_ROT_02_cabbage_after_clubroot():
    snapshot = after("kale", "Brassicaceae", 2022, CABBAGE, "clubroot")
    [draft] = run(rotate_pathogen, snapshot)
    assert draft.severity == "critical"
    assert (number(draft, "Years without a host"), number(draft, "Years needed")) == (4, 7)
    assert text(draft).startswith(
        "Clubroot was found in Bed A | Cabbage catches it: it needs 7 years without "
        "a host, so far 4 years."
    )
    assert run(rotate_family, snapshot) == [], "the disease says it all"


@pytest.mark.parametrize(("year", "found"), [(2019, 0), (2020, 1)])
def test_clubroot_is_over_after_seven_years(year, found):
    snapshot = after("kale", "Brassicaceae", year, CABBAGE, "clubroot")
    assert len(run(rotate_pathogen, snapshot)) == found


def test_the_clock_of_a_disease_starts_with_the_last_host():
    history = (
        past("kale", "Brassicaceae", date(2015, 9, 1), "clubroot"),
        past("radish", "Brassicaceae", date(2023, 6, 1)),
        past("tomato", "Solanaceae", date(2025, 9, 1)),
    )
    [draft] = run(rotate_pathogen, garden(bed(planting(CABBAGE, **PLANNED), history=history)))
    assert number(draft, "Years without a host") == 3


def test_a_disease_is_no_matter_to_other_families():
    assert run(rotate_pathogen, after("kale", "Brassicaceae", 2025, PEPPER, "clubroot")) == []


def test_asparagus_never_comes_back():
    asparagus = plant("asparagus", family="Asparagaceae", life_cycle="perennial")
    snapshot = after("asparagus", "Asparagaceae", 1990, asparagus, "fusarium")
    assert "stays for good" in text(run(rotate_pathogen, snapshot)[0])
    healthy = after("asparagus", "Asparagaceae", 1990, asparagus)
    [draft] = run(rotate_family, healthy)
    assert draft.severity == "warning"
    assert "should not follow itself" in text(draft)


def test_perennials_rest_from_their_own_kind_only():
    strawberry = plant("strawberry", family="Rosaceae", life_cycle="perennial")
    assert run(rotate_family, after("red-raspberry", "Rosaceae", 2025, strawberry)) == []
    [draft] = run(rotate_family, after("strawberry", "Rosaceae", 2025, strawberry))
    assert number(draft, "Years usual") == 3


def test_what_grows_now_counts_for_what_is_planned_next_year():
    tomato = planting(plant("tomato"), pk=7, started_on=date(2026, 5, 1))
    pepper = planting(PEPPER, planned_on=date(2027, 5, 15))
    [draft] = run(rotate_family, garden(bed(tomato, pepper)))
    assert draft.severity == "warning"
    assert draft.plantings == (1,)


def test_neighbours_of_one_season_are_no_rotation():
    tomato = planting(plant("tomato"), pk=7, started_on=date(2026, 5, 1))
    snapshot = garden(bed(tomato, planting(PEPPER, planned_on=date(2026, 5, 20))))
    assert run(rotate_family, snapshot) == []


def test_several_plantings_of_a_family_are_one_finding():
    history = (past("tomato", "Solanaceae", date(2025, 9, 1)),)
    crops = [planting(PEPPER, pk=pk, **PLANNED) for pk in (4, 5)]
    [draft] = run(rotate_family, garden(bed(*crops, history=history)))
    assert draft.plantings == (4, 5)


@pytest.mark.parametrize(
    ("ended_on", "planned_on", "gap"),
    [
        # A season runs from July to June and bears the year it begins in.
        (date(2026, 3, 20), date(2026, 10, 5), 1),
        (date(2025, 12, 20), date(2026, 10, 5), 1),
    ],
)
def test_southern_seasons_run_over_new_year(ended_on, planned_on, gap):
    snapshot = garden(
        bed(
            planting(PEPPER, planned_on=planned_on),
            history=(past("tomato", "Solanaceae", ended_on),),
        ),
        climate=climate(christchurch=True),
    )
    assert number(run(rotate_family, snapshot)[0], "Years of rest") == gap


def test_a_crop_of_an_earlier_season_is_past_advice():
    history = (past("tomato", "Solanaceae", date(2024, 9, 1)),)
    old = planting(PEPPER, started_on=date(2025, 5, 1))
    assert run(rotate_family, garden(bed(old, history=history))) == []


@pytest.mark.parametrize("rule", [rotate_family, rotate_pathogen])
def test_pots_and_indoor_gardens_do_not_rotate(rule):
    history = (past("kale", "Brassicaceae", date(2025, 9, 1), "clubroot"),)
    crops = planting(CABBAGE, **PLANNED)
    assert run(rule, garden(pot(crops, history=history))) == []
    indoors = garden(bed(crops, history=history), is_indoor=True)
    assert run(rule, indoors) == []
    assert missing(rule, indoors) == []


def test_every_disease_and_every_family_has_a_name():
    assert set(DISEASES) == set(PATHOGENS)
    assert set(FAMILIES) == set(FAMILY_GAP_YEARS)
