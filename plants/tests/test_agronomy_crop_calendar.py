"""The jobs of a planting in Brno (49° N; last frost 14 April, safe from 30 April, first frost
28 October), from the rows of the shipped catalogue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from plants.agronomy.crop_calendar import Course, CropCalendar, Job
from plants.agronomy.crop_figures import CropFigures
from plants.agronomy.frost import NO_FROST, FrostDates
from plants.agronomy.growing_site import Site
from plants.agronomy.heat_targets import heat_target
from plants.agronomy.temperature_record import DayTemperatures, MonthlyNormals

NORMALS = MonthlyNormals(
    (-3.5, -2.3, 0.4, 5.1, 9.4, 13.5, 14.9, 14.8, 10.7, 6.0, 2.5, -1.6),
    (1.9, 4.2, 9.7, 16.1, 19.9, 24.6, 26.8, 26.3, 20.8, 14.1, 8.3, 3.1),
    "high",
)
BRNO = Site(FrostDates(85, 104, 120, 284, 301, 321), 49.15, -12.9, NORMALS, "high", {})
TODAY = date(2026, 5, 5)
CROP = CropFigures(
    category="vegetable",
    life_cycle="annual",
    frost_tolerance="tender",
    kill_temp_c=0,
    usda_zone_min=None,
    days_to_maturity=(60, 85),
    days_counted_from="transplant",
    germination_days=(6, 10),
    indoor_weeks=(6, 8),
    transplant_weeks=(1, 3),
    direct_weeks=None,
    autumn_weeks=None,
    succession_interval_days=None,
)
TOMATO = CROP
CARROT = replace(
    CROP,
    frost_tolerance="half-hardy",
    kill_temp_c=-4,
    days_counted_from="sowing",
    indoor_weeks=None,
    transplant_weeks=None,
    direct_weeks=(-4, -1),
    succession_interval_days=21,
)
GARLIC = replace(
    CROP,
    life_cycle="perennial_as_annual",
    frost_tolerance="hardy",
    kill_temp_c=-30,
    days_to_maturity=(210, 270),
    days_counted_from="planting",
    indoor_weeks=None,
    transplant_weeks=None,
    autumn_weeks=(-5, 1),
)
KALE = replace(
    CROP,
    frost_tolerance="hardy",
    kill_temp_c=-10,
    days_to_maturity=(50, 65),
    days_counted_from="sowing",
    indoor_weeks=(5, 7),
    transplant_weeks=(-5, -2),
    direct_weeks=(-5, -2),
)


def calendar(crop: CropFigures, course: Course, on: date = TODAY, site: Site = BRNO):
    return CropCalendar(crop, site, course, on)


def windows(crop: CropFigures, course: Course, on: date = TODAY, site: Site = BRNO):
    return {
        window.job: (window.first, window.likely, window.last)
        for window in calendar(crop, course, on, site).jobs
    }


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


def test_a_tomato_that_is_to_be_sown_indoors_has_all_its_jobs_in_order():
    found = windows(TOMATO, Course("sow_indoors", planned_on=day(2, 24)), day(2, 1))

    assert list(found) == ["indoors", "pot-on", "harden", "plant", "harvest"]
    # Six to eight weeks before 14 April.
    assert found[Job.START_INDOORS] == (day(2, 17), day(2, 24), day(3, 3))
    # A third, half and two thirds of nine weeks in the tray.
    assert found[Job.POT_ON] == (day(3, 17), day(3, 28), day(4, 7))
    # Nine weeks after sowing would be 28 April, but frost is safe from the 30th only.
    assert found[Job.PLANT_OUT] == (day(4, 30), day(4, 30), day(5, 14))
    assert found[Job.HARDEN_OFF] == (day(4, 20), day(4, 23), day(4, 29))
    # 72 days after planting out, give or take a tenth of the whole time.
    assert found[Job.HARVEST] == (day(6, 27), day(7, 11), day(7, 25))


def test_the_day_it_was_sown_moves_all_that_follows():
    early = windows(TOMATO, Course("sow_indoors", started_on=day(3, 10)))
    late = windows(TOMATO, Course("sow_indoors", started_on=day(3, 20)))

    assert early[Job.START_INDOORS] == (day(3, 10),) * 3
    for job in (Job.POT_ON, Job.HARDEN_OFF, Job.PLANT_OUT, Job.HARVEST):
        assert late[job][1] - early[job][1] == timedelta(days=10)


def test_noted_days_move_what_follows():
    sown = Course("sow_indoors", started_on=day(3, 10))
    out = windows(TOMATO, replace(sown, planted_out_on=day(5, 10)))

    assert list(out) == ["indoors", "plant", "harvest"]
    assert out[Job.PLANT_OUT] == (day(5, 10),) * 3
    # 72 days after it was planted out.
    assert out[Job.HARVEST][1] == day(7, 21)
    picked = replace(sown, planted_out_on=day(5, 10), first_harvest_on=day(7, 15))
    assert windows(TOMATO, picked)[Job.HARVEST] == (day(7, 15),) * 3


def test_what_is_done_says_so():
    [done, *rest] = calendar(CARROT, Course("direct_sow", started_on=day(4, 10))).jobs

    assert (done.job, done.is_done, done.confidence) == (Job.SOW, True, "high")
    assert not any(window.is_done for window in rest)


def test_a_planned_day_that_has_passed_counts_from_today():
    course = Course("direct_sow", planned_on=day(4, 1))

    assert windows(CARROT, course, day(3, 20))[Job.SOW][1] == day(4, 1)
    assert windows(CARROT, course, TODAY)[Job.SOW] == (day(3, 17), TODAY, TODAY)
    later = TODAY + timedelta(days=20)
    moved = windows(CARROT, course, later)[Job.HARVEST][1]
    assert moved - windows(CARROT, course)[Job.HARVEST][1] == timedelta(days=20)


def test_it_is_sown_again_until_the_last_that_ripens():
    found = windows(CARROT, Course("direct_sow", started_on=day(4, 10)))

    # 42 days after the first; 20 July is 100 days before 28 October: 72 to ripen, 14 to pick
    # and 14 because days grow short.
    assert found[Job.SOW_AGAIN] == (day(5, 22), day(5, 22), day(7, 20))
    assert found[Job.LAST_SOWING][2] == day(7, 20)
    assert Job.SOW_AGAIN not in windows(TOMATO, Course("transplant", started_on=day(5, 1)))


def test_fro_10_the_last_sowing_of_bush_beans():
    """First frost 14 October, 55 days to ripen: 97 days back is 9 July."""
    bean = replace(
        CROP,
        days_to_maturity=(55, 55),
        days_counted_from="sowing",
        indoor_weeks=None,
        transplant_weeks=None,
        direct_weeks=(1, 3),
    )
    virginia = replace(BRNO, frost=FrostDates(85, 104, 120, 270, 287, 300), latitude_deg=37.2)

    found = windows(bean, Course("direct_sow", planned_on=day(5, 10)), site=virginia)

    assert found[Job.LAST_SOWING][2] == day(7, 9)


def test_cloves_are_planted_although_the_catalogue_calls_it_sowing():
    found = windows(GARLIC, Course("direct_sow"))

    assert found[Job.PLANT_OUT] == (day(10, 21), day(10, 21), day(12, 2))
    assert found[Job.HARVEST][1].year == 2027
    assert Job.SOW not in found


def test_what_stands_cool_weather_does_not_wait_in_its_tray_for_another_spring():
    found = windows(KALE, Course("sow_indoors", started_on=TODAY))
    assert found[Job.PLANT_OUT][0] == day(5, 23)


def test_tender_plants_wait_for_the_safe_date_and_ripen_later():
    waiting = windows(TOMATO, Course("sow_indoors", started_on=day(1, 5)))
    assert waiting[Job.PLANT_OUT][0] == day(4, 30)
    assert waiting[Job.HARVEST][1] == day(4, 30) + timedelta(days=72)


@pytest.mark.parametrize(
    ("on", "is_missed", "jobs"),
    [
        (day(7, 20), False, {"sow", "again", "last", "harvest"}),
        (day(7, 21), True, {"sow"}),
        (day(12, 1), True, {"sow"}),
    ],
)
def test_a_window_has_gone_by_after_the_last_day_that_ripens(on, is_missed, jobs):
    found = calendar(CARROT, Course("direct_sow", planned_on=day(4, 1)), on)

    assert found.is_missed == is_missed
    assert {window.job for window in found.jobs} <= jobs
    assert len(found.jobs) == 1 or not is_missed


def test_what_is_planned_for_no_day_comes_with_the_next_window_and_is_never_missed():
    found = calendar(CARROT, Course("direct_sow"), day(8, 1))
    assert found.begins_on == day(3, 17, 2027)
    assert not found.is_missed


def test_without_a_day_the_harvest_is_as_open_as_the_window():
    dated = windows(TOMATO, Course("transplant", planned_on=day(4, 30)), day(3, 1))
    undated = windows(TOMATO, Course("transplant"), day(3, 1))
    assert undated[Job.HARVEST][0] == dated[Job.HARVEST][0]
    assert undated[Job.HARVEST][2] - dated[Job.HARVEST][2] == timedelta(days=14)


def test_frost_cuts_the_harvest_of_a_tender_crop_or_ends_it():
    slow = replace(TOMATO, days_to_maturity=(120, 120))
    cut = calendar(slow, Course("transplant", started_on=day(7, 5)))
    assert cut.frost_first == day(10, 28)
    assert windows(slow, Course("transplant", started_on=day(7, 5)))[Job.HARVEST][2] == day(10, 28)
    assert Job.HARVEST not in windows(slow, Course("transplant", started_on=day(8, 20)))


def test_young_plants_are_hardened_off_and_sets_are_not():
    assert Job.HARDEN_OFF in windows(TOMATO, Course("transplant", planned_on=day(5, 10)))
    assert Job.HARDEN_OFF not in windows(GARLIC, Course("transplant", planned_on=day(10, 25)))


def test_an_ended_planting_shows_what_was_done():
    harvested = Course("direct_sow", None, None, day(4, 10), day(7, 1), was_harvested=True)
    removed = replace(harvested, was_harvested=False)
    assert windows(CARROT, harvested) == {
        Job.SOW: (day(4, 10),) * 3,
        Job.HARVEST: (day(7, 1),) * 3,
    }
    assert list(windows(CARROT, removed)) == [Job.SOW]


def test_flowers_are_not_harvested():
    flower = replace(TOMATO, category="flower")
    assert Job.HARVEST not in windows(flower, Course("transplant", started_on=day(5, 5)))


def test_indoors_and_in_the_tropics_the_plan_decides():
    for site in (
        replace(BRNO, is_indoor=True),
        replace(BRNO, frost=NO_FROST, latitude_deg=1.3),
    ):
        planned = windows(TOMATO, Course("transplant", planned_on=day(6, 1)), site=site)
        assert planned[Job.PLANT_OUT] == (day(6, 1),) * 3
        assert planned[Job.HARVEST][1] == day(6, 1) + timedelta(days=72)
        assert windows(TOMATO, Course("transplant"), site=site) == {}


def test_indoors_nothing_is_planted_out():
    site = replace(BRNO, is_indoor=True)
    found = windows(TOMATO, Course("sow_indoors", started_on=TODAY), site=site)
    assert list(found) == [Job.START_INDOORS, Job.HARVEST]


def test_south_of_the_equator_spring_is_in_october():
    christchurch = replace(BRNO, frost=FrostDates(246, 283, 314, 103, 128, 153), latitude_deg=-43.5)
    found = windows(TOMATO, Course("transplant"), site=christchurch)
    assert found[Job.PLANT_OUT][0] == day(11, 10)
    assert found[Job.HARVEST][1].year == 2027


@pytest.mark.parametrize(
    ("site", "start", "harvest"), [("high", "medium", "medium"), ("low", "low", "medium")]
)
def test_a_window_is_no_surer_than_the_frost_dates(site, start, harvest):
    jobs = calendar(
        TOMATO, Course("transplant", planned_on=day(5, 10)), site=replace(BRNO, confidence=site)
    ).jobs
    found = {window.job: window.confidence for window in jobs}
    assert (found[Job.PLANT_OUT], found[Job.HARVEST]) == (start, harvest)


def test_warm_weather_brings_the_harvest_forward():
    warm = {
        day(5, 1) + timedelta(days=number): DayTemperatures(20.0, 30.0, False, TODAY)
        for number in range(40)
    }
    course = Course("transplant", heat_target("tomato", "transplant"), started_on=day(5, 1))
    on = day(6, 10)
    by_days = windows(TOMATO, course, on)[Job.HARVEST][1]
    by_heat = windows(TOMATO, course, on, replace(BRNO, weather=warm))[Job.HARVEST][1]
    # 40 days of 15 degrees above 10 are 600 of the 825 it needs.
    assert by_heat < by_days
    assert by_heat > on
