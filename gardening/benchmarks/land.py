"""A bed dragged across a land of sixty: the whole answer, as a browser gets it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from gardening.benchmarks.measuring import Benchmark
from gardens.models import (
    Bed,
    ClimateSource,
    Garden,
    Gardener,
    GardenKind,
    Land,
    Place,
    Planting,
    StartMethod,
)
from plants.choices import Confidence
from plants.models import Plant

BEDS, IN_A_ROW = 60, 10
PLANTINGS_IN_A_BED = 4
BED_CM, APART_CM = 100, 150


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written, the database is afterwards as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _drag() -> Callable[[], object]:
    garden = _garden_of_sixty_beds()
    client = Client(headers={"hx-request": "true"}, SERVER_NAME=_host())
    client.force_login(garden.owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = reverse("gardens:land-shift", args=[garden.pk])
    bed, land = garden.beds.first(), garden.land
    ways = cycle((10, -10))

    def drag() -> None:
        step = land.steps.standing().values_list("pk", flat=True).first() or 0
        gesture = {"thing": f"bed-{bed.pk}", "east_cm": next(ways), "known_step": step}
        answer = client.post(address, gesture, secure=True)
        if b'id="land-plan"' not in answer.content:
            raise RuntimeError(f"The land did not answer: {answer.status_code}.")

    return drag


def _host() -> str:
    host = next(iter(settings.ALLOWED_HOSTS), "localhost")
    return "localhost" if host == "*" else host.lstrip(".")


def _garden_of_sixty_beds() -> Garden:
    place = Place.objects.create(
        label="Brno",
        latitude=49.2,
        longitude=16.6,
        climate_source=ClimateSource.CELL,
        climate_confidence=Confidence.LOW,
    )
    owner = Gardener.objects.create()
    garden = Garden.objects.create(
        owner=owner, place=place, name="Sixty beds", kind=GardenKind.ALLOTMENT
    )
    Land.objects.create(garden=garden, length_m=16, width_m=10)
    beds = [
        Bed(
            garden=garden,
            name=f"Bed {number + 1}",
            length_cm=BED_CM,
            width_cm=BED_CM,
            x_cm=float(number % IN_A_ROW * APART_CM + 20),
            y_cm=float(number // IN_A_ROW * APART_CM + 20),
        )
        for number in range(BEDS)
    ]
    Bed.objects.bulk_create(beds)
    plants = Plant.objects.of_catalogue().exclude(spacing_in_row_cm=None)[:PLANTINGS_IN_A_BED]
    Planting.objects.bulk_create(
        _row(bed, plant, number) for bed in beds for number, plant in enumerate(plants)
    )
    return garden


def _row(bed: Bed, plant: Plant, number: int) -> Planting:
    return Planting(
        garden_id=bed.garden_id,
        bed=bed,
        plant=plant,
        x_cm=10,
        y_cm=10 + number * BED_CM / PLANTINGS_IN_A_BED,
        columns=PLANTINGS_IN_A_BED,
        spacing_cm=20,
        row_spacing_cm=20,
        method=StartMethod.TRANSPLANT,
    )


BENCHMARKS = (Benchmark("land-move-60-beds", 100, _drag, around=taken_back),)
