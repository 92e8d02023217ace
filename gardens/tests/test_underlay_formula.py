import pytest

from gardens.plan.underlay import direction_of, similarity


def near(place: complex) -> complex:
    return pytest.approx(place, abs=1e-9)


def test_two_points_give_the_scale():
    """200 px are 10 m, so a pixel is 5 cm; A lies 1 m right and 2 m down."""
    laid = similarity(100 + 50j, 300 + 50j, distance_cm=1000, a_cm=100 + 200j)
    assert laid.cm_per_px == pytest.approx(5)
    assert laid.turn_deg == 0
    assert laid.on_land(100 + 50j) == near(100 + 200j)
    assert laid.on_land(300 + 50j) == near(1100 + 200j)
    assert laid.on_land(0) == near(-400 - 50j)


def test_a_slanting_line_keeps_its_slant_unless_a_direction_is_chosen():
    laid = similarity(0, 30 + 40j, distance_cm=100, a_cm=0)
    assert laid.on_land(30 + 40j) == near(60 + 80j)


@pytest.mark.parametrize(
    ("direction_deg", "b_cm", "turn_deg"),
    [
        (0, -1000j, 270),
        (90, 1000, 0),
        (180, 1000j, 90),
        (270, -1000, 180),
        (360, -1000j, 270),
        (120, complex(866.0254038, 500), 30),
    ],
)
def test_the_picture_is_turned_so_that_b_lies_there(direction_deg, b_cm, turn_deg):
    """A to B runs to the right in the picture."""
    laid = similarity(10, 110, distance_cm=1000, a_cm=0, direction_deg=direction_deg)
    assert laid.on_land(10) == near(0)
    assert laid.on_land(110) == pytest.approx(b_cm, abs=1e-6)
    assert laid.turn_deg == pytest.approx(turn_deg)


def test_the_matrix_of_svg_does_the_same():
    laid = similarity(20 + 30j, 220 - 70j, distance_cm=830, a_cm=55 - 20j, direction_deg=210)
    a, b, c, d, e, f = laid.matrix(0.25)
    x, y = 120, 80
    there = laid.on_land(complex(x, y)) * 0.25
    assert complex(a * x + c * y + e, b * x + d * y + f) == near(there)


@pytest.mark.parametrize(
    ("way", "direction_deg"), [(-1j, 0), (1, 90), (1j, 180), (-1, 270), (1 - 1j, 45)]
)
def test_directions_run_clockwise_from_the_top(way, direction_deg):
    assert direction_of(way) == pytest.approx(direction_deg)
