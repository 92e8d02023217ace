from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gardens.wording import say
from rules.catalogue.frost.forecast import frost_forecast
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    garden,
    missing,
    number,
    plant,
    planting,
    pot,
    run,
    text,
    weather,
)

TOMATO = planting(plant("tomato"), started_on=date(2026, 5, 1))


def forecast(*lows_c: float, **changes):
    """Of tonight, tomorrow and so on."""
    nights = [TODAY + number * ONE_DAY for number in range(len(lows_c))]
    return {
        on: weather(on, tmin_c=low, is_forecast=True, **changes)
        for on, low in zip(nights, lows_c, strict=True)
    }


def tomato_garden(*lows_c: float, plantings=(TOMATO,), **changes):
    return garden(bed(*plantings), weather=forecast(*lows_c), **changes)


def test_FRO_07_tomato_on_a_cold_night_in_two_days():
    [draft] = run(frost_forecast, tomato_garden(12.0, 12.0, 1.5))
    assert (draft.severity, draft.confidence) == ("advice", "medium")
    assert number(draft, "Chance of damage") == pytest.approx(22.7, abs=0.2)
    assert draft.task is None
    assert text(draft) == (
        "Frost is possible on 12 May 2026 | A low of 1.5 °C is forecast; Tomato may die at 0.0 "
        "°C. | The chance of damage is about 1 in 4. | Cover them with fleece in the evening, or "
        "bring pots indoors."
    )


@pytest.mark.parametrize(
    ("low_c", "severity"),
    # One night ahead, error 1.5 °C: 1.92 is a chance of 0.10, 0.79 of 0.30, -0.38 of 0.60.
    [(1.95, None), (1.90, "advice"), (0.80, "advice"), (0.75, "warning"), (-0.35, "warning"),
     (-0.40, "critical")],
)  # fmt: skip
def test_severity_by_chance(low_c, severity):
    found = run(frost_forecast, tomato_garden(15.0, low_c))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_a_frost_far_ahead_is_not_urgent_yet():
    [draft] = run(frost_forecast, tomato_garden(15.0, 15.0, 15.0, -8.0))
    assert draft.severity == "warning"


def test_the_worst_night_is_named_and_a_task_set_for_its_evening():
    [draft] = run(frost_forecast, tomato_garden(15.0, 1.5, 15.0, -2.0))
    assert "13 May 2026" in text(draft)
    assert draft.task.due_on == date(2026, 5, 12)
    assert (draft.starts_on, draft.ends_on) == (date(2026, 5, 11), date(2026, 5, 13))


def test_tonights_frost_is_a_task_for_today():
    assert run(frost_forecast, tomato_garden(-1.0))[0].task.due_on == TODAY


def test_a_garden_has_one_finding_with_the_most_threatened_plants_first():
    cabbage = planting(plant("cabbage", kill_temp_c=-7), pk=2, started_on=date(2026, 4, 1))
    basil = planting(plant("basil", kill_temp_c=1.0), pk=3, started_on=date(2026, 5, 1))
    [draft] = run(frost_forecast, tomato_garden(0.0, plantings=(cabbage, TOMATO, basil)))
    assert draft.plantings == (3, 1)
    assert "Basil, Tomato may die at 1.0 °C" in text(draft)


def test_the_episode_is_the_first_night_of_the_spell():
    night_before = {TODAY - ONE_DAY: weather(TODAY - ONE_DAY, tmin_c=-1.0)}
    snapshot = tomato_garden(-1.0, 0.0)
    spell = replace(snapshot, weather=snapshot.weather | night_before)
    assert run(frost_forecast, snapshot)[0].episode == "2026-05-10"
    assert run(frost_forecast, spell)[0].episode == "2026-05-09"
    mild = {TODAY - ONE_DAY: weather(TODAY - ONE_DAY, tmin_c=8.0)}
    after_mild = replace(snapshot, weather=snapshot.weather | mild)
    assert run(frost_forecast, after_mild)[0].episode == "2026-05-10"


@pytest.mark.parametrize(
    ("age", "confidence", "asks"),
    [
        (0, "medium", []),
        (12, "medium", []),
        (12.5, "low", []),
        (36, "low", []),
        (36.5, None, ["fresh_forecast"]),
    ],
)
def test_an_old_forecast_counts_less_and_then_not_at_all(age, confidence, asks):
    snapshot = garden(bed(TOMATO), weather=forecast(-3.0, age_hours=age))
    found = run(frost_forecast, snapshot)
    assert [draft.confidence for draft in found] == ([confidence] if confidence else [])
    assert missing(frost_forecast, snapshot) == asks


def test_nights_that_only_an_old_forecast_knows_are_left_out():
    nights = forecast(12.0, 12.0)
    old = TODAY + 2 * ONE_DAY
    nights[old] = weather(old, tmin_c=-5.0, is_forecast=True, age_hours=40)
    assert run(frost_forecast, garden(bed(TOMATO), weather=nights)) == []


def test_low_confidence_is_never_urgent():
    snapshot = garden(bed(TOMATO), weather=forecast(-9.0, age_hours=20))
    assert run(frost_forecast, snapshot)[0].severity == "warning"


def test_without_a_forecast_nothing_is_said():
    observed = garden(bed(TOMATO), weather={TODAY: weather(TODAY, tmin_c=-5.0)})
    unknown = garden(
        bed(TOMATO),
        weather=forecast(-5.0) | {TODAY: weather(TODAY, tmin_c=None, is_forecast=True)},
    )
    far = garden(
        bed(TOMATO),
        weather={TODAY + 8 * ONE_DAY: weather(TODAY + 8 * ONE_DAY, tmin_c=-9.0, is_forecast=True)},
    )
    for snapshot in (observed, unknown, far):
        assert run(frost_forecast, snapshot) == []
        assert missing(frost_forecast, snapshot) == []


def test_only_what_stands_outdoors_is_hurt():
    planned = planting(plant("tomato"), planned_on=TODAY)
    tray = planting(plant("tomato"), method="sow_indoors", started_on=date(2026, 5, 1))
    assert run(frost_forecast, tomato_garden(-5.0, plantings=(planned, tray))) == []
    assert run(frost_forecast, tomato_garden(-5.0, is_indoor=True)) == []
    assert len(run(frost_forecast, garden(pot(TOMATO), weather=forecast(-5.0)))) == 1


# A clear, still night ---------------------------------------------------------------------------


def test_the_forecast_is_named_with_the_moment_it_was_issued():
    [draft] = run(frost_forecast, tomato_garden(12.0, 1.5))
    [low] = [item for item in draft.inputs if item.name == "Lowest temperature"]
    assert say(low.source.as_json()) == "forecast of test"
    assert low.issued_at == datetime(2026, 5, 10, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wind_m_s", "cloud_pct", "chance"),
    # 1.5 °C against 0 °C with an error of 1.5 °C; in a clear, still night 2 °C less.
    [(1.0, 10, 63.1), (2.6, 24, 63.1), (2.8, 10, 15.9), (1.0, 25, 15.9)],
)
def test_low_plants_are_colder_than_the_air_in_a_clear_still_night(wind_m_s, cloud_pct, chance):
    """2.67 m/s at 10 m is 2 m/s at the height plants are at."""
    sky = {"night_wind_m_s": wind_m_s, "night_cloud_pct": cloud_pct}
    snapshot = garden(bed(TOMATO), weather=forecast(15.0, 1.5, **sky))
    [draft] = run(frost_forecast, snapshot)
    assert number(draft, "Chance of damage") == pytest.approx(chance, abs=0.1)
    inputs = {item.name: item.value.value for item in draft.inputs}
    assert (inputs["Wind at night"], inputs["Cloud at night"]) == (wind_m_s, cloud_pct)
    assumed = " ".join(say(words.as_json()) for words in draft.assumptions)
    is_cold = chance > 50
    assert ("below the air" in assumed, "Wind or cloud" in assumed) == (is_cold, not is_cold)
    assert ("they get 2 °C colder than the air" in text(draft)) is is_cold


def test_tall_plants_are_as_warm_as_the_air():
    sky = {"night_wind_m_s": 0.5, "night_cloud_pct": 0}
    grown = planting(plant("tomato", height_m=1.5), started_on=date(2026, 4, 1))
    for crop, chance in ((grown, 15.9), (replace(grown, started_on=date(2026, 5, 1)), 63.1)):
        snapshot = garden(bed(crop), weather=forecast(15.0, 1.5, **sky))
        [draft] = run(frost_forecast, snapshot)
        assert number(draft, "Chance of damage") == pytest.approx(chance, abs=0.1)
    low = replace(grown, plant=plant("basil", height_m=0.4))
    [draft] = run(frost_forecast, garden(bed(low), weather=forecast(15.0, 1.5, **sky)))
    assert number(draft, "Chance of damage") == pytest.approx(63.1, abs=0.1)


def test_without_hours_it_is_said_what_was_assumed():
    [draft] = run(frost_forecast, tomato_garden(15.0, 1.5))
    assert "under a clear, still sky they are colder" in " ".join(
        say(words.as_json()) for words in draft.assumptions
    )
