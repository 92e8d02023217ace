from datetime import date, timedelta

import pytest

from plants.agronomy import seasonal
from plants.agronomy.winter_rest import winter_rest_days

BRNO_MEAN_C = (-1.5, 0.2, 4.6, 10.2, 14.8, 18.3, 20.2, 19.8, 14.9, 9.6, 4.7, 0.0)


@pytest.mark.parametrize(
    ("latitude_deg", "start", "growing_days", "rest"),
    [
        # At 49 degrees days are shorter than ten hours from 30 October to 11 February.
        (49.2, date(2026, 5, 1), 70, 0),
        (49.2, date(2026, 9, 16), 88, 105),
        (49.2, date(2026, 12, 1), 10, 73),
        (-49.2, date(2026, 3, 18), 88, 111),
        (20.0, date(2026, 9, 16), 88, 0),
    ],
)
def test_growth_rests_while_days_are_short(latitude_deg, start, growing_days, rest):
    assert winter_rest_days(latitude_deg, None, start, growing_days) == pytest.approx(rest, abs=2)


def test_growth_rests_while_days_are_cold():
    """In Brno the mean passes 5 °C around 17 March: a month after the ten-hour day."""
    short = winter_rest_days(49.2, None, date(2026, 9, 16), 88)
    cold = winter_rest_days(49.2, BRNO_MEAN_C, date(2026, 9, 16), 88)

    assert cold - short == pytest.approx(35, abs=3)


def test_where_hardly_any_day_grows_a_crop_the_search_ends():
    assert winter_rest_days(70.0, (-9.0,) * 12, date(2026, 5, 1), 70) == 365


@pytest.mark.parametrize("first", [date(2027, 12, 20), date(2028, 1, 1), date(2028, 2, 28)])
def test_days_of_the_year_in_a_row(first):
    span = [first + timedelta(days=number) for number in range(800)]
    assert seasonal.days_of_year(first, 800).tolist() == [*map(seasonal.day_of_year, span)]
