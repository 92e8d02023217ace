from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.catalogue.plant.harden import plant_harden
from rules.catalogue.plant.sow_now import plant_sow_now
from rules.tests.builders import bed, climate, garden, number, planting, run, text, weather
from rules.tests.sowing import PEA, TOMATO

# In Brno what was sown on 5 March is grown and safe on 7 May.
SOWN, OUT = date(2026, 3, 5), date(2026, 5, 7)
FIRST = OUT - timedelta(days=7)
KALE = replace(PEA, slug="kale", name="Kale", indoor_weeks=(4, 6), transplant_weeks=(-4, 2))


def tray(on, *crops, **changes):
    crops = crops or (TOMATO,)
    block = {"method": "sow_indoors", "started_on": SOWN} | changes
    return garden(bed(*(planting(crop, pk=n + 1, **block) for n, crop in enumerate(crops))), on=on)


def cold(on: date, tmin_c: float, **changes):
    return {on: weather(on, is_forecast=True, tmin_c=tmin_c, **changes)}


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (OUT - timedelta(days=11), 0),
        (OUT - timedelta(days=10), 1),
        (OUT - timedelta(days=1), 1),
        (OUT, 0),
    ],
)
def test_seedlings_harden_in_the_ten_days_before_they_go_out(on, found):
    assert len(run(plant_harden, tray(on))) == found


def test_what_is_said_before_the_first_day():
    [draft] = run(plant_harden, tray(OUT - timedelta(days=10)))
    assert (draft.severity, draft.confidence) == ("info", "medium")
    assert text(draft) == (
        "Harden off Tomato for Bed A | From 30 Apr 2026 on they stand outside by day; around "
        "7 May 2026 they go out. | Leaves that grew indoors burn in sun and wind that come at "
        "once. | Begin in the shade, and leave them out longer every day."
    )
    assert draft.task.due_on == FIRST
    assert number(draft, "Nights not below") == 10


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "Day 1 of 7: about 2 hours outside today."),
        (2, "Day 3 of 7: 4 to 6 hours outside today."),
        (6, "Day 7 of 7: 8 to 14 hours outside today."),
    ],
)
def test_hours_grow_day_by_day(day, words):
    [draft] = run(plant_harden, tray(FIRST + timedelta(days=day)))
    assert words in text(draft)


@pytest.mark.parametrize(
    ("crop", "tmin_c", "stays_in"),
    [(TOMATO, 9.9, True), (TOMATO, 10.0, False), (KALE, 4.9, True), (KALE, 5.0, False)],
)
def test_on_a_day_with_a_cold_night_they_stay_in(crop, tmin_c, stays_in):
    snapshot = tray(SOWN, crop)
    [out_on] = [draft.task.due_on for draft in run(plant_sow_now, snapshot)]
    on = out_on - timedelta(days=3)
    [draft] = run(plant_harden, replace(snapshot, on=on, weather=cold(on, tmin_c)))
    assert ("Keep them in on" in text(draft)) == stays_in
    assert ("Lowest temperature" in [item.name for item in draft.inputs]) == stays_in
    assert draft.assumptions == ()


def test_a_stale_forecast_is_none():
    on = OUT - timedelta(days=3)
    [draft] = run(plant_harden, replace(tray(on), weather=cold(on, 2.0, age_hours=40)))
    assert "Keep them in" not in text(draft)
    assert len(draft.assumptions) == 1


def test_one_finding_and_one_task_for_all_that_goes_out_to_a_bed_on_a_day():
    [draft] = run(plant_harden, tray(FIRST, TOMATO, replace(TOMATO, slug="basil", name="Basil")))
    assert "Harden off Tomato, Basil for Bed A" in text(draft)
    assert draft.plantings == (1, 2)


def test_what_has_been_planted_out_is_hardened_and_no_longer_in_its_tray():
    noted = tray(OUT - timedelta(days=5), planted_out_on=OUT - timedelta(days=6))
    assert run(plant_harden, noted) == run(plant_sow_now, noted) == []


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(replace(tray(FIRST), is_indoor=True), id="indoors"),
        pytest.param(tray(FIRST, method="transplant"), id="bought"),
        pytest.param(tray(FIRST, started_on=None, planned_on=SOWN), id="planned"),
    ],
)
def test_nothing_else_is_hardened(snapshot):
    assert run(plant_harden, snapshot) == []


def test_in_the_south_it_is_november():
    there = climate(christchurch=True)
    sown = tray(date(2026, 9, 1), TOMATO, started_on=date(2026, 8, 25))
    [out] = run(plant_sow_now, replace(sown, climate=there))
    on = out.task.due_on - timedelta(days=7)
    [draft] = run(plant_harden, replace(sown, climate=there, on=on))
    assert draft.starts_on == on
    assert on.month in (10, 11)
