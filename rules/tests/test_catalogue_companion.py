from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue.companion.harms import companion_harms
from rules.catalogue.companion.helps import companion_helps
from rules.tests.builders import bed, companion, garden, number, plant, planting, run, text

SCENT = "whitefly repelled by scent"
BLIGHT = "shared late blight, Verticillium and Colorado potato beetle"
TOMATO, BASIL, POTATO = plant("tomato"), plant("basil"), plant("potato")


def pair_garden(a, b, distance_m, fact, **changes):
    west, east = planting(a, x_m=0.0), planting(b, pk=2, x_m=distance_m)
    facts = {frozenset((a.slug, b.slug)): fact}
    return garden(bed(west, east), companions=facts, **changes)


@pytest.mark.parametrize(
    ("distance_m", "found"), [(0.0, 1), (0.40, 1), (0.58, 1), (0.59, 0), (1.0, 0), (2.0, 0)]
)
def test_help_fades_with_distance(distance_m, found):
    """0.2 x 0.6 x (1 - d) reaches 0.05 at 0.583 m."""
    snapshot = pair_garden(TOMATO, BASIL, distance_m, companion("beneficial", SCENT))
    assert len(run(companion_helps, snapshot)) == found
    assert run(companion_harms, snapshot) == []


def test_help_names_mechanism_evidence_and_source():
    [draft] = run(companion_helps, pair_garden(TOMATO, BASIL, 0.4, companion("beneficial", SCENT)))
    assert (draft.severity, draft.confidence) == ("info", "medium")
    assert number(draft, "Score") == pytest.approx(0.072)
    assert draft.references == ("Someone 2010",)
    assert draft.episode == "basil+tomato"
    assert text(draft) == (
        "Tomato and Basil are good neighbours | They stand 40 cm apart in Bed A, near enough to "
        "help. | Some evidence, though mixed: whitefly repelled by scent. | Nothing to do; plan "
        "them together again."
    )


def test_a_citation_nobody_checked_is_said_and_lowers_confidence():
    fact = companion("beneficial", SCENT, is_checked=False)
    [draft] = run(companion_helps, pair_garden(TOMATO, BASIL, 0.4, fact))
    assert draft.confidence == "low"
    assert "has not been checked" in draft.assumptions[0].template


def test_tabled_pair_has_its_own_effect_and_grade_a():
    [draft] = run(
        companion_harms, pair_garden(TOMATO, POTATO, 1.5, companion("antagonistic", BLIGHT))
    )
    assert (draft.severity, draft.confidence) == ("advice", "high")
    assert number(draft, "Score") == pytest.approx(-0.25)
    assert number(draft, "Reach") == 3.0
    assert "Well supported by trials" in text(draft)
    assert "Plan one of them for another bed, 3 m away." in text(draft)


def test_a_walnut_reaches_beyond_its_drip_line():
    walnut = plant("black-walnut", spread_m=6.0)
    fact = companion("antagonistic", "juglone toxicity within the root zone")
    [draft] = run(companion_harms, pair_garden(TOMATO, walnut, 4.0, fact))
    assert number(draft, "Reach") == 4.5


def test_help_of_a_crop_grown_before_is_none_beside():
    fact = companion("beneficial", "nematodes reduced; interplanting does little")
    assert run(companion_helps, pair_garden(TOMATO, BASIL, 0.1, fact)) == []


def test_crops_that_never_meet_neither_help_nor_harm():
    snapshot = pair_garden(TOMATO, POTATO, 0.5, companion("antagonistic", BLIGHT))
    first, second = snapshot.beds[0].plantings
    apart = (
        replace(first, started_on=date(2026, 3, 1)),
        replace(second, planned_on=date(2027, 3, 1)),
    )
    later = replace(snapshot, on=date(2026, 4, 1), beds=(bed(*apart),))
    assert run(companion_harms, later) == []


def test_of_several_neighbours_of_two_crops_the_nearest_counts():
    fact = companion("beneficial", SCENT)
    snapshot = pair_garden(TOMATO, BASIL, 0.5, fact)
    nearer = planting(BASIL, pk=3, x_m=0.2)
    [draft] = run(
        companion_helps, replace(snapshot, beds=(bed(*snapshot.beds[0].plantings, nearer),))
    )
    assert number(draft, "Distance") == 20
    assert draft.plantings == (1, 3)


@pytest.mark.parametrize("rule", [companion_helps, companion_harms])
def test_indoors_and_without_known_pairs_nothing_is_said(rule):
    fact = companion("beneficial", SCENT)
    assert run(rule, pair_garden(TOMATO, BASIL, 0.2, fact, is_indoor=True)) == []
    assert run(rule, garden(bed(planting(TOMATO), planting(BASIL, pk=2)), bed())) == []


SAID = companion("beneficial", SCENT, grade="C")


@pytest.mark.parametrize(("distance_m", "found"), [(0.0, 1), (0.5, 1), (0.51, 0), (1.0, 0)])
def test_folklore_that_a_garden_lets_in_is_a_note_of_tradition(distance_m, found):
    """0.2 x 0.2 x (1 - d) reaches 0.02 at half a metre."""
    drafts = run(companion_helps, pair_garden(TOMATO, BASIL, distance_m, SAID))
    assert len(drafts) == found
    for draft in drafts:
        assert (draft.severity, draft.confidence) == ("info", "low")


def test_folklore_says_that_it_is_tradition():
    harm = companion("antagonistic", "fennel stunts it", grade="C")
    [draft] = run(companion_harms, pair_garden(TOMATO, BASIL, 0.1, harm))
    assert draft.severity == "info"
    assert number(draft, "Score") == pytest.approx(-0.035)
    assert text(draft).startswith("Tradition keeps Tomato and Basil apart |")
    assert "Tradition, little evidence: fennel stunts it." in text(draft)
    assert draft.assumptions[0].template == "A tradition that this garden lets weigh in."


def test_a_tabled_pair_is_no_folklore_whatever_its_row_says():
    fact = companion("antagonistic", BLIGHT, grade="C")
    [draft] = run(companion_harms, pair_garden(TOMATO, POTATO, 1.5, fact))
    assert (draft.severity, draft.confidence) == ("advice", "high")


def test_companions_are_never_more_than_advice():
    assert companion_helps.severity_cap == companion_harms.severity_cap == "advice"
