"""What was to be picked and what was, season by season."""

from datetime import date

import numpy as np
import pytest
from django.utils import timezone

from gardens.calendar.period import Period
from gardens.harvests import words
from gardens.harvests.parts import usual_part
from gardens.harvests.record import HarvestRecord, Picked
from gardens.harvests.review import SeasonReview
from gardens.models import Garden, OwnFigures, Part, SunMap
from gardens.tests.factories import (
    BedFactory,
    EventFactory,
    GardenFactory,
    HarvestFactory,
    PlaceFactory,
    PlantingFactory,
    SunMapFactory,
    WateringFactory,
)
from gardens.tests.water import WaterUseFactory
from plants.choices import Category, LifeCycle
from plants.quantities import NARROW_SPACE, say_weight
from plants.tests.factories import PlantFactory
from plants.units import in_units

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 1)


def planted(bed, plant, year=2026, columns=6, **data):
    """Six plants, picked out in August."""
    facts = {"started_on": date(year, 5, 20), "columns": columns, "rows": 1}
    if year < ON.year:
        facts["ended_on"] = date(year, 10, 1)
    return PlantingFactory(bed=bed, plant=plant, **facts | data)


def picked(planting, on, grams, **data):
    return HarvestFactory(planting=planting, happened_on=on, weight_g=grams, **data)


def expected_words(expected) -> str:
    return words.expected_words(expected).replace(NARROW_SPACE, " ")


def record_of(garden) -> HarvestRecord:
    return HarvestRecord.of(Garden.objects.with_place().get(pk=garden.pk), ON)


def review_of(garden, season=2026) -> SeasonReview:
    return SeasonReview.of(Garden.objects.with_place().get(pk=garden.pk), ON, season)


def test_har_03_six_tomatoes_that_were_a_little_dry(bed, tomato):
    planting = planted(bed, tomato)
    for day in range(1, 15):
        WaterUseFactory(bed=bed, on=date(2026, 7, day))
    # Before it was planted the bed was bone dry.
    WaterUseFactory(bed=bed, on=date(2026, 5, 1), actual_mm=0)
    expected = record_of(bed.garden).expected(planting, 2026)
    assert expected.water.days == 14
    assert expected.table == pytest.approx((10.7, 21.5, 37.6), abs=0.1)
    assert expected_words(expected) == "About 21.5 kg (10.7 kg to 37.6 kg by the table)"


def test_a_few_dry_days_do_not_speak_for_a_season(bed, tomato):
    planting = planted(bed, tomato)
    for day in range(1, 14):
        WaterUseFactory(bed=bed, on=date(2026, 7, day), actual_mm=1)
    expected = record_of(bed.garden).expected(planting, 2026)
    assert (expected.water, expected.table) == (None, (12, 24, 42))


def test_a_perennial_has_the_water_of_each_season_and_an_annual_that_of_its_life(bed, tomato):
    strawberry = PlantFactory(slug="strawberry", life_cycle=LifeCycle.PERENNIAL)
    kept = planted(bed, strawberry, started_on=date(2024, 4, 1))
    once = planted(bed, tomato, 2025, ended_on=date(2026, 10, 1))
    for day in range(1, 29):
        WaterUseFactory(bed=bed, on=date(2025, 7, day), actual_mm=2)
        WaterUseFactory(bed=bed, on=date(2026, 7, day), actual_mm=4)
    record = record_of(bed.garden)
    assert [record.water_had(kept, year).ratio for year in (2025, 2026)] == [0.5, 1]
    assert record.water_had(once, 2026).ratio == 0.75


def test_har_04_eight_square_metres_of_mixed_vegetables(bed):
    plant = PlantFactory(slug="mixed", family="Unknown", category=Category.VEGETABLE)
    block = {"spacing_cm": 100, "row_spacing_cm": 100, "columns": 8}
    planting = planted(bed, plant, **block)
    expected = record_of(bed.garden).expected(planting, 2026)
    assert expected.kg == pytest.approx(19.5, abs=0.2)
    assert expected.table.low < expected.kg < expected.table.high


def test_the_catalogue_comes_before_the_table_and_own_figures_before_both(bed, tomato):
    planting = planted(bed, tomato)
    tomato.yield_kg_per_plant_min, tomato.yield_kg_per_plant_max = 1, 3
    tomato.save()
    expected = record_of(bed.garden).expected(planting, 2026)
    assert expected.table == (6, 12, 18)
    assert expected.source == "the catalogue"
    own = {"yield_kg_per_plant_min": 4, "yield_kg_per_plant_max": 8}
    OwnFigures.objects.create(garden=bed.garden, plant=tomato, **own)
    expected = record_of(bed.garden).expected(planting, 2026)
    assert expected.table == (24, 36, 48)
    assert expected.source == "your own figures"


def test_shade_takes_its_share(garden, tomato):
    bed = BedFactory(garden=garden, placed=True)
    tomato.sun, tomato.sun_hours_min = "full", 8
    tomato.save()
    hours = SunMap.packed(np.full((12, 8, 8), 4.0))
    facts = {"hours": hours, "rows": 8, "columns": 8, "cell_m": 0.5}
    SunMapFactory(garden=garden, asked_at=None, reckoned_at=timezone.now(), **facts)
    planting = planted(bed, tomato)
    assert record_of(garden).expected(planting, 2026).table == pytest.approx((6, 12, 21))


def test_what_is_not_eaten_has_no_yield(bed):
    planting = planted(bed, PlantFactory(category=Category.FLOWER))
    assert record_of(bed.garden).expected(planting, 2026) is None


def test_own_seasons_count_with_what_failed_and_not_those_never_weighed(bed, tomato):
    picked(planted(bed, tomato, 2024), date(2024, 8, 1), 18_000)
    first = planted(bed, tomato, 2025)
    for day in (1, 9):
        picked(first, date(2025, 8, day), 6_000)
    planted(bed, tomato, 2025, end_reason="pest", ended_on=date(2025, 7, 1))
    planted(bed, tomato, 2023)
    now = planted(bed, tomato)
    picked(now, date(2026, 8, 1), 1_000)
    expected = record_of(bed.garden).expected(now, 2026)
    # 3 kg a plant in 2024; 12 kg of 12 plants in 2025.
    assert expected.own.kg == pytest.approx(2)
    assert expected.own.seasons == (2024, 2025)
    assert expected.kg == pytest.approx(12)
    assert expected_words(expected) == (
        "About 12 kg by your own 2 seasons (2024, 2025: 2 kg a plant); 12 kg to 42 kg by the table"
    )


def test_the_review_compares_totals_and_names_losses_and_water(bed, tomato, carrot):
    tomatoes = planted(bed, tomato)
    picked(tomatoes, date(2026, 8, 1), 5_000, price_per_kg=4, count=40)
    picked(tomatoes, date(2026, 8, 9), 7_000, price_per_kg=2)
    carrots = planted(bed, carrot, columns=40, spacing_cm=5, row_spacing_cm=35, lost=4)
    picked(carrots, date(2026, 8, 9), 3_500)
    planted(bed, tomato, ended_on=date(2026, 7, 1), end_reason="disease")
    picked(planted(BedFactory(garden=bed.garden), tomato, 2025), date(2025, 8, 1), 99_000)
    WateringFactory(bed=bed, watered_on=date(2026, 6, 1), litres=20)
    WateringFactory(bed=bed, watered_on=date(2026, 6, 8), litres=None)
    WateringFactory(bed=bed, watered_on=date(2025, 6, 8), litres=500)
    EventFactory(bed=bed, note="Hail", happened_on=date(2026, 6, 9))
    EventFactory(bed=bed, note="Old", happened_on=date(2025, 6, 9))
    review = review_of(bed.garden)
    first, second = review.crops
    assert review.picked == Picked(15_500, 40, 3, 34.0)
    assert (first.plant, first.plants, first.picked.grams) == (tomato, 12, 12_000)
    # A table range of both plantings, of which one failed; own seasons say 16.5 kg a plant.
    assert first.usual == (24, 48, 84)
    assert (first.expected_kg, first.own_seasons) == (pytest.approx(198), 1)
    assert second.expected_kg == pytest.approx(5 * 40 * 0.05 * 0.35)
    assert (second.share_pct, second.kg_per_m2) == (100, pytest.approx(5))
    assert (review.best, review.worst) == (second, first)
    assert [(row.bed, row.picked.grams) for row in review.beds] == [(bed, 15_500)]
    losses = [(loss.plants, loss.reason) for loss in review.losses]
    assert sorted(losses) == [(4, ""), (6, "Disease")]
    assert (review.water.times, review.water.litres, review.water.unmeasured) == (2, 20, 1)
    assert [event.note for event in review.notes] == ["Hail"]
    assert review.seasons == [2026, 2025]


def test_har_01_asparagus_is_expected_from_the_season_it_may_be_picked(bed):
    plant = PlantFactory(slug="asparagus", life_cycle=LifeCycle.PERENNIAL, family="Asparagaceae")
    PlantingFactory(bed=bed, plant=plant, started_on=date(2024, 4, 1))
    [crop] = record_of(bed.garden).crops
    record = record_of(bed.garden)
    assert [record.is_due(crop, year) for year in (2024, 2025, 2026)] == [False, True, True]


def test_south_of_the_equator_a_season_spans_two_years(tomato):
    garden = GardenFactory(place=PlaceFactory(christchurch=True))
    planting = PlantingFactory(bed__garden=garden, plant=tomato, started_on=date(2025, 11, 1))
    for on in (date(2025, 12, 30), date(2026, 6, 30), date(2026, 7, 1)):
        picked(planting, on, 1000)
    record = record_of(garden)
    for season in (2025, 2026):
        first, last = record.rotation.days_of(season)
        assert record.rotation.season_of(first) == record.rotation.season_of(last) == season
        year = Period.of_year(season, garden.place)
        assert (year.first, year.last) == (first, last)
    found = {season: one.grams for (_, season), one in record.picked.items()}
    assert found == {2025: 2000, 2026: 1000}


@pytest.mark.parametrize("number", [1, 40])
def test_a_review_costs_the_same_however_much_was_picked(
    number, bed, tomato, django_assert_num_queries
):
    for _ in range(number):
        picked(planted(bed, tomato, columns=1), date(2026, 8, 1), 500)
    garden = Garden.objects.with_place().get(pk=bed.garden_id)
    with django_assert_num_queries(9):
        SeasonReview.of(garden, ON, 2026)


@pytest.mark.parametrize(
    ("slug", "family", "category", "part"),
    [
        ("tomato", "Solanaceae", "vegetable", Part.FRUIT),
        ("potato", "Solanaceae", "vegetable", Part.ROOT),
        ("carrot", "Apiaceae", "vegetable", Part.ROOT),
        ("dill", "Apiaceae", "herb", Part.LEAF),
        ("kale", "Brassicaceae", "vegetable", Part.LEAF),
        ("broccoli", "Brassicaceae", "vegetable", Part.FLOWER),
        ("apple", "Rosaceae", "fruit", Part.FRUIT),
        ("mine", "Whatever", "vegetable", Part.LEAF),
    ],
)
def test_the_part_that_is_picked(slug, family, category, part):
    plant = PlantFactory.build(slug=slug, family=family, category=category)
    assert usual_part(plant) == part


@pytest.mark.parametrize(
    ("grams", "metric", "imperial"),
    [
        (850, "850 g", "1 lb 14 oz"),
        (1250, "1.25 kg", "2 lb 12 oz"),
        (12_400, "12.4 kg", "27 lb"),
        (100, "100 g", "4 oz"),
    ],
)
def test_weights_are_said_as_scales_say_them(grams, metric, imperial):
    assert say_weight(grams).replace(NARROW_SPACE, " ") == metric
    with in_units("imperial"):
        assert say_weight(grams).replace(NARROW_SPACE, " ") == imperial
