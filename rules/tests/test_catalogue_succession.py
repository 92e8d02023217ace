"""What follows what in a bed: families in one season, appetites, seasons nobody noted."""

from dataclasses import replace
from datetime import date

import pytest

from plants.agronomy.nutrients import Nutrients
from rules.catalogue.rotate.history import rotate_history
from rules.catalogue.rotate.nutrient import rotate_nutrient
from rules.catalogue.rotate.succession import rotate_succession
from rules.tests.builders import bed, climate, garden, number, past, plant, planting, pot, run, text
from rules.tests.feeding import given

PEPPER = plant("sweet-pepper", nutrient_demand="heavy")
PLANNED = {"planned_on": date(2026, 6, 1)}


def over(slug: str, family: str, ended_on: date, **changes):
    fields = {"name": slug.capitalize(), "nutrient_demand": "heavy"}
    return replace(past(slug, family, ended_on), **(fields | changes))


def after(*history, crop=PEPPER, planned_on=date(2026, 6, 1), **changes):
    plot = {name: changes.pop(name) for name in ("amendments", "kind") if name in changes}
    return garden(bed(planting(crop, planned_on=planned_on), history=history, **plot), **changes)


@pytest.mark.parametrize(
    ("family", "ended_on", "found"),
    [
        ("Solanaceae", date(2026, 5, 1), 1),
        ("Solanaceae", date(2026, 6, 1), 1),
        ("Solanaceae", date(2026, 6, 2), 0),  # they meet: neighbours
        ("Solanaceae", date(2025, 12, 31), 0),
        ("Brassicaceae", date(2026, 5, 1), 0),
    ],
)
def test_a_family_after_itself_in_one_season(family, ended_on, found):
    drafts = run(rotate_succession, after(over("potato", family, ended_on)))
    assert [draft.severity for draft in drafts] == ["advice"] * found


def test_succession_says_how_long_to_wait():
    [draft] = run(rotate_succession, after(over("potato", "Solanaceae", date(2026, 5, 25))))
    assert draft.episode == "Solanaceae-2026"
    assert text(draft) == (
        "Sweet pepper follows Potato in Bed A | Nightshade family: a crop of it has been here this "
        "season. | What ails the first crop waits for the second. | Feed the bed and wait until 8 "
        "Jun 2026, or let another family follow."
    )


def test_what_grows_now_counts_once_it_is_to_be_over():
    quick = {"frost_tolerance": "hardy", "days_to_maturity": (40, 40)}
    lettuce = plant("leaf-lettuce", family="Asteraceae", **quick)
    early = planting(lettuce, pk=7, method="direct_sow", started_on=date(2026, 4, 1))
    late = planting(lettuce, planned_on=date(2026, 7, 1))
    [draft] = run(rotate_succession, garden(bed(early, late)))
    assert draft.plantings == (1,)
    soon = replace(late, planned_on=date(2026, 4, 20))
    assert run(rotate_succession, garden(bed(early, soon))) == []


def test_a_family_no_rotation_knows_is_named_in_latin():
    okra = plant("okra", family="Malvaceae")
    [draft] = run(rotate_succession, after(over("okra", "Malvaceae", date(2026, 5, 1)), crop=okra))
    assert "Malvaceae: a crop of it" in text(draft)


def test_southern_succession_runs_over_new_year():
    crop = over("potato", "Solanaceae", date(2026, 12, 20))
    snapshot = after(crop, planned_on=date(2027, 1, 10), climate=climate(christchurch=True))
    assert len(run(rotate_succession, snapshot)) == 1
    before_july = after(crop, planned_on=date(2027, 7, 10), climate=climate(christchurch=True))
    assert run(rotate_succession, before_july) == []


def test_where_a_disease_was_noted_it_speaks_instead():
    sick = replace(over("potato", "Solanaceae", date(2026, 5, 1)), pathogen="verticillium")
    assert run(rotate_succession, after(sick)) == []


@pytest.mark.parametrize(
    ("demand", "ended_on", "next_demand", "found"),
    [
        ("heavy", date(2025, 9, 1), "heavy", 1),
        ("heavy", date(2024, 9, 1), "heavy", 0),
        ("heavy", date(2025, 9, 1), "medium", 0),
        ("medium", date(2025, 9, 1), "heavy", 0),
        ("nitrogen_fixer", date(2025, 9, 1), "heavy", 0),
    ],
)
def test_two_hungry_crops_in_seasons_that_follow(demand, ended_on, next_demand, found):
    crop = over("leek", "Amaryllidaceae", ended_on, nutrient_demand=demand)
    hungry = replace(PEPPER, nutrient_demand=next_demand)
    drafts = run(rotate_nutrient, after(crop, crop=hungry))
    assert [draft.severity for draft in drafts] == ["advice"] * found


LEEK = over("leek", "Amaryllidaceae", date(2025, 9, 1))


@pytest.mark.parametrize(
    ("amendment", "found"),
    [
        (given("compost", 2.88 * 2.9), 1),
        (given("compost", 2.88 * 3.01), 0),
        (given("compost", 90.0, spread_on=date(2025, 8, 1)), 1),  # the leeks had that
        (given("Urea", 0.12, content=Nutrients(0.46, 0.0, 0.0)), 0),
        (given("Urea", 0.11, content=Nutrients(0.46, 0.0, 0.0)), 1),
    ],
)
def test_compost_or_fertiliser_between_them_is_enough(amendment, found):
    assert len(run(rotate_nutrient, after(LEEK, amendments=(amendment,)))) == found


def test_what_came_between_lets_the_soil_rest():
    bean = over("bush-bean", "Fabaceae", date(2025, 10, 1), nutrient_demand="nitrogen_fixer")
    assert run(rotate_nutrient, after(LEEK, bean)) == []
    [draft] = run(rotate_nutrient, after(LEEK))
    assert number(draft, "Compost to give") == 8.6
    assert text(draft).startswith(
        "Sweet pepper follows Leek in Bed A: both are hungry | Since Leek it had 0.0 kg/m² of "
        "compost; 3 kg/m² are usual."
    )


def test_what_grows_now_counts_for_the_plan_of_next_year():
    tomato = planting(plant("tomato"), pk=7, started_on=date(2026, 5, 1))
    next_year = planting(PEPPER, planned_on=date(2027, 5, 15))
    assert len(run(rotate_nutrient, garden(bed(tomato, next_year)))) == 1


def named(snapshot) -> list[tuple[str, ...]]:
    return [dict(draft.title.values)["years"] for draft in run(rotate_history, snapshot)]


def test_seasons_before_the_garden_was_entered_are_asked_for():
    two = (planting(PEPPER, **PLANNED), planting(PEPPER, pk=2, **PLANNED))
    snapshot = garden(bed(two[0]), bed(two[1], pk=2, name="Bed B"))
    [draft] = run(rotate_history, snapshot)
    assert (draft.severity, draft.subject.kind) == ("info", "garden")
    assert text(draft).startswith(
        "History missing for 2023, 2024, 2025 | Nobody knows what grew here then: Bed A, Bed B."
    )
    assert draft.task.what.values == (("years", ("2023", "2024", "2025")),)


@pytest.mark.parametrize(
    ("ended_on", "started_on", "years"),
    [
        (date(2025, 9, 1), None, [("2023", "2024")]),
        (date(2024, 9, 1), None, [("2023", "2025")]),
        (date(2025, 9, 1), date(2023, 4, 1), []),
        (date(2025, 9, 1), date(1990, 4, 1), []),
        (date(2020, 9, 1), None, [("2023", "2024", "2025")]),
    ],
)
def test_what_is_noted_is_not_asked_for(ended_on, started_on, years):
    assert named(after(over("kale", "Brassicaceae", ended_on, started_on=started_on))) == years


def test_since_the_garden_was_entered_a_bed_without_a_crop_lay_fallow():
    assert named(after(records_since=date(2024, 3, 1))) == [("2023",)]
    assert named(after(records_since=date(2023, 12, 31))) == []


def test_southern_seasons_are_named_in_full():
    assert named(after(climate=climate(christchurch=True))) == [("2022/23", "2023/24", "2024/25")]


def test_what_needs_no_rest_needs_no_history():
    okra = plant("okra", family="Malvaceae")
    assert named(after(crop=okra)) == []
    assert named(garden(bed())) == []


@pytest.mark.parametrize("rule", [rotate_succession, rotate_nutrient, rotate_history])
def test_pots_and_indoor_gardens_do_not_rotate(rule):
    history = (LEEK, over("potato", "Solanaceae", date(2026, 5, 1)))
    crops = planting(PEPPER, **PLANNED)
    assert run(rule, garden(pot(crops, history=history))) == []
    assert run(rule, garden(bed(crops, history=history), is_indoor=True)) == []
