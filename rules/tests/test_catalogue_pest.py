from dataclasses import replace
from datetime import date, timedelta

import pytest

from plants.agronomy.pest_hosts import occurs
from rules.catalogue.pest.cabbage_maggot import pest_cabbage_maggot
from rules.catalogue.pest.codling_moth import pest_codling_moth
from rules.catalogue.pest.corn_borer import pest_corn_borer
from rules.catalogue.pest.onion_maggot import pest_onion_maggot
from rules.catalogue.pest.potato_beetle import pest_potato_beetle
from rules.catalogue.pest.squash_vine_borer import pest_squash_vine_borer
from rules.engine.snapshot import ProblemSnapshot, TemperatureSeries
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
)

NEW_YEAR = date(2026, 1, 1)
# Steady days, on which the sine is flat: 10 °C and so many more.
BASE_C = 10.0


def steady(degrees: float, first=NEW_YEAR, until=TODAY, base_c=BASE_C, warm_from=None):
    """So many °C·d a day above the base from `warm_from` on, none before."""
    warm = warm_from or first
    span = [first + timedelta(days=number) for number in range((until - first).days)]
    series = tuple(base_c + degrees if day >= warm else base_c - 9 for day in span)
    return TemperatureSeries(first, series, series)


def grown(slug: str, **changes):
    return planting(plant(slug), **({"started_on": TODAY - 40 * ONE_DAY} | changes))


def stands(slug, temperatures, **changes):
    return garden(
        bed(grown(slug)), temperatures=temperatures, **({"weather": days(TODAY, 1)} | changes)
    )


def saw(pest: str, on: date):
    return {"problems": (ProblemSnapshot(pest, on, 1, None),)}


AMERICA = {"climate": replace(climate(), longitude_deg=-90.0)}


@pytest.mark.parametrize(
    ("rule", "slug", "base_c", "event_c_days"),
    [
        (pest_cabbage_maggot, "cabbage", 6.111, 166.7),
        (pest_cabbage_maggot, "radish", 6.111, 820.0),
        (pest_onion_maggot, "onion", 4.444, 377.8),
        (pest_onion_maggot, "leek", 4.444, 1083.3),
        (pest_corn_borer, "sweet-corn", 10.0, 250.0),
        (pest_corn_borer, "sweet-corn", 10.0, 350.6),
    ],
)
@pytest.mark.parametrize(("off", "is_found"), [(-26, False), (-24, True), (49, True), (51, False)])
def test_a_flight_is_told_from_25_before_to_50_after(
    rule, slug, base_c, event_c_days, off, is_found
):
    """All the warmth on the thirty days before today."""
    warm = steady((event_c_days + off) / 30, base_c=base_c, warm_from=TODAY - timedelta(days=30))
    found = [
        draft
        for draft in run(rule, stands(slug, warm))
        if abs(number(draft, "Warmth at which it comes") - event_c_days) < 1
    ]
    assert [draft.severity for draft in found] == (["advice"] if is_found else [])


@pytest.mark.parametrize(
    ("on", "flights"),
    [(date(2026, 5, 23), 1), (date(2026, 7, 25), 1), (date(2026, 10, 24), 0),
     (date(2026, 12, 26), 0)],
)  # fmt: skip
def test_in_oslo_the_third_flight_does_not_come_with_the_snow(on, flights):
    """1458 °C·d add up there by October, where the third flight asks for 1473."""
    oslo = garden(
        bed(grown("kale", started_on=date(2026, 4, 20))), on=on, climate=climate(oslo=True)
    )
    assert len(run(pest_cabbage_maggot, oslo)) == flights


def test_what_flew_before_the_cold_came_is_over():
    """Reached on 21 March, and no warmth since."""
    warm = dict.fromkeys(range(60, 80), 166.7 / 20)
    lows = tuple(6.111 + warm.get(day, -9.0) for day in range((TODAY - NEW_YEAR).days))
    cold = TemperatureSeries(NEW_YEAR, lows, lows)
    assert run(pest_cabbage_maggot, stands("cabbage", cold)) == []


def test_the_words_of_a_flight():
    warm = steady(5.0, base_c=6.111, warm_from=TODAY - timedelta(days=31))
    [draft] = run(pest_cabbage_maggot, stands("cabbage", warm))
    assert text(draft) == (
        "Bed A: time of the cabbage root fly | Cabbage root flies are probably about to lay eggs "
        "beside Cabbage. | By warmth the first flight is due around 11 May 2026: 155 °C·d of 167 "
        "°C·d have added up. | Lay fleece or collars around the stems, and look for white eggs on "
        "the soil beside them."
    )
    assert (draft.confidence, draft.episode) == ("medium", "2026-first-flight")
    assert draft.task.due_on == TODAY
    assert any("North America and Europe" in words.template for words in draft.assumptions)


@pytest.mark.parametrize(
    ("so_far", "severity"),
    [(499, None), (501, "advice"), (557, "warning"), (741, "warning"), (743, None)],
)
def test_the_squash_vine_borer_is_called_before_it_flies(so_far, severity):
    warm = steady(so_far / 40, warm_from=TODAY - timedelta(days=40))
    found = run(pest_squash_vine_borer, stands("zucchini", warm, **AMERICA))
    assert [draft.severity for draft in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("rule", "slug"),
    [(pest_squash_vine_borer, "zucchini"), (pest_cabbage_maggot, "cabbage"),
     (pest_onion_maggot, "onion"), (pest_corn_borer, "sweet-corn")],
)  # fmt: skip
def test_where_a_pest_does_not_live_nothing_is_said(rule, slug):
    here = climate(christchurch=True)
    for degrees in range(20):
        assert run(rule, stands(slug, steady(degrees / 4), climate=here)) == []


def test_squash_vine_borers_live_in_the_americas_and_unknown_longitudes_may():
    assert occurs("Squash vine borer", 40, -90)
    assert not occurs("Squash vine borer", 50, 15)
    assert occurs("Squash vine borer", 50, None)
    assert not occurs("Onion fly", -43, 172)
    assert occurs("Codling moth", -43, 172)


def flying(**changes):
    warm = steady(5.0, base_c=6.111, warm_from=TODAY - timedelta(days=31))
    return {"temperatures": warm, "weather": days(TODAY, 1)} | changes


def test_only_hosts_that_stand_uncovered():
    cabbage = grown("cabbage")
    assert len(run(pest_cabbage_maggot, garden(bed(cabbage), **flying()))) == 1
    for snapshot in (
        garden(bed(grown("tomato")), **flying()),
        garden(bed(replace(cabbage, started_on=None)), **flying()),
        garden(bed(cabbage, cover="fleece"), **flying()),
        garden(bed(cabbage), is_indoor=True, **flying()),
    ):
        assert run(pest_cabbage_maggot, snapshot) == []
        assert missing(pest_cabbage_maggot, snapshot) == []


@pytest.mark.parametrize(
    ("rule", "slug"),
    [
        (pest_cabbage_maggot, "cabbage"),
        (pest_onion_maggot, "onion"),
        (pest_corn_borer, "sweet-corn"),
        (pest_potato_beetle, "potato"),
        (pest_codling_moth, "apple"),
    ],
)
def test_in_the_tropics_no_season_tells_the_time(rule, slug):
    singapore = climate(singapore=True)
    [draft] = run(rule, garden(bed(grown(slug)), climate=singapore, **flying()))
    assert (draft.severity, draft.task, draft.subject.kind) == ("info", None, "garden")
    assert "Not applicable in the tropics" in text(draft)
    assert run(rule, garden(bed(grown("lettuce")), climate=singapore, **flying())) == []


def test_days_beyond_a_series_are_not_known():
    series = TemperatureSeries(TODAY, (1.0, None, 3.0), (5.0, 6.0, 7.0))
    known = ((1.0, 5.0), None, (3.0, 7.0))
    assert series.between(TODAY - 2 * ONE_DAY, TODAY + 4 * ONE_DAY) == (None, None, *known, None)
    assert series.between(TODAY + ONE_DAY, TODAY + 3 * ONE_DAY) == known[1:]
    assert series.between(TODAY - 9 * ONE_DAY, TODAY - 7 * ONE_DAY) == (None, None)
    assert series.between(TODAY + 7 * ONE_DAY, TODAY + 8 * ONE_DAY) == (None,)


def test_gaps_are_filled_and_then_averages_stand_in_and_then_it_is_asked():
    warm = steady(5.0, base_c=6.111, warm_from=TODAY - timedelta(days=31))

    def without(every: int) -> TemperatureSeries:
        low = tuple(None if n % every == 1 else c for n, c in enumerate(warm.tmin_c))
        return replace(warm, tmin_c=low, tmax_c=low)

    unknown = replace(climate(), tmin_c=None)
    [draft] = run(pest_cabbage_maggot, stands("cabbage", without(20), climate=unknown))
    assert (draft.confidence, number(draft, "Warmth so far")) == ("medium", 155)
    usual = replace(climate(), tmin_c=(1.0,) * 12, tmax_c=(11.3,) * 12)
    [draft] = run(pest_cabbage_maggot, stands("cabbage", None, climate=usual, weather={}))
    assert draft.confidence == "low"
    assert any("Climate averages" in words.template for words in draft.assumptions)
    for series in (without(3), None):
        snapshot = stands("cabbage", series, climate=unknown)
        assert run(pest_cabbage_maggot, snapshot) == []
        assert missing(pest_cabbage_maggot, snapshot) == ["temperatures"]


# From a day that is seen ------------------------------------------------------------------------


def orchard(caught_on, degrees=11.0, **changes):
    tree = planting(plant("apple", life_cycle="perennial"), started_on=date(2020, 4, 1))
    changes = {"temperatures": steady(degrees), "weather": days(TODAY, 1)} | changes
    seen = saw("Codling moth", caught_on) if caught_on else {}
    return garden(bed(tree), **(changes | seen))


@pytest.mark.parametrize(
    ("days_ago", "is_found"),
    # Days that are over bring 11 °C·d each; the hatch is at 138.9, the band from 113.9 to 188.9.
    [(11, False), (12, True), (18, True), (19, False)],
)
def test_PES_08_codling_moth(days_ago, is_found):
    """Caught so many days before; the first day that counts is the one after."""
    caught_on = TODAY - timedelta(days=days_ago)
    found = run(pest_codling_moth, orchard(caught_on))
    assert [draft.severity for draft in found] == (["warning"] if is_found else [])


def test_PES_08_eggs_hatch_on_the_thirteenth_day():
    caught_on = TODAY - timedelta(days=14)
    [draft] = run(pest_codling_moth, orchard(caught_on))
    assert number(draft, "Warmth at which it comes") == 139
    assert f"around {(caught_on + timedelta(days=13)).day} May 2026" in text(draft)


def test_the_first_catch_of_the_season_counts_and_is_asked_for():
    asked = ["codling_moth_catch"]
    assert missing(pest_codling_moth, orchard(None)) == asked
    assert missing(pest_codling_moth, orchard(date(2025, 5, 1))) == asked
    assert missing(pest_codling_moth, orchard(None, on=date(2026, 1, 20))) == []
    twice = orchard(TODAY - ONE_DAY)
    first = ProblemSnapshot("Codling moth", TODAY - 14 * ONE_DAY, 1, None)
    [draft] = run(pest_codling_moth, replace(twice, problems=(*twice.problems, first)))
    assert number(draft, "Warmth so far") == 143


def test_trees_too_young_to_bear_are_left_out():
    young = planting(plant("apple", life_cycle="perennial"), started_on=date(2024, 4, 1))
    snapshot = replace(orchard(TODAY - 14 * ONE_DAY), beds=(bed(young),))
    assert run(pest_codling_moth, snapshot) == []
    assert missing(pest_codling_moth, snapshot) == []


@pytest.mark.parametrize(
    ("so_far", "stage"),
    [(77, None), (80, "the hatch"), (110, "the second stage"), (142, "the third stage"),
     (198, "the last stage"), (273, None)],
)  # fmt: skip
def test_potato_beetles_by_stage_since_the_first_eggs(so_far, stage):
    seen = saw("Colorado potato beetle", TODAY - 11 * ONE_DAY)
    found = run(pest_potato_beetle, stands("potato", steady(so_far / 10), **seen))
    assert [stage in text(draft) for draft in found] == ([True] if stage else [])


def test_the_eggs_of_the_potato_beetle_are_asked_for():
    assert missing(pest_potato_beetle, stands("potato", steady(5))) == ["potato_beetle_eggs"]
