"""A bed dragged across a land of sixty: the whole answer, as a browser gets it."""

from collections.abc import Callable
from itertools import cycle

from django.urls import reverse

from gardening.benchmarks.measuring import Benchmark
from gardening.benchmarks.scenes import client_of, new_garden, taken_back
from gardens.models import Bed, Garden, Land, Planting, StartMethod
from plants.models import Plant

BEDS, IN_A_ROW = 60, 10
PLANTINGS_IN_A_BED = 4
BED_CM, APART_CM = 100, 150


def _drag() -> Callable[[], object]:
    garden = _garden_of_sixty_beds()
    client = client_of(garden.owner, headers={"hx-request": "true"})
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


def _garden_of_sixty_beds() -> Garden:
    garden = new_garden("Sixty beds")
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
