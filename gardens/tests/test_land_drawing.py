import re

import pytest
from django.utils import translation

from gardens.plan.land_page import LandPage
from gardens.templatetags.plan import land_markers
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    PathFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)

pytestmark = pytest.mark.django_db


class Remark:
    tone = "soon"

    def __init__(self, bed) -> None:
        self.bed_id = bed.pk if bed else None


@pytest.fixture
def land(garden):
    return LandFactory(garden=garden, north_deg=30)


@pytest.fixture
def draw(land):
    return lambda: LandPage.of(land.garden).drawing


def test_a_metre_is_as_long_down_as_across(draw):
    drawing = draw()
    assert (drawing.length, drawing.width) == ("920", "613.3")


@pytest.mark.parametrize(
    ("length", "width", "lines"),
    [(12, 8, 11 + 7), (2, 1.5, 3 + 2), (25, 10, 24 + 9), (100, 40, 19 + 7), (500, 500, 49 + 49)],
)
def test_the_grid_gets_coarser_with_the_size(length, width, lines, garden):
    LandFactory(garden=garden, length_m=length, width_m=width)
    assert LandPage.of(garden).drawing.grid().count("<line") == lines


def test_north_is_turned_clockwise(draw):
    assert 'transform="rotate(30)"' in draw().north


def test_everything_is_drawn_with_its_name_and_a_link(land, draw, tomato):
    bed = BedFactory(garden=land.garden, placed=True, rotation_deg=15)
    PlantingFactory(bed=bed, plant=tomato)
    things = [
        factory(garden=land.garden) for factory in (TreeFactory, StructureFactory, PathFactory)
    ]
    svg = draw().things()
    for thing in (bed, *things):
        link = f'<a href="{thing.get_absolute_url()}" tabindex="-1" class="pl"'
        assert re.search(f"{link}[^>]*><title>{thing}", svg)
    assert "<title>Bed A, Tomato</title>" in svg
    assert 'transform="translate(38.3 38.3) rotate(15 92 46)"' in svg
    assert "#p-tomato" in svg
    assert svg.index('class="paving"') < svg.index('class="struct"') < svg.index('class="soil"')
    assert svg.index('class="soil"') < svg.index("#p-tree")


def test_a_rosette_on_the_land_is_as_large_as_its_plant(land, draw, tomato):
    bed = BedFactory(garden=land.garden, placed=True)
    PlantingFactory(bed=bed, plant=tomato)
    drawing = draw()
    zoom = float(re.search(r"scale\(([\d.]+)\)", drawing.things())[1])
    size = float(re.search(r'#p-tomato"[^>]* width="([\d.]+)"', drawing.things())[1])
    assert size * zoom / drawing.scale == pytest.approx(0.86 * 50, rel=0.01)


def test_a_bed_off_the_plan_is_not_drawn(land, draw):
    bed = BedFactory(garden=land.garden, name="Bed Z")
    assert bed.get_absolute_url() not in draw().things()


def test_a_crowded_land_draws_no_more_than_a_page_can_hold(land, draw, carrot):
    beds = [BedFactory(garden=land.garden, x_cm=number * 245, y_cm=0) for number in range(4)]
    for bed in beds:
        for row in range(100):
            PlantingFactory(bed=bed, plant=carrot, columns=40, rows=3, x_cm=0, y_cm=row)
    assert draw().things().count("<use") <= 1500


def test_numbers_have_a_point_in_every_language(land, draw):
    BedFactory(garden=land.garden, x_cm=33.33, y_cm=41.7)
    TreeFactory(garden=land.garden)
    with translation.override("de"):
        drawing = draw()
        svg = drawing.things() + drawing.grid() + drawing.rulers()
    assert not re.search(r'(?:x|y|r|cx|cy|width|height|opacity)="[\d.]*,', svg)
    assert not re.search(r"translate\([\d.]*,", svg)


def test_names_cannot_write_markup(land, draw):
    BedFactory(garden=land.garden, placed=True, name="<script>alert(1)</script>")
    TreeFactory(garden=land.garden, name="<script>alert(1)</script>")
    assert "<script>" not in draw().things()


def test_the_worst_finding_of_each_bed_is_marked_once(land, draw):
    bed = BedFactory(garden=land.garden, placed=True)
    off_plan = BedFactory(garden=land.garden)
    findings = [Remark(None), Remark(bed), Remark(bed), Remark(off_plan)]
    marks = land_markers(draw(), findings)
    assert marks.count("<circle") == 1
    assert ">2</text>" in marks
    assert 'transform="translate(222.3 38.3)"' in marks
