"""A bed of 500 separate plantings: its page, a planting dragged, and the season planned again."""

from collections.abc import Callable
from datetime import timedelta
from itertools import cycle

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gardening.benchmarks.measuring import Benchmark
from gardening.benchmarks.scenes import client_of, new_garden, taken_back
from gardens.models import Bed, Planting, StartMethod
from plants.models import Plant

PLANTINGS, IN_A_ROW = 500, 25
APART_CM = 30
CROPS = 12


def _drag() -> Callable[[], object]:
    bed = _full_bed()
    client = client_of(bed.garden.owner, headers={"hx-request": "true"})
    address = reverse("gardens:bed-move", args=[bed.garden_id, bed.pk])
    planting, ways = bed.plantings.first(), cycle((10, -10))

    def drag() -> None:
        step = bed.steps.standing().values_list("pk", flat=True).first() or 0
        gesture = {"planting": planting.pk, "east_cm": next(ways), "known_step": step}
        answer = client.post(address, gesture, secure=True)
        if b'id="bed-plan"' not in answer.content:
            raise RuntimeError(f"The bed did not answer: {answer.status_code}.")

    return drag


def _page() -> Callable[[], object]:
    bed = _full_bed()
    return _opening(client_of(bed.garden.owner), bed.get_absolute_url())


def _repeat() -> Callable[[], object]:
    bed = _full_bed()
    address = reverse("gardens:bed-repeat", args=[bed.garden_id, bed.pk])
    return _opening(client_of(bed.garden.owner), address)


def _opening(client: Client, address: str) -> Callable[[], object]:
    def open_page() -> None:
        answer = client.get(address, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}.")

    return open_page


def _full_bed() -> Bed:
    garden = new_garden("Five hundred plantings")
    rows = PLANTINGS // IN_A_ROW
    bed = Bed.objects.create(
        garden=garden, name="Bed", length_cm=IN_A_ROW * APART_CM, width_cm=rows * APART_CM
    )
    plants = list(Plant.objects.of_catalogue().exclude(spacing_in_row_cm=None)[:CROPS])
    if not plants:
        raise RuntimeError("There are no plants to place: run manage.py prepare first.")
    numbered = zip(range(PLANTINGS), cycle(plants), strict=False)
    Planting.objects.bulk_create(_single(bed, plant, number) for number, plant in numbered)
    return bed


def _single(bed: Bed, plant: Plant, number: int) -> Planting:
    """Large crops stand too close; every second one is still to come, on one of twenty days."""
    row, column = divmod(number, IN_A_ROW)
    today = timezone.localdate()
    planned_on = today + timedelta(days=5 * (number % 40)) if number % 2 else None
    return Planting(
        garden_id=bed.garden_id,
        bed=bed,
        plant=plant,
        x_cm=column * APART_CM + 10,
        y_cm=row * APART_CM + 10,
        spacing_cm=plant.spacing_in_row_cm,
        row_spacing_cm=plant.block_row_spacing_cm,
        method=StartMethod.TRANSPLANT,
        planned_on=planned_on,
        started_on=None if planned_on else today,
    )


BENCHMARKS = (
    Benchmark("bed-move-500-plantings", 100, _drag, around=taken_back),
    Benchmark("bed-page-500", 200, _page, around=taken_back),
    Benchmark("bed-repeat-500", 500, _repeat, around=taken_back),
)
