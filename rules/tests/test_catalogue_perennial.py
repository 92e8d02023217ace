from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue import RULES
from rules.catalogue.perennial.divide import perennial_divide
from rules.catalogue.perennial.no_harvest_yet import perennial_no_harvest_yet
from rules.catalogue.perennial.remove_blossom import perennial_remove_blossom
from rules.catalogue.perennial.renew import perennial_renew
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.tests.builders import bed, climate, garden, missing, number, plant, planting, run, text

SPRING_2024 = date(2024, 4, 10)
ALL = (
    (perennial_divide, "rhubarb"),
    (perennial_no_harvest_yet, "asparagus"),
    (perennial_remove_blossom, "apple"),
    (perennial_renew, "strawberry"),
)


def stand(slug: str, started_on: date | None = SPRING_2024, pk: int = 1, **changes):
    crop = plant(slug, name=slug.title(), life_cycle="perennial", days_to_maturity=(60, 80))
    return planting(crop, pk=pk, started_on=started_on, **changes)


def patch(*slugs: str, on: date, started_on=SPRING_2024, place=None, **changes):
    crops = (stand(slug, started_on, pk, **changes) for pk, slug in enumerate(slugs, 1))
    there = {"climate": climate(**{place: True})} if place else {}
    return garden(bed(*crops), on=on, **there)


@pytest.mark.parametrize(
    ("slug", "year", "weeks"),
    [
        pytest.param("asparagus", 2024, 0, id="HAR-01-2024"),
        pytest.param("asparagus", 2025, 3, id="HAR-01-2025"),
        pytest.param("asparagus", 2026, None, id="HAR-01-2026"),
        ("rhubarb", 2025, 0),
        ("rhubarb", 2026, 4),
        ("rhubarb", 2027, None),
        ("tomato", 2024, None),
    ],
)
def test_weeks_of_harvest_by_the_season(slug, year, weeks):
    found = run(perennial_no_harvest_yet, patch(slug, on=date(year, 5, 10)))
    told = [(number(draft, "Weeks of harvest"), draft.severity) for draft in found]
    assert told == ([] if weeks is None else [(weeks, "info")])


def test_what_is_said_of_asparagus_in_its_first_season():
    [draft] = run(perennial_no_harvest_yet, patch("asparagus", on=date(2024, 5, 10)))
    assert text(draft) == (
        "Spare Asparagus in Bed A this season | This is season 1 of Asparagus: it is not to be "
        "picked yet. | Stalks that stay feed the roots, from which later harvests come. | Leave "
        "all stalks until they die down by themselves."
    )


@pytest.mark.parametrize(
    ("year", "picked_on", "severity", "words"),
    [
        (2024, (date(2024, 5, 2),), "warning", "You picked Asparagus on 2 May 2024, in season 1"),
        (2025, (date(2025, 4, 20),), "info", "Pick until 10 May 2025 at most"),
        (2025, (date(2025, 4, 20), date(2025, 5, 10)), "info", "at most, then let it grow"),
        (2025, (date(2025, 4, 20), date(2025, 5, 11)), "warning", "beyond the 3 weeks of season 2"),
        (2025, (date(2024, 6, 2),), "info", "Pick for 3 weeks at most"),
    ],
)
def test_a_harvest_before_its_time_is_a_warning(year, picked_on, severity, words):
    snapshot = patch("asparagus", on=date(year, 5, 20), picked_on=picked_on)
    [draft] = run(perennial_no_harvest_yet, snapshot)
    assert draft.severity == severity
    assert words in text(draft)


def test_no_other_rule_calls_to_a_harvest_that_is_not_to_be():
    found = evaluate(patch("asparagus", on=date(2024, 6, 20)), Policy.of(RULES)).findings
    [spared] = [one for one in found.values() if one.rule_id == "PERENNIAL.NO_HARVEST_YET"]
    calls = [one for one in found.values() if one.rule_id.startswith("HARVEST.")]
    assert calls
    assert {one.explained_by for one in calls} == {spared.key}


def test_a_southern_season_begins_in_july():
    before, after = (
        run(perennial_no_harvest_yet, patch("asparagus", on=on, started_on=begun, place=place))
        for begun, on, place in [
            (date(2024, 9, 1), date(2025, 5, 1), "christchurch"),
            (date(2024, 9, 1), date(2025, 9, 1), "christchurch"),
        ]
    )
    assert [number(draft, "Season") for draft in (*before, *after)] == [1, 2]


@pytest.mark.parametrize(("rule", "slug"), ALL)
def test_an_unknown_day_of_planting_is_asked_for_and_not_guessed(rule, slug):
    snapshot = patch(slug, on=date(2026, 5, 1), started_on=None)
    assert run(rule, snapshot) == []
    assert missing(rule, snapshot) == ["planting_year"]
    planned = patch(slug, on=date(2026, 5, 1), started_on=None, planned_on=date(2026, 9, 1))
    assert missing(rule, planned) == []
    assert missing(rule, patch("tomato", on=date(2026, 5, 1), started_on=None)) == []


@pytest.mark.parametrize(("rule", "slug"), [pair for pair in ALL if pair[1] != "asparagus"])
def test_in_the_tropics_months_of_care_do_not_apply(rule, slug):
    old = patch(slug, on=date(2032, 5, 1), place="singapore")
    [draft] = run(rule, old)
    assert (draft.severity, draft.subject.kind, draft.task) == ("info", "garden", None)
    assert run(rule, patch("tomato", on=date(2032, 5, 1), place="singapore")) == []


@pytest.mark.parametrize(
    ("slug", "on", "found"),
    [
        ("apple", date(2024, 5, 1), 1),
        ("apple", date(2026, 6, 30), 1),
        ("apple", date(2026, 7, 1), 0),
        ("apple", date(2026, 3, 31), 0),
        ("apple", date(2027, 5, 1), 0),
        ("strawberry", date(2024, 5, 1), 1),
        ("strawberry", date(2025, 5, 1), 0),
        ("highbush-blueberry", date(2025, 5, 1), 1),
        ("highbush-blueberry", date(2026, 5, 1), 0),
        ("kale", date(2024, 5, 1), 0),
    ],
)
def test_first_fruit_is_taken_off_in_spring(slug, on, found):
    assert len(run(perennial_remove_blossom, patch(slug, on=on))) == found


def test_one_finding_and_one_job_for_a_bed():
    [draft] = run(perennial_remove_blossom, patch("apple", "pear", "kale", on=date(2024, 5, 1)))
    assert draft.plantings == (1, 2)
    assert (draft.severity, draft.episode, draft.subject.kind) == ("advice", "2024-04-01", "bed")
    assert text(draft) == (
        "Take the flowers off Apple, Pear in Bed A | Apple, Pear in Bed A should not bear fruit "
        "yet this season. | What fruit would cost goes into roots and branches, and later crops. | "
        "Pinch off flowers or small fruit every other week until 30 Jun 2024."
    )
    assert draft.task.due_on == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("rule", "slug", "on", "found"),
    [
        (perennial_divide, "rhubarb", date(2028, 11, 1), 0),
        (perennial_divide, "rhubarb", date(2029, 1, 10), 1),
        (perennial_divide, "rhubarb", date(2029, 3, 31), 1),
        (perennial_divide, "rhubarb", date(2029, 4, 1), 0),
        (perennial_divide, "chives", date(2026, 11, 1), 0),
        (perennial_divide, "chives", date(2027, 10, 1), 1),
        (perennial_divide, "asparagus", date(2035, 11, 1), 0),
        # Crops of 2025, 2026 and 2027.
        (perennial_renew, "strawberry", date(2026, 8, 1), 0),
        (perennial_renew, "strawberry", date(2027, 6, 30), 0),
        (perennial_renew, "strawberry", date(2027, 7, 1), 1),
        (perennial_renew, "strawberry", date(2027, 10, 31), 1),
        (perennial_renew, "strawberry", date(2027, 11, 1), 0),
    ],
)
def test_old_clumps_are_divided_and_old_strawberries_replaced(rule, slug, on, found):
    assert len(run(rule, patch(slug, on=on))) == found


@pytest.mark.parametrize(
    ("rule", "slug", "on"),
    [
        (perennial_remove_blossom, "apple", date(2025, 11, 1)),
        (perennial_divide, "rhubarb", date(2031, 5, 1)),
        (perennial_renew, "strawberry", date(2030, 2, 1)),
    ],
)
def test_in_the_south_it_is_half_a_year_later(rule, slug, on):
    snapshot = patch(slug, on=on, started_on=date(2024, 9, 1), place="christchurch")
    assert len(run(rule, snapshot)) == 1
    north = replace(snapshot, climate=climate())
    assert run(rule, north) == []
