"""Rows of many tables in one statement: their order, and types that JSON does not have."""

from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from django.db import connection
from django.db.models import F

from gardens.models import Bed, Garden, Place, Planting, SoilTest, WeatherDay
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlaceFactory,
    PlantingFactory,
    SoilTestFactory,
    WeatherDayFactory,
)
from rules.loading.given import given
from rules.loading.reading import InBatch, Relation, read
from rules.tests.builders import NOON

pytestmark = pytest.mark.django_db


class PlantingRow(NamedTuple):
    bed_id: int
    started_on: date | None
    pk: int
    x_cm: float


class BedRow(NamedTuple):
    garden_id: int
    pk: int
    is_mulched: bool
    points: list
    label: str


class DayRow(NamedTuple):
    cell_id: int
    on: date
    tmin_c: float | None
    issued_at: datetime


class PlaceRow(NamedTuple):
    garden_id: int
    tmin_c: tuple[float, ...] | None


class SoilRow(NamedTuple):
    bed_id: int
    pk: int
    potassium_mg_kg: float | None


PLANTINGS = Relation(PlantingRow, Planting.objects.filter(InBatch("garden_id")))
BEDS = Relation(BedRow, Bed.objects.filter(InBatch("garden_id")).annotate(label=F("garden__name")))
DAYS = Relation(DayRow, WeatherDay.objects.all())
PLACES = Relation(PlaceRow, Place.objects.filter(InBatch("garden__pk")), ("garden__pk", "tmin_c"))
SOILS = Relation(SoilRow, SoilTest.objects.filter(InBatch("garden_id")))
GARDENS = Relation(NamedTuple("GardenRow", [("pk", int)]), Garden.objects.filter(InBatch("pk")))


def rows_of(relation: Relation, *gardens: Garden) -> list:
    return list(read((relation,), given([one.pk for one in gardens], NOON)).all(relation))


def test_rows_come_in_the_order_of_their_columns_and_by_what_they_belong_to():
    bed = BedFactory()
    later = PlantingFactory(bed=bed, started_on=date(2026, 5, 2), x_cm=0.1 + 0.2)
    sooner = PlantingFactory(bed=bed, started_on=date(2025, 5, 2), x_cm=40)
    rows = read((PLANTINGS,), given([bed.garden_id], NOON)).of(PLANTINGS)
    assert rows[bed.pk] == [
        PlantingRow(bed.pk, date(2025, 5, 2), sooner.pk, 40.0),
        PlantingRow(bed.pk, date(2026, 5, 2), later.pk, 0.30000000000000004),
    ]
    assert isinstance(rows[bed.pk][0].x_cm, float)
    assert rows[404] == []


def test_only_gardens_that_are_asked_for_are_read():
    one, two, other = GardenFactory(), GardenFactory(), GardenFactory()
    for garden in (one, two, other):
        BedFactory(garden=garden)
    assert {row.garden_id for row in rows_of(BEDS, two, one)} == {one.pk, two.pk}
    assert rows_of(BEDS) == []


def test_what_json_has_no_words_for_is_read_back():
    points = [[0, 0], [100.5, 0], [0, 90]]
    bed = BedFactory(is_mulched=True, shape="polygon", points=points)
    place = bed.garden.place
    issued_at = datetime(2026, 5, 9, 5, 4, 3, tzinfo=UTC)
    WeatherDayFactory(place=place, on=date(2026, 5, 10), tmin_c=4, issued_at=issued_at)
    assert rows_of(BEDS, bed.garden) == [
        BedRow(bed.garden_id, bed.pk, True, points, bed.garden.name)
    ]
    assert rows_of(DAYS) == [DayRow(place.weather_cell_id, date(2026, 5, 10), 4.0, issued_at)]
    assert rows_of(PLACES, bed.garden) == [PlaceRow(bed.garden_id, place.tmin_c)]
    assert isinstance(rows_of(PLACES, bed.garden)[0].tmin_c, tuple)


@pytest.mark.parametrize("infinite", [float("inf"), float("-inf")])
def test_a_number_without_end_breaks_nothing(infinite):
    test = SoilTestFactory(potassium_mg_kg=infinite)
    [row] = rows_of(SOILS, test.garden)
    assert row.potassium_mg_kg in (None, infinite)


def test_nothing_is_nothing():
    place = PlaceFactory(tmin_c=None)
    garden = GardenFactory(place=place)
    assert rows_of(PLACES, garden) == [PlaceRow(garden.pk, None)]
    WeatherDayFactory(place=place, tmin_c=None)
    assert rows_of(DAYS)[0].tmin_c is None


def test_many_relations_are_one_statement(django_assert_num_queries):
    bed = BedFactory()
    PlantingFactory(bed=bed)
    with django_assert_num_queries(1):
        rows = read((GARDENS, BEDS, PLANTINGS, PLACES), given([bed.garden_id], NOON))
    assert [len(list(rows.all(each))) for each in (GARDENS, BEDS, PLANTINGS, PLACES)] == [1] * 4


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite plans in no time")
def test_what_is_read_again_is_not_planned_again():
    gardens = [GardenFactory() for _ in range(3)]
    assert [rows_of(GARDENS, garden)[0].pk for garden in gardens] == [one.pk for one in gardens]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements"
            " WHERE statement LIKE '%json_agg%gardens_garden%'"
        )
        assert cursor.fetchone() == (3, 0)
