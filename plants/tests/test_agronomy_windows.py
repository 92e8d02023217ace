from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import seasonal, windows
from plants.agronomy.frost import NO_FROST, FrostDates
from plants.agronomy.solar import last_day_with_daylight
from plants.agronomy.windows import CropOffsets, PlantingWindows, Window

NORTH = FrostDates(100, 115, 130, 275, 290, 305)
SOUTH = FrostDates(265, 280, 295, 105, 120, 135)
TOMATO = CropOffsets(indoor_weeks=(6, 8), transplant_weeks=(1, 3), is_tender=True)
KALE = CropOffsets((5, 7), (-5, -2), (-5, -2), autumn_weeks=(8, 12))
GARLIC = CropOffsets(autumn_weeks=(-5, 1))


def test_windows_of_a_hardy_crop_follow_its_weeks():
    found = windows.planting_windows(KALE, NORTH, 51.0, date(2026, 1, 1))
    assert found == PlantingWindows(
        sow_indoors=Window(date(2026, 3, 7), date(2026, 3, 21)),
        transplant=Window(date(2026, 3, 21), date(2026, 4, 11)),
        direct_sow=Window(date(2026, 3, 21), date(2026, 4, 11)),
        autumn_plant=Window(date(2026, 7, 25), date(2026, 8, 22)),
    )


def test_tender_crops_wait_for_the_safe_date():
    found = windows.planting_windows(TOMATO, NORTH, 51.0, date(2026, 1, 1))
    assert found.transplant.start == date(2026, 5, 10)
    assert found.transplant.days == 15, "a delay does not shorten the window"


def test_tender_crop_with_late_weeks_needs_no_delay():
    pepper = CropOffsets(transplant_weeks=(3, 5), is_tender=True)
    found = windows.planting_windows(pepper, NORTH, 51.0, date(2026, 1, 1))
    assert found.transplant.start == date(2026, 5, 16)


def test_tender_crop_without_a_safe_date_has_no_window():
    mountain = FrostDates(180, 195, None, 210, 220, 230)
    assert windows.planting_windows(TOMATO, mountain, 46.0, date(2026, 1, 1)).transplant is None


@pytest.mark.parametrize(
    ("on", "year"),
    [(date(2026, 4, 11), 2026), (date(2026, 4, 12), 2027), (date(2026, 12, 31), 2027)],
)
def test_a_window_that_has_passed_is_next_years(on, year):
    assert windows.planting_windows(KALE, NORTH, 51.0, on).direct_sow.start.year == year


def test_southern_windows_open_in_the_southern_spring():
    found = windows.planting_windows(KALE, SOUTH, -38.0, date(2026, 7, 1))
    assert found.direct_sow == Window(date(2026, 9, 2), date(2026, 9, 23))
    assert found.autumn_plant == Window(date(2027, 2, 5), date(2027, 3, 5))


def test_window_may_cross_new_year():
    late = FrostDates(40, 60, 80, 340, 355, 360)
    found = windows.planting_windows(GARLIC, late, 35.0, date(2027, 1, 10))
    assert found.autumn_plant == Window(date(2026, 12, 14), date(2027, 1, 25))
    assert found.autumn_plant.contains(date(2027, 1, 1))
    assert not found.autumn_plant.contains(date(2027, 1, 26))


def test_season_of_a_year_ends_in_the_autumn_after_its_last_frost():
    north = windows.season_windows(KALE, NORTH, 51.0, 2026)
    south = windows.season_windows(KALE, SOUTH, -38.0, 2026)
    assert north.autumn_plant.start == date(2026, 7, 25)
    assert south.direct_sow.start == date(2026, 9, 2)
    assert south.autumn_plant.start == date(2027, 2, 5)


def test_season_without_a_median_last_frost_has_only_its_autumn():
    rare = FrostDates(None, None, 30, 340, 355, None)
    found = windows.season_windows(KALE, rare, 37.0, 2026)
    assert found.direct_sow is None
    assert found.autumn_plant is not None


@pytest.mark.parametrize(("frost", "latitude_deg"), [(NO_FROST, 30.0), (NORTH, 9.0), (NORTH, -9.9)])
def test_no_windows_without_frost_or_in_the_tropics(frost, latitude_deg):
    found = windows.planting_windows(KALE, frost, latitude_deg, date(2026, 1, 1))
    assert found == PlantingWindows()


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(1, 365), st.integers(1, 365))
def test_the_next_window_is_never_over_and_never_a_year_too_late(on, last, first):
    frost = FrostDates(last, last, last, first, first, first)
    found = windows.planting_windows(KALE, frost, 45.0, on)
    for window in (found.sow_indoors, found.direct_sow, found.autumn_plant):
        assert window.end >= on
        assert (window.end - on).days <= 366


@pytest.mark.parametrize(
    ("first_frost", "crop", "lead_days", "last"),
    [
        pytest.param(date(2026, 10, 14), (55, 14, True), 97, date(2026, 7, 9), id="FRO-10"),
        pytest.param(date(2026, 10, 20), (55, 21, False), 90, date(2026, 7, 22), id="FRO-11"),
    ],
)
def test_last_sowing(first_frost, crop, lead_days, last):
    days_to_maturity, picking_days, is_tender = crop
    days = windows.sowing_lead_days(days_to_maturity, picking_days, 38.0, is_tender=is_tender)
    assert days == lead_days
    assert windows.last_sowing(first_frost, days) == last


def test_high_latitudes_and_slow_seed_need_longer():
    days = windows.sowing_lead_days(55, 21, 56.0, is_tender=False, germination_days=8)
    assert days == 55 + 21 + 21 + 8


def test_fro_12_last_day_of_ten_hours():
    found = last_day_with_daylight(38.44, 2025)
    assert abs((found - date(2025, 11, 17)).days) <= 1


def test_ten_hour_day_of_the_south_and_of_the_tropics():
    assert last_day_with_daylight(-38.44, 2026).month == 5
    assert last_day_with_daylight(5.0, 2026) is None


def test_winter_leaves_are_three_quarters_grown_when_the_light_goes():
    last = windows.last_sowing_for_winter(date(2026, 11, 17), 60, germination_days=5)
    assert last == date(2026, 9, 28)


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2026, 1, 1), 1),
        (date(2024, 2, 29), 59),
        (date(2024, 3, 1), 60),
        (date(2024, 12, 31), 365),
    ],
)
def test_leap_day_shares_its_number(on, day):
    assert seasonal.day_of_year(on) == day


def test_dates_of_days():
    assert seasonal.date_in_year(2024, 60) == date(2024, 3, 1)
    assert seasonal.next_on(60, date(2024, 3, 1)) == date(2024, 3, 1)
    assert seasonal.next_on(60, date(2024, 3, 2)) == date(2025, 3, 1)


@pytest.mark.parametrize(("start", "end", "days"), [(360, 5, 10), (5, 360, -10), (100, 130, 30)])
def test_shortest_way_round_the_year(start, end, days):
    assert seasonal.days_between(start, end) == days


def test_wrapped_day_runs_past_both_new_years():
    assert [seasonal.wrapped_day(day) for day in (0, 366, 365, -10)] == [365, 1, 365, 355]


def test_months_are_joined_by_lines_across_new_year():
    monthly = tuple(range(12))
    assert seasonal.on_day(monthly, 45) == pytest.approx(1)
    assert seasonal.on_day(monthly, 365) == pytest.approx(11 * 0.5, abs=0.2)
    assert list(seasonal.daily(monthly)) == pytest.approx(
        [seasonal.on_day(monthly, day) for day in range(1, 366)]
    )
