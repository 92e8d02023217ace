from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.catalogue.water.irrigate import water_irrigate
from rules.engine.snapshot import WateringSnapshot
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    climate,
    days,
    garden,
    missing,
    number,
    planting,
    run,
    soaked,
    text,
    weather,
)
from rules.tests.thirst import LETTUCE, RIPE, full_bed, thirsty


def test_WAT_10_tomato_bed_that_has_used_36_mm():
    """Six days of 5.75 mm; the first took 1.5 mm more."""
    snapshot = thirsty(6)
    first = TODAY - 6 * ONE_DAY
    hot = {first: weather(first, et0_mm=(36 - 5 * 5.75) / 1.15)}
    [draft] = run(water_irrigate, replace(snapshot, weather=dict(snapshot.weather) | hot))
    assert (draft.severity, draft.confidence) == ("warning", "medium")
    assert number(draft, "Roots can reach") == pytest.approx(91.0, abs=0.1)
    assert number(draft, "Plants suffer beyond") == pytest.approx(33.67, abs=0.1)
    assert number(draft, "Lost by plants and soil") == pytest.approx(36.0, abs=0.1)
    assert number(draft, "With losses of watering") == pytest.approx(40.0, abs=0.1)
    assert number(draft, "Water to give") == 160
    [drawn] = [item.value.value for item in draft.inputs if item.name == "Use a day"]
    assert drawn == pytest.approx(5.75)
    assert text(draft) == (
        "Bed A needs water | Bed A is drying out. | It has lost about 36 mm so far; Tomato "
        "suffers beyond 34 mm. | Give about 160 L with the drip line today."
    )
    assert (draft.task.act, draft.task.litres, draft.task.due_on) == ("water", 160, TODAY)


def test_WAT_11_lettuce_three_days_after_a_soaking():
    snapshot = garden(
        full_bed(LETTUCE, texture="sandy_loam", **soaked(TODAY)),
        weather=days(TODAY, 15, et0_mm=4.0, is_forecast=True),
    )
    [draft] = run(water_irrigate, snapshot)
    assert draft.severity == "info"
    assert number(draft, "Roots can reach") == pytest.approx(36.0, abs=0.05)
    assert number(draft, "Plants suffer beyond") == pytest.approx(12.24, abs=0.05)
    assert draft.task.due_on == TODAY + 3 * ONE_DAY
    assert "next watering around 13 May 2026" in text(draft)
    assert number(draft, "Lost by plants and soil") == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("used_days", "severity"),
    # 5.75 mm a day against 33.67 mm: dry from the sixth day on, half stressed from the thirteenth.
    [(3, "info"), (4, "advice"), (5, "advice"), (6, "warning"), (10, "warning"), (20, "critical")],
)
def test_severity_by_days_since_the_soaking(used_days, severity):
    assert [draft.severity for draft in run(water_irrigate, thirsty(used_days))] == [severity]


def test_young_plants_that_are_dry_are_urgent():
    young = planting(
        LETTUCE, columns=4, rows=4, **(RIPE | {"started_on": TODAY - timedelta(days=9)})
    )
    snapshot = thirsty(5, crop=LETTUCE)
    dry = replace(snapshot.beds[0], plantings=(young,))
    assert run(water_irrigate, replace(snapshot, beds=(dry,)))[0].severity == "critical"
    older = replace(young, started_on=TODAY - timedelta(days=10))
    dry = replace(dry, plantings=(older,))
    assert run(water_irrigate, replace(snapshot, beds=(dry,)))[0].severity == "warning"


def test_rain_refills_the_soil_and_a_shower_does_not():
    wet_day = TODAY - ONE_DAY
    soaked_by_rain = thirsty(6, ahead={wet_day: weather(wet_day, rain_mm=40.0)})
    assert run(water_irrigate, soaked_by_rain)[0].severity == "info"
    wetted = thirsty(6, ahead={wet_day: weather(wet_day, rain_mm=0.9)})
    assert run(water_irrigate, wetted)[0].severity == "warning"


def test_a_watering_with_litres_refills_what_it_brings():
    since = TODAY - 7 * ONE_DAY
    given = (WateringSnapshot(since, None), WateringSnapshot(TODAY, 80.0))
    [draft] = run(water_irrigate, thirsty(6, waterings=given, last_watered_on=TODAY))
    assert draft.severity == "info"
    # 34.5 mm lost, 80 L at 90 % on 4 m² bring 18 mm back.
    assert number(draft, "Lost by plants and soil") == pytest.approx(34.5 - 18 + 2 * 5.75, abs=0.1)
    yesterday = (WateringSnapshot(since, None), WateringSnapshot(TODAY - ONE_DAY, 80.0))
    assert run(water_irrigate, thirsty(6, waterings=yesterday))[0].severity == "info"


def test_each_watering_begins_a_new_episode():
    assert run(water_irrigate, thirsty(6))[0].episode == "2026-05-03"
    assert run(water_irrigate, thirsty(6, last_watered_on=None))[0].episode == ""


def test_without_a_known_soaking_the_soil_is_taken_as_half_way_to_dry():
    rows = days(TODAY, 15, et0_mm=5.0, is_forecast=True)
    unknown = garden(full_bed(), weather=rows, records_since=TODAY)
    [draft] = run(water_irrigate, unknown)
    assert draft.confidence == "low"
    assert number(draft, "Lost by plants and soil") == pytest.approx(
        0.5 * 33.67 + 2 * 5.75, abs=0.1
    )
    assert missing(water_irrigate, unknown) == ["last_soaking"]
    assert any("half way to dry" in words.template for words in draft.assumptions)


def test_records_begin_with_the_garden_or_the_crop_but_a_month_ago_at_most():
    rows = days(TODAY - 60 * ONE_DAY, 80, et0_mm=2.0)

    def due_on(age_days):
        since = TODAY - age_days * ONE_DAY
        snapshot = garden(full_bed(), weather=rows, records_since=since)
        return run(water_irrigate, snapshot)[0].task.due_on

    assert due_on(0) > due_on(3) > due_on(6)
    assert due_on(30) == due_on(60)


def test_low_confidence_is_never_urgent():
    snapshot = thirsty(25, waterings=(), last_watered_on=None)
    [draft] = run(water_irrigate, snapshot)
    assert (draft.severity, draft.confidence) == ("warning", "low")


# Averages in place of weather --------------------------------------------------------------------


def test_without_weather_climate_averages_stand_in_and_it_is_said():
    since = TODAY - 10 * ONE_DAY
    [draft] = run(water_irrigate, garden(full_bed(**soaked(since))))
    assert draft.confidence == "low"
    assert any("Climate averages" in words.template for words in draft.assumptions)


@pytest.mark.parametrize(("gaps", "confidence"), [(0, "medium"), (1, "low")])
def test_a_gap_in_the_weather_lowers_confidence(gaps, confidence):
    snapshot = thirsty(5)
    rows = dict(snapshot.weather)
    for day in range(1, gaps + 1):
        rows[TODAY - day * ONE_DAY] = weather(TODAY - day * ONE_DAY, rain_mm=None)
    assert run(water_irrigate, replace(snapshot, weather=rows))[0].confidence == confidence


def test_temperatures_give_the_evaporation_where_nothing_better_is_known():
    rows = days(TODAY - 7 * ONE_DAY, 30, et0_mm=None, tmin_c=12.0, tmax_c=28.0)
    warm = garden(full_bed(**soaked(TODAY - 7 * ONE_DAY)), weather=rows)
    mild = replace(warm, weather={on: replace(row, tmax_c=16.0) for on, row in rows.items()})
    due = [run(water_irrigate, each)[0].task.due_on for each in (warm, mild)]
    assert due[0] < due[1]


def test_neither_weather_nor_averages_is_a_question():
    unknown = replace(climate(), tmin_c=None, rain_mm=None)
    snapshot = garden(full_bed(**soaked(TODAY - 5 * ONE_DAY)), climate=unknown)
    assert run(water_irrigate, snapshot) == []
    assert missing(water_irrigate, snapshot) == ["temperatures"]
    no_rain = days(TODAY - 5 * ONE_DAY, 30, rain_mm=None)
    assert missing(water_irrigate, replace(snapshot, weather=no_rain)) == ["temperatures"]
    complete = days(TODAY - 5 * ONE_DAY, 30)
    assert len(run(water_irrigate, replace(snapshot, weather=complete))) == 1


def test_frozen_ground_is_not_watered():
    frost = {TODAY: weather(TODAY, tmin_c=-6.0, tmax_c=2.0)}
    assert run(water_irrigate, thirsty(8, ahead=frost)) == []
    winter = garden(full_bed(**soaked(date(2026, 1, 5))), on=date(2026, 1, 20))
    assert run(water_irrigate, winter) == []


def test_soil_that_stays_moist_for_two_weeks_is_not_mentioned():
    rain = days(TODAY, 15, et0_mm=2.0, rain_mm=5.0, is_forecast=True)
    assert run(water_irrigate, garden(full_bed(**soaked(TODAY)), weather=rain)) == []
