from itertools import product
from math import hypot

import pytest

from gardens.models import Bed, Planting
from gardens.plan.free_place import TakenGround, first_free_place, usual_block
from plants.models import Plant


def block(spacing, row_spacing=None, columns=1, rows=1, x=0.0, y=0.0) -> Planting:
    return Planting(
        spacing_cm=spacing,
        row_spacing_cm=row_spacing or spacing,
        columns=columns,
        rows=rows,
        x_cm=x,
        y_cm=y,
    )


def bed(length=240, width=120) -> Bed:
    return Bed(length_cm=length, width_cm=width)


def test_the_first_plant_stands_half_a_spacing_off_the_north_western_corner():
    assert first_free_place(block(50), bed(), []) == (25, 25)


def test_plants_fill_the_bed_row_by_row_and_never_crowd():
    placed: list[Planting] = []
    while place := first_free_place(block(40), bed(), placed):
        placed.append(block(40, x=place[0], y=place[1]))
    assert len(placed) == 18
    assert placed[1].y_cm == placed[0].y_cm
    for one, other in product(placed, placed):
        if one is not other:
            assert hypot(one.x_cm - other.x_cm, one.y_cm - other.y_cm) >= 40
    assert all(planting.is_inside(bed()) for planting in placed)


def test_a_close_sowing_counts_as_one_rectangle():
    carrots = block(5, 15, columns=12, rows=4, x=2.5, y=7.5)
    x, y = first_free_place(block(50), bed(), [carrots])
    assert (x, y) == (85, 25)


def test_different_spacings_keep_the_mean_of_both():
    tomato = block(60, x=30, y=50)
    assert first_free_place(block(20), bed(90, 120), [tomato]) == (10, 10)
    assert first_free_place(block(30), bed(90, 120), [tomato]) == (75, 15)


@pytest.mark.parametrize(
    ("length", "width", "place"),
    [(30, 30, (15, 15)), (200, 20, (25, 10)), (40, 200, (20, 25))],
)
def test_a_plant_wider_than_the_pot_stands_in_its_middle(length, width, place):
    assert first_free_place(block(50), bed(length, width), []) == place


def test_a_block_longer_than_the_bed_has_no_place():
    assert first_free_place(block(50, columns=6), bed(), []) is None


def test_a_full_bed_has_no_place():
    assert first_free_place(block(50), bed(60, 60), [block(50, x=30, y=30)]) is None


def test_500_plantings_are_looked_through_at_once():
    crowd = [block(5, x=5 + 9.9 * (index % 24), y=5 + 5 * (index // 24)) for index in range(500)]
    assert first_free_place(block(50), bed(), crowd) is None


@pytest.mark.parametrize(
    ("spacing", "rows_apart", "first"), [(50, 100, (1, 1)), (5, 35, (12, 3)), (12, 38, (5, 3))]
)
def test_a_pinch_of_seed_is_a_strip_and_a_tomato_stands_alone(spacing, rows_apart, first):
    plant = Plant(spacing_in_row_cm=spacing, spacing_between_rows_cm=rows_apart)
    blocks = list(usual_block(plant, bed()))
    assert blocks[0] == first
    assert blocks[-1] == (1, 1)


def test_a_strip_is_no_longer_than_the_pot():
    carrot = Plant(spacing_in_row_cm=5, spacing_between_rows_cm=35)
    assert next(usual_block(carrot, bed(30, 20))) == (6, 1)


@pytest.mark.parametrize(
    ("x", "y", "in_the_way"),
    [
        (45, 60, []),
        (45.1, 60, ["tomato"]),
        (100, 85, []),
        (100, 84.9, ["tomato"]),
        (60, 92.5, []),
        (60, 93, ["carrots"]),
        (132.5, 95, []),
        (132, 95, ["carrots"]),
    ],
)
def test_what_is_in_the_way_stands_closer_than_the_mean_of_both_distances(x, y, in_the_way):
    present = {"tomato": block(60, x=90, y=40), "carrots": block(5, 15, 12, 4, x=60, y=115)}
    taken = TakenGround.of(list(present.values()))
    found = taken.in_the_way(block(30, x=x, y=y))
    assert found == [present[name] for name in in_the_way]


def test_nothing_is_in_the_way_in_an_empty_bed():
    assert TakenGround.of([]).in_the_way(block(30)) == []
