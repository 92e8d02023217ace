from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plants.agronomy import crop_yields, perennials, picking, pruning
from plants.agronomy.crop_yields import KG_PER_PLANT, WATER_RESPONSE, YieldRange
from plants.agronomy.pruning import PRUNING, pruning_verdict

few = settings(max_examples=30, deadline=None)
shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("year", "weeks"),
    [
        pytest.param(2024, 0, id="HAR-01-2024"),
        pytest.param(2025, 3, id="HAR-01-2025"),
        pytest.param(2026, 8, id="HAR-01-2026"),
        pytest.param(2040, 8, id="grown"),
        pytest.param(2023, 0, id="not-yet-planted"),
    ],
)
def test_asparagus_waits_for_its_harvest(year, weeks):
    assert perennials.harvest_weeks("asparagus", perennials.season(2024, year)) == weeks


@pytest.mark.parametrize(
    ("planted_on", "latitude_deg", "first"),
    [
        (date(2024, 8, 31), 49, 2024),
        (date(2024, 9, 1), 49, 2025),
        (date(2024, 12, 31), 49, 2025),
        (date(2025, 1, 1), 49, 2025),
        (date(2025, 2, 28), -34, 2024),
        (date(2025, 3, 1), -34, 2025),
        (date(2025, 6, 30), -34, 2025),
        (date(2025, 7, 1), -34, 2025),
        (date(2024, 10, 1), 1, 2024),
    ],
)
def test_what_is_planted_in_autumn_grows_from_the_next_season(planted_on, latitude_deg, first):
    assert perennials.first_season(planted_on, latitude_deg) == first


@pytest.mark.parametrize(("on", "season"), [(2024, 1), (2025, 1), (2026, 2)])
def test_the_autumn_of_planting_is_of_the_first_season(on, season):
    assert perennials.season(perennials.first_season(date(2024, 10, 5), 49), on) == season


def test_a_plant_without_a_limit_has_none():
    assert perennials.harvest_weeks("tomato", 1) is None


@pytest.mark.parametrize(
    ("slug", "season", "is_removed"),
    [
        ("strawberry", 1, True),
        ("strawberry", 2, False),
        ("apple", 3, True),
        ("apple", 4, False),
        ("grape", 3, False),
        ("basil", 1, False),
    ],
)
def test_first_fruit_is_taken_off(slug, season, is_removed):
    assert perennials.is_fruit_removed(slug, season) is is_removed


def test_har_03_six_tomatoes_that_were_a_little_dry():
    water = crop_yields.water_factor(WATER_RESPONSE["tomato"], 0.9)
    found = crop_yields.expected_yield(KG_PER_PLANT["tomato"], 6, water=water)
    assert found == pytest.approx((10.7, 21.5, 37.6), abs=0.1)


def test_har_04_a_mixed_bed():
    mixed = YieldRange(0, crop_yields.MIXED_KG_M2, 0)
    assert crop_yields.expected_yield(mixed, 8).typical == pytest.approx(19.5, abs=0.2)


def test_where_one_figure_is_known_half_more_and_half_less_is_usual():
    assert crop_yields.around(2) == (1, 2, 3)


@pytest.mark.parametrize(
    ("low", "high", "slug", "typical"),
    [(2, 7, "tomato", 4), (5, 9, "tomato", 7), (4, 8, "tomato", 6), (1, 2, "medlar", 1.5)],
)
def test_the_table_says_what_is_typical_if_it_lies_between(low, high, slug, typical):
    assert crop_yields.between(low, high, slug) == (low, typical, high)


def test_shade_takes_its_share_and_sun_adds_none():
    assert crop_yields.sun_factor(3, 6) == 0.5
    assert crop_yields.sun_factor(9, 6) == crop_yields.sun_factor(0, 0) == 1


@pytest.mark.parametrize(
    ("slug", "days_past", "is_hot", "severity"),
    [
        ("zucchini", 3, False, None),
        ("zucchini", 4, False, "warning"),
        ("head-lettuce", 4, False, "advice"),
        ("head-lettuce", 4, True, "warning"),
        ("cabbage", 4, True, "advice"),
    ],
)
def test_overdue_harvest(slug, days_past, is_hot, severity):
    assert picking.overdue_severity(slug, days_past, is_hot=is_hot) == severity


def test_nearly_ripe_at_nine_tenths():
    assert picking.is_nearly_ripe(90, 100)
    assert not picking.is_nearly_ripe(89, 100)


def test_har_05_plums_are_pruned_in_summer_and_apples_in_winter():
    january = date(2026, 1, 15)
    plum = pruning_verdict(PRUNING["european-plum"], january, 50)
    assert not plum.is_suited
    assert (plum.harm.severity, plum.harm.reason) == ("warning", "silver leaf")
    assert [(season.start, season.until) for season in plum.best] == [((6, 1), (9, 1))]
    apple = pruning_verdict(PRUNING["apple"], january, 50)
    assert apple.is_suited
    assert apple.harm is None


def test_in_the_south_pruning_lies_half_a_year_later():
    july = date(2026, 7, 15)
    plum = pruning_verdict(PRUNING["european-plum"], july, -34)
    assert plum.harm.reason == "silver leaf"
    assert [(season.start, season.until) for season in plum.best] == [((12, 1), (3, 1))]
    assert pruning_verdict(PRUNING["apple"], july, -34).is_suited
    assert pruning_verdict(PRUNING["apple"], july, 5) is None


@pytest.mark.parametrize(
    ("slug", "on", "is_suited", "reason"),
    [
        ("european-plum", date(2026, 6, 1), True, None),
        ("grape", date(2026, 12, 1), True, None),
        ("grape", date(2026, 1, 15), True, None),
        ("grape", date(2026, 1, 16), False, None),
        ("grape", date(2026, 4, 1), False, "bleeding"),
        ("gooseberry", date(2026, 6, 30), True, None),
        ("gooseberry", date(2026, 7, 1), False, None),
        ("lavender", date(2026, 8, 20), True, None),
        ("lavender", date(2026, 11, 1), False, "old wood"),
        ("apple", date(2028, 2, 29), True, None),
    ],
)
def test_pruning_calendar_of_the_north(slug, on, is_suited, reason):
    verdict = pruning_verdict(PRUNING[slug], on, 50)
    assert verdict.is_suited is is_suited
    assert (verdict.harm.reason if verdict.harm else None) == reason


def test_what_is_pruned_after_its_harvest_has_no_months():
    verdict = pruning_verdict(pruning.SUMMER_RASPBERRY, date(2026, 8, 1), 50)
    assert verdict.is_suited
    assert not verdict.best
    assert pruning.SUMMER_RASPBERRY.after == "harvest"


@few
@given(st.sampled_from(sorted(PRUNING)), st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_no_day_is_both_suited_and_harmful(slug, on):
    for latitude_deg in (50, -50):
        verdict = pruning_verdict(PRUNING[slug], on, latitude_deg)
        assert not (verdict.is_suited and verdict.harm)


@few
@given(st.floats(0, 500), st.sampled_from(sorted(WATER_RESPONSE)), shares, shares, shares)
def test_drought_and_shade_never_add(units, slug, et_ratio, drier, sun):
    water = crop_yields.water_factor(WATER_RESPONSE[slug], et_ratio)
    assert 0 <= crop_yields.water_factor(WATER_RESPONSE[slug], et_ratio * drier) <= water <= 1
    found = crop_yields.expected_yield(YieldRange(1, 2, 3), units, water=water, sun=sun)
    assert 0 <= found.low <= found.typical <= found.high <= 3 * units + 1e-9


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 1, 15), date(2025, 11, 1), date(2026, 3, 10)),
        (date(2026, 3, 11), date(2026, 11, 1), date(2027, 3, 10)),
        (date(2026, 12, 31), date(2026, 11, 1), date(2027, 3, 10)),
    ],
)
def test_dates_of_a_season_that_crosses_new_year(on, first, last):
    [season] = PRUNING["apple"].best
    assert season.dates(on) == (first, last)


def test_a_season_of_the_south_ends_on_a_leap_day():
    [summer] = PRUNING["peach"].best
    assert summer.at(-34).dates(date(2027, 12, 5)) == (date(2027, 12, 1), date(2028, 2, 29))
    assert summer.at(50).dates(date(2026, 6, 1)) == (date(2026, 6, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("slug", "season", "is_due"),
    [("rhubarb", 5, False), ("rhubarb", 6, True), ("chives", 4, True), ("kale", 9, False)],
)
def test_clumps_are_divided_after_their_years(slug, season, is_due):
    assert perennials.is_due_to_divide(slug, season) is is_due


@pytest.mark.parametrize(
    ("slug", "season", "crops", "is_due"),
    [
        ("strawberry", 1, 0, False),
        ("strawberry", 3, 2, False),
        ("strawberry", 4, 3, True),
        ("apple", 9, 6, False),
    ],
)
def test_strawberries_are_replaced_after_three_crops(slug, season, crops, is_due):
    assert perennials.crops(slug, season) == crops
    assert perennials.is_due_to_renew(slug, season) is is_due


def test_what_stops_bearing_and_what_bolts():
    assert picking.stops_bearing("zucchini")
    assert not picking.stops_bearing("cabbage")
    assert picking.bolts("leaf-lettuce", is_hot=True)
    assert not picking.bolts("leaf-lettuce", is_hot=False)
