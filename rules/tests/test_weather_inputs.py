"""Findings of water name the weather they rest on, and averages only where these were used."""

from dataclasses import replace

import pytest

from gardens.wording import say
from plants.agronomy.weather_age import Age
from rules.catalogue.freshness import age_of
from rules.catalogue.water.irrigate import water_irrigate
from rules.catalogue.water.pot import water_pot
from rules.engine.drafts import FindingDraft
from rules.tests.builders import ONE_DAY, TODAY, days, garden, plant, planting, pot, run, weather
from rules.tests.thirst import RIPE, full_bed, soaked, thirsty


def sources(draft: FindingDraft) -> dict[str, str]:
    return {item.name: say(item.source.as_json()) for item in draft.inputs}


def told(draft: FindingDraft) -> str:
    inputs = " ".join(sources(draft).values())
    return inputs + " ".join(say(words.as_json()) for words in draft.assumptions)


def test_a_bed_names_the_forecast_and_the_rain_that_fell():
    wet_day = TODAY - 2 * ONE_DAY
    snapshot = thirsty(7, ahead={wet_day: weather(wet_day, rain_mm=6.0)})
    [draft] = run(water_irrigate, snapshot)
    named = sources(draft)
    assert named["Use a day"] == "forecast of test"
    assert named["Rain since then"] == "weather of the last days, test"
    assert named["Rain of today and tomorrow"] == "forecast of test"
    rain = [item.value.value for item in draft.inputs if item.name.startswith("Rain")]
    assert rain == [6.0, 0.0]
    assert {item.issued_at for item in draft.inputs if item.name.startswith("Rain")} == {
        snapshot.weather[TODAY].issued_at
    }
    assert "averages" not in told(draft)


def test_a_bed_without_weather_names_the_averages():
    [draft] = run(water_irrigate, garden(full_bed(**soaked(TODAY - 10 * ONE_DAY))))
    assert sources(draft)["Use a day"] == "climate averages of Brno"
    assert "Rain since then" not in sources(draft)
    assert "Climate averages stand in" in told(draft)


def test_a_pot_names_the_weather_of_today_or_the_averages():
    crop = planting(plant("crop", kc=(1.1, 1.1, 1.1)), **RIPE)
    thirst = pot(crop, last_watered_on=TODAY - 5 * ONE_DAY)
    rows = days(TODAY - 5 * ONE_DAY, 5) | days(TODAY, 3, is_forecast=True)
    draft = run(water_pot, garden(thirst, weather=rows))[-1]
    assert sources(draft)["Evaporation a day"] == "forecast of test"
    draft = run(water_pot, garden(thirst))[-1]
    assert sources(draft)["Evaporation a day"] == "climate averages of Brno"


@pytest.mark.parametrize(
    ("age_hours", "confidence", "source"),
    [
        (12, "medium", "forecast of test"),
        (12.5, "low", "forecast of test"),
        (36, "low", "forecast of test"),
        (36.5, "medium", "climate averages of Brno"),
    ],
)
def test_an_old_forecast_counts_less_and_then_averages_stand_in(age_hours, confidence, source):
    snapshot = thirsty(7, ahead=days(TODAY, 15, is_forecast=True, age_hours=age_hours, et0_mm=5.0))
    [draft] = run(water_irrigate, snapshot)
    assert (draft.confidence, sources(draft)["Use a day"]) == (confidence, source)
    assert ("averages" in told(draft)) is (age_hours > 36)
    assert ("not from today" in told(draft)) is (12 < age_hours <= 36)


@pytest.mark.parametrize(
    ("days_ago", "age"),
    [(0, Age.FRESH), (1, Age.USABLE), (2, Age.USABLE), (3, Age.STALE), (9, Age.STALE)],
)
def test_a_forecast_whose_day_has_passed_fills_a_gap_of_three_days(days_ago, age):
    day = weather(TODAY - days_ago * ONE_DAY, is_forecast=True, age_hours=24 * days_ago)
    assert age_of(day, TODAY) is age
    assert age_of(replace(day, is_forecast=False, age_hours=900), TODAY) is Age.FRESH
