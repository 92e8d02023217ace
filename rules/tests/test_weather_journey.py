"""From the provider's answer to the sentence on the page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gardens import tasks as garden_tasks
from gardens.models import WeatherCell
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory, WateringFactory
from gardens.tests.weather_server import weather_server
from plants.tests.factories import PlantFactory
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens, follow_weather
from rules.tests.builders import NOON, TODAY
from rules.tests.cast import ask_and_evaluate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

EARLIER = NOON - timedelta(hours=1)


@pytest.fixture
def server(monkeypatch):
    with weather_server(TODAY) as told:
        monkeypatch.setattr(garden_tasks, "provider_in_use", told.provider)
        yield told


def a_dry_bed():
    """Low, full-grown tomatoes in 4 m² of loam that was soaked twelve days ago."""
    bed = BedFactory(texture="loam", length_cm=200, width_cm=200)
    PlantingFactory(
        bed=bed,
        plant=PlantFactory(slug="tomato", tender=True, height_cm=40),
        columns=4,
        rows=4,
        x_cm=25,
        y_cm=25,
        started_on=TODAY - timedelta(days=100),
    )
    WateringFactory(bed=bed, watered_on=TODAY - timedelta(days=12), litres=None)
    return bed


def pages(client, bed) -> str:
    """Of all findings of the garden, with their numbers."""
    client.force_login(bed.garden.owner)
    findings = Finding.objects.open().filter(garden=bed.garden)
    answers = [client.get(finding.get_absolute_url()).content.decode() for finding in findings]
    return " ".join(" ".join(answers).split())


def test_weather_is_fetched_followed_and_named_with_its_age(server, rung, clock, client):
    server.values |= {
        "temperature_2m_min": lambda on: 1.5 if on == TODAY + timedelta(days=1) else 9.0,
        "et0_fao_evapotranspiration": 5.0,
        "precipitation_sum": 0.0,
    }
    bed = a_dry_bed()
    clock(EARLIER)
    ask_and_evaluate(bed.garden)
    averages = Finding.objects.get(rule_id="WATER.IRRIGATE")
    assert not Finding.objects.filter(rule_id="FROST.FORECAST").exists()
    assert "climate averages of Brno" in pages(client, bed)

    clock(NOON)
    WeatherCell.objects.update(next_fetch_at=EARLIER)
    garden_tasks.fetch_weather()
    follow_weather()
    assert rung == [[bed.garden_id]]
    evaluate_gardens(rung[0])

    frost = Finding.objects.get(rule_id="FROST.FORECAST")
    # Clear and still: 1.5 °C less 2 °C, an error of 1.5 °C.
    assert dict(frost.numbers)["Chance of damage"]["quantity"] == pytest.approx(63.1, abs=0.1)
    assert frost.severity == "critical"
    water = Finding.objects.get(pk=averages.pk)
    assert (averages.confidence, water.confidence) == ("low", "medium")
    text = pages(client, bed)
    assert "forecast of Open-Meteo, issued 10 May 2026, 14:00 (" in text
    assert "weather of the last days, Open-Meteo" in text
    assert "climate averages of Brno" not in text


def test_the_same_weather_writes_nothing_and_a_newer_word_its_time(server, rung, clock):
    bed = a_dry_bed()
    clock(NOON)
    WeatherCell.objects.update(next_fetch_at=EARLIER)
    garden_tasks.fetch_weather()
    ask_and_evaluate(bed.garden)
    before = Finding.objects.get(rule_id="WATER.IRRIGATE")

    clock(NOON + timedelta(hours=1))
    ask_and_evaluate(bed.garden)
    assert Finding.objects.get(pk=before.pk).changed_at == before.changed_at

    clock(NOON + timedelta(hours=6))
    garden_tasks.fetch_weather()
    ask_and_evaluate(bed.garden)
    after = Finding.objects.get(pk=before.pk)
    assert after.changed_at == NOON + timedelta(hours=6)
    assert {row["issued_at"] for row in after.input_rows if row["issued_at"]} == {after.changed_at}


def test_a_provider_that_fails_leaves_the_advice_on_averages(server, rung, client):
    bed = a_dry_bed()
    server.plan = [b"<html>"]
    WeatherCell.objects.update(next_fetch_at=EARLIER)
    garden_tasks.fetch_weather()
    follow_weather()
    assert rung == []
    ask_and_evaluate(bed.garden)
    assert "climate averages of Brno" in pages(client, bed)


def test_only_gardens_that_are_behind_their_weather_are_asked_for(rung, clock):
    behind, ahead, elsewhere, left = (GardenFactory() for _ in range(4))
    elsewhere.place.weather_cell = None
    elsewhere.place.save()
    left.owner.is_active = False
    left.owner.save()
    for garden in (behind, ahead, elsewhere, left):
        Evaluation.objects.request(garden.pk)
    Evaluation.objects.exclude(garden=ahead).update(requested_at=EARLIER)
    WeatherCell.objects.update(fetched_at=NOON - timedelta(minutes=1))
    follow_weather()
    assert rung == [[behind.pk]]
    follow_weather()
    assert rung == [[behind.pk]]


def test_weather_of_long_ago_is_not_followed_any_more(rung):
    garden = GardenFactory()
    Evaluation.objects.request(garden.pk)
    Evaluation.objects.update(requested_at=datetime(2026, 1, 1, tzinfo=UTC))
    WeatherCell.objects.update(fetched_at=NOON - timedelta(hours=25))
    follow_weather()
    assert rung == []


def test_more_gardens_cost_no_more_statements(rung):
    counts = []
    for gardens in (2, 9):
        for _ in range(gardens):
            Evaluation.objects.request(GardenFactory().pk)
        Evaluation.objects.update(requested_at=EARLIER)
        WeatherCell.objects.update(fetched_at=NOON - timedelta(minutes=1))
        with CaptureQueriesContext(connection) as queries:
            follow_weather()
        counts.append(len(queries))
    assert counts == [3, 3]
