from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue.prune.due import prune_due
from rules.catalogue.prune.wrong_time import prune_wrong_time
from rules.engine.snapshot import CareDay
from rules.tests.builders import bed, climate, garden, plant, planting, run, text, weather

JANUARY = date(2026, 1, 15)


def tree(slug: str, pk: int = 1, **changes):
    crop = plant(slug, name=slug.title(), category="fruit", life_cycle="perennial")
    return planting(crop, **({"pk": pk, "started_on": date(2020, 4, 1)} | changes))


def orchard(*slugs: str, on=JANUARY, prunings=(), pruned=(), **changes):
    trees = (tree(slug, pk) for pk, slug in enumerate(slugs, 1))
    return garden(bed(*trees, prunings=prunings, pruned=pruned), on=on, **changes)


def test_HAR_05_plums_are_not_pruned_in_january_and_apples_are():
    planned = orchard("european-plum", "apple", on=date(2026, 1, 2), prunings=(CareDay(JANUARY),))
    [draft] = run(prune_wrong_time, planned)
    assert (draft.severity, draft.confidence, draft.plantings) == ("warning", "high", (1,))
    assert text(draft) == (
        "European-Plum in Bed A: the wrong time to prune | You plan to prune European-Plum on "
        "15 Jan 2026. | Cut in winter it takes silver leaf and canker through the wounds. | Move "
        "the job to a dry day between 1 Jun 2026 and 31 Aug 2026."
    )
    assert draft.task is None


@pytest.mark.parametrize(
    ("slug", "on", "severity"),
    [
        ("sweet-cherry", date(2026, 11, 1), "warning"),
        ("sweet-cherry", date(2026, 10, 31), None),
        ("peach", date(2026, 3, 10), "warning"),
        ("peach", date(2026, 3, 11), None),
        ("apricot", date(2026, 7, 1), None),
        ("grape", date(2026, 3, 1), "advice"),
        ("grape", date(2026, 2, 28), None),
        ("lavender", date(2026, 11, 30), "advice"),
        ("lilac", date(2026, 12, 5), "advice"),
        ("tomato", JANUARY, None),
    ],
)
def test_only_harmful_months_are_wrong(slug, on, severity):
    found = run(prune_wrong_time, orchard(slug, on=on, prunings=(CareDay(on),)))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_what_flowers_first_is_pruned_after_that():
    lilac = orchard("lilac", on=date(2026, 12, 5), prunings=(CareDay(date(2026, 12, 9)),))
    assert "straight after it has flowered" in text(run(prune_wrong_time, lilac)[0])


def test_a_job_of_summer_that_was_put_off_into_winter_is_wrong_too():
    late = orchard("peach", on=date(2026, 11, 5), prunings=(CareDay(date(2026, 8, 20)),))
    assert len(run(prune_wrong_time, late)) == 1


def test_a_job_of_another_plant_of_the_bed_does_not_concern_it():
    plums = orchard("apple", "european-plum", prunings=(CareDay(JANUARY, 1),))
    assert run(prune_wrong_time, plums) == []


def test_in_the_south_winter_is_july():
    there = climate(christchurch=True)
    july = date(2026, 7, 15)
    planned = orchard("european-plum", on=july, prunings=(CareDay(july),), climate=there)
    assert "between 1 Dec 2026 and 28 Feb 2027" in text(run(prune_wrong_time, planned)[0])
    january = orchard("european-plum", prunings=(CareDay(JANUARY),), climate=there)
    assert run(prune_wrong_time, january) == []


@pytest.mark.parametrize(
    ("rule", "changes"),
    [(prune_wrong_time, {"prunings": (CareDay(JANUARY),)}), (prune_due, {})],
)
def test_in_the_tropics_months_do_not_apply(rule, changes):
    [draft] = run(rule, orchard("peach", climate=climate(singapore=True), **changes))
    assert (draft.severity, draft.subject.kind) == ("info", "garden")
    assert "do not apply in the tropics" in text(draft)
    assert run(rule, orchard("tomato", climate=climate(singapore=True), **changes)) == []


def test_apples_are_due_while_they_rest():
    [draft] = run(prune_due, orchard("apple"))
    assert (draft.severity, draft.episode) == ("advice", "2025-11-01")
    assert text(draft) == (
        "Prune Apple in Bed A | The season to prune Apple is open until 10 Mar 2026. | Cuts heal "
        "well now, and light and air reach the wood that bears fruit. | On a dry day take out "
        "dead, crossing and crowded wood."
    )
    assert (draft.task.act, draft.task.due_on, draft.task.planting) == ("prune", JANUARY, None)


@pytest.mark.parametrize(
    ("slug", "on", "found"),
    [
        ("apple", date(2025, 10, 31), 0),
        ("apple", date(2025, 11, 1), 1),
        ("apple", date(2026, 3, 10), 1),
        ("apple", date(2026, 3, 11), 0),
        ("european-plum", JANUARY, 0),
        ("european-plum", date(2026, 6, 1), 1),
        ("gooseberry", date(2026, 6, 30), 1),
        ("grape", date(2026, 1, 16), 0),
        ("lavender", date(2026, 8, 1), 0),
        ("red-raspberry", date(2026, 2, 1), 0),
    ],
)
def test_each_has_its_season(slug, on, found):
    assert len(run(prune_due, orchard(slug, on=on))) == found


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (CareDay(date(2025, 11, 1)), 0),
        (CareDay(date(2025, 12, 1), 1), 0),
        (CareDay(date(2025, 12, 1), 2), 1),
        (CareDay(date(2025, 10, 31)), 1),
    ],
)
def test_what_was_pruned_this_season_is_not_due(done, found):
    assert len(run(prune_due, orchard("apple", pruned=(done,)))) == found


def test_one_job_for_a_bed_and_season():
    [draft] = run(prune_due, orchard("apple", "pear", "apple"))
    assert draft.plantings == (1, 2, 3)
    assert "Prune Apple, Pear in Bed A" in text(draft)
    vine = run(prune_due, orchard("apple", "grape", on=date(2025, 12, 20)))
    assert [draft.episode for draft in vine] == ["2025-11-01", "2025-12-01"]


def test_blackcurrants_lose_their_oldest_stems():
    assert "a quarter to a third" in text(run(prune_due, orchard("blackcurrant"))[0])
    assert "quarter" not in text(run(prune_due, orchard("blackcurrant", "apple"))[0])


@pytest.mark.parametrize(("tmin_c", "waits"), [(-5.1, True), (-5.0, False)])
def test_below_minus_five_nothing_is_cut(tmin_c, waits):
    tomorrow = date(2026, 1, 16)
    cold = {on: weather(on, is_forecast=True, tmin_c=tmin_c) for on in (JANUARY, tomorrow)}
    [draft] = run(prune_due, orchard("apple", weather=cold))
    assert ("Wait: −5.1 °C is forecast today" in text(draft)) == waits
    assert draft.task.due_on == (date(2026, 1, 17) if waits else JANUARY)


def test_a_tree_planted_this_winter_and_one_indoors_are_left():
    young = garden(bed(tree("apple", started_on=date(2025, 12, 1))), on=JANUARY)
    assert run(prune_due, young) == []
    assert run(prune_due, replace(orchard("apple"), is_indoor=True)) == []
