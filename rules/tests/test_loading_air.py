"""Hours, temperatures, problems, treatments and the map of the sun, from rows to snapshots."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from django.utils import timezone

from gardens.models import Act, Garden, Problem, SunMap
from gardens.sun.reading import monthly_hours_of
from gardens.tests.factories import (
    BedFactory,
    EventFactory,
    GardenFactory,
    PlaceFactory,
    PlantingFactory,
    SunMapFactory,
    TreatmentFactory,
    WeatherDayFactory,
    WeatherHourFactory,
)
from plants.tests.factories import PestFactory, PlantFactory
from rules.engine.snapshot import AirDay, GardenSnapshot, ProblemSnapshot, SunSnapshot
from rules.loading import load_snapshots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)
# The day of Prague begins at 22 h of the day before (UTC).
MIDNIGHT = datetime(2026, 5, 8, 22, tzinfo=UTC)


def load(garden: Garden) -> GardenSnapshot:
    [snapshot] = load_snapshots([garden.pk])
    return snapshot


def growing(slug: str = "tomato", **fields) -> Garden:
    return PlantingFactory(plant=PlantFactory(slug=slug), **fields).garden


def hours(garden: Garden, number: int, first: datetime = MIDNIGHT, **values) -> None:
    for place in range(number):
        WeatherHourFactory(
            cell=garden.place.weather_cell, at=first + timedelta(hours=place), **values
        )


# Hours ------------------------------------------------------------------------------------------


def test_a_local_day_is_told_by_its_hours():
    garden = growing()
    hours(garden, 7, temperature_c=11.0, humidity_pct=90.0)
    hours(garden, 3, MIDNIGHT + timedelta(hours=7), temperature_c=14.0, humidity_pct=60, rain_mm=1)
    hours(garden, 8, MIDNIGHT + timedelta(hours=10), temperature_c=25.0, humidity_pct=60.0)
    hours(garden, 6, MIDNIGHT + timedelta(hours=18), temperature_c=35.0, humidity_pct=50.0)
    assert load(garden).air == {
        date(2026, 5, 9): AirDay(
            is_forecast=False,
            known_h=24,
            warmth_known_h=24,
            tmin_c=11.0,
            humid_h=7,
            wet_h=10,
            wet_mean_c=pytest.approx(11.9),
            mildew_h=8,
            is_hot=True,
        )
    }


def test_hours_that_cannot_be_are_not_known():
    garden = growing()
    hours(garden, 1, temperature_c=11.0, humidity_pct=130.0)
    hours(garden, 1, MIDNIGHT + timedelta(hours=1), temperature_c=99.0, humidity_pct=95.0)
    hours(garden, 1, MIDNIGHT + timedelta(hours=2), temperature_c=None, humidity_pct=None)
    [day] = load(garden).air.values()
    assert (day.known_h, day.warmth_known_h, day.humid_h, day.tmin_c) == (0, 1, 0, 11.0)
    assert (day.wet_mean_c, day.is_humidity_known, day.is_warmth_known) == (None, False, False)


def test_hours_are_read_only_where_a_host_stands():
    lettuce, over, tomato = growing("lettuce"), growing("potato", ended=True), growing()
    hours(tomato, 1, humidity_pct=95.0)
    assert [len(load(garden).air) for garden in (lettuce, over, tomato)] == [0, 0, 1]


# Temperatures -----------------------------------------------------------------------------------


def test_temperatures_of_a_year_for_pests_and_of_three_for_chill():
    cabbage = growing("cabbage")
    first = TODAY - timedelta(days=1000)
    for on in (first, TODAY - timedelta(days=300), TODAY):
        WeatherDayFactory(place=cabbage.place, on=on, tmin_c=4.0, tmax_c=9.0)
    series = load(cabbage).temperatures
    assert series.first == TODAY - timedelta(days=300)
    assert series.between(series.first, series.first + timedelta(days=2)) == ((4.0, 9.0), None)
    assert series.between(TODAY, TODAY + timedelta(days=2)) == ((4.0, 9.0), None)
    apple = load(growing("apple"))
    assert apple.temperatures.first == TODAY - timedelta(days=368)
    assert load(growing("lettuce", bed__garden__place=PlaceFactory(oslo=True))).temperatures is None


def test_chill_of_winters_that_are_over_is_reckoned_while_loading():
    """Six degrees bring 24.43 portions in 30 days (GDD-09), and a little more as they go on."""
    garden = growing("apple")
    for year in (2023, 2024, 2025):
        for number in range(120):
            on = date(year, 11, 1) + timedelta(days=number)
            WeatherDayFactory(place=garden.place, on=on, tmin_c=6, tmax_c=6)
    assert load(garden).past_chill == (pytest.approx(100, abs=1),) * 3
    assert load(growing("cabbage")).past_chill == ()


def test_temperatures_that_contradict_each_other_are_not_known():
    garden = growing("cabbage")
    WeatherDayFactory(place=garden.place, on=TODAY, tmin_c=20.0, tmax_c=9.0)
    series = load(garden).temperatures
    assert series.between(TODAY, TODAY + timedelta(days=1)) == (None,)


def test_the_longitude_says_on_which_continent():
    assert load(GardenFactory()).climate.longitude_deg == 16.69


# What was seen and done -------------------------------------------------------------------------


def saw(garden: Garden, on: date, pest=None, **fields) -> Problem:
    event = EventFactory(garden=garden, act=Act.PROBLEM, happened_on=on, **fields)
    return Problem.objects.create(event=event, pest=pest, words="" if pest else "spots")


def test_problems_of_the_catalogue_in_the_last_year():
    bed = BedFactory()
    blight = PestFactory(name="Late blight")
    for on in (TODAY, TODAY - timedelta(days=400), TODAY + timedelta(days=1)):
        saw(bed.garden, on, blight, bed=bed)
    saw(bed.garden, TODAY)
    assert load(bed.garden).problems == (ProblemSnapshot("Late blight", TODAY, bed.pk, None),)


def test_the_last_treatment_of_a_planting_or_of_its_bed():
    bed = BedFactory()
    tomato = PlantFactory(slug="tomato")
    one, other = (PlantingFactory(bed=bed, plant=tomato, x_cm=x_cm) for x_cm in (30, 90))
    for days_ago, planting in ((6, one), (4, None), (2, other), (-1, other)):
        event = EventFactory(
            garden=bed.garden,
            bed=bed,
            planting=planting,
            act=Act.TREAT,
            happened_on=TODAY - timedelta(days=days_ago),
        )
        TreatmentFactory(event=event)
    found = {one.pk: one.treated_on for one in load(bed.garden).beds[0].plantings}
    assert found == {one.pk: date(2026, 5, 6), other.pk: date(2026, 5, 8)}


# Sun --------------------------------------------------------------------------------------------


def sun_map(garden: Garden, hours: np.ndarray, **fields) -> SunMap:
    months = np.repeat(hours[None], 12, axis=0)
    rows, columns = hours.shape
    return SunMapFactory(
        **{"garden": garden, "reckoned_at": timezone.now(), "cell_m": 0.5} | fields,
        rows=rows,
        columns=columns,
        hours=SunMap.packed(months),
    )


def test_hours_of_sun_are_those_of_the_page():
    """East of 1.5 m the land is in the sun."""
    bed = BedFactory(placed=True)
    west, east = (
        PlantingFactory(bed=bed, x_cm=x_cm, spacing_cm=30, row_spacing_cm=30) for x_cm in (40, 200)
    )
    hours = np.full((8, 10), 2.0)
    hours[:, 3:] = 8.0
    sun_map(bed.garden, hours, trees=1)
    snapshot = load(bed.garden)
    assert snapshot.sun == SunSnapshot(trees=1, structures=0)
    [loaded] = snapshot.beds
    by_pk = {planting.pk: planting.sun_h for planting in loaded.plantings}
    assert (by_pk[west.pk], by_pk[east.pk]) == ((2.0,) * 12, (8.0,) * 12)
    reading = monthly_hours_of(bed.garden)
    assert loaded.sun_h == reading.bed_hours(bed)
    assert by_pk[west.pk] == reading.planting_hours(west, bed)


def test_without_a_reckoned_map_or_off_the_plan_there_are_no_hours():
    off_plan, unreckoned = BedFactory(), BedFactory(placed=True)
    PlantingFactory(bed=off_plan)
    sun_map(off_plan.garden, np.full((4, 4), 5.0))
    SunMapFactory(garden=unreckoned.garden)
    snapshot = load(off_plan.garden)
    assert snapshot.sun is not None
    assert (snapshot.beds[0].sun_h, snapshot.beds[0].plantings[0].sun_h) == (None, None)
    assert load(unreckoned.garden).sun is None
