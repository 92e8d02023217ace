from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import solar, spacing
from plants.agronomy.spacing import PlantCount


@pytest.mark.parametrize(
    ("bed_m", "spacing_m", "square", "hexagonal", "best"),
    [
        pytest.param((2.4, 1.2), 0.3, 32, 30, 32, id="SPA-01"),
        pytest.param((3, 3), 0.3, 100, 105, 105, id="SPA-02"),
        pytest.param((2.4, 1.2), 0.2, 72, 69, 72, id="SPA-03"),
        pytest.param((2.4, 0.2), 0.3, 0, 0, 0, id="too-narrow"),
    ],
)
def test_plants_a_bed_holds(bed_m, spacing_m, square, hexagonal, best):
    count = spacing.plant_count(*bed_m, spacing_m)
    assert count == PlantCount(square, hexagonal)
    assert count.best == best


@given(st.floats(0.1, 20), st.floats(0.1, 20), st.floats(0.05, 2))
def test_hexagons_never_gain_more_than_their_share(length_m, width_m, spacing_m):
    count = spacing.plant_count(length_m, width_m, spacing_m)
    cells = (length_m / spacing_m + 1) * (width_m / spacing_m + 1)
    assert 0 <= count.square <= cells
    assert count.hexagonal <= cells * spacing.HEX_GAIN


def test_spa_06_four_tomatoes_and_twelve_lettuces():
    index = spacing.crowding_index([0.60] * 4 + [0.30] * 12, 1.2 * 2.4)
    assert index == pytest.approx(0.875, abs=0.001)
    assert spacing.crowding_severity(index) is None


@pytest.mark.parametrize(
    ("index", "severity"),
    [(1.0, None), (1.01, "info"), (1.155, "info"), (1.16, "warning"), (1.51, "critical")],
)
def test_crowding_severity(index, severity):
    assert spacing.crowding_severity(index) == severity


@pytest.mark.parametrize(
    ("spacings_m", "distance_m", "needed_m", "overlap", "severity"),
    [
        pytest.param((0.60, 0.25), 0.30, 0.425, 0.294, "warning", id="SPA-08"),
        pytest.param((0.45, 0.45), 0.20, 0.45, 0.556, "critical", id="SPA-09"),
        pytest.param((0.40, 0.40), 0.35, 0.40, 0.125, "advice", id="a-little-near"),
        pytest.param((0.40, 0.40), 0.50, 0.40, 0.0, None, id="wide-apart"),
    ],
)
def test_pair_overlap(spacings_m, distance_m, needed_m, overlap, severity):
    found = spacing.pair_overlap(distance_m, *spacings_m)
    assert spacing.needed_distance_m(*spacings_m) == pytest.approx(needed_m)
    assert found == pytest.approx(overlap, abs=0.001)
    assert spacing.overlap_severity(found) == severity


def test_spa_10_beans_shade_lettuce_at_the_equinox():
    noon_deg = solar.noon_elevation_deg(50, date(2024, 3, 20))
    assert spacing.shadow_length_m(2.0 - 0.2, noon_deg) == pytest.approx(2.13, abs=0.05)
    assert spacing.is_shaded_at_noon(2.0, 0.2, 1.0, noon_deg)
    assert not spacing.is_shaded_at_noon(2.0, 0.2, 2.5, noon_deg)
    assert not spacing.is_shaded_at_noon(0.5, 0.2, 0.1, noon_deg)


def test_shadow_of_a_set_sun_is_endless():
    assert spacing.shadow_length_m(1.0, 0.0) == inf


@pytest.mark.parametrize(
    ("spacing_m", "side"),
    # A side of n plants needs n times 0.85 spacings in 0.3 m; never fewer than one, nor over four.
    [(0.60, 1), (0.18, 1), (0.176, 2), (0.12, 2), (0.117, 3), (0.09, 3), (0.088, 4), (0.02, 4)],
)
def test_a_square_foot_holds_so_many_a_side(spacing_m, side):
    assert spacing.square_side(spacing_m) == side


@pytest.mark.parametrize(
    ("depths_m", "distance_m", "compete"),
    [
        ((0.5, 0.9), 0.31, True),
        ((0.5, 0.9), 0.33, False),
        ((0.44, 0.45), 0.1, False),
        ((0.9, 0.91), 0.1, False),
    ],
)
def test_roots_compete_within_a_layer(depths_m, distance_m, compete):
    assert spacing.is_root_competition(depths_m, (0.2, 0.2), distance_m) is compete
