"""Pages of a garden without readings and with a million of them, and taking a thousand more."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count, islice

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gardening.benchmarks.measuring import Benchmark
from gardens.actions.readings import take_readings
from gardens.actions.summaries import summarise
from gardens.models import (
    Bed,
    ClimateSource,
    Device,
    Garden,
    Gardener,
    GardenKind,
    Place,
    Sensor,
    SensorHour,
    SensorReading,
)
from gardens.sensors.bins import hour_of
from gardens.sensors.quantities import Quantity
from plants.choices import Confidence

READINGS = 1_000_000
DEVICES = 5
QUANTITIES = (
    Quantity.SOIL_MOISTURE,
    Quantity.SOIL_TEMPERATURE,
    Quantity.AIR_TEMPERATURE,
    Quantity.HUMIDITY,
)
WRITTEN_AT_ONCE = 10_000
ZONE = UTC


def _page(name: str, readings: int) -> Callable[[], object]:
    garden = _garden(readings)
    sensor = Sensor.objects.filter(device__garden=garden).first()
    client = Client(SERVER_NAME="localhost")
    client.force_login(garden.owner)
    address = {
        "garden": garden.get_absolute_url(),
        "bed": garden.beds.get().get_absolute_url(),
        "devices": reverse("gardens:device-list", args=[garden.pk]),
        "sensor": f"{sensor.get_absolute_url()}?view=month",
    }[name]
    return lambda: _opened(client, address)


def _taking() -> Callable[[], object]:
    """Each time other readings, so that all of them are new."""
    device = _garden(READINGS).devices.with_place().first()
    start, runs = timezone.now() - timedelta(hours=1), count()

    def take() -> None:
        first = start + timedelta(milliseconds=next(runs))
        times = (first + timedelta(seconds=2 * number) for number in range(1000))
        quantity = QUANTITIES[0].value
        items = [{"time": one.isoformat(), "quantity": quantity, "value": 20.0} for one in times]
        take_readings(device, items)

    return take


def _opened(client: Client, address: str) -> None:
    response = client.get(address, secure=True)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


def _garden(readings: int) -> Garden:
    """Filled once for all benchmarks of a run, which takes it back at its end."""
    name = f"Benchmark of {readings} readings"
    garden = Garden.objects.filter(name=name).first()
    if garden is None:
        garden, sensors = _new_garden(name)
        if readings:
            _fill(sensors, readings // len(sensors))
    return garden


def _new_garden(name: str) -> tuple[Garden, list[Sensor]]:
    place = Place.objects.create(
        label="Benchmark",
        latitude=49.2,
        longitude=16.6,
        climate_source=ClimateSource.TYPED,
        climate_confidence=Confidence.LOW,
    )
    owner = Gardener.objects.create_user(None, guest_since=timezone.now())
    garden = Garden.objects.create(owner=owner, place=place, name=name, kind=GardenKind.ALLOTMENT)
    bed = Bed.objects.create(garden=garden, name="Bed", length_cm=240, width_cm=120)
    devices = [
        Device(garden=garden, bed=bed, name=f"Probe {n}", token_digest=f"{garden.pk}-{n}")
        for n in range(DEVICES)
    ]
    Device.objects.bulk_create(devices)
    sensors = [Sensor(device=device, quantity=one) for device in devices for one in QUANTITIES]
    return garden, Sensor.objects.bulk_create(sensors)


def _fill(sensors: list[Sensor], readings: int) -> None:
    """So many for each sensor, ten minutes apart; then summed up, as they would be by now."""
    moments = _moments(readings)
    rows = (
        SensorReading(sensor=sensor, measured_at=moment, value=20 + number % 60 / 10)
        for sensor in sensors
        for number, moment in enumerate(moments)
    )
    while batch := list(islice(rows, WRITTEN_AT_ONCE)):
        SensorReading.objects.bulk_create(batch)
    hours = {hour_of(moment, ZONE) for moment in moments}
    SensorHour.objects.mark((sensor.pk, *hour) for sensor in sensors for hour in hours)
    summarise()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _moments(number: int) -> list[datetime]:
    newest = timezone.now()
    return [newest - index * timedelta(minutes=10) for index in range(number)]


def _both(name: str) -> Iterator[Benchmark]:
    yield Benchmark(f"readings-{name}-page-without", 60, partial(_page, name, 0))
    yield Benchmark(f"readings-{name}-page-with", 60, lambda: _page(name, READINGS))


BENCHMARKS = (
    *(one for name in ("garden", "bed", "devices", "sensor") for one in _both(name)),
    Benchmark("readings-take-1000", 300, _taking),
)
