from dataclasses import replace
from datetime import date, timedelta

import pytest

from plants.agronomy.weather_age import Age
from rules.catalogue import RULES
from rules.catalogue.plant.soil_cold import plant_soil_cold
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.engine.snapshot import SoilWarmthSnapshot
from rules.tests.builders import bed, days, garden, missing, number, plant, planting, run, text

# In Brno beans are sown from 21 April, peas from 3 March.
BEAN = plant(
    "bush-bean",
    name="Bush bean",
    direct_weeks=(1, 8),
    indoor_weeks=None,
    transplant_weeks=None,
    days_to_maturity=(50, 60),
    germination_min_c=16.0,
)
ON = date(2026, 4, 25)
WEEK = timedelta(days=7)


def air(mean_c: float, ahead_c: float | None = None, on: date = ON, **changes):
    """A week measured, five days forecast."""
    past = days(on - WEEK, 7, tmin_c=mean_c - 5, tmax_c=mean_c + 5)
    ahead_c = mean_c if ahead_c is None else ahead_c
    changes = {"tmin_c": ahead_c - 5, "tmax_c": ahead_c + 5, "is_forecast": True} | changes
    return past | days(on, 5, **changes)


def planned(weather, crop=BEAN, on=ON, method="direct_sow", **changes):
    block = planting(crop, method=method, planned_on=date(2026, 4, 21))
    return garden(bed(block, **changes), on=on, weather=weather)


def measured(mean_c: float, age=Age.FRESH):
    return SoilWarmthSnapshot(mean_c, ON - timedelta(days=1), age)


@pytest.mark.parametrize(("mean_c", "found"), [(15.9, 1), (16.0, 0)])
def test_the_air_of_a_week_stands_in_for_the_soil(mean_c, found):
    assert len(run(plant_soil_cold, planned(air(mean_c)))) == found


def test_what_is_said_of_cold_soil():
    [draft] = run(plant_soil_cold, planned(air(12.0)))
    assert (draft.severity, draft.confidence) == ("advice", "low")
    assert number(draft, "Soil") == pytest.approx(12)
    assert text(draft) == (
        "Bed A is still too cold to sow Bush bean | The soil is at about 12 °C; Bush bean sprouts "
        "from 16 °C. | Below 16 °C seeds of Bush bean rot or lie still. | Wait until it is warmer, "
        "or warm the bed with fleece first."
    )
    assert len(draft.assumptions) == 2
    assert [item.name for item in draft.inputs] == ["Weather used to", "The seed needs"]


@pytest.mark.parametrize(
    ("mean_c", "age", "confidence"),
    [(15.9, Age.FRESH, "high"), (15.9, Age.USABLE, "medium"), (16.0, Age.FRESH, None)],
)
def test_a_sensor_counts_before_the_air(mean_c, age, confidence):
    found = run(plant_soil_cold, planned(air(12.0), warmth=measured(mean_c, age)))
    assert [draft.confidence for draft in found] == ([confidence] if confidence else [])


def test_a_sensor_that_fell_silent_does_not_count():
    [draft] = run(plant_soil_cold, planned(air(12.0), warmth=measured(20.0, Age.STALE)))
    assert draft.confidence == "low"


def test_a_cold_spell_that_is_forecast_counts_too():
    """Five days of 6 °C less bring the mean of the week from 19 to 14.7 °C."""
    [draft] = run(plant_soil_cold, planned(air(19.0, 13.0)))
    assert number(draft, "Coldest in the days ahead") == pytest.approx(19 - 5 * 6 / 7)
    assert "will cool from 19 °C to about 14.7 °C" in text(draft)
    [sensed] = run(plant_soil_cold, planned(air(19.0, 13.0), warmth=measured(18.0)))
    assert number(sensed, "Coldest in the days ahead") == pytest.approx(18 - 5 * 6 / 7)
    assert sensed.confidence == "medium"


def test_what_is_forecast_too_long_ago_is_left_aside():
    assert run(plant_soil_cold, planned(air(19.0, 13.0, age_hours=40))) == []


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(planned({}), id="no-weather"),
        pytest.param(planned(days(ON - WEEK, 6)), id="a-day-lacks"),
        pytest.param(planned(air(12.0), cover="greenhouse"), id="under-a-closed-cover"),
    ],
)
def test_without_weather_or_a_sensor_it_is_asked_for_and_no_number_is_said(snapshot):
    assert run(plant_soil_cold, snapshot) == []
    assert missing(plant_soil_cold, snapshot) == ["soil_warmth"]


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(planned(air(5.0), method="transplant"), id="not-sown"),
        pytest.param(planned(air(5.0, on=ON - 2 * WEEK), on=ON - 2 * WEEK), id="not-yet"),
        pytest.param(replace(planned(air(5.0)), is_indoor=True), id="indoors"),
        pytest.param(planned(air(5.0), replace(BEAN, germination_min_c=None)), id="not-known"),
    ],
)
def test_nothing_is_said_or_asked_where_nothing_is_sown(snapshot):
    assert run(plant_soil_cold, snapshot) == missing(plant_soil_cold, snapshot) == []


def test_potatoes_are_set_from_seven_degrees():
    potato = replace(BEAN, slug="potato", germination_min_c=None)
    assert len(run(plant_soil_cold, planned(air(6.9), potato))) == 1
    assert run(plant_soil_cold, planned(air(7.0), potato)) == []


def test_sow_now_and_too_cold_are_one_finding():
    """What is known of the seed itself says more than the usual least temperature."""
    found = evaluate(planned(air(12.0)), Policy.of(RULES)).findings.values()
    [told] = [one for one in found if one.rule_id == "PLANT.SOW_NOW"]
    [cold] = [one for one in found if one.rule_id == "PLANT.SOIL_COLD"]
    [seed] = [one for one in found if one.rule_id == "SEED.SOIL_COLD"]
    assert told.explained_by == cold.explained_by == seed.key
    assert not seed.explained_by
