from dataclasses import replace
from datetime import date

import pytest

from rules.catalogue.plant.sow_now import plant_sow_now
from rules.catalogue.plant.too_early import plant_too_early
from rules.catalogue.plant.too_late import plant_too_late
from rules.tests.builders import bed, climate, garden, plant, planting, run, text
from rules.tests.sowing import PEA, TOMATO, out, planned


def test_before_the_window_the_day_it_opens_is_named():
    [draft] = run(plant_sow_now, planned(TOMATO, None, "sow_indoors", date(2026, 2, 1)))
    assert (draft.severity, draft.episode) == ("info", "2026")
    assert text(draft) == (
        "Sow Tomato indoors from 17 Feb 2026 | Its window opens around 17 Feb 2026 and closes "
        "around 3 Mar 2026. | It is counted from the usual frost dates of your place. | Get seed "
        "or young plants ready; there is still time."
    )
    assert draft.task.due_on == date(2026, 2, 17)
    assert (draft.task.act, draft.task.planting) == ("start", 1)


def test_in_the_window_it_is_time_and_the_task_says_until_when():
    [draft] = run(plant_sow_now, planned(TOMATO, None, "sow_indoors", date(2026, 2, 20)))
    assert "Sow Tomato indoors now | Its window is open until around 3 Mar 2026." in text(draft)
    assert draft.task.due_on == date(2026, 2, 20)
    assert draft.task.what.template == "Sow {count} × {plant} indoors for {bed}, by {ends}"


def test_after_the_window_it_may_still_ripen():
    [draft] = run(plant_sow_now, planned(PEA, None, "direct_sow", date(2026, 5, 1)))
    assert "The best time is over; begun by 27 Jul 2026" in text(draft)
    assert draft.task is None


def test_a_plan_after_the_window_keeps_its_day_and_never_closes_before_it_opens():
    [draft] = run(plant_sow_now, planned(PEA, date(2026, 6, 20), "direct_sow", date(2026, 3, 20)))
    assert "opens around 20 Jun 2026 and closes around 27 Jul 2026" in text(draft)
    assert draft.task.due_on == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("planned_on", "due_on"),
    [
        (date(2026, 5, 5), date(2026, 5, 5)),  # the gardener's day, within the window
        (date(2026, 4, 1), date(2026, 4, 30)),  # too early: the window
        (date(2026, 6, 20), date(2026, 6, 20)),  # after it, but it still ripens
    ],
)
def test_the_gardeners_own_day_counts_if_the_season_allows(planned_on, due_on):
    [draft] = run(plant_sow_now, planned(TOMATO, planned_on))
    assert draft.task.due_on == due_on


def test_too_late_is_left_to_its_own_rule_unless_nobody_set_a_day():
    assert run(plant_sow_now, planned(TOMATO, date(2026, 8, 1))) == []
    [next_year] = run(plant_sow_now, planned(TOMATO, None, on=date(2026, 9, 1)))
    assert (next_year.episode, next_year.task.due_on) == ("2027", date(2027, 4, 30))


def test_perennials_planned_outside_their_window_wait_for_the_next():
    rhubarb = plant("rhubarb", life_cycle="perennial", days_to_maturity=None)
    [draft] = run(plant_sow_now, planned(rhubarb, date(2026, 9, 1), on=date(2026, 9, 1)))
    assert draft.task.due_on == date(2027, 4, 30)


def test_seed_for_which_only_planting_out_is_known_goes_out_then_and_the_other_way_round():
    [sown] = run(plant_sow_now, planned(TOMATO, None, "direct_sow"))
    assert sown.starts_on == date(2026, 4, 30)
    [planted] = run(plant_sow_now, planned(PEA, None, "transplant"))
    assert planted.starts_on == date(2026, 3, 3)


def test_indoors_the_plan_decides():
    [draft] = run(plant_sow_now, planned(TOMATO, date(2026, 3, 20), is_indoor=True))
    assert "You planned it for 20 Mar 2026. | No season decides here" in text(draft)
    assert draft.task.due_on == date(2026, 3, 20)
    assert draft.task.what.template == "Plant {count} × {plant} in {bed}"


def test_without_plan_and_season_today_is_as_good_as_any_and_stays_one_finding():
    drafts = [
        run(plant_sow_now, planned(TOMATO, None, on=on, is_indoor=True))[0]
        for on in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert [draft.task.due_on for draft in drafts] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert {(draft.episode, text(draft)) for draft in drafts} == {("", text(drafts[0]))}


def test_in_the_tropics_it_is_said_once_that_seasons_do_not_apply():
    two = bed(planting(TOMATO), planting(TOMATO, pk=2))
    found = run(plant_sow_now, garden(two, climate=climate(singapore=True)))
    assert [draft.subject.kind for draft in found] == ["garden", "planting", "planting"]
    for rule in (plant_too_early, plant_too_late):
        planned_soon = planned(TOMATO, date(2026, 3, 2), climate=climate(singapore=True))
        assert run(rule, planned_soon) == []
    indoors = garden(two, climate=climate(singapore=True), is_indoor=True)
    assert len(run(plant_sow_now, indoors)) == 2


@pytest.mark.parametrize("rule", [plant_too_early, plant_too_late])
def test_indoors_and_without_frost_no_date_is_wrong(rule):
    for day in (date(2026, 3, 2), date(2026, 11, 20)):
        assert run(rule, planned(TOMATO, day, is_indoor=True)) == []
        assert run(rule, planned(TOMATO, day, climate=climate(phoenix=True))) == []


def test_southern_windows_open_in_the_southern_spring():
    south = climate(christchurch=True)
    [draft] = run(plant_sow_now, planned(TOMATO, None, on=date(2026, 7, 1), climate=south))
    assert draft.starts_on == date(2026, 11, 10)
    early = planned(TOMATO, date(2026, 10, 1), on=date(2026, 7, 1), climate=south)
    assert len(run(plant_too_early, early)) == 1
    late = planned(TOMATO, date(2027, 3, 1), on=date(2026, 7, 1), climate=south)
    assert len(run(plant_too_late, late)) == 1


def test_a_tray_is_planted_out_when_its_window_opens():
    tray = out(TOMATO, date(2026, 2, 20), date(2026, 4, 1), "sow_indoors")
    [draft] = run(plant_sow_now, tray)
    assert draft.episode == "out-2026"
    assert draft.task.due_on == date(2026, 4, 30)
    assert draft.task.act == ""
    assert "Plant Tomato from 30 Apr 2026 | The plants sown indoors are ready" in text(draft)
    [now] = run(plant_sow_now, replace(tray, on=date(2026, 5, 20)))
    assert "Plant Tomato now" in text(now)
    assert run(plant_sow_now, replace(tray, on=date(2026, 5, 28))) == []
    assert run(plant_sow_now, replace(tray, is_indoor=True)) == []


def test_what_stands_in_the_bed_needs_no_start():
    assert run(plant_sow_now, out(TOMATO, date(2026, 5, 1), date(2026, 5, 10))) == []


def test_of_a_plant_whose_weeks_nobody_knows_only_a_planned_day_is_said():
    unknown = replace(PEA, direct_weeks=None)
    assert run(plant_sow_now, planned(unknown, None, "direct_sow")) == []

    [draft] = run(plant_sow_now, planned(unknown, date(2026, 3, 20), "direct_sow"))
    assert "You planned it for 20 Mar 2026. | Its weeks of sowing and planting" in text(draft)

    assert run(plant_sow_now, planned(unknown, None, is_indoor=True))
    assert run(plant_sow_now, planned(unknown, None, climate=climate(phoenix=True)))
