"""What hours told outlives them, and says how the air dries."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.models import WeatherHour
from gardens.tests.factories import PlantingFactory, WeatherCellFactory, WeatherHourFactory
from plants.tests.factories import PlantFactory
from rules.catalogue.disease.early_blight import disease_early_blight
from rules.catalogue.disease.late_blight import disease_late_blight
from rules.engine.snapshot import DryingAir
from rules.loading import load_snapshots
from rules.models import KeptAir
from rules.tasks import keep_air_days
from rules.tests.builders import number, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)
# The day of Prague begins at 22 h of the day before (UTC).
MIDNIGHT = datetime(2026, 5, 9, 22, tzinfo=UTC)


@pytest.fixture
def planting():
    return PlantingFactory(plant=PlantFactory(slug="tomato"), started_on=date(2026, 4, 1))


def hours(cell, days_ago: int, number: int = 24, **values) -> None:
    first = MIDNIGHT - timedelta(days=days_ago)
    WeatherHour.objects.bulk_create(
        WeatherHourFactory.build(cell=cell, at=first + timedelta(hours=place), **values)
        for place in range(number)
    )


def wet_days(cell, first_ago: int, last_ago: int) -> None:
    for ago in range(first_ago, last_ago - 1, -1):
        hours(cell, ago, temperature_c=22.0, humidity_pct=95.0, wind_m_s=4.0)


def snapshot(planting):
    [found] = load_snapshots([planting.garden_id])
    return found


def test_days_outlive_their_hours_and_the_season_adds_up(planting):
    cell = planting.garden.place.weather_cell
    wet_days(cell, 12, 1)
    keep_air_days()
    keep_air_days()
    assert KeptAir.objects.count() == 12
    WeatherHour.objects.filter(at__lt=MIDNIGHT - timedelta(days=2)).delete()
    assert len(snapshot(planting).air) == 2
    hours(cell, 0, 13, temperature_c=10.0, humidity_pct=50.0)
    [draft] = run(disease_early_blight, snapshot(planting))
    assert number(draft, "Points of the weather") == 12 * 4
    [urgent] = run(disease_late_blight, snapshot(planting))
    assert urgent.episode == "2026-04-28"


def test_only_days_that_are_over_and_observed_are_kept(planting):
    cell = planting.garden.place.weather_cell
    hours(cell, 1, humidity_pct=70.0, is_forecast=True)
    hours(cell, 0, 10, humidity_pct=70.0)
    keep_air_days()
    assert not KeptAir.objects.exists()
    hours_of_yesterday = WeatherHour.objects.filter(is_forecast=True)
    hours_of_yesterday.update(is_forecast=False, humidity_pct=90.0)
    keep_air_days()
    assert KeptAir.objects.get().humid_h == 24
    hours_of_yesterday.model.objects.filter(at__lt=MIDNIGHT).update(humidity_pct=50.0)
    keep_air_days()
    assert KeptAir.objects.get().humid_h == 0


def test_old_days_and_cells_of_nobody_are_left_out(planting):
    other = WeatherCellFactory(latitude=10.0)
    hours(other, 1, humidity_pct=70.0)
    figures = {"known_h": 24, "warmth_known_h": 24, "humid_h": 0, "wet_h": 0, "mildew_h": 0}
    for ago in (401, 399):
        KeptAir.objects.create(cell=other, on=TODAY - timedelta(days=ago), is_hot=False, **figures)
    keep_air_days()
    assert KeptAir.objects.get().on == TODAY - timedelta(days=399)


def test_a_week_tells_how_the_air_dries(planting):
    """4 m/s at 10 m are 2.99 at 2 m."""
    cell = planting.garden.place.weather_cell
    wet_days(cell, 6, 1)
    keep_air_days()
    assert snapshot(planting).drying is None
    wet_days(cell, 7, 7)
    keep_air_days()
    yesterday = TODAY - timedelta(days=1)
    assert snapshot(planting).drying == DryingAir(3.0, 95.0, 7, yesterday)
