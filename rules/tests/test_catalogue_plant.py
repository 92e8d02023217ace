from dataclasses import replace
from datetime import date

import pytest

from plants.agronomy.frost import FrostDates
from rules.catalogue.plant.too_early import plant_too_early
from rules.catalogue.plant.too_late import plant_too_late
from rules.tests.builders import climate, number, plant, run, text
from rules.tests.sowing import ALPINE, GARLIC, PEA, TOMATO, out, planned


@pytest.mark.parametrize(
    ("planned_on", "severity"),
    [
        (date(2026, 4, 10), "warning"),
        (date(2026, 4, 28), "advice"),
        (date(2026, 4, 29), "advice"),
        (date(2026, 4, 30), None),
        (date(2026, 7, 1), None),
    ],
)
def test_tender_crops_planned_before_the_safe_date(planned_on, severity):
    found = run(plant_too_early, planned(TOMATO, planned_on))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_too_early_says_the_chance_and_the_date():
    [draft] = run(plant_too_early, planned(TOMATO, date(2026, 4, 10)))
    assert number(draft, "Chance of a killing night") == pytest.approx(75, abs=10)
    assert text(draft).startswith(
        "Tomato: too early outdoors in Bed A | Planned for 10 Apr 2026; its time begins around 30 "
        "Apr 2026. | A night that kills it still comes in about "
    )
    assert text(draft).endswith("Wait until around 30 Apr 2026, or sow indoors meanwhile.")


def test_hardy_crops_before_their_time_meet_cold_soil():
    hardier = replace(PEA, kill_temp_c=-15)
    snapshot = planned(hardier, date(2026, 2, 20), "direct_sow", date(2026, 2, 1))
    [draft] = run(plant_too_early, snapshot)
    assert draft.severity == "advice"
    assert number(draft, "Chance of a killing night") < 5
    assert "In cold soil seeds rot" in text(draft)


def test_garlic_before_its_autumn_meets_no_cold_soil():
    [draft] = run(plant_too_early, planned(GARLIC, date(2026, 9, 10), on=date(2026, 8, 1)))
    assert "grows lush before winter" in text(draft)
    assert text(draft).endswith("| Wait until around 21 Oct 2026.")


def test_what_is_outside_too_early_is_to_be_covered_until_its_time():
    early = out(TOMATO, date(2026, 4, 5), date(2026, 4, 10))
    [draft] = run(plant_too_early, early)
    assert "Out since 5 Apr 2026" in text(draft)
    assert "Keep fleece over it at night until around 30 Apr 2026." in text(draft)
    assert run(plant_too_early, replace(early, on=date(2026, 4, 30))) == []


def test_a_plan_that_slipped_into_its_window_is_not_early():
    assert run(plant_too_early, planned(TOMATO, date(2026, 4, 1), on=date(2026, 5, 2))) == []


def test_a_plan_that_slipped_keeps_its_own_day_in_the_words():
    [draft] = run(plant_too_early, planned(TOMATO, date(2026, 4, 1), on=date(2026, 4, 9)))
    assert "Planned for 1 Apr 2026" in text(draft)


def test_sowing_indoors_and_hardy_perennials_are_never_too_early():
    assert run(plant_too_early, planned(TOMATO, date(2026, 2, 1), "sow_indoors")) == []
    rhubarb = plant("rhubarb", life_cycle="perennial", frost_tolerance="hardy", kill_temp_c=-40)
    assert run(plant_too_early, planned(rhubarb, date(2026, 3, 2))) == []


def test_where_no_date_is_safe_tender_crops_stay_under_cover():
    alpine = replace(climate(), frost=ALPINE)
    [draft] = run(plant_too_early, planned(TOMATO, date(2026, 7, 1), climate=alpine))
    assert "Here frost comes in summer too" in text(draft)
    assert "Grow it under cover" in text(draft)
    hardy = planned(PEA, date(2026, 7, 1), "direct_sow", climate=alpine)
    assert run(plant_too_early, hardy) == []


def test_without_temperatures_the_frost_dates_tell_the_chance():
    typed = replace(climate(), tmin_c=None)
    [draft] = run(plant_too_early, planned(TOMATO, date(2026, 4, 14), climate=typed))
    assert number(draft, "Chance of a killing night") == pytest.approx(50)
    hardy = planned(PEA, date(2026, 2, 20), "direct_sow", date(2026, 2, 1), climate=typed)
    [cold] = run(plant_too_early, hardy)
    assert "In cold soil seeds rot" in text(cold)


def test_without_a_spread_the_usual_one_is_taken():
    unknown = replace(climate(), tmin_sd_c=None)
    [draft] = run(plant_too_early, planned(TOMATO, date(2026, 4, 10), climate=unknown))
    assert 10 < number(draft, "Chance of a killing night") < 100


# Too late --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned_on", "found"),
    # 28 October less 72 + 14 + 14 + 14 days.
    [(date(2026, 7, 6), 0), (date(2026, 7, 7), 1), (date(2026, 11, 1), 1), (date(2027, 2, 20), 0)],
)
def test_tender_crops_that_would_not_ripen(planned_on, found):
    assert len(run(plant_too_late, planned(TOMATO, planned_on))) == found


def test_too_late_names_the_last_day_and_a_crop_that_still_ripens():
    [draft] = run(plant_too_late, planned(TOMATO, date(2026, 7, 20)))
    assert draft.severity == "warning"
    assert text(draft) == (
        "Tomato: too late for this season | The last good day was around 6 Jul 2026. | It would "
        "probably not ripen before frost and short days. | Sow Beet instead; it still gets ready "
        "before the frost."
    )


@pytest.mark.parametrize(
    ("planned_on", "words"),
    [
        (date(2026, 8, 15), "Sow Spinach instead"),
        (date(2026, 9, 1), "Sow Radish instead"),
        (date(2026, 10, 20), "Leave it for the next season, from around 30 Apr 2027."),
    ],
)
def test_the_later_the_quicker_the_alternative(planned_on, words):
    assert words in text(run(plant_too_late, planned(TOMATO, planned_on))[0])


def test_a_plan_that_slipped_is_judged_by_today():
    slipped = planned(TOMATO, date(2026, 6, 1), on=date(2026, 7, 20))
    assert len(run(plant_too_late, slipped)) == 1
    assert run(plant_too_late, planned(TOMATO, date(2026, 6, 1), on=date(2026, 6, 20))) == []


def test_more_days_of_picking_end_the_season_earlier():
    assert len(run(plant_too_late, planned(TOMATO, date(2026, 7, 1)), picking_days=30)) == 1


def test_hardy_crops_must_be_grown_before_the_days_get_short():
    """London's frost is late, but its days are shorter than ten hours from the end of October."""
    mild = replace(climate(), frost=FrostDates(60, 80, 100, 350, 360, 365), latitude_deg=51.5)
    kale = plant(
        "kale",
        frost_tolerance="hardy",
        direct_weeks=(-5, -2),
        days_to_maturity=(50, 65),
        days_counted_from="sowing",
    )
    late = planned(kale, date(2026, 9, 20), "direct_sow", climate=mild)
    [draft] = run(plant_too_late, late)
    assert draft.starts_on == date(2026, 9, 12)
    half_hardy = replace(kale, frost_tolerance="half-hardy")
    tender_late = planned(half_hardy, date(2026, 9, 20), "direct_sow", climate=mild)
    assert run(plant_too_late, tender_late) == []


def test_perennials_and_undated_plans_are_never_too_late():
    rhubarb = plant("rhubarb", life_cycle="perennial")
    assert run(plant_too_late, planned(rhubarb, date(2026, 10, 1))) == []
    assert run(plant_too_late, planned(TOMATO, None)) == []


def test_without_an_autumn_frost_nothing_is_too_late_before_the_next_season_nears():
    endless = replace(climate(), frost=FrostDates(20, 40, 60, None, None, None))
    assert run(plant_too_late, planned(TOMATO, date(2026, 11, 1), climate=endless)) == []


def test_autumn_crops_have_their_own_window():
    assert run(plant_too_late, planned(GARLIC, date(2026, 11, 10), "direct_sow")) == []
    [late] = run(plant_too_late, planned(GARLIC, date(2026, 12, 20), "direct_sow"))
    assert "Leave it for the next season" in text(late)
    assert run(plant_too_early, planned(GARLIC, date(2026, 10, 1), "direct_sow"))[0].ends_on == (
        date(2026, 10, 21)
    )
