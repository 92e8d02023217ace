from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy.heat_targets import HEAT_TARGETS, HeatTarget, heat_target
from plants.agronomy.maturity import Growth, Method, harvest_estimate, heat_eta
from plants.agronomy.temperature_record import DayTemperatures, MonthlyNormals

MAY_1, JUNE_10, ONE_DAY = date(2026, 5, 1), date(2026, 6, 10), timedelta(days=1)
BRNO = MonthlyNormals(
    tmin_c=(-3.5, -2.6, 0.6, 4.5, 9.2, 12.7, 14.3, 14.0, 9.9, 5.4, 1.6, -2.1),
    tmax_c=(0.9, 3.6, 8.9, 15.5, 20.2, 23.7, 26.0, 25.8, 20.1, 13.9, 7.0, 2.0),
    confidence="high",
)
# 10 °C·d a day from 10/30 °C: 80 days of that weather.
EIGHT_HUNDRED = HeatTarget(10, 30, 700, 900, ("direct_sow",), "medium")
SEVENTY_DAYS = Growth(MAY_1, 70, heat=EIGHT_HUNDRED)


def days(first, number, tmin_c=14.0, tmax_c=26.0, **changes):
    day = {"is_forecast": False, "issued_on": first} | changes
    return {first + n * ONE_DAY: DayTemperatures(tmin_c, tmax_c, **day) for n in range(number)}


def forecast(first, number, tmin_c=14.0, tmax_c=26.0, issued_on=None):
    return days(first, number, tmin_c, tmax_c, is_forecast=True, issued_on=issued_on or first)


def estimate(weather, growth=SEVENTY_DAYS, on=JUNE_10, normals=BRNO):
    return harvest_estimate(growth, on=on, weather=weather, normals=normals)


def test_gdd_07_harvest_in_a_month():
    target = HeatTarget(10, 30, 0, 0, ("direct_sow",), "medium").of_cultivar(1200)
    eta = heat_eta(np.full(200, 12.0), past_days=70, target=target)
    assert eta.days - 70 == 30
    assert eta.sd_days == pytest.approx(5.5, abs=0.1)
    assert (30 - eta.spread_days, 30 + eta.spread_days) == (23, 37)


def test_a_cool_day_on_which_the_target_is_reached_widens_nothing():
    daily = np.array([10.0] * 79 + [1.0] * 20)
    assert heat_eta(daily, 79, EIGHT_HUNDRED).days == 89
    assert heat_eta(daily, 88, EIGHT_HUNDRED).spread_days == 29, "3.6 a day over a fortnight"


@pytest.mark.parametrize(
    ("days_to_maturity", "likely", "earliest", "latest"),
    [
        pytest.param(70, date(2026, 7, 10), date(2026, 7, 3), date(2026, 7, 17), id="GDD-08"),
        pytest.param(30, date(2026, 5, 31), date(2026, 5, 26), date(2026, 6, 5), id="at-least-5"),
    ],
)
def test_harvest_from_days_to_maturity(days_to_maturity, likely, earliest, latest):
    found = estimate({}, Growth(MAY_1, days_to_maturity))
    assert (found.likely, found.earliest, found.latest) == (likely, earliest, latest)
    assert (found.method, found.confidence) == (Method.DAYS_TO_MATURITY, "medium")


@pytest.mark.parametrize(
    "growth",
    [
        Growth(MAY_1, 70, rest_days=30),
        Growth(MAY_1, 70, is_reckoned=True),
        Growth(MAY_1, 201),
    ],
)
def test_days_that_are_a_guess_are_said_to_be_one(growth):
    assert estimate({}, growth).confidence == "low"


def test_measured_then_forecast_then_averages():
    """400 °C·d measured in 40 days, 80 forecast; Brno's June and July bring the other 320."""
    weather = days(MAY_1, 40) | forecast(JUNE_10, 8)
    found = estimate(weather)
    assert found.method == Method.HEAT_SUM
    assert found.heat.so_far_c_days == pytest.approx(400)
    assert (found.heat.measured_from, found.heat.measured_to) == (MAY_1, date(2026, 6, 9))
    assert (found.heat.forecast_to, found.heat.forecast_issued_on) == (date(2026, 6, 17), JUNE_10)
    assert found.heat.uses_normals
    # Summed by hand between the middles of the months.
    assert found.likely == date(2026, 7, 23)
    assert found.latest - found.likely == found.likely - found.earliest
    # √(172 · 2.5² + 80²) = 86.5 °C·d, at 9.5 a day, times 1.28.
    assert (found.latest - found.likely).days == 12
    assert found.confidence == "medium"


def test_a_warm_season_is_earlier_than_a_cool_one():
    warm, usual, cool = (
        estimate(days(MAY_1, 40, 14 + more, 26 + more)).likely for more in (3, 0, -3)
    )
    assert warm < usual < cool
    assert (usual - warm).days == pytest.approx(12, abs=2), "120 °C·d at 9.6 a day"


def test_what_has_had_its_heat_was_ripe_on_that_day():
    on = date(2026, 8, 10)
    found = estimate(days(MAY_1, 101) | forecast(on, 8), on=on)
    assert found.likely == MAY_1 + 80 * ONE_DAY
    assert estimate(days(MAY_1, 102), on=on + ONE_DAY).likely == found.likely
    assert (found.heat.measured_to, found.heat.forecast_to) == (date(2026, 7, 19), None)
    assert not found.heat.uses_normals
    # Only the crop's own 10 % are left: 80 °C·d at 10 a day, times 1.28.
    assert (found.latest - found.likely).days == 10


def test_climate_averages_alone_keep_the_days_to_maturity():
    assert estimate({}).likely == date(2026, 7, 10)
    before, long_ahead = days(date(2026, 3, 1), 30), forecast(date(2026, 6, 25), 5)
    assert estimate(before | long_ahead).method == Method.DAYS_TO_MATURITY


def test_a_planting_yet_to_begin_has_days_only():
    found = estimate(forecast(date(2026, 4, 28), 7), on=date(2026, 4, 28))
    assert (found.method, found.likely) == (Method.DAYS_TO_MATURITY, date(2026, 7, 10))


def test_on_its_first_day_the_forecast_counts():
    found = estimate(forecast(MAY_1, 8), on=MAY_1)
    assert found.method == Method.HEAT_SUM
    assert (found.heat.measured_from, found.heat.forecast_to) == (None, date(2026, 5, 8))


@pytest.mark.parametrize(
    ("missing", "method"),
    [(0, Method.HEAT_SUM), (4, Method.HEAT_SUM), (5, Method.DAYS_TO_MATURITY)],
)
def test_one_missing_day_in_ten_is_filled_and_lowers_confidence(missing, method):
    weather = days(MAY_1, 40)
    for number in range(missing):
        del weather[MAY_1 + (7 * number + 3) * ONE_DAY]
    found = estimate(weather)
    assert found.method == method
    if found.heat:
        assert found.heat.filled_days == missing
        assert found.heat.so_far_c_days == pytest.approx(400)
        assert found.confidence == ("low" if missing else "medium")


def test_a_gap_is_filled_in_a_straight_line():
    weather = days(MAY_1, 40, 10, 20) | days(MAY_1 + 10 * ONE_DAY, 30, 16, 26)
    del weather[MAY_1 + 9 * ONE_DAY], weather[MAY_1 + 10 * ONE_DAY]
    # 9 days of 5, 29 of 11, and 7 and 9 between.
    assert estimate(weather).heat.so_far_c_days == pytest.approx(45 + 319 + 7 + 9)


def test_an_old_forecast_says_nothing_of_the_days_ahead():
    weather = days(MAY_1, 40) | forecast(JUNE_10, 8, issued_on=date(2026, 6, 8))
    assert estimate(weather).heat.forecast_to is None
    weather = days(MAY_1, 40) | forecast(JUNE_10, 8, issued_on=date(2026, 6, 9))
    assert estimate(weather).heat.forecast_to == date(2026, 6, 17)


def test_no_more_than_a_week_of_forecast_counts():
    assert estimate(days(MAY_1, 40) | forecast(JUNE_10, 16)).heat.forecast_to == date(2026, 6, 17)


def test_what_was_forecast_for_yesterday_stands_in_for_its_measurement():
    weather = days(MAY_1, 39) | forecast(date(2026, 6, 9), 1)
    heat = estimate(weather).heat
    assert (heat.measured_to, heat.forecast_to) == (date(2026, 6, 8), date(2026, 6, 9))
    assert heat.so_far_c_days == pytest.approx(400)
    assert heat.filled_days == 0


def test_averages_that_are_an_estimate_make_the_date_one():
    grid = MonthlyNormals(BRNO.tmin_c, BRNO.tmax_c, "low")
    assert estimate(days(MAY_1, 40), normals=grid).confidence == "low"


def test_without_averages_the_days_count_until_the_heat_is_there():
    assert estimate(days(MAY_1, 40), normals=None).method == Method.DAYS_TO_MATURITY
    ripe = estimate(days(MAY_1, 90), on=date(2026, 7, 30), normals=None)
    assert (ripe.method, ripe.likely) == (Method.HEAT_SUM, date(2026, 7, 20))


def test_where_averages_never_bring_the_heat_the_days_count():
    north = MonthlyNormals((-5.0,) * 12, (8.0,) * 12, "high")
    assert estimate(days(MAY_1, 40), normals=north).method == Method.DAYS_TO_MATURITY


def test_heat_waits_for_the_next_summer():
    sown = Growth(date(2026, 9, 1), 70, heat=EIGHT_HUNDRED)
    found = estimate(days(date(2026, 9, 1), 10), sown, on=date(2026, 9, 11))
    assert found.likely.year == 2027
    assert found.likely.month in (7, 8)


def test_southern_summer_ripens_in_january():
    christchurch = MonthlyNormals(
        BRNO.tmin_c[6:] + BRNO.tmin_c[:6], BRNO.tmax_c[6:] + BRNO.tmax_c[:6], "high"
    )
    started_on = date(2026, 11, 1)
    found = estimate(
        days(started_on, 40),
        Growth(started_on, 70, heat=EIGHT_HUNDRED),
        date(2026, 12, 11),
        christchurch,
    )
    assert (found.likely.year, found.likely.month) == (2027, 1)


@given(st.floats(-10, 25), st.floats(0, 15), st.integers(0, 120), st.integers(0, 8))
def test_the_range_holds_the_date_whatever_the_weather(tmin_c, span_c, past, ahead):
    on = MAY_1 + past * ONE_DAY
    weather = days(MAY_1, past, tmin_c, tmin_c + span_c)
    weather |= forecast(on, ahead, tmin_c, tmin_c + span_c)
    found = estimate(weather, on=on)
    assert MAY_1 <= found.earliest <= found.likely <= found.latest
    assert (found.heat is None) == (found.method == Method.DAYS_TO_MATURITY)


@pytest.mark.parametrize(
    ("slug", "method", "least", "most"),
    [
        ("sweet-corn", "direct_sow", 800, 1000),
        ("cherry-tomato", "transplant", 650, 800),
        ("paste-tomato", "transplant", 800, 1000),
        ("sweet-pepper", "transplant", 750, 900),
        ("bush-bean", "direct_sow", 500, 600),
        ("cucumber", "direct_sow", 450, 550),
        ("garden-pea", "direct_sow", 650, 750),
        ("head-lettuce", "direct_sow", 700, 900),
        ("broccoli", "transplant", 750, 900),
        ("potato", "direct_sow", 1000, 1300),
        ("potato", "transplant", 1000, 1300),
    ],
)
def test_heat_targets_of_the_table(slug, method, least, most):
    target = heat_target(slug, method)
    assert (target.least_c_days, target.most_c_days) == (least, most)


@pytest.mark.parametrize(
    ("slug", "method"),
    [("tomato", "direct_sow"), ("tomato", "sow_indoors"), ("cucumber", "transplant"), ("kale", "")],
)
def test_heat_that_counts_from_another_moment_is_no_target(slug, method):
    assert heat_target(slug, method) is None


def test_a_named_cultivar_brings_its_own_figure():
    target = HEAT_TARGETS["tomato"].of_cultivar(700)
    assert (target.c_days, target.sd_c_days) == (700, pytest.approx(35))
    assert HEAT_TARGETS["tomato"].sd_c_days == pytest.approx(82.5)
