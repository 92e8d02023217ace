from dataclasses import replace
from datetime import date

import pytest

from plants.agronomy.bloom import usual_stage
from plants.agronomy.winter_chill import chill_season, last_season, winter_portions
from rules.catalogue.chill.deficit import chill_deficit
from rules.catalogue.chill.progress import chill_progress
from rules.catalogue.frost.buds import frost_buds
from rules.engine.snapshot import TemperatureSeries
from rules.loading.air import past_chill
from rules.tests.builders import (
    ONE_DAY,
    TODAY,
    bed,
    climate,
    days,
    garden,
    missing,
    number,
    plant,
    planting,
    run,
    text,
    weather,
)

APPLE = plant("apple", life_cycle="perennial")
TREE = planting(APPLE, started_on=date(2020, 4, 1))
PEACH = replace(TREE, plant=plant("peach", life_cycle="perennial"))


FIRST = date(2023, 7, 1)


def winters(*cold_days: int, first: date = FIRST, until: date = TODAY) -> TemperatureSeries:
    """Of 2023, 2024, 2025: so many days of 4 to 8 °C from 1 November on, else far too warm."""
    cold = {
        date(2023 + nth, 11, 1) + number * ONE_DAY
        for nth, count in enumerate(cold_days)
        for number in range(count)
    }
    span = [first + number * ONE_DAY for number in range((until - first).days)]
    low, high = zip(*((4.0, 8.0) if day in cold else (13.0, 22.0) for day in span), strict=True)
    return TemperatureSeries(first, low, high)


def orchard(tree=TREE, temperatures=None, on=TODAY, **changes):
    here = changes.get("climate", climate())
    known = past_chill(temperatures, here.latitude_deg, on) if temperatures else ()
    told = {"temperatures": temperatures, "past_chill": known, "weather": days(on, 1)}
    return garden(bed(tree), on=on, **(told | changes))


def test_a_month_of_six_degrees_is_that_of_the_worked_example():
    """GDD-09 has 24.43 portions in 720 hours; flat days have flat hours."""
    flat = ((6.0, 6.0),) * 30
    assert winter_portions(flat, date(2025, 11, 1), 49.0) == pytest.approx(24.43, abs=0.05)


def test_gaps_of_a_tenth_are_filled_and_more_are_not():
    flat = ((6.0, 6.0),) * 27 + (None,) * 3
    assert winter_portions(flat, date(2025, 11, 1), 49.0) == pytest.approx(24.43, abs=0.05)
    assert winter_portions((*flat[1:], None), date(2025, 11, 1), 49.0) is None
    assert winter_portions((None,) * 3, date(2025, 11, 1), 49.0) is None


def test_winter_is_half_a_year_later_in_the_south():
    assert chill_season(2025, 49) == (date(2025, 11, 1), date(2026, 3, 1))
    assert chill_season(2026, -43) == (date(2026, 5, 1), date(2026, 9, 1))
    assert last_season(date(2026, 2, 1), 49)[0] == date(2025, 11, 1)
    assert last_season(date(2026, 2, 1), -43)[0] == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("cold_days", "severity"),
    # Apples ask for 50 portions; each cold day brings about 0.78.
    [((70, 70, 70), None), ((62, 62, 62), "advice"), ((50, 50, 50), "warning"),
     ((70, 20, 70), None), ((20, 62, 70), "advice")],
)  # fmt: skip
def test_the_median_of_past_winters_against_the_need(cold_days, severity):
    found = run(chill_deficit, orchard(temperatures=winters(*cold_days)))
    assert [draft.severity for draft in found] == ([severity] if severity else [])
    assert all(draft.confidence == "medium" for draft in found)


def test_the_words_of_a_deficit():
    [draft] = run(chill_deficit, orchard(temperatures=winters(50, 50, 50)))
    assert text(draft) == (
        "Winters are too mild for Apple in Bed A | A usual winter here probably brings 38 chill "
        "portions of cold. | Apple needs about 50 chill portions; with less it blooms late and "
        "thinly. | Choose a variety that is sold for mild winters, with low chill."
    )
    assert draft.episode == "2026"


def test_that_some_varieties_need_more_is_worth_knowing():
    [draft] = run(chill_deficit, orchard(PEACH, winters(60, 60, 60)))
    assert draft.severity == "info"
    assert number(draft, "Chill it needs") == 75
    [draft] = run(chill_deficit, orchard(PEACH, winters(5, 5, 5)))
    assert (draft.severity, number(draft, "Chill it needs")) == ("warning", 8)


def test_the_tree_that_lacks_most_speaks_for_its_own_bed():
    """English walnut asks for 45 to 50 portions, apricot for 30 to 69."""
    apricot, walnut = (
        replace(TREE, pk=pk, plant=plant(slug, life_cycle="perennial"))
        for pk, slug in ((2, "apricot"), (3, "english-walnut"))
    )
    enough = {"past_chill": (60.0, 60.0, 60.0), "weather": days(TODAY, 1)}
    both = garden(bed(walnut, apricot), bed(walnut, pk=2, name="Bed B"), **enough)
    [draft] = run(chill_deficit, both)
    assert "Some varieties of Apricot in Bed A need colder winters" in text(draft)
    assert draft.plantings == (2,)
    closed = garden(bed(apricot, cover="greenhouse"), **enough)
    assert run(chill_deficit, closed) == []


def test_few_winters_are_less_sure_and_averages_least():
    one = winters(0, 0, 50, first=date(2025, 7, 1))
    [draft] = run(chill_deficit, orchard(temperatures=one))
    assert (draft.severity, draft.confidence) == ("warning", "low")
    warm = replace(climate(), tmin_c=(13.0,) * 12, tmax_c=(22.0,) * 12)
    [draft] = run(chill_deficit, orchard(climate=warm))
    assert (draft.severity, draft.confidence) == ("warning", "low")
    assert any("averages stand in" in words.template for words in draft.assumptions)
    unknown = replace(climate(), tmin_c=None)
    assert missing(chill_deficit, orchard(climate=unknown)) == ["temperatures"]
    assert run(chill_deficit, orchard(climate=unknown)) == []


def test_only_trees_that_need_chill():
    tomato = planting(plant("tomato"), started_on=TODAY)
    for snapshot in (orchard(tomato, winters(1, 1, 1)), orchard(TREE, winters(1), is_indoor=True)):
        assert run(chill_deficit, snapshot) == run(chill_progress, snapshot) == []


# In winter --------------------------------------------------------------------------------------


def test_progress_of_the_running_winter():
    on = date(2025, 12, 1)
    snapshot = orchard(temperatures=winters(0, 0, 60, until=on), on=on)
    [draft] = run(chill_progress, snapshot)
    assert (draft.severity, draft.task) == ("info", None)
    assert number(draft, "Chill so far") == pytest.approx(30 * 0.78, abs=1)
    assert "Apple in Bed A: 45 % of its winter chill" in text(draft)
    assert (draft.starts_on, draft.ends_on) == (date(2025, 11, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("on", "place", "speaks"),
    [
        (date(2025, 11, 14), "", False),
        (date(2025, 11, 15), "", True),
        (date(2026, 2, 28), "", True),
        (date(2026, 3, 1), "", False),
        (date(2025, 12, 1), "christchurch", False),
        (date(2025, 6, 15), "christchurch", True),
    ],
)
def test_only_while_trees_sleep(on, place, speaks):
    here = climate(**({place: True} if place else {}))
    snapshot = orchard(temperatures=winters(9, 9, 9, until=on), on=on, climate=here)
    assert bool(run(chill_progress, snapshot)) is speaks
    assert bool(missing(chill_progress, replace(snapshot, temperatures=None))) is speaks


# Buds -------------------------------------------------------------------------------------------


def bloom(low_c, tree=TREE, lead_days=1, on=date(2026, 4, 20), **changes):
    """In Brno the usual last frost is on 14 April, so that apples bloom."""
    night = on + lead_days * ONE_DAY
    rows = {night: weather(night, tmin_c=low_c, is_forecast=True)}
    return garden(bed(tree), **({"on": on, "weather": rows} | changes))


@pytest.mark.parametrize(
    ("low_c", "severity", "share"),
    # One in ten dies at -2.2 °C, nine in ten at -3.9: half of them at -3.05 (FRO-09).
    [(-1.5, None, 0), (-1.9, "advice", 5), (-2.25, "warning", 11), (-3.0, "warning", 47),
     (-3.05, "warning", 50)],
)  # fmt: skip
def test_FRO_09_share_of_open_blossom(low_c, severity, share):
    found = run(frost_buds, bloom(low_c))
    assert [draft.severity for draft in found] == ([severity] if severity else [])
    assert [number(draft, "Share of buds killed") for draft in found] == (
        [pytest.approx(share, abs=2)] if severity else []
    )


def test_the_words_of_buds():
    [draft] = run(frost_buds, bloom(-3.0))
    assert text(draft) == (
        "Bed A: frost may kill open blossom of Apple on 21 Apr 2026 | A low of \N{MINUS SIGN}3.0 "
        "°C is forecast, and Apple probably has open blossom then. | One in ten dies at "
        "\N{MINUS SIGN}2.2 °C and nine in ten at \N{MINUS SIGN}3.9 °C: about 47 % here. | Look at "
        "the buds; hang fleece over small trees in the evening, and moisten soil."
    )
    assert (draft.confidence, draft.episode) == ("low", "2026-04-21")
    assert draft.task.due_on == date(2026, 4, 20)


def test_who_is_not_in_bud_is_not_hurt():
    assert run(frost_buds, bloom(-9.0, on=date(2026, 1, 20))) == []
    assert run(frost_buds, bloom(-9.0, planting(plant("tomato"), started_on=FIRST))) == []
    assert run(frost_buds, bloom(-9.0, replace(TREE, started_on=None))) == []
    assert run(frost_buds, bloom(-9.0, is_indoor=True)) == []
    assert run(frost_buds, bloom(-9.0, climate=climate(phoenix=True))) == []


@pytest.mark.parametrize(
    ("slug", "on", "stage"),
    [
        ("apple", date(2026, 3, 2), None),
        ("apple", date(2026, 3, 3), "first_swelling"),
        ("apple", date(2026, 4, 14), "full_bloom"),
        ("apple", date(2026, 5, 26), None),
        ("peach", date(2026, 3, 15), None),
        ("peach", date(2026, 4, 1), "full_bloom"),
    ],
)
def test_the_usual_stage_of_buds(slug, on, stage):
    assert usual_stage(slug, 104, on) == stage


def test_buds_in_the_south_bloom_in_october():
    assert usual_stage("apple", 283, date(2026, 10, 12)) == "full_bloom"
