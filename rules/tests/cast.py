"""A garden with everything in it, and a clock that stands still."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from gardens.models import Bed, Garden
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
    WeatherDayFactory,
)
from plants.models import Plant
from plants.tests.factories import CompanionshipFactory, PlantFactory
from rules import tasks
from rules.models import Evaluation
from rules.tasks import evaluate_gardens

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
Clock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """Stands at noon of 10 May 2026 (UTC) until it is set."""

    def stand(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stand(NOON)
    return stand


@pytest.fixture
def plants(db) -> list[Plant]:
    """Tomato and basil, good neighbours by a trial."""
    tomato = PlantFactory(slug="tomato", tender=True)
    basil = PlantFactory(slug="basil", family="Lamiaceae", spacing_in_row_cm=25, tender=True)
    CompanionshipFactory(plant_a=tomato, plant_b=basil)
    return [tomato, basil]


@pytest.fixture
def bed(db) -> Bed:
    return BedFactory()


@pytest.fixture
def rung(monkeypatch) -> list[list[int]]:
    """Batches that a worker was woken for, in place of the broker."""
    batches: list[list[int]] = []
    monkeypatch.setattr(tasks.evaluate_gardens, "delay", batches.append)
    return batches


def full_garden(plants: list[Plant], plantings: int = 4) -> Garden:
    """Two beds with plantings, a soil test, waterings and weather."""
    garden = GardenFactory()
    Garden.objects.filter(pk=garden.pk).update(created_at=datetime(2026, 4, 1, tzinfo=UTC))
    beds = [BedFactory(garden=garden, name=f"Bed {letter}", texture="loam") for letter in "AB"]
    for number in range(plantings):
        plant_in(beds[number % 2], plants[number % len(plants)], x_cm=20.0 + number % 200)
    SoilTestFactory(bed=beds[0], ph=5.2)
    WateringFactory(bed=beds[0], watered_on=date(2026, 5, 4), litres=None)
    WeatherDayFactory(place=garden.place, on=date(2026, 5, 9))
    return garden


def plant_in(bed: Bed, plant: Plant, **fields: object):
    return PlantingFactory(bed=bed, plant=plant, **fields)


def ask_and_evaluate(*gardens: Garden) -> None:
    for garden in gardens:
        Evaluation.objects.request(garden.pk)
    evaluate_gardens([garden.pk for garden in gardens])
