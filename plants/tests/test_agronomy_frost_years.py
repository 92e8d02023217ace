from datetime import date, timedelta

import pytest

from plants.agronomy.frost import NO_FROST
from plants.agronomy.frost_years import counted_frost_dates

# 19 July; in the south 18 January.
NORTH, SOUTH = 200, 18


def record(first_year: int, last_year: int, **frosts: str) -> dict[date, float]:
    """Mild throughout, but for a frost on each of these days (y2016="0401 1020")."""
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    minima = {first + timedelta(days=n): 5.0 for n in range((last - first).days + 1)}
    for year, days in frosts.items():
        for day in days.split():
            minima[date(int(year[1:]), int(day[:2]), int(day[2:]))] = -1.0
    return minima


def ten_years(**others: str) -> dict[date, float]:
    """Last frosts on 1 to 10 April, first ones on 11 to 20 October."""
    years = {f"y{2016 + n}": f"04{n + 1:02} 10{n + 11:02}" for n in range(10)}
    return record(2016, 2025, **(years | others))


def test_of_ten_springs_the_ninth_is_the_date_that_nine_keep():
    dates = counted_frost_dates(ten_years(), NORTH)
    assert (dates.last_p10, dates.last_p50, dates.last_p90) == (91, 95, 99)
    assert (dates.first_p10, dates.first_p50, dates.first_p90) == (284, 288, 292)


def test_earlier_and_later_frosts_of_a_year_do_not_count():
    same = ten_years(y2016="0105 0401 1011 1224")
    assert counted_frost_dates(same, NORTH) == counted_frost_dates(ten_years(), NORTH)


def test_a_year_without_frost_is_earliest_in_spring_and_latest_in_autumn():
    mild = ten_years(y2016="", y2017="")
    dates = counted_frost_dates(mild, NORTH)
    assert (dates.last_p10, dates.last_p50, dates.last_p90) == (None, 95, 99)
    assert (dates.first_p10, dates.first_p50, dates.first_p90) == (286, 290, None)


def test_a_place_without_any_frost_has_none():
    assert counted_frost_dates(record(2016, 2025), NORTH) == NO_FROST


def test_frost_of_one_winter_in_ten_leaves_a_place_with_a_date_of_first_frost_only():
    dates = counted_frost_dates(record(2016, 2025, y2016="0310 1201"), NORTH)
    assert (dates.last_p50, dates.last_p90, dates.first_p10) == (None, None, 335)
    assert dates.has_safe_date


def test_where_frost_comes_until_midsummer_no_date_is_safe():
    high = record(2016, 2025, **{f"y{2016 + n}": "0401 0710 0801" for n in range(10)})
    dates = counted_frost_dates(high, NORTH)
    assert dates.last_p90 is None
    assert not dates.has_safe_date
    two_weeks = record(2016, 2025, **{f"y{2016 + n}": "0705 0801" for n in range(10)})
    assert counted_frost_dates(two_weeks, NORTH).has_safe_date


def test_in_the_south_spring_comes_before_the_new_year():
    years = {f"y{2016 + n}": f"05{n + 11:02} 10{n + 11:02}" for n in range(10)}
    dates = counted_frost_dates(record(2016, 2025, **years), SOUTH)
    assert (dates.last_p50, dates.first_p50) == (288, 135)


def test_a_last_frost_of_a_mild_winter_may_fall_before_the_new_year():
    winters = {f"y{2016 + n}": "1201" for n in range(10)}
    assert counted_frost_dates(record(2016, 2025, **winters), NORTH).first_p50 == 335


def test_a_half_year_that_is_hardly_known_does_not_count():
    gappy = {day: low for day, low in ten_years().items() if (day.year, day.month) != (2025, 4)}
    few = {day: low for day, low in gappy.items() if day.year != 2025 or day.month > 6}
    assert counted_frost_dates(few, NORTH).last_p90 == 99, "nine springs, the ninth of them"
    with pytest.raises(ValueError, match="half-year"):
        counted_frost_dates({day: low for day, low in few.items() if day.year == 2025}, NORTH)
