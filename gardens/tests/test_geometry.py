from dataclasses import replace
from math import hypot, pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardens.plan.geometry import (
    CIRCLE,
    POLYGON,
    RECTANGLE,
    Placement,
    area_cm2,
    held,
    is_simple,
    outlines,
    overlapping,
    ring,
    shifted,
    sticks_out_cm,
    strip,
    way_out_cm,
)

ELL = [[0, 0], [300, 0], [300, 80], [120, 80], [120, 200], [0, 200]]
sides = st.integers(15, 600)
places = st.integers(-500, 500)
rectangles = st.builds(Placement, places, places, st.integers(0, 359), sides, sides)


def lie(*placements: Placement):
    return outlines(
        [place.on_land(ring(RECTANGLE, place.length_cm, place.width_cm)) for place in placements]
    )


def at(x, y, length=100, width=100, rotation=0) -> Placement:
    return Placement(x, y, rotation, length, width)


@given(rectangles, rectangles)
@settings(max_examples=80, deadline=None)
def test_who_overlaps_whom_does_not_depend_on_who_asks(one, other):
    first, second = lie(one, other)
    assert overlapping(first, [second]) == overlapping(second, [first])


@given(rectangles, rectangles, places, places)
@settings(max_examples=80, deadline=None)
def test_two_things_carried_away_together_still_lie_as_they_lay(one, other, east, south):
    def carried(place):
        return replace(place, x_cm=place.x_cm + east, y_cm=place.y_cm + south)

    first, second = lie(one, other)
    moved, also_moved = lie(carried(one), carried(other))
    assert overlapping(first, [second]) == overlapping(moved, [also_moved])


@given(rectangles)
@settings(max_examples=80, deadline=None)
def test_turning_keeps_the_middle_and_the_size(place):
    [outline] = lie(place)
    assert outline.area == pytest.approx(place.length_cm * place.width_cm)
    middle = (place.x_cm + place.length_cm / 2, place.y_cm + place.width_cm / 2)
    assert (outline.centroid.x, outline.centroid.y) == pytest.approx(middle, abs=1e-6)


@given(rectangles, rectangles)
@settings(max_examples=40, deadline=None)
def test_the_way_out_leads_out_and_not_farther_than_needed(one, other):
    # With their middles on each other they overlap however they are turned.
    east, south = other.length_cm - one.length_cm, other.width_cm - one.width_cm
    one = replace(one, x_cm=other.x_cm + east / 2, y_cm=other.y_cm + south / 2)
    first, second = lie(one, other)
    way = way_out_cm(first, second, 1, 0)
    assert overlapping(shifted(first, way, 0), [second]) == []
    assert overlapping(shifted(first, way - 1, 0), [second]) == [0]


def test_a_quarter_turn_is_clockwise_on_a_plan_whose_y_runs_down():
    corner = at(0, 0, 200, 100, 90).on_land(np.array([(0.0, 0.0)]))
    assert corner.tolist()[0] == pytest.approx([150, -50])


@pytest.mark.parametrize(("x", "overlaps"), [(100, False), (99.6, False), (99.4, True), (50, True)])
def test_half_a_centimetre_is_touching(x, overlaps):
    first, second = lie(at(0, 0), at(x, 0))
    assert bool(overlapping(first, [second])) is overlaps


def test_round_beds_may_stand_corner_into_corner():
    circle = ring(CIRCLE, 100, 100)
    first, second = outlines([at(0, 0).on_land(circle), at(75, 75).on_land(circle)])
    assert hypot(75, 75) > 100
    assert overlapping(first, [second]) == []


def test_areas_by_shape():
    assert area_cm2(RECTANGLE, 240, 120) == 28_800
    assert area_cm2(CIRCLE, 100, 100) == pytest.approx(pi * 2500)
    assert area_cm2(POLYGON, 300, 200, ELL) == 300 * 80 + 120 * 120


@pytest.mark.parametrize(
    ("points", "is_bed"),
    [
        (ELL, True),
        ([[0, 0], [100, 100], [100, 0], [0, 100]], False),
        ([[0, 0], [100, 0]], False),
        ([[0, 0], [50, 0], [100, 0]], False),
    ],
)
def test_edges_that_cross_make_no_bed(points, is_bed):
    assert is_simple(points) is is_bed


def test_a_block_in_the_notch_of_an_ell_stands_outside():
    [ell] = outlines([ring(POLYGON, 300, 200, ELL)])
    starts = np.array([0.0, 120.0, 121.0, 300.0])
    assert held(ell, starts, 100, 0, 0).tolist() == [True, True, False, False]
    assert held(ell, starts, 40, 0, 30).tolist() == [True, True, True, True]
    assert held(ell, starts, 40, 0, 60).tolist() == [True, True, False, False]


def test_how_far_a_thing_sticks_out():
    [shed] = lie(at(-30, 20, 200, 150))
    assert sticks_out_cm(shed, 1200, 800) == 30
    [turned] = lie(at(0, 0, 100, 100, 45))
    assert sticks_out_cm(turned, 1200, 800) == pytest.approx(20.7, abs=0.1)


def test_a_path_is_as_wide_as_it_should_be_round_its_bend():
    [path] = outlines([strip([[0, 0], [100, 0], [100, 100]], 20)])
    assert path.area == pytest.approx(20 * (100 + 100), rel=0.03)
