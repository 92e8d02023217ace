import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, connections

from gardens import tasks
from gardens.actions.readings import take_readings
from gardens.models import RejectedReading, SensorDay, SensorHour, SensorReading
from gardens.sensors.bins import day_of, hour_of
from gardens.sensors.quantities import Quantity
from gardens.sensors.reading import latest_of
from gardens.tests.factories import (
    BedFactory,
    DeviceFactory,
    PlaceFactory,
    SensorFactory,
    SensorReadingFactory,
)

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Stands at NOW until it is set."""

    def stand(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    stand(NOW)
    return stand


@pytest.fixture
def sensor(bed):
    return SensorFactory(device=DeviceFactory(garden=bed.garden, bed=bed))


def take(sensor, *readings: tuple[str, float]):
    items = [
        {"time": time, "quantity": sensor.quantity, "value": value} for time, value in readings
    ]
    return take_readings(sensor.device, items)


def figures(model) -> list[tuple]:
    rows = model.objects.order_by("start").values_list("start", "low", "high", "total", "count")
    return [(f"{start:%d %H:%M}", *rest) for start, *rest in rows]


@pytest.mark.django_db
def test_hours_and_days_hold_what_was_measured_in_them(sensor):
    # In Brno a day begins at 22:00 UTC.
    take(
        sensor,
        ("2026-05-04T21:59:59Z", 10.0),
        ("2026-05-04T22:00:00Z", 20.0),
        ("2026-05-05T08:00:00Z", 30.0),
        ("2026-05-05T08:59:59.9Z", 25.0),
        ("2026-05-05T09:00:00Z", 40.0),
    )
    tasks.summarise_readings()

    assert figures(SensorHour) == [
        ("04 21:00", 10, 10, 10, 1),
        ("04 22:00", 20, 20, 20, 1),
        ("05 08:00", 25, 30, 55, 2),
        ("05 09:00", 40, 40, 40, 1),
    ]
    assert figures(SensorDay) == [("03 22:00", 10, 10, 10, 1), ("04 22:00", 20, 40, 115, 4)]


@pytest.mark.django_db
def test_late_readings_change_their_hour_only_and_twice_is_once(sensor, django_assert_num_queries):
    take(sensor, ("2026-05-01T08:00:00Z", 10.0), ("2026-05-03T08:00:00Z", 20.0))
    tasks.summarise_readings()
    SensorHour.objects.filter(start__day=3).update(total=999)
    take(sensor, ("2026-05-01T08:30:00Z", 30.0))
    for _ in range(2):
        tasks.summarise_readings()

    assert figures(SensorHour) == [("01 08:00", 10, 30, 40, 2), ("03 08:00", 20, 20, 999, 1)]
    assert [row[1:] for row in figures(SensorDay)] == [(10, 30, 40, 2), (20, 20, 20, 1)]
    # Nothing is stale: two transactions that look.
    with django_assert_num_queries(6):
        tasks.summarise_readings()


@pytest.mark.parametrize(
    ("zone", "moment", "hour", "day_hours"),
    [
        ("Asia/Kolkata", "2026-05-05T10:10:00+00:00", "2026-05-05T09:30", 24),
        ("Europe/Prague", "2026-03-29T01:10:00+00:00", "2026-03-29T01:00", 23),
        ("Europe/Prague", "2026-10-25T01:10:00+00:00", "2026-10-25T01:00", 25),
        ("Australia/Lord_Howe", "2026-01-05T10:10:00+00:00", "2026-01-05T09:30", 24),
    ],
)
def test_hours_and_days_are_those_of_the_place(zone, moment, hour, day_hours):
    at, place = datetime.fromisoformat(moment), ZoneInfo(zone)
    start, end = hour_of(at, place)
    first, last = day_of(at, place)

    assert start.isoformat()[:16] == hour
    assert start <= at < end
    assert end - start == timedelta(hours=1)
    assert first <= at < last
    assert last - first == timedelta(hours=day_hours)
    assert first.astimezone(place).hour == 0


@pytest.mark.django_db
def test_old_readings_go_and_their_hours_stay(sensor, settings, clock):
    settings.READINGS_KEPT_DAYS = 30
    take(sensor, ("2026-04-10T08:00:00Z", 10.0), ("2026-05-05T08:00:00Z", 20.0))
    take(sensor, ("2026-05-05T08:00:00Z", 200.0))
    clock(NOW + timedelta(days=29))
    tasks.forget_readings()

    assert SensorReading.objects.get().value == 20
    assert [row[1] for row in figures(SensorHour)] == [10, 20]
    assert RejectedReading.objects.count() == 1
    # What comes now for that hour could not be added to what is gone.
    assert take(sensor, ("2026-04-10T08:30:00Z", 50.0)).rejected == [(0, "too_old")]
    clock(NOW + timedelta(days=31))
    tasks.forget_readings()
    assert RejectedReading.objects.get().reason == "too_old"


@pytest.mark.django_db
def test_the_latest_reading_of_a_bed_and_how_old_it_is(bed, sensor, django_assert_num_queries):
    second = SensorFactory(device=DeviceFactory(garden=bed.garden, bed=bed))
    elsewhere = SensorFactory(device=DeviceFactory(garden=bed.garden))
    other_bed = SensorFactory(device__bed=BedFactory(garden=bed.garden))
    for one, hours, value in (
        *((sensor, 50, 20), (second, 49, 21), (second, 60, 22)),
        *((elsewhere, 1, 5), (other_bed, 1, 6), (sensor, -1, 7)),
    ):
        SensorReadingFactory(sensor=one, measured_at=NOW - timedelta(hours=hours), value=value)

    with django_assert_num_queries(1):
        found = latest_of(bed, Quantity.SOIL_MOISTURE, NOW)
    assert (found.value, found.age, found.state, found.is_fresh) == (
        *(21, timedelta(hours=49), "usable", False),
    )
    assert latest_of(bed.garden, Quantity.SOIL_MOISTURE, NOW).value == 5
    assert latest_of(bed, Quantity.PH, NOW) is None
    assert latest_of(bed, Quantity.SOIL_MOISTURE, NOW + timedelta(hours=1)).is_fresh
    assert latest_of(bed, Quantity.SOIL_MOISTURE, NOW + timedelta(hours=122)).state == "stale"


@pytest.mark.django_db(transaction=True)
def test_the_same_batch_twice_at_once_is_stored_and_summed_up_once():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time")
    sensor = SensorFactory(device__garden__place=PlaceFactory())
    batch = [(f"2026-05-05T0{n % 9}:{n:02}:00Z", float(n)) for n in range(60)]
    errors: list[BaseException] = []
    accepted: list[int] = []

    def work() -> None:
        try:
            accepted.append(take(sensor, *batch).accepted)
            tasks.summarise_readings()
        except Exception as error:  # noqa: BLE001 - handed to the test
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tasks.summarise_readings()
    assert errors == []
    assert sorted(accepted) == [0, 0, 0, 60]
    assert SensorReading.objects.count() == 60
    assert sum(row[4] for row in figures(SensorHour)) == 60
    assert SensorDay.objects.get(count__gt=0).total == sum(range(60))
