"""What the gardener chose moves the advice: how much frost is risked, what covers a bed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.catalogue.frost.forecast import frost_forecast
from rules.catalogue.harvest.eta_after_frost import harvest_eta_after_frost
from rules.catalogue.plant.sow_now import plant_sow_now
from rules.catalogue.plant.too_early import plant_too_early
from rules.catalogue.plant.too_late import plant_too_late
from rules.catalogue.water.irrigate import water_irrigate
from rules.catalogue.water.pot import water_pot
from rules.engine.levels import Severity
from rules.tests.builders import (
    TODAY,
    bed,
    climate,
    garden,
    missing,
    number,
    planting,
    pot,
    run,
    text,
    weather,
)
from rules.tests.sowing import ALPINE, PEA, TOMATO


def chosen(appetite: str):
    return climate(frost_appetite=appetite)


def tomato(**changes):
    return planting(TOMATO, method="transplant", columns=4, **changes)


@pytest.mark.parametrize(
    ("appetite", "begins"),
    [
        ("cautious", date(2026, 5, 7)),
        ("normal", date(2026, 4, 30)),
        ("bold", date(2026, 4, 21)),
    ],
)
def test_the_appetite_moves_the_window(appetite, begins):
    plan = garden(bed(tomato()), on=date(2026, 3, 1), climate=chosen(appetite))
    (draft,) = run(plant_sow_now, plan)
    assert draft.starts_on == begins


def test_a_cautious_window_of_hardy_crops_counts_from_the_safe_date():
    pea = planting(PEA, method="direct_sow")
    usual, cautious = (
        run(plant_sow_now, garden(bed(pea), on=date(2026, 2, 1), climate=chosen(appetite)))[0]
        for appetite in ("normal", "cautious")
    )
    assert cautious.starts_on - usual.starts_on == timedelta(days=16)


def test_the_finding_names_the_choice():
    (draft,) = run(plant_sow_now, garden(bed(tomato()), climate=chosen("cautious")))
    assert "You chose to be cautious" in text(draft)
    choice = next(one for one in draft.inputs if one.name == "Risk of frost")
    assert (choice.value.text, choice.source.template) == ("cautious", "your choice")


def test_the_normal_choice_is_not_spoken_of():
    (draft,) = run(plant_sow_now, garden(bed(tomato()), climate=chosen("normal")))
    assert "usual frost dates" in text(draft)
    assert [one.name for one in draft.inputs] == ["Window opens"]


@pytest.mark.parametrize(
    ("appetite", "severity"),
    [
        ("cautious", Severity.WARNING),
        ("normal", Severity.ADVICE),
        ("bold", None),
    ],
)
def test_what_is_too_early_follows_the_appetite(appetite, severity):
    """On 29 April frost still comes in about one year of six."""
    out = tomato(started_on=date(2026, 4, 29))
    plan = garden(bed(out), on=date(2026, 4, 29), climate=chosen(appetite))
    found = run(plant_too_early, plan)
    assert [draft.severity for draft in found] == ([severity] if severity else [])


def test_the_chance_of_frost_is_not_moved_by_the_appetite():
    out = tomato(started_on=date(2026, 4, 20))
    chances = {
        number(draft, "Chance of a killing night")
        for appetite in ("cautious", "normal", "bold")
        for draft in run(
            plant_too_early,
            garden(bed(out), on=date(2026, 4, 20), climate=chosen(appetite)),
        )
    }
    assert len(chances) == 1


def test_the_bold_have_dates_on_a_mountain():
    alpine = replace(climate(), frost=ALPINE, tmin_c=None)
    plan = garden(bed(tomato()), on=date(2026, 3, 1), climate=replace(alpine, appetite="bold"))
    (draft,) = run(plant_sow_now, plan)
    assert draft.starts_on == date(2026, 7, 11)


def test_the_cautious_are_told_sooner_that_it_is_too_late():
    late = tomato(planned_on=date(2026, 6, 28))
    last = {
        appetite: [
            draft.starts_on
            for draft in run(plant_too_late, garden(bed(late), climate=chosen(appetite)))
        ]
        for appetite in ("cautious", "normal")
    }
    assert last["normal"] == []
    assert len(last["cautious"]) == 1


def test_fleece_opens_the_window_earlier_and_says_so():
    plan = garden(bed(tomato(), cover="fleece"), on=date(2026, 3, 1))
    (draft,) = run(plant_sow_now, plan)
    assert draft.starts_on == date(2026, 4, 17)
    assert number_of(draft, "Nights warmer by") == 2.0


def number_of(draft, name: str) -> float:
    return next(one.value.value for one in draft.inputs if one.name == name)


def test_under_glass_a_plant_is_not_too_early_that_is_so_in_the_open():
    out = tomato(started_on=date(2026, 4, 20))
    in_the_open, under_glass = (
        run(plant_too_early, garden(bed(out, cover=cover), on=date(2026, 4, 20)))
        for cover in ("none", "greenhouse")
    )
    assert len(in_the_open) == 1
    assert under_glass == []


def test_only_the_covered_bed_gains():
    plan = garden(
        bed(tomato(pk=1), cover="fleece", pk=1),
        bed(tomato(pk=2), pk=2),
        on=date(2026, 3, 1),
    )
    starts = {draft.subject.pk: draft.starts_on for draft in run(plant_sow_now, plan)}
    assert starts == {1: date(2026, 4, 17), 2: date(2026, 4, 30)}


def frosty(low_c: float, **changes):
    night = weather(TODAY, is_forecast=True, tmin_c=low_c)
    out = tomato(started_on=date(2026, 5, 1))
    return garden(bed(out, **changes), weather={TODAY: night})


@pytest.mark.parametrize(
    ("cover", "chance_pct"), [("none", 75), ("fleece", 25), ("tunnel", 9), ("cold_frame", 2)]
)
def test_a_forecast_night_is_warmer_under_a_cover(cover, chance_pct):
    """A low of −1 °C forecast for the coming night errs by 1.5 °C; tomatoes die at 0 °C."""
    found = run(frost_forecast, frosty(-1.0, cover=cover), advice_from=0.01)
    assert round(number(found[0], "Chance of damage")) == chance_pct


def test_what_is_covered_already_gets_another_layer():
    (draft,) = run(frost_forecast, frosty(-3.0, cover="fleece"))
    assert "They stand under cover already" in text(draft)
    assert number_of(draft, "Nights warmer by") == 2.0
    (bare,) = run(frost_forecast, frosty(-3.0))
    assert "Cover them with fleece" in text(bare)


def test_frost_comes_later_under_glass_for_the_harvest_too():
    late = tomato(started_on=date(2026, 8, 20))
    plan = garden(bed(late), on=date(2026, 9, 1))
    covered = replace(plan, beds=(replace(plan.beds[0], cover="cold_frame"),))
    assert len(run(harvest_eta_after_frost, plan)) == 1
    assert run(harvest_eta_after_frost, covered) == []


@pytest.mark.parametrize(("rule", "place"), [(water_irrigate, bed), (water_pot, pot)])
def test_what_a_bed_under_glass_drinks_is_asked_not_reckoned(rule, place):
    thirsty = tomato(started_on=date(2026, 4, 20))
    plan = garden(place(thirsty, cover="greenhouse"), weather={TODAY: weather(TODAY)})
    assert run(rule, plan) == []
    assert missing(rule, plan) == ["water_under_cover"]
    fleeced = garden(place(thirsty, cover="fleece"), weather={TODAY: weather(TODAY)})
    assert "water_under_cover" not in missing(rule, fleeced)
