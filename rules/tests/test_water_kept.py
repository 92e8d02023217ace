"""HAR-03 through and through: the balance of a bed, kept by the worker, explains its harvest."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Garden, WaterUse
from gardens.tests.cast import garden, gardener, own_client  # noqa: F401
from gardens.tests.factories import (
    BedFactory,
    PlantingFactory,
    WateringFactory,
    WeatherDayFactory,
)
from plants.tests.factories import PlantFactory
from rules.models import Evaluation
from rules.tasks import keep_water_uses, sweep_gardens
from rules.tests.builders import NOON, ONE_DAY, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SOAKED_ON = TODAY - 31 * ONE_DAY


@pytest.fixture
def tomatoes(garden):  # noqa: F811
    """Six of them, planted a hundred days ago in 2 x 2 m of loam that is watered by hand."""
    Garden.objects.filter(pk=garden.pk).update(created_at=NOON - timedelta(days=120))
    bed = BedFactory(
        garden=garden, length_cm=200, width_cm=200, texture="loam", watering_method="drip"
    )
    spaced = {"spacing_cm": 60, "row_spacing_cm": 60, "x_cm": 30, "y_cm": 30}
    Evaluation.objects.request(garden.pk)
    return PlantingFactory(
        bed=bed,
        plant=PlantFactory(slug="tomato"),
        columns=3,
        rows=2,
        started_on=TODAY - timedelta(days=100),
        **spaced,
    )


def a_dry_month(planting, **fields) -> None:
    WateringFactory(bed=planting.bed, watered_on=SOAKED_ON, litres=None)
    for ago in range(31, -1, -1):
        told = {"is_forecast": False, "et0_mm": 5.0, "rain_mm": 0.0, "issued_at": NOON}
        on = TODAY - ago * ONE_DAY
        WeatherDayFactory(place=planting.garden.place, on=on, **(told | fields))


def ratio(planting) -> float:
    days = WaterUse.objects.filter(bed=planting.bed)
    return sum(day.actual_mm for day in days) / sum(day.possible_mm for day in days)


def text(client, name: str, pk: int) -> str:
    page = client.get(reverse(f"gardens:{name}", args=[pk])).content.decode()
    return " ".join(page.replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def test_HAR_03_a_drought_that_the_worker_saw_explains_the_harvest(tomatoes, own_client):  # noqa: F811
    a_dry_month(tomatoes)
    keep_water_uses([tomatoes.garden_id])
    had = ratio(tomatoes)
    assert 0.3 < had < 0.95
    left = 1 - 1.05 * (1 - had)
    page = text(own_client, "garden-season", tomatoes.garden_id)
    lost = 100 - round(100 * left)
    assert f"It had {round(100 * had)} % of the water it could use: about {lost} % less" in page
    assert f"{24 * left:.1f}".rstrip("0").rstrip(".") in page
    assert "of the water it could use" in text(own_client, "planting-life", tomatoes.pk)


def test_HAR_03_the_printed_example(tomatoes, own_client):  # noqa: F811
    """A mean ETa/ETc of 0.9 leaves 10.7 / 21.5 / 37.6 kg."""
    for ago in range(1, 21):
        on = TODAY - ago * ONE_DAY
        WaterUse.objects.create(bed=tomatoes.bed, on=on, possible_mm=5, actual_mm=4.5)
    page = text(own_client, "garden-season", tomatoes.garden_id)
    for words in ("10.7 kg to 37.6 kg", "21.5 kg", "It had 90 % of the water it could use"):
        assert words in page
    assert "about 11 % less (FAO-33)" in page or "about 10 % less (FAO-33)" in page


def test_water_that_comes_in_time_costs_nothing(tomatoes, own_client):  # noqa: F811
    a_dry_month(tomatoes)
    for ago in range(30, 0, -2):
        WateringFactory(bed=tomatoes.bed, watered_on=TODAY - ago * ONE_DAY, litres=80)
    keep_water_uses([tomatoes.garden_id])
    assert ratio(tomatoes) == pytest.approx(1, abs=0.01)
    assert "% less" not in text(own_client, "garden-season", tomatoes.garden_id)


def test_a_watering_noted_late_is_made_up_for_and_nothing_is_written_twice(
    tomatoes,
    django_assert_num_queries,
):
    a_dry_month(tomatoes)
    keep_water_uses([tomatoes.garden_id])
    dry = ratio(tomatoes)
    number = WaterUse.objects.count()
    WateringFactory(bed=tomatoes.bed, watered_on=TODAY - 10 * ONE_DAY, litres=100)
    keep_water_uses([tomatoes.garden_id])
    assert ratio(tomatoes) > dry
    assert WaterUse.objects.count() == number
    known = list(WaterUse.objects.values_list("bed", "on", "possible_mm", "actual_mm"))
    rows = [
        WaterUse(bed_id=bed, on=on, possible_mm=possible, actual_mm=actual)
        for bed, on, possible, actual in known
    ]
    with django_assert_num_queries(1):
        WaterUse.objects.keep(rows)


def test_nothing_is_claimed_where_nobody_tells_of_water_or_weather(tomatoes):
    for ago in range(31, -1, -1):
        WeatherDayFactory(
            place=tomatoes.garden.place, on=TODAY - ago * ONE_DAY, et0_mm=5.0, rain_mm=0.0,
            issued_at=NOON,
        )  # fmt: skip
    keep_water_uses([tomatoes.garden_id])
    assert not WaterUse.objects.exists()


def test_averages_of_the_climate_are_no_water_that_it_had(tomatoes):
    WateringFactory(bed=tomatoes.bed, watered_on=TODAY - 9 * ONE_DAY, litres=None)
    keep_water_uses([tomatoes.garden_id])
    assert not WaterUse.objects.exists()


def test_the_sweep_keeps_them_when_the_day_of_a_garden_has_turned(tomatoes, monkeypatch):
    kept = []
    monkeypatch.setattr("rules.tasks.evaluate_gardens.delay", lambda ids: None)
    monkeypatch.setattr("rules.tasks.keep_water_uses.delay", kept.append)
    yesterday = timezone.now().date() - 2 * ONE_DAY
    Evaluation.objects.update(evaluated_on=yesterday)
    sweep_gardens()
    assert kept == [[tomatoes.garden_id]]


def test_a_garden_that_is_gone_does_no_harm():
    keep_water_uses([12345])
    assert not WaterUse.objects.exists()
