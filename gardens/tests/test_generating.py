"""Gardens to measure in: as many as asked for, of every kind, the same for the same seed."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from gardens.generating.gardens import generate
from gardens.models import (
    Amendment,
    Bed,
    EmergenceCount,
    Garden,
    Gardener,
    GerminationTest,
    Harvest,
    Place,
    Planting,
    Problem,
    ReservoirReading,
    SeedEntry,
    SensorReading,
    SoilTest,
    Sowing,
    SpaceReading,
    Treatment,
    Watering,
    WeatherDay,
    WeatherHour,
)
from plants.tests.factories import PestFactory, PlantFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 10)


@pytest.fixture
def plants() -> None:
    for slug in ("tomato", "leaf-lettuce", "carrot", "basil", "kale", "eggplant"):
        PlantFactory(slug=slug)
    PlantFactory(slug="apple", life_cycle="perennial")
    PestFactory()


def made(seed: int) -> list[tuple]:
    """What was generated, without the numbers of rows."""
    generate(3, 40, 200, seed, DAY)
    rows = [
        *Garden.objects.order_by("pk").values_list("name", "kind", "place__label"),
        *Planting.objects.order_by("pk").values_list("plant__slug", "x_cm", "started_on"),
        *Watering.objects.order_by("pk").values_list("watered_on", "litres"),
        *SoilTest.objects.order_by("pk").values_list("tested_on", "ph"),
        *SensorReading.objects.order_by("pk").values_list("measured_at", "value"),
        *Harvest.objects.order_by("pk").values_list("event__happened_on", "weight_g"),
        *Amendment.objects.order_by("pk").values_list("spread_on", "product"),
        *SeedEntry.objects.order_by("pk").values_list("lot__plant__slug", "made_on", "seeds"),
        *EmergenceCount.objects.order_by("pk").values_list("counted_on", "emerged"),
        *WeatherDay.objects.order_by("pk").values_list("on", "tmin_c", "rain_mm"),
        *WeatherHour.objects.order_by("pk").values_list("at", "humidity_pct", "rain_mm"),
    ]
    for model in (Garden, Gardener, Place, WeatherDay, WeatherHour):
        model.objects.all().delete()
    return rows


def test_the_same_seed_makes_the_same_gardens(plants):
    first, again, other = made(1), made(1), made(2)
    assert first == again
    assert first != other


def test_as_many_as_asked_for_of_every_kind(plants):
    generate(3, 60, 500, 1, DAY)
    assert (Gardener.objects.count(), Garden.objects.count()) == (3, 60)
    assert Planting.objects.count() == 500
    assert Garden.objects.values("kind").distinct().count() == 6
    assert Place.objects.values("label").distinct().count() == 5
    for kind in ("ground", "raised", "container", "hydroponic"):
        assert Bed.objects.filter(kind=kind).exists()
    for records in (SoilTest, Watering, SensorReading, SpaceReading, ReservoirReading):
        assert records.objects.exists()
    for records in (Harvest, Problem, Treatment, Amendment, GerminationTest, Sowing):
        assert records.objects.exists()
    growing = Planting.objects.filter(ended_on=None)
    assert growing.filter(started_on__lt=DAY).exists()
    assert growing.filter(started_on=None, planned_on__isnull=False).exists()
    assert Planting.objects.filter(ended_on__lt=DAY).exists()
    assert growing.filter(plant__life_cycle="perennial", started_on__year__lt=2025).exists()


def test_what_is_written_down_fits_what_grew(plants):
    generate(3, 60, 500, 1, DAY)
    for picked in Harvest.objects.select_related("event__planting"):
        planting, day = picked.event.planting, picked.event.happened_on
        assert planting.started_on < planting.first_harvest_on <= day <= (planting.ended_on or DAY)
    for sowing in Sowing.objects.select_related("lot", "tray__garden"):
        assert sowing.lot.owner_id == sowing.tray.garden.owner_id
        assert sowing.plant_id == sowing.lot.plant_id
        assert sowing.last_cell <= sowing.tray.cells
    assert SeedEntry.objects.filter(made_on__gt=DAY).count() == 0
    assert EmergenceCount.objects.filter(counted_on__gt=DAY).count() == 0


def test_weather_is_observed_to_yesterday_and_forecast_from_today(plants):
    generate(1, 5, 5, 1, DAY)
    assert WeatherHour.objects.filter(is_forecast=False).latest("at").at.date() < DAY
    assert WeatherHour.objects.filter(is_forecast=True).earliest("at").at.date() == DAY
    observed = WeatherDay.objects.filter(is_forecast=False)
    assert observed.latest("on").on == DAY - timedelta(days=1)
    assert WeatherDay.objects.filter(is_forecast=True).earliest("on").on == DAY


def test_statements_do_not_grow_with_gardens(plants, django_assert_max_num_queries):
    generate(1, 2, 2, 1, DAY)
    with django_assert_max_num_queries(60):
        generate(5, 50, 300, 2, DAY)


def test_the_command_says_what_it_made(plants, capsys):
    asked = ("--gardeners=2", "--gardens=3", "--plantings=9", "--seed=7", "--on=2026-05-10")
    call_command("generate_garden_data", *asked)
    assert capsys.readouterr().out.strip() == (
        "3 gardens of 2 gardeners, 9 plantings, as of 2026-05-10."
    )
    with pytest.raises(CommandError, match="take another seed"):
        call_command("generate_garden_data", *asked)


def test_without_a_catalogue_it_says_what_to_do():
    with pytest.raises(CommandError, match="load_plants"):
        call_command("generate_garden_data", "--gardens=1")


@pytest.mark.parametrize("asked", ["--gardens=0", "--plantings=-1", "--gardeners=many"])
def test_a_number_that_makes_no_sense_is_refused(asked):
    with pytest.raises(CommandError, match="whole number of at least 1"):
        call_command("generate_garden_data", asked)
