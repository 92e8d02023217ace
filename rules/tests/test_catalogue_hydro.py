from dataclasses import replace
from datetime import timedelta

import pytest

from plants.agronomy.weather_age import Age
from rules.catalogue.hydro.ec_high import hydro_ec_high
from rules.catalogue.hydro.ec_low import hydro_ec_low
from rules.catalogue.hydro.no_common_range import hydro_no_common_range
from rules.catalogue.hydro.oxygen_low import hydro_oxygen_low
from rules.catalogue.hydro.ph_high import hydro_ph_high
from rules.catalogue.hydro.ph_low import hydro_ph_low
from rules.catalogue.hydro.stale_reading import hydro_stale_reading
from rules.catalogue.hydro.water_warm import hydro_water_warm
from rules.engine.evaluate import evaluate
from rules.engine.policy import Policy
from rules.engine.snapshot import DeedSnapshot
from rules.tests.builders import climate, missing, number, run, text
from rules.tests.indoors import (
    BASIL,
    CUCUMBER,
    LETTUCE,
    NOON,
    TOMATO,
    reading,
    reservoir,
    solution,
)


@pytest.mark.parametrize(
    ("ec", "rule", "severity"),
    [
        (1.2, hydro_ec_low, None),
        (1.19, hydro_ec_low, "advice"),
        (0.3, hydro_ec_low, "advice"),
        (1.8, hydro_ec_high, None),
        (1.81, hydro_ec_high, "advice"),
        (2.16, hydro_ec_high, "advice"),
        (2.17, hydro_ec_high, "warning"),
    ],
)
def test_salts_outside_the_range_of_the_crops(ec, rule, severity):
    found = run(rule, solution(ec_ms_cm=ec))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_IND_11_lettuce_in_too_strong_a_solution():
    snapshot = solution(ec_ms_cm=2.4, ph=7.2)
    [strong] = run(hydro_ec_high, snapshot)
    assert number(strong, "To replace by water") == pytest.approx(17.1, abs=0.2)
    assert (strong.severity, strong.confidence) == ("warning", "medium")
    assert text(strong) == (
        "The solution in Tank is too strong | Its EC is 2.40 mS/cm; the crops there want 1.20 "
        "mS/cm to 1.80 mS/cm. | Roots take up water with difficulty, and leaf tips burn. | "
        "Replace 17 L of the solution by plain water. Expect 1.50 mS/cm."
    )
    [sweet] = run(hydro_ph_high, snapshot)
    assert (sweet.severity, sweet.task) == ("info", None), "0.2 above what lettuce bears"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tap_ec_ms_cm": None}, "Measure the EC of your own water"),
        ({"tap_ec_ms_cm": 1.6}, "Your water has 1.60 mS/cm itself"),
    ],
)
def test_without_fitting_water_no_amount_is_given(changes, words):
    [draft] = run(hydro_ec_high, solution(held=reservoir(**changes), ec_ms_cm=2.4))
    assert words in text(draft)
    assert draft.task is None
    assert draft.formula.template == "{now} / {high} − 1 = {above}"


def test_feeding_goes_to_the_middle_of_the_range():
    [draft] = run(hydro_ec_low, solution(ec_ms_cm=1.0))
    assert number(draft, "Of each bottle") == 80, "40 L × 0.5 / 0.25"
    [unknown] = run(hydro_ec_low, solution(held=reservoir(feed_ec_per_ml_l=None), ec_ms_cm=1.0))
    assert "enter what 1 mL adds to 1 L" in text(unknown)
    assert unknown.task is None


def test_a_reservoir_that_is_half_empty_is_judged_as_topped_up():
    """20 L of 2.4 and 20 L of water with 0.3 mS/cm make 1.35."""
    assert run(hydro_ec_high, solution(ec_ms_cm=2.4, level_l=20)) == []
    unknown = solution(held=reservoir(tap_ec_ms_cm=None), ec_ms_cm=2.4, level_l=20)
    assert run(hydro_ec_high, unknown) == []
    assert missing(hydro_ec_high, unknown) == ["tap_ec"]


@pytest.mark.parametrize(
    ("ph", "rule", "severity"),
    [
        (5.5, hydro_ph_low, None),
        (5.2, hydro_ph_low, "info"),
        (5.1, hydro_ph_low, "advice"),
        (4.8, hydro_ph_low, "advice"),
        (4.7, hydro_ph_low, "warning"),
        (7.0, hydro_ph_high, None),
        (7.3, hydro_ph_high, "info"),
        (7.4, hydro_ph_high, "advice"),
        (7.8, hydro_ph_high, "warning"),
    ],
)
def test_acidity_by_its_distance_and_lettuce_bears_more_than_tables_print(ph, rule, severity):
    found = run(rule, solution(ph=ph))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_the_bottle_goes_the_right_way():
    [sour] = run(hydro_ph_low, solution(BASIL, ph=5.0))
    [sweet] = run(hydro_ph_high, solution(BASIL, ph=7.0))
    assert "add pH up in small steps" in text(sour)
    assert "add pH down in small steps" in text(sweet)
    assert sour.task.what.values[0] == ("reservoir", "Tank")


@pytest.mark.parametrize(("water_c", "found"), [(24.0, 0), (24.1, 1)])
def test_warm_water(water_c, found):
    assert len(run(hydro_water_warm, solution(water_c=water_c))) == found


@pytest.mark.parametrize(
    ("water_c", "elevation_m", "severity"),
    [(26.0, 0, None), (26.0, 3000, "warning"), (55.0, 3000, "critical")],
)
def test_oxygen_is_what_water_can_hold_at_that_height(water_c, elevation_m, severity):
    high = replace(climate(), elevation_m=elevation_m)
    found = run(hydro_oxygen_low, replace(solution(water_c=water_c), climate=high))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_too_little_oxygen_says_all_that_warm_water_would():
    high = replace(solution(water_c=26.0), climate=replace(climate(), elevation_m=3000))
    found = evaluate(high, Policy.of((hydro_oxygen_low, hydro_water_warm))).findings
    assert found["HYDRO.WATER_WARM|reservoir:1"].explained_by == "HYDRO.OXYGEN_LOW|reservoir:1"


def test_crops_that_want_different_solutions_get_the_least_bad_figure():
    snapshot = solution(LETTUCE, TOMATO, ec_ms_cm=1.9, ph=6.2)
    [draft] = run(hydro_no_common_range, snapshot)
    assert "No EC suits Leaf lettuce, Tomato together: 1.90 mS/cm is the least bad." in text(draft)
    assert number(draft, "Leaf lettuce") == pytest.approx(0.1)
    assert number(draft, "Tomato") == pytest.approx(-0.1)
    assert draft.plantings == (1, 2)
    assert run(hydro_ec_high, snapshot) == run(hydro_ec_low, snapshot) == []


def test_crops_that_agree_are_not_spoken_of():
    assert run(hydro_no_common_range, solution(TOMATO, CUCUMBER)) == []


def test_one_finding_for_a_reservoir_however_many_plants():
    assert len(run(hydro_ec_high, solution(LETTUCE, BASIL, ec_ms_cm=4.0))) == 1


@pytest.mark.parametrize(
    ("age", "confidence"), [(Age.FRESH, "medium"), (Age.USABLE, "low"), (Age.STALE, None)]
)
def test_an_older_reading_is_less_sure_and_then_missing(age, confidence):
    held = reservoir(latest={"ec_ms_cm": reading(2.4, age)})
    snapshot = solution(held=held)
    assert [draft.confidence for draft in run(hydro_ec_high, snapshot)] == (
        [confidence] if confidence else []
    )
    assert missing(hydro_ec_high, snapshot) == ([] if confidence else ["solution_ec_ms_cm"])
    asked = run(hydro_stale_reading, snapshot)
    assert len(asked) == (age is Age.USABLE)


def test_what_was_never_measured_is_asked_for_by_reservoir():
    [gap] = hydro_ph_high.function(solution(), {})
    assert (gap.name, gap.place) == ("solution_ph", "Tank")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": 25.0}, "A reading of {value} cannot be"),
        ({"at": NOON + timedelta(days=2)}, "The last reading is dated in the future."),
    ],
)
def test_what_cannot_be_is_missing_and_the_check_is_named(changes, words):
    wrong = replace(reading(2.4), **changes)
    [gap] = hydro_ec_high.function(solution(held=reservoir(latest={"ec_ms_cm": wrong})), {})
    assert words in gap.fault.template


@pytest.mark.parametrize(
    ("act", "speaks_of_ec", "speaks_of_ph"),
    [("thinned", False, False), ("ph_down", True, False), (None, True, True)],
)
def test_what_was_done_since_makes_a_reading_worthless(act, speaks_of_ec, speaks_of_ph):
    deeds = (DeedSnapshot(NOON - timedelta(hours=1), act),) if act else ()
    snapshot = solution(held=reservoir(deeds=deeds), ec_ms_cm=2.4, ph=8.0)
    assert bool(run(hydro_ec_high, snapshot)) is speaks_of_ec
    assert bool(run(hydro_ph_high, snapshot)) is speaks_of_ph
    asked = run(hydro_stale_reading, snapshot)
    assert len(asked) == bool(act)
    assert missing(hydro_ec_high, snapshot) == []


def test_a_reservoir_without_crops_is_left_alone():
    bare = replace(solution(ec_ms_cm=9.0, water_c=30.0), beds=())
    for rule in (hydro_ec_high, hydro_water_warm, hydro_stale_reading):
        assert list(rule.function(bare, {})) == []
