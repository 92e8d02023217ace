"""Gardens that are evaluated together share plants, weather and answers, but never findings."""

from dataclasses import replace

import pytest

from gardens.generating.gardens import generate
from gardens.tests.cast import catalogue, shipped_plants  # noqa: F401 (fixtures)
from rules.catalogue import RULES
from rules.catalogue.data.missing import data_missing
from rules.catalogue.questions import soil_ph
from rules.engine.drafts import FindingDraft
from rules.engine.evaluate import Evaluated, evaluate, evaluate_all
from rules.engine.once import once_a_bed, once_a_garden, once_a_weather
from rules.engine.policy import Policy
from rules.engine.rule import rule
from rules.loading import load_snapshots
from rules.tests import builders
from rules.tests.cast import NOON

POLICY = Policy.of(RULES)


def drafts(evaluated: Evaluated) -> dict[str, FindingDraft]:
    assert evaluated.failures == []
    return {key: finding.draft for key, finding in evaluated.findings.items()}


@pytest.mark.usefixtures("catalogue", "clock")
def test_a_garden_is_told_the_same_alone_and_among_others():
    made = generate(5, 30, 300, 3, NOON.date())
    together = evaluate_all(load_snapshots(made), POLICY)
    alone = {
        pk: evaluate(snapshot, POLICY) for pk in reversed(made) for snapshot in load_snapshots([pk])
    }
    assert {pk: drafts(found) for pk, found in together.items()} == {
        pk: drafts(found) for pk, found in alone.items()
    }
    spoke = {one.rule_id for found in together.values() for one in found.findings.values()}
    assert len(spoke) >= 12


@pytest.mark.usefixtures("catalogue", "clock")
def test_gardens_of_one_cell_share_their_weather():
    made = generate(5, 30, 60, 3, NOON.date())
    snapshots = load_snapshots(made)
    assert len({id(snapshot.weather) for snapshot in snapshots}) == 5


def test_an_answer_is_kept_with_its_garden_and_its_bed():
    asked = []

    @once_a_garden
    def number_of_beds(garden):
        asked.append(garden)
        return len(garden.beds)

    @once_a_bed
    def plants(bed, garden):
        asked.append(bed)
        return (planting.plant.slug for planting in bed.plantings)

    one = builders.bed(builders.planting())
    garden = builders.garden(one)
    assert [number_of_beds(garden), number_of_beds(garden)] == [1, 1]
    assert [plants(one, garden), plants(one, garden)] == [("tomato",), ("tomato",)]
    assert len(asked) == 2
    assert number_of_beds(replace(garden, beds=(one, one))) == 2
    assert plants(replace(one, plantings=()), garden) == ()


def test_an_answer_of_the_weather_is_for_all_who_share_it():
    asked = []

    @once_a_weather
    def days(garden):
        asked.append(garden)
        return len(garden.weather)

    here = builders.garden(weather=builders.days(builders.TODAY, 3))
    there, elsewhere = replace(here, pk=2), builders.garden(weather={})
    assert [days(here), days(there), days(elsewhere)] == [3, 3, 0]
    assert len(asked) == 2


def test_a_rule_that_raises_in_one_garden_speaks_in_the_others():
    @rule("SOIL.PH", "Broken indoors")
    def brittle(garden, limits):
        if garden.is_indoor:
            raise ZeroDivisionError
        yield soil_ph(garden, garden.beds[0])

    outdoors, indoors = builders.garden(builders.bed()), builders.garden(pk=2, is_indoor=True)
    found = evaluate_all([outdoors, indoors], Policy.of((brittle, data_missing)))
    assert list(found[1].findings) == ["DATA.MISSING|garden:1|soil_ph"]
    assert [failure.rule_id for failure in found[2].failures] == ["SOIL.PH"]
    assert found[2].findings == {}
