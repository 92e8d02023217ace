import pytest

from plants.agronomy.rainwater import caught_l, level_after_l


def test_BUT_01_10_mm_on_20_square_metres_of_roof():
    assert caught_l(10, 20) == pytest.approx(170)


@pytest.mark.parametrize(
    ("level_l", "caught", "drawn", "after_l"),
    [(100, 50, 30, 120), (250, 170, 40, 260), (20, 0, 30, 0), (300, 0, 0, 300)],
    ids=["BUT-02", "BUT-03 runs over", "drawn dry", "nothing"],
)
def test_a_day_of_a_butt_of_300_litres(level_l, caught, drawn, after_l):
    assert level_after_l(level_l, 300, caught=caught, drawn=drawn) == pytest.approx(after_l)
