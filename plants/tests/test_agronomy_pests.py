from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import disease_weather, late_blight, pest_clocks, wet_spells
from plants.agronomy.disease_weather import MildewDay
from plants.agronomy.late_blight import BlightDay
from plants.agronomy.pest_clocks import PEST_CLOCKS
from plants.agronomy.units import celsius
from plants.agronomy.wet_spells import Hour, WetSpell

few = settings(max_examples=30, deadline=None)
HUMID, DRY = Hour(90, 15), Hour(89.9, 25)


def test_pes_01_two_mild_humid_days_make_a_hutton_period():
    assert late_blight.hutton_days([BlightDay(11, 7), BlightDay(10.2, 6)]) == (False, True)


@pytest.mark.parametrize(
    "days",
    [
        [BlightDay(9.9, 7), BlightDay(12, 9)],
        [BlightDay(11, 5), BlightDay(12, 9)],
        [BlightDay(11, 7), None, BlightDay(11, 7)],
        [BlightDay(11, 7)],
        [],
    ],
)
def test_no_hutton_period_without_two_days_in_a_row(days):
    assert not any(late_blight.hutton_days(days))


@pytest.mark.parametrize(
    ("periods", "is_reported_near", "severity"),
    [(0, True, None), (1, False, "warning"), (1, True, "critical"), (2, False, "critical")],
)
def test_hutton_severity(periods, is_reported_near, severity):
    found = late_blight.hutton_severity(periods, is_reported_near=is_reported_near)
    assert found == severity


@pytest.mark.parametrize(
    ("first_h", "second", "period"),
    [
        pytest.param(11, (10, 11), "full", id="PES-03-full"),
        pytest.param(11, (10, 10), "near miss", id="PES-03-near-miss"),
        pytest.param(10, (10, 10), "near miss", id="both-near"),
        pytest.param(11, (9.9, 11), None, id="cold"),
        pytest.param(11, (10, 9), None, id="dry"),
    ],
)
def test_smith_period(first_h, second, period):
    assert late_blight.smith_period(BlightDay(11, first_h), BlightDay(*second)) == period


@pytest.mark.parametrize(
    ("hours", "mean_f", "value"),
    [
        pytest.param(14, 62, 2, id="PES-04-62F"),
        pytest.param(20, 50, 2, id="PES-04-50F"),
        pytest.param(22, 57, 4, id="PES-04-57F"),
        pytest.param(9, 70, 0, id="short"),
        pytest.param(30, 50, 3, id="cool-never-4"),
    ],
)
def test_wallin_severity_value(hours, mean_f, value):
    assert late_blight.wallin_severity_value(hours, celsius(mean_f)) == value


@pytest.mark.parametrize(
    ("mean_f", "value"),
    [(44, 0), (45, 1), (53, 1), (54, 2), (59, 2), (60, 3), (80, 3), (81, 0)],
)
def test_sixteen_hours_at_the_ends_of_wallins_classes(mean_f, value):
    assert late_blight.wallin_severity_value(16, celsius(mean_f)) == value


def test_blitecast_asks_for_more_at_first():
    assert not late_blight.is_blitecast_due(17, 9, was_warned=False)
    assert late_blight.is_blitecast_due(18, 0, was_warned=False)
    assert not late_blight.is_blitecast_due(30, 3, was_warned=True)
    assert late_blight.is_blitecast_due(30, 4, was_warned=True)


@pytest.mark.parametrize(
    ("first", "second", "third", "fourth", "fifth", "sixth"),
    [pytest.param(7, 8, 6, 3, 9, 6, id="PES-06")],
)
def test_mildew_index_starts_after_three_good_days(first, second, third, fourth, fifth, sixth):
    days = [MildewDay(hours) for hours in (first, second, third, fourth, fifth, sixth)]
    assert disease_weather.mildew_index(days) == (20, 40, 60, 50, 70, 90)


def test_mildew_starts_anew_and_suffers_from_heat():
    good, bad, hot, both = MildewDay(6), MildewDay(5), MildewDay(0, True), MildewDay(6, True)
    assert disease_weather.mildew_index([good, good, bad, good]) == (20, 40, 0, 20)
    assert disease_weather.mildew_index([good] * 3 + [hot, both]) == (20, 40, 60, 50, 60)
    assert disease_weather.mildew_index([good] * 7)[-1] == 100
    assert disease_weather.mildew_index([good] * 3 + [bad] * 8)[-1] == 0


def test_the_longest_run_of_warm_hours_counts():
    day = MildewDay.of_hours([20, *[21] * 3, 31, *[30] * 4, 35, 25])
    assert day == MildewDay(4, is_hot=True)
    assert MildewDay.of_hours([]) == MildewDay(0)


@pytest.mark.parametrize(
    ("index", "severity"), [(39, "info"), (40, "advice"), (59, "advice"), (60, "warning")]
)
def test_mildew_severity(index, severity):
    assert disease_weather.mildew_severity(index) == severity


@pytest.mark.parametrize(
    ("wet_h", "mean_c", "value"),
    [
        pytest.param(7, 22, 2, id="PES-10-warm"),
        pytest.param(10, 14, 1, id="PES-10-cool"),
        pytest.param(23, 19, 4, id="long"),
        pytest.param(24, 17, 3, id="cool-never-4"),
        pytest.param(2, 22, 0, id="short"),
        pytest.param(21, 13, 3, id="coolest"),
        pytest.param(21, 17, 3, id="end-of-a-class"),
        pytest.param(23, 29, 4, id="warmest"),
        pytest.param(20, 12, 0, id="cold"),
        pytest.param(20, 30, 0, id="hot"),
    ],
)
def test_tomcast_value(wet_h, mean_c, value):
    assert disease_weather.tomcast_value(wet_h, mean_c) == value


@pytest.mark.parametrize(
    ("total", "severity"), [(14, None), (15, "advice"), (19, "advice"), (20, "warning")]
)
def test_tomcast_severity(total, severity):
    assert disease_weather.tomcast_severity(total) == severity


def test_a_short_break_does_not_end_a_wet_spell():
    hours = [HUMID] * 5 + [DRY] * 2 + [Hour(95, 21)] * 5 + [DRY] * 3 + [HUMID] * 4
    assert wet_spells.wet_spells(hours) == (WetSpell(10, 18), WetSpell(4, 15))
    assert wet_spells.humid_hours(hours) == 14


def test_an_unknown_hour_ends_a_wet_spell():
    assert wet_spells.wet_spells([HUMID, None, HUMID]) == (WetSpell(1, 15),) * 2
    assert wet_spells.wet_spells([DRY, None]) == wet_spells.wet_spells([]) == ()


def test_pes_08_codling_moth_hatches_after_warm_days():
    hatch_c_days = PEST_CLOCKS["Codling moth"].event_c_days("egg hatch")
    assert hatch_c_days == pytest.approx(138.9, abs=0.05)
    assert pest_clocks.day_reached([11.0] * 30, hatch_c_days) == 13
    assert pest_clocks.day_reached([11.0] * 12, hatch_c_days) is None


def test_the_codling_moths_day_is_cut_off_at_its_upper_threshold():
    moth, borer = PEST_CLOCKS["Codling moth"], PEST_CLOCKS["Squash vine borer"]
    assert moth.upper_c == pytest.approx(31.1, abs=0.05)
    # GDD-03, from a threshold that is rounded to a tenth of a degree.
    assert moth.degree_days(4, 38) == pytest.approx(10.742, abs=0.02)
    assert borer.degree_days(4, 38) > moth.degree_days(4, 38)
    assert moth.daily_degree_days([(4, 38), None]) == (moth.degree_days(4, 38), 0.0)


@pytest.mark.parametrize(
    ("after_c_days", "severity"), [(-26, None), (-24, "warning"), (49, "warning"), (51, None)]
)
def test_look_for_the_codling_moth_around_its_hatch(after_c_days, severity):
    moth = PEST_CLOCKS["Codling moth"]
    so_far = moth.event_c_days("egg hatch") + after_c_days
    assert moth.severity_near("egg hatch", so_far) == severity


@pytest.mark.parametrize(
    ("on", "latitude_deg", "is_cold_climate", "start"),
    [
        (date(2026, 1, 1), 50, False, date(2026, 1, 1)),
        (date(2026, 2, 28), 50, True, date(2025, 3, 1)),
        (date(2026, 6, 30), -34, False, date(2025, 7, 1)),
        (date(2026, 9, 1), -34, True, date(2026, 9, 1)),
    ],
)
def test_a_pests_year_starts_in_the_middle_of_winter(on, latitude_deg, is_cold_climate, start):
    found = pest_clocks.midwinter(on, latitude_deg, is_cold_climate=is_cold_climate)
    assert found == start


def test_other_pests_are_advice():
    fly = PEST_CLOCKS["Onion fly"]
    assert fly.severity_near("first flight", fly.event_c_days("first flight")) == "advice"


@pytest.mark.parametrize(
    ("so_far", "severity"), [(499, None), (501, "advice"), (555, "advice"), (556, "warning")]
)
def test_the_squash_vine_borer_is_called_before_it_flies(so_far, severity):
    flight_c_days = PEST_CLOCKS["Squash vine borer"].event_c_days("moths")
    assert pest_clocks.flight_severity(so_far, flight_c_days) == severity


@few
@given(st.lists(st.tuples(st.integers(0, 24), st.booleans()), max_size=60))
def test_mildew_index_stays_in_bounds(days):
    indices = disease_weather.mildew_index([MildewDay(*day) for day in days])
    assert len(indices) == len(days)
    assert all(0 <= index <= 100 for index in indices)


@few
@given(st.floats(0, 48), st.floats(0, 24), st.floats(-5, 40))
def test_longer_wetness_is_never_less_severe(hours, more_h, mean_c):
    for value in (late_blight.wallin_severity_value, disease_weather.tomcast_value):
        assert 0 <= value(hours, mean_c) <= value(hours + more_h, mean_c) <= 4
