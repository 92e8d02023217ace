from dataclasses import replace
from datetime import timedelta

import pytest

from rules.catalogue.disease.early_blight import disease_early_blight
from rules.catalogue.disease.late_blight import disease_late_blight
from rules.catalogue.disease.powdery_mildew import disease_powdery_mildew
from rules.engine.snapshot import ProblemSnapshot
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    garden,
    missing,
    number,
    plant,
    planting,
    run,
    text,
    weather,
)
from rules.tests.damp import DRY, damp, ending_today, wet

LONG_AGO = TODAY - timedelta(days=40)
TOMATO = planting(plant("tomato"), started_on=LONG_AGO)
GRAPE = planting(plant("grape", life_cycle="perennial"), started_on=LONG_AGO)
CUCUMBER = planting(plant("cucumber"), started_on=LONG_AGO)


def outdoors(*days, crop=TOMATO, **changes):
    return garden(bed(crop), **(ending_today(*days) | changes))


# Late blight ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "is_period"),
    [((11, 7), (10.2, 6), True), ((10, 6), (10, 6), True), ((11, 7), (9.9, 6), False),
     ((11, 7), (11, 5), False), ((11, 5), (11, 12), False)],
)  # fmt: skip
def test_PES_01_two_days_of_the_hutton_criteria(first, second, is_period):
    found = run(disease_late_blight, outdoors(damp(*first), damp(*second)))
    assert [draft.severity for draft in found] == (["warning"] if is_period else [])


@pytest.mark.parametrize(
    ("first", "second", "smith"),
    [((11, 11), (10, 11), "met in full"), ((11, 11), (10, 10), "missed by an hour"),
     ((11, 7), (11, 7), "not met")],
)  # fmt: skip
def test_PES_03_the_older_criterion_is_told_for_comparison(first, second, smith):
    [draft] = run(disease_late_blight, outdoors(damp(*first), damp(*second)))
    [older] = [item for item in draft.inputs if item.name == "Older criterion of Smith"]
    assert older.value.text == smith


def test_the_words_of_late_blight():
    [draft] = run(disease_late_blight, outdoors(damp(11, 7), damp(10.2, 6)))
    assert text(draft) == (
        "Bed A: weather for late blight until 10 May 2026 | Two damp, mild days favour late blight "
        "of Tomato. | From 9 May 2026 to 10 May 2026 nights stay above 10.0 °C, and leaves are "
        "damp for 6 h or more a day. | Look under the lower leaves, bin spotted ones, and water "
        "the soil, not leaves."
    )
    assert draft.confidence == "medium"
    assert draft.task.due_on == TODAY


def test_a_second_period_or_a_case_in_the_garden_is_urgent():
    two = outdoors(damp(11, 7), damp(11, 7), DRY, damp(11, 7), damp(11, 7))
    [draft] = run(disease_late_blight, two)
    assert (draft.severity, number(draft, "Such periods in 10 days")) == ("critical", 2)
    one = outdoors(damp(11, 7), damp(11, 7))
    seen = ProblemSnapshot("Late blight", TODAY - 5 * ONE_DAY, 1, None)
    assert run(disease_late_blight, replace(one, problems=(seen,)))[0].severity == "critical"
    old = replace(seen, seen_on=TODAY - 31 * ONE_DAY)
    other = replace(seen, pest="Early blight")
    assert run(disease_late_blight, replace(one, problems=(old, other)))[0].severity == "warning"


def test_a_wet_week_is_one_period_and_one_episode():
    three, four = outdoors(*[damp(11, 7)] * 3), outdoors(*[damp(11, 7)] * 4)
    [draft] = run(disease_late_blight, three)
    assert (draft.severity, draft.episode) == ("warning", "2026-05-08")
    assert run(disease_late_blight, four)[0].episode == "2026-05-07"


def test_periods_within_ten_days_are_one_warning_and_later_ones_another():
    damp_pair, near, far = [damp(11, 7)] * 2, [DRY] * 7, [DRY] * 8
    [together] = run(disease_late_blight, outdoors(*damp_pair, *near, *damp_pair))
    assert number(together, "Such periods in 10 days") == 2
    assert (together.severity, together.episode) == ("critical", "2026-04-30")
    assert together.starts_on == TODAY - ONE_DAY
    [apart] = run(disease_late_blight, outdoors(*damp_pair, *far, *damp_pair))
    assert number(apart, "Such periods in 10 days") == 1
    assert (apart.severity, apart.episode) == ("warning", "2026-05-09")


def test_a_chain_of_periods_keeps_its_episode_and_counts_those_of_ten_days():
    pair = [damp(11, 7)] * 2
    chain = outdoors(*pair, *[DRY] * 6, *pair, *[DRY] * 6, *pair)
    [draft] = run(disease_late_blight, chain)
    assert draft.episode == (TODAY - 17 * ONE_DAY).isoformat()
    assert number(draft, "Such periods in 10 days") == 2


def test_forecast_days_warn_ahead_unless_the_forecast_is_old():
    days = ending_today(DRY)
    ahead = {TODAY + n * ONE_DAY: damp(11, 8, is_forecast=True) for n in (1, 2)}
    rows = {on: weather(on, is_forecast=True) for on in ahead}
    snapshot = garden(bed(TOMATO), air=days["air"] | ahead, weather=days["weather"] | rows)
    [draft] = run(disease_late_blight, snapshot)
    assert (draft.starts_on, draft.confidence) == (TODAY + ONE_DAY, "medium")
    old = {on: replace(day, age_hours=40) for on, day in rows.items()}
    assert run(disease_late_blight, replace(snapshot, weather=old)) == []


def test_a_period_that_is_over_is_told_for_three_days():
    assert run(disease_late_blight, outdoors(damp(11, 7), damp(11, 7), *[DRY] * 3))
    assert run(disease_late_blight, outdoors(damp(11, 7), damp(11, 7), *[DRY] * 4)) == []


def test_only_hosts_in_the_open_that_have_come_up():
    damp_days = damp(11, 7), damp(11, 7)
    sown = planting(plant("potato", days_counted_from="planting", germination_days=(14, 28)),
                    started_on=TODAY - 28 * ONE_DAY, method="direct_sow")  # fmt: skip
    assert len(run(disease_late_blight, outdoors(*damp_days, crop=sown))) == 1
    for snapshot in (
        outdoors(*damp_days, crop=planting(plant("kale"), started_on=LONG_AGO)),
        outdoors(*damp_days, crop=replace(sown, started_on=TODAY - 27 * ONE_DAY)),
        outdoors(*damp_days, crop=replace(TOMATO, started_on=None)),
        outdoors(*damp_days, is_indoor=True),
        garden(bed(TOMATO, cover="greenhouse"), **ending_today(*damp_days)),
        garden(bed(TOMATO, cover="tunnel"), **ending_today(*damp_days)),
    ):
        assert run(disease_late_blight, snapshot) == []
        assert missing(disease_late_blight, snapshot) == []


@pytest.mark.parametrize("rule", [disease_late_blight, disease_early_blight])
def test_without_hourly_humidity_it_is_named_and_nothing_is_said(rule):
    dry_unknown = replace(damp(11, 12), known_h=21, wet_h=12, wet_mean_c=22.0)
    for snapshot in (garden(bed(TOMATO)), outdoors(*[dry_unknown] * 10)):
        assert run(rule, snapshot) == []
        assert missing(rule, snapshot) == ["hourly_humidity"]


# Early blight -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "severity", "points"),
    # 7 h at 22 °C are 2 points, 10 h at 14 °C are 1 (PES-10).
    [(7 * [wet(7, 22)], None, 14), (8 * [wet(7, 22)], "advice", 16),
     (7 * [wet(7, 22)] + [wet(10, 14)], "advice", 15), (10 * [wet(7, 22)], "warning", 20)],
)  # fmt: skip
def test_PES_10_points_add_up(days, severity, points):
    found = run(disease_early_blight, outdoors(*days))
    assert [draft.severity for draft in found] == ([severity] if severity else [])
    assert [number(draft, "Points of the weather") for draft in found] == [points] * len(found)


def test_a_treatment_starts_the_sum_anew():
    days = 10 * [wet(7, 22)]
    treated = replace(TOMATO, treated_on=TODAY - 8 * ONE_DAY)
    [draft] = run(disease_early_blight, outdoors(*days, crop=treated))
    assert number(draft, "Points of the weather") == 16
    treated = replace(TOMATO, treated_on=TODAY - 7 * ONE_DAY)
    assert run(disease_early_blight, outdoors(*days, crop=treated)) == []


def test_wet_leaves_are_guessed_from_humidity_and_the_sum_may_be_cut_off():
    [draft] = run(disease_early_blight, outdoors(*10 * [wet(7, 22)]))
    assert draft.confidence == "low"
    assert any("earlier hours are not kept" in words.template for words in draft.assumptions)
    young = replace(TOMATO, started_on=TODAY - 9 * ONE_DAY)
    [draft] = run(disease_early_blight, outdoors(*10 * [wet(7, 22)], crop=young))
    assert not any("earlier hours" in words.template for words in draft.assumptions)


# Powdery mildew ---------------------------------------------------------------------------------


def warm(*hours: int):
    """Yesterday is the last of them."""
    return (*(replace(DRY, mildew_h=each) for each in hours), DRY)


@pytest.mark.parametrize(
    ("hours", "severity", "index"),
    [((7,), "info", 20), ((7, 8), "advice", 40), ((7, 8, 6), "warning", 60),
     ((7, 8, 6, 3), "advice", 50), ((7, 8, 6, 3, 9), "warning", 70),
     ((7, 8, 6, 3, 9, 6), "warning", 90)],
)  # fmt: skip
def test_PES_06_the_index_of_grape_powdery_mildew(hours, severity, index):
    [draft] = run(disease_powdery_mildew, outdoors(*warm(*hours), crop=GRAPE))
    assert (draft.severity, number(draft, "Index of powdery mildew")) == (severity, index)
    assert draft.confidence == "medium"
    assert (draft.task is None) == (severity == "info")


def test_for_cucurbits_it_is_a_hint():
    [draft] = run(disease_powdery_mildew, outdoors(*warm(7, 8, 6), crop=CUCUMBER))
    assert (draft.severity, draft.confidence) == ("warning", "low")
    assert any("rule of thumb" in words.template for words in draft.assumptions)


def test_a_gap_starts_the_index_anew_and_no_days_are_named():
    unknown = replace(DRY, warmth_known_h=3)
    gap = outdoors(*warm(7, 8, 6)[:3], unknown, *warm(7), crop=GRAPE)
    [draft] = run(disease_powdery_mildew, gap)
    assert number(draft, "Index of powdery mildew") == 20
    assert missing(disease_powdery_mildew, garden(bed(GRAPE))) == ["hourly_temperature"]
    assert run(disease_powdery_mildew, outdoors(*warm(0, 0), crop=GRAPE)) == []
