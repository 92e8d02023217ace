import pytest

from plants.agronomy import sun_needs
from plants.agronomy.sun_needs import SunNeed
from plants.choices import Sun


def test_every_word_of_the_catalogue_has_a_need():
    assert set(sun_needs.SUN_NEEDS) == set(Sun.values)


@pytest.mark.parametrize(
    ("sun", "own_minimum_h", "need"),
    [
        ("full", None, SunNeed(6, 8)),
        ("full", 8, SunNeed(8, 8)),
        ("full_or_part", None, SunNeed(4, 6)),
        ("part", 4, SunNeed(4, 4)),
        ("shade", 2, SunNeed(2, 3)),
    ],
)
def test_the_plants_own_figure_wins(sun, own_minimum_h, need):
    assert sun_needs.sun_need(sun, own_minimum_h) == need


def test_season_is_the_mean_of_the_months_in_the_ground():
    monthly_h = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert sun_needs.season_sun_h(monthly_h, [5, 6, 7]) == 6
    assert sun_needs.season_sun_h(monthly_h, {11, 12, 1}) == 8


@pytest.mark.parametrize(
    ("shortfall_h", "fruiting", "other"),
    [
        (-1, None, None),
        (0, None, None),
        (0.9, "advice", "advice"),
        (1.0, "warning", "warning"),
        (2.5, "warning", "warning"),
        (2.6, "critical", "warning"),
    ],
)
def test_shortfall_severity(shortfall_h, fruiting, other):
    assert sun_needs.shortfall_severity(shortfall_h, is_fruiting=True) == fruiting
    assert sun_needs.shortfall_severity(shortfall_h, is_fruiting=False) == other


@pytest.mark.parametrize(
    ("sun", "sun_h", "tmax_c", "cloth"),
    [
        ("shade", 3.1, 27.1, True),
        ("shade", 3.0, 27.1, False),
        ("shade", 3.1, 27.0, False),
        ("part", 4.5, 30, True),
        ("full_or_part", 12, 35, False),
    ],
)
def test_shade_plants_in_the_heat_want_a_cloth(sun, sun_h, tmax_c, cloth):
    assert sun_needs.needs_shade_cloth(sun, sun_h, tmax_c) is cloth
