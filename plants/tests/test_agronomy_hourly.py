import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy.chilling import chill_hours
from plants.agronomy.hourly import hourly_temperatures_c

DAYS = st.lists(
    st.tuples(st.floats(-30, 30), st.floats(0, 20), st.floats(0, 24)), min_size=1, max_size=8
)


def test_a_spring_day_of_twelve_hours():
    day = hourly_temperatures_c([4], [16], [12])
    assert len(day) == 24
    assert day[6] == pytest.approx(4), "the minimum is at sunrise"
    assert day.argmax() == 14, "two hours after noon"
    assert day[14] == pytest.approx(16)
    # Linvill: sin(π·12/16) at sunset, and from there with ln(4)/ln(12) four hours later.
    assert day[18] == pytest.approx(12.485, abs=0.001)
    assert day[22] == pytest.approx(12.485 - 8.485 * np.log(4) / np.log(12), abs=0.001)


def test_the_night_falls_to_the_minimum_of_the_next_morning():
    first, second = hourly_temperatures_c([4, -3], [16, 9], [12, 12]).reshape(2, 24)
    assert first[23] < hourly_temperatures_c([4], [16], [12])[23]
    assert second[0] < first[23]
    assert second[6] == pytest.approx(-3)
    assert second[5] == pytest.approx(-3, abs=0.6)


@given(DAYS)
def test_no_hour_leaves_the_extremes_of_the_days_round_it(days):
    low = np.array([day[0] for day in days])
    high = low + np.array([day[1] for day in days])
    hours = hourly_temperatures_c(low, high, [day[2] for day in days])
    assert hours.shape == (24 * len(days),)
    assert hours.min() >= low.min() - 1e-9
    assert hours.max() <= high.max() + 1e-9


def test_longer_nights_chill_more():
    short, long = (chill_hours(hourly_temperatures_c([2], [14], [h])) for h in (14, 9))
    assert long > short
