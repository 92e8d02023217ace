"""Round and irregular beds: what fits in them and how they are drawn."""

from datetime import date
from math import hypot, pi
from time import process_time

import pytest
from django.db import IntegrityError, transaction

from gardens.actions.plan_history import undo_step
from gardens.actions.plantings import add_planting, place_plant, remove_planting
from gardens.actions.refusals import PlantOutsideBed
from gardens.models import Bed, BedShape, PlanStep, Planting
from gardens.plan.drawing import Drawing
from gardens.plan.room import Room
from gardens.tests.factories import BedFactory, PlantingFactory

ON = date(2026, 6, 1)
ELL = [[0, 0], [300, 0], [300, 80], [120, 80], [120, 200], [0, 200]]
ROUND = {"shape": BedShape.CIRCLE, "length_cm": 200, "width_cm": 200}
IRREGULAR = {"shape": BedShape.POLYGON, "length_cm": 300, "width_cm": 200, "points": ELL}


def block(x, y, columns=1, rows=1, spacing=20) -> Planting:
    distances = {"spacing_cm": spacing, "row_spacing_cm": spacing}
    return Planting(x_cm=x, y_cm=y, columns=columns, rows=rows, **distances)


@pytest.mark.parametrize(
    ("planting", "fits"),
    [
        (block(100, 100), True),
        (block(0, 100), True),
        (block(10, 10), False),
        (block(30, 30), True),
        (block(30, 30, columns=8, rows=8), True),
        (block(30, 30, columns=9, rows=8), False),
        (block(float("nan"), 100), False),
    ],
)
def test_in_a_round_bed(planting, fits):
    assert planting.is_inside(Bed(**ROUND)) is fits


@pytest.mark.parametrize(
    ("planting", "fits"),
    [
        (block(150, 40), True),
        (block(150, 100), False),
        (block(100, 60, columns=4), True),
        (block(100, 60, columns=4, rows=3), False),
        (block(60, 100, columns=4, rows=5), True),
    ],
)
def test_in_an_irregular_bed(planting, fits):
    assert planting.is_inside(Bed(**IRREGULAR)) is fits


def test_areas():
    assert Bed(**ROUND).area_m2 == pytest.approx(pi)
    assert Bed(**IRREGULAR).area_m2 == pytest.approx(3.84)
    assert Room.of(Bed(**IRREGULAR), [block(0, 0, 5, 5)]).left_m2 == pytest.approx(2.84)


def test_five_hundred_plantings_are_looked_at_in_a_moment():
    bed, plantings = Bed(**ROUND), [block(30 + n % 100, 60) for n in range(500)]
    begun = process_time()
    assert all(planting.is_inside(bed) for planting in plantings)
    assert process_time() - begun < 1


@pytest.mark.django_db
@pytest.mark.parametrize("shape", [ROUND, IRREGULAR])
def test_placed_plants_fill_the_shape_and_never_leave_it(shape, garden, tomato, gardener):
    bed = BedFactory(garden=garden, **shape)
    for _ in range(6):
        place_plant(bed, tomato, known_step=10**9, on=ON, actor=gardener)
    placed = list(bed.plantings.all())
    assert all(planting.is_inside(bed) for planting in placed)
    places = {(planting.x_cm, planting.y_cm) for planting in placed}
    assert len(places) == 6
    if shape is ROUND:
        assert all(hypot(x - 100, y - 100) <= 100 for x, y in places)


@pytest.mark.django_db
def test_a_refusal_names_the_outline(garden, tomato, gardener):
    bed = BedFactory(garden=garden, **ROUND)
    planting = PlantingFactory.build(garden=garden, bed=bed, plant=tomato, x_cm=5, y_cm=5)
    with pytest.raises(PlantOutsideBed, match="outside the outline of the bed"):
        add_planting(planting, actor=gardener)


@pytest.mark.django_db
def test_undo_puts_nothing_into_a_corner_that_is_gone(garden, tomato, gardener):
    bed = BedFactory(garden=garden, length_cm=200, width_cm=200)
    planting = PlantingFactory(bed=bed, plant=tomato, x_cm=5, y_cm=5)
    remove_planting(planting, actor=gardener)
    Bed.objects.update(shape=BedShape.CIRCLE)
    step = PlanStep.objects.get()
    with pytest.raises(PlantOutsideBed, match="stand outside it"):
        undo_step(bed, number=step.pk, actor=gardener)
    assert not Planting.objects.exists()


def test_a_round_bed_is_drawn_round_with_its_grid_cut_off():
    drawing = Drawing.of(Bed(**ROUND), (), ON)
    assert drawing.soil() == '<circle class="soil" stroke-width="6" cx="240" cy="240" r="240"/>'
    grid = drawing.grid()
    assert grid.startswith('<clipPath id="bed-outline"><circle')
    assert '<g clip-path="url(#bed-outline)">' in grid


def test_an_irregular_bed_is_drawn_by_its_corners():
    soil = Drawing.of(Bed(**IRREGULAR), (), ON).soil()
    assert 'points="0,0 720,0 720,192 288,192 288,480 0,480"' in soil


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"shape": BedShape.CIRCLE, "length_cm": 200, "width_cm": 100},
        {"x_cm": 10},
        {"rotation_deg": 360},
        {"height_cm": 301},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong, garden):
    with pytest.raises(IntegrityError), transaction.atomic():
        BedFactory(garden=garden, **wrong)
