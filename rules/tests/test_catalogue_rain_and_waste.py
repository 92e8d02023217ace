"""Watering that can wait for rain, and watering that ran through."""

from dataclasses import replace

import pytest

from rules.catalogue import RULES
from rules.catalogue.water.overwatered import water_overwatered
from rules.catalogue.water.rain_coming import water_rain_coming
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.engine.snapshot import WateringSnapshot
from rules.tests.builders import ONE_DAY, TODAY, climate, number, run, text, weather
from rules.tests.thirst import thirsty


def rain(mm: float, on=TODAY + ONE_DAY):
    return {on: weather(on, rain_mm=mm, is_forecast=True)}


def test_rain_on_the_way_replaces_the_watering():
    """36 mm are lost; seven tenths of that are 25 mm."""
    [draft] = run(water_rain_coming, thirsty(6, ahead=rain(30.0)))
    assert (draft.severity, draft.task, draft.episode) == ("info", None, "2026-05-10")
    assert "30 mm of rain is forecast. |" in text(draft)
    assert "Wait for it; if it stays dry, give about" in text(draft)
    assert "counts in full" in str(draft.assumptions)


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(thirsty(6, ahead=rain(20.0)), id="too-little"),
        pytest.param(thirsty(6, ahead=rain(90.0, TODAY + 2 * ONE_DAY)), id="too-late"),
        pytest.param(thirsty(12, ahead=rain(90.0, TODAY)), id="suffers-already"),
        pytest.param(thirsty(1, ahead=rain(90.0)), id="moist"),
        pytest.param(replace(thirsty(6, ahead=rain(90.0)), is_indoor=True), id="indoors"),
        pytest.param(thirsty(6, ahead=rain(90.0), texture=""), id="texture-unknown"),
        pytest.param(thirsty(6, ahead=rain(90.0), cover="greenhouse"), id="under-cover"),
        pytest.param(replace(thirsty(6), weather={}), id="averages-only"),
    ],
)
def test_else_nothing_waits_for_rain(snapshot):
    assert run(water_rain_coming, snapshot) == []


def test_staff_decide_how_much_rain_is_enough():
    snapshot = thirsty(6, ahead=rain(20.0))
    assert len(run(water_rain_coming, snapshot, rain_share=0.5)) == 1


def test_watering_and_rain_are_one_finding_that_states_both():
    found = evaluate(thirsty(6, ahead=rain(30.0)), Policy.of(RULES)).findings.values()
    [watering] = [one for one in found if one.rule_id == "WATER.IRRIGATE"]
    [waiting] = [one for one in found if one.rule_id == "WATER.RAIN_COMING"]
    assert watering.draft.severity == "warning"
    assert "Give about" in text(watering.draft)
    assert watering.explained_by == waiting.key


def watered(*litres: float | None, first_days_ago: int = 5):
    """A bed of 4 m² by drip line (0.9), soaked six days ago; 5.75 mm are drawn a day."""
    snapshot = thirsty(6)
    bed = snapshot.beds[0]
    first = TODAY - first_days_ago * ONE_DAY
    more = tuple(
        WateringSnapshot(first + number * ONE_DAY, amount) for number, amount in enumerate(litres)
    )
    last = more[-1].watered_on if more else bed.last_watered_on
    wet = replace(bed, waterings=(*bed.waterings, *more), last_watered_on=last)
    return replace(snapshot, beds=(wet,))


def test_what_ran_through_is_told_with_what_the_bed_can_take():
    """54 mm in the soil; 11.5 were used before, 5.75 that day."""
    [draft] = run(water_overwatered, watered(240.0))
    assert draft.severity == "advice"
    assert number(draft, "Ran through in a week") == pytest.approx(54 - 2 * 5.75, abs=0.1)
    assert number(draft, "Given in a week") == 240
    assert number(draft, "At most at a time") == 150
    assert text(draft) == (
        "Bed A gets more water than it holds | In the last week about 42 mm of what you gave ran "
        "through below the roots. | It washes out nitrogen, and roots in wet soil lack air and may "
        "rot. | Give at most 150 L at a time, once the soil is dry a finger deep."
    )
    assert draft.task is None


@pytest.mark.parametrize(("litres", "found"), [(162.0, 0), (163.0, 1)])
def test_advice_begins_above_25_mm(litres, found):
    """36.5 mm fill 11.5 mm and let 25 mm through."""
    assert len(run(water_overwatered, watered(litres))) == found


def test_several_days_add_up_and_older_ones_do_not():
    assert len(run(water_overwatered, watered(100.0, 100.0, 100.0))) == 1
    assert run(water_overwatered, watered(60.0, 60.0)) == []
    long_ago = watered(240.0, first_days_ago=7)
    assert run(water_overwatered, long_ago) == []


def test_what_ran_through_before_this_week_is_past():
    snapshot = thirsty(12)
    given = (
        WateringSnapshot(TODAY - 10 * ONE_DAY, 240.0),
        WateringSnapshot(TODAY - ONE_DAY, 150.0),
    )
    bed = snapshot.beds[0]
    wet = replace(bed, waterings=(*bed.waterings, *given), last_watered_on=given[-1].watered_on)
    assert run(water_overwatered, replace(snapshot, beds=(wet,))) == []


def test_rain_that_runs_through_is_nobodys_watering():
    wet = TODAY - 3 * ONE_DAY
    snapshot = watered(20.0)
    flooded = dict(snapshot.weather) | {wet: weather(wet, rain_mm=90.0)}
    assert run(water_overwatered, replace(snapshot, weather=flooded)) == []


def test_a_soaking_without_litres_is_taken_as_just_filled():
    assert run(water_overwatered, watered(None, None, None)) == []


@pytest.mark.parametrize(
    "changes", [{"is_indoor": True}, {"weather": {}, "climate": replace(climate(), tmin_c=None)}]
)
def test_where_nothing_can_be_reckoned_nothing_is_said(changes):
    assert run(water_overwatered, replace(watered(240.0), **changes)) == []


def test_staff_decide_what_is_too_much():
    assert run(water_overwatered, watered(240.0), waste_mm=60.0) == []
