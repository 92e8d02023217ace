from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import conductivity, dissolved_oxygen, reservoir, soil
from plants.agronomy.spans import Span

few = settings(max_examples=30, deadline=None)
LETTUCE_EC, LETTUCE_PH = Span(1.2, 1.8), (6.0, 7.0)


def test_ind_05_one_solution_on_every_scale():
    assert conductivity.ppm(2.0, 500) == 1000
    assert conductivity.ppm(2.0, 700) == 1400
    assert conductivity.ppm(2.0, 640) == 1280
    assert conductivity.conductivity_factor(2.0) == 20


def test_a_meter_without_compensation_reads_low_in_the_cold():
    assert conductivity.ec_at_25_c(1.8, 20) == pytest.approx(2.0)
    assert conductivity.ec_at_25_c(1.8, 25) == 1.8


@pytest.mark.parametrize(
    ("pressure_kpa", "oxygen_mg_l"),
    [
        pytest.param(101.325, 9.09, id="IND-07-sea-level"),
        pytest.param(84.8, 7.57, id="IND-07-1500-m"),
    ],
)
def test_water_holds_less_oxygen_on_a_mountain(pressure_kpa, oxygen_mg_l):
    found = dissolved_oxygen.oxygen_saturation_mg_l(20, pressure_kpa)
    assert found == pytest.approx(oxygen_mg_l, abs=0.05)


@pytest.mark.parametrize(
    ("water_c", "oxygen_mg_l", "severity"),
    [
        (24, None, None),
        (24.1, None, "warning"),
        (20, 5.9, "warning"),
        (20, 4.0, "warning"),
        (20, 3.9, "critical"),
        (20, 6.0, None),
    ],
)
def test_roots_need_cool_water_and_oxygen(water_c, oxygen_mg_l, severity):
    assert dissolved_oxygen.root_water_severity(water_c, oxygen_mg_l) == severity


@pytest.mark.parametrize(
    ("volume_l", "daily_top_up_l", "days"),
    [
        pytest.param(20, 1.6, 13, id="IND-09"),
        pytest.param(60, 2.0, 14, id="IND-10"),
        pytest.param(20, 4, 5, id="exactly-five"),
        pytest.param(2.1, 0.7, 3, id="exactly-three"),
        pytest.param(20, 30, 1, id="more-than-it-holds"),
        pytest.param(20, None, 10, id="no-record"),
        pytest.param(20, 0, 14, id="nothing-drunk"),
    ],
)
def test_change_interval(volume_l, daily_top_up_l, days):
    assert reservoir.change_interval_days(volume_l, daily_top_up_l) == days


def test_ind_11_lettuce_in_a_strong_solution():
    target_ec = LETTUCE_EC.middle
    litres = reservoir.litres_to_replace(40, 2.4, target_ec, tap_ec=0.3)
    assert target_ec == pytest.approx(1.5)
    assert litres == pytest.approx(17.1, abs=0.2)
    assert reservoir.ec_severity(2.4, LETTUCE_EC) == "warning"
    assert reservoir.ph_severity(soil.ph_distance(7.2, *LETTUCE_PH)) == "info"


@pytest.mark.parametrize(
    ("ec", "severity"),
    [
        (1.1, "advice"),
        (1.2, None),
        (1.8, None),
        (1.9, "advice"),
        (2.16, "advice"),
        (2.2, "warning"),
    ],
)
def test_ec_severity(ec, severity):
    assert reservoir.ec_severity(ec, LETTUCE_EC) == severity


@pytest.mark.parametrize(
    ("ph", "severity"), [(7.0, None), (7.3, "info"), (7.7, "advice"), (9.0, "warning")]
)
def test_ph_severity_of_a_solution(ph, severity):
    assert reservoir.ph_severity(soil.ph_distance(ph, *LETTUCE_PH)) == severity


def test_salty_tap_water_cannot_thin_a_solution():
    assert reservoir.litres_to_replace(40, 2.4, 1.5, tap_ec=1.5) is None
    assert reservoir.litres_to_replace(40, 1.4, 1.5, tap_ec=1.5) == 0


def test_feed_makes_up_what_lacks():
    assert reservoir.feed_ml(40, 1.0, 1.5, ec_per_ml_l=0.25) == pytest.approx(80)
    assert reservoir.feed_ml(40, 1.6, 1.5, ec_per_ml_l=0.25) == 0
    assert reservoir.feed_ec_ms_cm(1.5, 0.9) == pytest.approx(0.6)
    assert reservoir.feed_ec_ms_cm(1.5, 0.8) == 1.5


@pytest.mark.parametrize(
    ("readings", "drifts"),
    [
        ([(1, 2.0), (4, 1.3)], True),
        ([(1, 2.0), (5, 1.3)], False),
        ([(4, 1.45), (1, 2.0)], False),
        ([(1, 2.0), (2, 2.3), (3, 2.7)], True),
        ([(1, 0.0), (2, 2.0)], False),
        ([], False),
    ],
)
def test_a_solution_that_drifts_is_due(readings, drifts):
    dated = [(date(2026, 6, day), ec) for day, ec in readings]
    assert reservoir.is_drifting(dated) is drifts


def at(hours: float) -> datetime:
    return datetime(2026, 6, 1, tzinfo=UTC) + timedelta(hours=hours)


def test_plain_water_thins_what_was_left():
    assert reservoir.ec_after_top_up(30, 2.0, 10, 0.4) == pytest.approx(1.6)


@pytest.mark.parametrize(
    ("top_ups", "daily_l"),
    [
        ([(24, 1.6), (48, 1.6)], 1.6),
        ([(48, 2.0), (96, 4.0)], 1.5),
        ([(-24, 9.0), (48, 2.0)], 1.0),
        ([(12, 1.0)], None),
        ([], None),
    ],
)
def test_daily_use_counts_from_the_filling(top_ups, daily_l):
    noted = [(at(hours), litres) for hours, litres in top_ups]
    found = reservoir.daily_use_l(at(0), noted)
    assert found == (None if daily_l is None else pytest.approx(daily_l))


@pytest.mark.parametrize(
    ("doses", "readings", "disturbed", "per_ml_l"),
    [
        pytest.param([(1, 0.1)], [(0, 7.0), (2, 6.5)], [], -5.0, id="one"),
        pytest.param([(0, 0.1)], [(0, 7.0), (2, 6.5)], [], -5.0, id="right-after-the-reading"),
        pytest.param([(1, 0.1), (1.5, 0.1)], [(0, 7.0), (2, 6.0)], [], -5.0, id="two-doses"),
        pytest.param([(1, 0.1), (3, 0.1)], [(0, 7.0), (2, 6.5), (4, 6.2)], [], -4.0, id="median"),
        pytest.param([(1, 0.1)], [(0, 7.0), (30, 6.5)], [], None, id="read-too-late"),
        pytest.param([(30, 0.1)], [(0, 7.0), (31, 6.5)], [], None, id="read-too-early"),
        pytest.param([(1, 0.1)], [(0, 7.0), (2, 6.5)], [1.5], None, id="disturbed"),
        pytest.param([(1, 0.1)], [(2, 6.5)], [], None, id="no-reading-before"),
        pytest.param([], [(0, 7.0), (2, 6.5)], [], None, id="no-dose"),
    ],
)
def test_ph_answer_of_a_solution(doses, readings, disturbed, per_ml_l):
    found = reservoir.ph_per_ml_l(
        [reservoir.Dose(at(hours), ml_l) for hours, ml_l in doses],
        [(at(hours), ph) for hours, ph in readings],
        [at(hours) for hours in disturbed],
    )
    assert found == (None if per_ml_l is None else pytest.approx(per_ml_l))


@pytest.mark.parametrize(
    ("ph", "per_ml_l", "ml"), [(7.0, -5, 4.0), (8.5, -5, 8.0), (7.0, 5, None), (6.5, -5, None)]
)
def test_ph_dose_is_one_step_at_most(ph, per_ml_l, ml):
    assert reservoir.ph_dose_ml(40, ph, 6.5, per_ml_l) == ml


@few
@given(st.floats(0, 40), st.floats(0, 8), st.floats(50, 110))
def test_warmer_water_holds_less_oxygen(water_c, more_c, pressure_kpa):
    cool = dissolved_oxygen.oxygen_saturation_mg_l(water_c, pressure_kpa)
    assert 0 < dissolved_oxygen.oxygen_saturation_mg_l(water_c + more_c, pressure_kpa) <= cool


@few
@given(st.floats(0, 20), st.sampled_from(conductivity.PPM_SCALES))
def test_scales_come_back(ec, scale):
    assert conductivity.ec_of_ppm(conductivity.ppm(ec, scale), scale) == pytest.approx(ec)
    cf = conductivity.conductivity_factor(ec)
    assert conductivity.ec_of_conductivity_factor(cf) == pytest.approx(ec)


@few
@given(st.floats(1, 500), st.floats(0, 10), st.floats(0.5, 5), st.floats(0, 5))
def test_no_more_is_replaced_than_there_is_and_the_mix_is_right(volume_l, ec, target_ec, tap_ec):
    litres = reservoir.litres_to_replace(volume_l, ec, target_ec, tap_ec)
    if litres:
        assert litres <= volume_l * (1 + 1e-9)
        mixed = ((volume_l - litres) * ec + litres * tap_ec) / volume_l
        assert mixed == pytest.approx(target_ec)


@few
@given(st.floats(0, 1000), st.floats(0, 1000))
def test_a_change_is_due_within_a_fortnight(volume_l, daily_top_up_l):
    assert 1 <= reservoir.change_interval_days(volume_l, daily_top_up_l) <= 14
