import re
from datetime import date
from itertools import combinations
from math import dist, hypot
from random import Random
from types import SimpleNamespace

import pytest
from django.utils import translation

from gardens.models import Bed
from gardens.plan.conflicts import conflicts
from gardens.plan.dots import dots
from gardens.plan.drawing import Drawing
from gardens.plan.standing import stays_of
from gardens.templatetags.plan import plan_markers
from gardens.tests.factories import BedFactory, PlantingFactory
from plants.agronomy.spacing import overlap_severity, pair_overlap
from plants.agronomy.stays import Stay
from plants.choices import LifeCycle
from plants.tests.factories import PlantFactory

ON = date(2026, 6, 1)


@pytest.fixture
def draw(bed):
    return lambda *plantings: Drawing.of(bed, plantings, ON)


def test_a_metre_is_as_long_down_as_across(draw):
    drawing = draw()
    assert (drawing.length, drawing.width) == ("720", "360")
    assert drawing.view_box == "-46 -40 786 426"


def test_a_pot_is_not_drawn_larger_than_a_bed():
    pot = Drawing.of(Bed(length_cm=20, width_cm=20), (), ON)
    assert (pot.length, pot.width) == ("480", "480")
    assert pot.view_box.startswith("-46 -40 786 ")


@pytest.mark.parametrize(
    ("length", "width", "lines"),
    [(240, 120, 23 + 11), (20, 20, 3 + 3), (800, 200, 15 + 3), (2000, 2000, 19 + 19)],
)
def test_the_grid_gets_coarser_with_the_size(length, width, lines):
    grid = Drawing.of(Bed(length_cm=length, width_cm=width), (), ON).grid()
    assert grid.count("<line") == lines


def test_one_circle_for_each_plant_and_one_rectangle_for_a_strip(bed, tomato, carrot, draw):
    tomatoes = PlantingFactory(bed=bed, plant=tomato, columns=3, x_cm=30, y_cm=30)
    carrots = PlantingFactory(bed=bed, plant=carrot, columns=24, rows=3, x_cm=5, y_cm=80)
    svg = draw(tomatoes, carrots).plants()
    assert svg.count("<circle") == 3
    assert svg.count('<rect class="space"') == 1
    assert f'href="/plantings/{carrots.pk}/"' in svg
    assert "<title>Tomato (3)</title>" in svg


def test_what_is_only_planned_is_pale(bed, tomato, draw):
    planned = PlantingFactory(bed=bed, plant=tomato, planned=True)
    assert 'class="ghost"' in draw(planned).plants()
    planned.started_on = ON
    assert 'class="ghost"' not in draw(planned).plants()


def test_numbers_have_a_point_in_every_language(bed, tomato, draw):
    planting = PlantingFactory(bed=bed, plant=tomato, x_cm=33.33, y_cm=41.7)
    with translation.override("de"):
        svg = draw(planting).plants() + draw(planting).grid() + draw(planting).rulers()
    assert not re.search(r'(?:x|y|r|cx|cy|width)="[\d.]*,', svg)
    assert 'cx="100"' in svg


def test_a_name_from_the_catalogue_cannot_write_markup(bed, draw):
    evil = PlantFactory(common_name="<script>alert(1)</script>")
    svg = draw(PlantingFactory(bed=bed, plant=evil)).plants()
    assert "<script>" not in svg


def test_a_huge_block_is_thinned_out(bed, carrot, draw):
    field = PlantingFactory(bed=bed, plant=carrot, columns=48, rows=8, x_cm=0, y_cm=0)
    svg = draw(field).plants()
    assert 8 <= svg.count("<use") <= 60
    assert len(dots(field, 3)) <= 3


@pytest.mark.parametrize(
    ("distance", "is_marked"), [(50, False), (46, False), (44, True), (20, True), (0, True)]
)
def test_two_plants_too_close_are_marked(distance, is_marked, bed, tomato, draw):
    """More than a tenth of the needed distance missing is worth a mark."""
    one = PlantingFactory(bed=bed, plant=tomato, x_cm=60)
    other = PlantingFactory(bed=bed, plant=tomato, x_cm=60 + distance)
    drawing = draw(one, other)
    assert bool(drawing.conflicts) is is_marked
    assert ("space--bad" in drawing.plants()) is is_marked
    assert ("overlap" in drawing.overlaps()) is is_marked


def test_the_lens_meets_both_circles_where_they_cross(bed, tomato, draw):
    one = PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=60)
    other = PlantingFactory(bed=bed, plant=tomato, x_cm=90, y_cm=60)
    path = draw(one, other).overlaps()
    # Middles 30 cm apart, radius 25 cm: they cross 20 cm above and below the middle; 3 units a cm.
    assert 'd="M225 120A75 75 0 0 1 225 240A75 75 0 0 1 225 120z"' in path


def test_a_small_plant_under_a_large_one_is_marked_whole(bed, tomato, carrot, draw):
    one = PlantingFactory(bed=bed, plant=tomato)
    other = PlantingFactory(bed=bed, plant=carrot)
    assert draw(one, other).overlaps().startswith("<circle")


def test_the_nearest_plants_of_two_blocks_decide(bed, tomato):
    row = PlantingFactory(bed=bed, plant=tomato, columns=3, x_cm=30, y_cm=30)
    below = PlantingFactory(bed=bed, plant=tomato, columns=2, x_cm=80, y_cm=60)
    found = conflicts([row, below], stays_of([row, below], bed.garden, ON))
    assert len(found) == 2
    assert {round(conflict.distance_cm) for conflict in found} == {30}


def test_a_crop_that_follows_another_does_not_clash(bed, tomato, draw):
    lettuce = PlantFactory(half_hardy=True)
    spring = PlantingFactory(bed=bed, plant=lettuce, started_on=date(2026, 3, 1))
    autumn = PlantingFactory(bed=bed, plant=tomato, planned=True, planned_on=date(2026, 8, 1))
    assert not draw(spring, autumn).conflicts
    autumn.planned_on = date(2026, 5, 1)
    assert draw(spring, autumn).conflicts


def test_nothing_follows_a_perennial(bed, tomato, draw):
    chives = PlantFactory(life_cycle=LifeCycle.PERENNIAL)
    spring = PlantingFactory(bed=bed, plant=chives, started_on=date(2020, 3, 1))
    autumn = PlantingFactory(bed=bed, plant=tomato, planned=True, planned_on=date(2027, 8, 1))
    assert draw(spring, autumn).conflicts


def test_a_remark_stands_at_its_plants(bed, tomato, draw):
    one = PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=60)
    other = PlantingFactory(bed=bed, plant=tomato, x_cm=90, y_cm=60)
    alone = PlantingFactory(bed=bed, plant=tomato, x_cm=200, y_cm=60)
    drawing = draw(one, other, alone)
    assert drawing.position([one.pk, other.pk]) == (225, 105)
    assert drawing.position([alone.pk]) == (600, 105)
    assert drawing.position([one.pk, other.pk, alone.pk]) == (9, 9)
    assert drawing.position([]) == drawing.position([10**9]) == (9, 9)


def test_findings_are_numbered_where_they_stand_and_never_on_top_of_each_other(bed, tomato, draw):
    planting = PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=60)
    findings = [
        SimpleNamespace(plantings=[planting.pk], tone="urgent"),
        SimpleNamespace(plantings=[planting.pk], tone="soon"),
        SimpleNamespace(plantings=[], tone="note"),
    ]
    marks = plan_markers(draw(planting), findings)
    assert re.findall(r'translate\(([\d. ]+)\)"><circle class="([^"]+)"', marks) == [
        ("180.0 105.0", "mk"),
        ("212.0 105.0", "mk mk--soon"),
        ("9.0 9.0", "mk mk--note"),
    ]
    assert re.findall(r">(\d)</text>", marks) == ["1", "2", "3"]


def test_markers_cover_no_part_of_each_other(bed, tomato, draw):
    places = (40, 42, 44, 230, 234)
    plantings = [PlantingFactory(bed=bed, plant=tomato, x_cm=x_cm, y_cm=60) for x_cm in places]
    findings = [
        SimpleNamespace(plantings=[planting.pk], tone="soon")
        for planting in (*plantings, *plantings)
    ]
    marks = plan_markers(draw(*plantings), findings)
    spots = [
        tuple(map(float, spot)) for spot in re.findall(r"translate\(([\d.]+) ([\d.]+)\)", marks)
    ]
    assert len(spots) == 10
    assert all(dist(one, other) >= 28 for one, other in combinations(spots, 2))
    assert all(x <= 720 for x, _y in spots)


def test_500_plantings_on_one_spot_are_drawn_within_a_second(tomato):
    bed = BedFactory()
    plantings = [PlantingFactory.build(pk=number, bed=bed, plant=tomato) for number in range(500)]
    drawing = Drawing.of(bed, plantings, ON)
    assert drawing.plants().count("<use") == 500
    assert len(drawing.conflicts) == 200


@pytest.mark.parametrize("seed", range(5))
def test_the_same_pairs_clash_as_when_each_is_held_against_every_other(seed, tomato):
    random, bed = Random(seed), BedFactory(length_cm=600, width_cm=400)
    plantings = [
        PlantingFactory.build(
            pk=number,
            bed=bed,
            plant=tomato,
            x_cm=random.uniform(0, 600),
            y_cm=random.uniform(0, 400),
            spacing_cm=random.choice((10, 30, 90)),
        )
        for number in range(60)
    ]
    found = conflicts(plantings, dict.fromkeys(range(60), Stay(None, None)))
    expected = {
        (one.pk, other.pk) for one, other in combinations(plantings, 2) if _clash(one, other)
    }
    pairs = [tuple(sorted((one.one.planting, one.other.planting))) for one in found]
    assert len(pairs) == len(expected) > 20
    assert set(pairs) == expected


def _clash(one, other) -> bool:
    apart_m = hypot(one.x_cm - other.x_cm, one.y_cm - other.y_cm) / 100
    return bool(
        overlap_severity(pair_overlap(apart_m, one.spacing_cm / 100, other.spacing_cm / 100))
    )
