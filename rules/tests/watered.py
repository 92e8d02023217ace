"""Beds and pots under tomatoes, their weather, and what their page says."""

from datetime import date, timedelta

from django.urls import reverse

from gardens.tests.factories import BedFactory, PlantingFactory, WeatherDayFactory
from plants.models import Plant
from plants.tests.factories import PlantFactory
from rules.tests.builders import NOON, ONE_DAY, TODAY
from rules.water.page import BedWater


def tomato_bed(garden, **fields):
    """4 m² of loam under full-grown tomatoes with drip lines: WAT-10 of docs/science.md."""
    sides = {"length_cm": 200, "width_cm": 200, "texture": "loam", "watering_method": "drip"}
    bed = BedFactory(garden=garden, **(sides | fields))
    PlantingFactory(
        bed=bed,
        plant=Plant.objects.filter(slug="tomato").first() or PlantFactory(slug="tomato"),
        columns=4,
        rows=4,
        spacing_cm=50,
        row_spacing_cm=50,
        x_cm=25,
        y_cm=25,
        started_on=TODAY - timedelta(days=100),
    )
    return bed


def weather(place, first: date, number: int, **fields) -> None:
    for day in range(number):
        on = first + day * ONE_DAY
        told = {"is_forecast": on >= TODAY, "et0_mm": 5.0, "rain_mm": 0.0, "issued_at": NOON}
        WeatherDayFactory(place=place, on=on, **(told | fields))


def page_of(client, bed) -> str:
    url = reverse("rules:bed-water", args=[bed.garden_id, bed.pk])
    answer = " ".join(client.get(url).content.decode().split())
    return answer.replace("\N{NARROW NO-BREAK SPACE}", " ")


def depletion(bed) -> float:
    return round(BedWater.of(bed).found.used, 2)
