"""Worked examples of light, hardiness, pests and diseases, from saved rows to stored findings."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from django.utils import timezone

from gardens.models import Act, Bed, Problem, SunMap
from gardens.tests.factories import (
    BedFactory,
    EventFactory,
    PlantingFactory,
    SunMapFactory,
    WeatherDayFactory,
    WeatherHourFactory,
)
from plants.tests.factories import PestFactory, PlantFactory
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def stands(slug: str, started_on: date = date(2026, 4, 1), **fields) -> Bed:
    bed = BedFactory(placed=True, texture="loam")
    plant = PlantFactory(slug=slug, **({"kill_temperature_c": -20} | fields))
    return PlantingFactory(bed=bed, plant=plant, started_on=started_on).bed


def finding(bed: Bed, rule_id: str) -> Finding | None:
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    assert Evaluation.objects.get(garden=bed.garden_id).failed_rules == ""
    return Finding.objects.filter(garden=bed.garden_id, rule_id=rule_id).first()


def stored(found: Finding) -> dict[str, float]:
    return {name: value["quantity"] for name, value in found.numbers}


def hours(bed: Bed, on: date, values: list[dict]) -> None:
    """24 of the day in Prague, with the row of the day itself."""
    WeatherDayFactory(place=bed.garden.place, on=on, issued_at=NOON)
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC) - timedelta(hours=2)
    for number, each in enumerate(values):
        at = midnight + timedelta(hours=number)
        WeatherHourFactory(cell=bed.garden.place.weather_cell, at=at, **each)


def damp_day(tmin_c: float, humid_h: int) -> list[dict]:
    humid = {"temperature_c": tmin_c, "humidity_pct": 92.0}
    return [humid] * humid_h + [{"temperature_c": tmin_c + 6, "humidity_pct": 60.0}] * (
        24 - humid_h
    )


def warm_day(favourable_h: int) -> list[dict]:
    return [{"temperature_c": 25.0}] * favourable_h + [{"temperature_c": 18.0}] * (
        24 - favourable_h
    )


@pytest.mark.parametrize(
    ("days", "severity"), [([(11, 7), (10.2, 6)], "warning"), ([(11, 7), (9.8, 6)], None)]
)
def test_PES_01_hutton(days, severity):
    bed = stands("potato")
    for number, day in enumerate(days, start=1):
        hours(bed, TODAY - timedelta(days=len(days) - number), damp_day(*day))
    found = finding(bed, "DISEASE.LATE_BLIGHT")
    assert (found and found.severity) == severity


@pytest.mark.parametrize(
    ("days", "smith"),
    [([(11, 11), (10, 11)], "met in full"), ([(11, 11), (10, 10)], "missed by an hour")],
)
def test_PES_03_smith(days, smith):
    bed = stands("tomato")
    for number, day in enumerate(days):
        hours(bed, TODAY - timedelta(days=1 - number), damp_day(*day))
    rows = {row["name"]: row["value"] for row in finding(bed, "DISEASE.LATE_BLIGHT").input_rows}
    assert rows["Older criterion of Smith"] == smith


def test_PES_06_gubler_thomas():
    bed = stands("grape", life_cycle="perennial")
    for number, favourable_h in enumerate((7, 8, 6, 3, 9, 6)):
        hours(bed, TODAY - timedelta(days=6 - number), warm_day(favourable_h))
    found = finding(bed, "DISEASE.POWDERY_MILDEW")
    assert (found.severity, stored(found)["Index of powdery mildew"]) == ("warning", 90)


def test_PES_08_codling_moth():
    """Twelve days of 11 °C·d after the catch are over; the thirteenth is today."""
    bed = stands(
        "apple", date(2020, 4, 1), life_cycle="perennial", usda_zone_min=3, usda_zone_max=9
    )
    caught_on = TODAY - timedelta(days=13)
    event = EventFactory(garden=bed.garden, act=Act.PROBLEM, happened_on=caught_on)
    Problem.objects.create(event=event, pest=PestFactory(name="Codling moth"))
    for number in range(13):
        on = caught_on + timedelta(days=number + 1)
        WeatherDayFactory(place=bed.garden.place, on=on, tmin_c=21, tmax_c=21, issued_at=NOON)
    found = finding(bed, "PEST.CODLING_MOTH")
    assert found.severity == "warning"
    assert stored(found) == {"Warmth so far": 132, "Warmth at which it comes": 139}
    assert "around 10 May 2026" in found.why


@pytest.mark.parametrize(
    ("coldest_c", "zone"), [(-18.5, "6b"), (-15.0, "7b"), (-30.0, "4b")], ids=["01", "02", "04"]
)
def test_LIG_zone_of_the_coldest_night(coldest_c, zone):
    bed = stands("lemon", life_cycle="perennial", usda_zone_min=9, usda_zone_max=11)
    place = bed.garden.place
    place.annual_extreme_min_c = coldest_c
    place.save()
    found = finding(bed, "HARDY.MISMATCH")
    assert (found.severity, f"this bed is in {zone}." in found.why) == ("critical", True)


def test_tomatoes_behind_a_wall_have_too_little_sun():
    """The plan's own hours, in tenths: 4.5 of the 6 it needs."""
    bed = stands("tomato", sun="full", sun_hours_min=6)
    SunMapFactory(
        garden=bed.garden,
        reckoned_at=NOON,
        cell_m=0.5,
        rows=8,
        columns=8,
        structures=1,
        hours=SunMap.packed(np.full((12, 8, 8), 4.5)),
    )
    found = finding(bed, "LIGHT.SUN_SHORT")
    assert (found.severity, found.confidence) == ("warning", "medium")
    assert stored(found) == {"Sun a day": 4.5, "Sun it needs": 6}
