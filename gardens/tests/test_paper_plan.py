"""The plan on paper, measured on the pages of its PDF."""

import re
from datetime import date

import pytest

from gardens.actions.jobs import do_job
from gardens.actions.printing import order_plan
from gardens.models import Bed, Job, JobState
from gardens.paper.document import Document
from gardens.paper.orders import NothingToPrint, TooManyPages
from gardens.paper.scenes import BED, BEDS, LAND, Selection
from gardens.paper.sizes import PAPER_MM, Paper
from gardens.paper.tiling import OVERLAP_MM, PADDING_MM, Tiling
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    PathFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)
from gardens.tests.pdf import Page, pages_of
from plants.choices import UnitSystem
from plants.units import in_units

pytestmark = pytest.mark.django_db

A4_UPRIGHT, A4_SIDEWAYS = PAPER_MM[Paper.A4], PAPER_MM[Paper.A4][::-1]


def ordered(selection, **options) -> Job:
    asked = {"scale": 20, "paper": "a4", "orientation": "auto", "with_list": True} | options
    return order_plan(selection, **asked, actor=selection.garden.owner)


def made(selection, **options) -> list[Page]:
    job = ordered(selection, **options)
    do_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE
    return pages_of(job.result.read())


def has_point(page: Page, x: float, y: float) -> bool:
    return any(abs(x - a) < 0.1 and abs(y - b) < 0.1 for a, b in page.points_mm())


def test_a_bed_is_as_large_on_paper_as_its_scale_says(bed, tomato):
    """2.4 × 1.2 m at 1:10 is 240 × 120 mm, in the middle of what A4 sideways has room for."""
    PlantingFactory(bed=bed, plant=tomato, x_cm=30, y_cm=30, columns=3, started_on=date(2026, 5, 1))
    drawing, plants = made(Selection(bed.garden, BED, bed.pk), scale=10)
    assert drawing.size_mm == pytest.approx(A4_SIDEWAYS, abs=0.01)
    left, top = 10 + (277 - 240) / 2, 24 + (154 - 120) / 2
    for x, y in ((0, 0), (240, 0), (240, 120), (0, 120)):
        assert has_point(drawing, left + x, top + y)
    # The check line, from the margin.
    assert has_point(drawing, 10, 195)
    assert has_point(drawing, 110, 195)
    assert "This line is 100 mm long. If not, print at 100 %." in drawing.text
    assert "Plot 14: Bed A1:10 · lines 20 cm apart" in drawing.text
    assert drawing.text.startswith("111")
    assert plants.size_mm == pytest.approx(A4_UPRIGHT, abs=0.01)
    assert "1Tomato (Solanum lycopersicum)350 cmPlanted out 1 May 2026Bed A" in plants.text


def test_a_turned_bed_lies_on_the_land_as_in_the_garden(garden):
    """A quarter turn about its middle: 1 × 3 m, where 3 × 1 m was."""
    LandFactory(garden=garden, length_m=6, width_m=4, north_deg=90)
    BedFactory(
        garden=garden, length_cm=300, width_cm=100, x_cm=100, y_cm=150, rotation_deg=90, name="Q"
    )
    TreeFactory(garden=garden, x_cm=450, y_cm=100, canopy_diameter_m=1)
    StructureFactory(garden=garden, x_cm=350, y_cm=200, name="Shed")
    PathFactory(garden=garden, points=[[0, 380], [600, 380]], width_cm=30)
    page, *others = made(Selection(garden, LAND), scale=50)
    assert others == []
    left, top = 10 + (277 - 120) / 2, 24 + (154 - 80) / 2
    for x_cm, y_cm in ((200, 50), (300, 50), (300, 350), (200, 350)):
        assert has_point(page, left + x_cm / 5, top + y_cm / 5)
    assert has_point(page, left + 120, top + 73)
    for name in ("Q", "Shed", "Apple", "N"):
        assert name in page.text
    # The crown's outline reaches 0.5 m to the right of its trunk.
    curves = page.points_mm("c")
    assert any(abs(x - left - 90) < 20 and abs(y - top - 20) < 20 for x, y in curves)


def test_what_is_larger_than_a_sheet_is_cut_into_sheets_that_fit_together(garden):
    LandFactory(garden=garden, length_m=12, width_m=8)
    BedFactory(garden=garden, x_cm=550, y_cm=300)
    pages = made(Selection(garden, LAND), scale=20, orientation="portrait")
    assert len(pages) == 4 * 2
    assert "page 2 of 8, row 1, column 2" in pages[1].text
    # Every sheet that reaches so far has the corner of the bed.
    tiles = list(Tiling.of((1200, 800), 20, "a4", "portrait").tiles())
    corners = [(tile.origin_mm[0] + 275, tile.origin_mm[1] + 150) for tile in tiles]
    seen = [10 <= x <= 200 and 24 <= y <= 255 for x, y in corners]
    assert seen == [False, True] + 6 * [False]
    assert has_point(pages[1], *corners[1])
    first, second = tiles[0].origin_mm, tiles[1].origin_mm
    assert first[0] - second[0] == pytest.approx(190 - OVERLAP_MM)


def test_words_that_begin_left_of_or_above_a_sheet_stay_there():
    document = Document((100, 50), "Plan")
    document.add_page()
    document.words((-20, -5), "Bed A", size_pt=9)
    [page] = pages_of(bytes(document.output()))
    [at] = re.findall(rb"BT ([\d.-]+) ([\d.-]+) Td", page.content)
    x, y = (float(points) * 25.4 / 72 for points in at)
    assert x == pytest.approx(-20, abs=0.1)
    assert y > 50


@pytest.mark.parametrize("paper", Paper.values)
@pytest.mark.parametrize("frame_cm", [(30, 30), (1200, 800), (2000, 15), (50_000, 20_000)])
@pytest.mark.parametrize("scale", [10, 500])
def test_all_sheets_together_hold_all_of_it(frame_cm, paper, scale):
    tiling = Tiling.of(frame_cm, scale, paper)
    tiles = list(tiling.tiles())
    assert len(tiles) == tiling.count
    for axis in (0, 1):
        start, room = tiling.corner_mm[axis], tiling.window_mm[axis]
        end = frame_cm[axis] * 10 / scale
        assert tiles[0].origin_mm[axis] - PADDING_MM >= start - 1e-6
        assert tiles[-1].origin_mm[axis] + end + PADDING_MM <= start + room + 1e-6


def test_fewer_sheets_decide_how_they_lie():
    assert Tiling.of((240, 120), 10, "a4").size_mm == A4_SIDEWAYS
    assert Tiling.of((240, 120), 10, "a4").count == 1
    assert Tiling.of((240, 120), 10, "a4", "portrait").count == 2


def test_a_stack_of_paper_is_refused_with_the_scale_that_fits(garden):
    LandFactory(garden=garden, length_m=60, width_m=40)
    with pytest.raises(TooManyPages, match=r"1:20 this needs \d+ pages, 60 at most. Choose 1:50"):
        ordered(Selection(garden, LAND))
    job = ordered(Selection(garden, LAND), scale=200)
    garden.land.length_m = garden.land.width_m = 500
    garden.land.save()
    do_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "Choose 1:500" in job.failure


def test_many_beds_that_fit_at_no_scale_are_refused(garden):
    Bed.objects.bulk_create(BedFactory.build_batch(61, garden=garden))
    with pytest.raises(TooManyPages, match="61 pages, 60 at most"):
        ordered(Selection(garden, BEDS))


def test_nothing_is_refused_and_so_is_a_garden_that_is_gone(garden, bed):
    with pytest.raises(NothingToPrint):
        ordered(Selection(garden, LAND))
    with pytest.raises(NothingToPrint):
        ordered(Selection(garden, BED, bed.pk + 1))
    job = ordered(Selection(garden, BEDS))
    garden.delete()
    do_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.failure) == (
        JobState.FAILED,
        "This garden was removed in the meantime.",
    )


def test_feet_and_inches_on_letter(bed, tomato):
    PlantingFactory(bed=bed, plant=tomato, columns=2)
    Bed.objects.update(name="The long bed along the southern wall")
    bed.garden.owner.units = UnitSystem.IMPERIAL
    bed.garden.owner.save()
    drawing, plants = made(Selection(bed.garden, BEDS), paper="letter", orientation="portrait")
    assert drawing.size_mm == pytest.approx((215.9, 279.4), abs=0.01)
    assert "1:20" in drawing.text
    assert "This line is 4 in long." in drawing.text
    assert has_point(drawing, 10 + 101.6, 279.4 - 15)
    assert "220 in" in plants.text
    assert plants.text.endswith("The long bed alon…")
    assert "cm" not in drawing.text + plants.text


def test_letters_that_no_font_has_are_seen_to_lack(garden):
    garden.name = "Žluťoučký\N{COMBINING ACUTE ACCENT} sad 日本 🌱"
    garden.save()
    BedFactory(garden=garden, name="Грядка – ½ m")
    [page] = made(Selection(garden, BEDS), with_list=False)
    assert "sad ?? ?: ?????? – ½ m" in page.text
    assert "Žluťoučk" in page.text


def test_close_sowings_are_drawn_as_rows_and_crowds_too(bed, carrot, tomato, monkeypatch):
    PlantingFactory(
        bed=bed, plant=carrot, columns=40, rows=2, spacing_cm=5, row_spacing_cm=30, x_cm=20
    )
    [scene] = Selection(bed.garden, BEDS).scenes()
    [block] = scene.blocks
    assert block.circles == ()
    assert block.rows == (((20.0, 60.0), (215.0, 60.0)), ((20.0, 90.0), (215.0, 90.0)))
    assert block.ring[0] == (17.5, 45.0)
    assert scene.crops[0].apart == "5 cm, rows 30 cm".replace(" cm", "\N{NARROW NO-BREAK SPACE}cm")
    PlantingFactory(bed=bed, plant=tomato, columns=2, planned=True)
    monkeypatch.setattr("gardens.paper.scenes.MOST_CIRCLES", 3)
    [scene] = Selection(bed.garden, BEDS).scenes()
    assert [len(block.circles) for block in scene.blocks] == [0, 0]
    assert scene.crops[1].begins == "Plant out 1 May 2026"


def test_any_number_of_beds_takes_the_same_queries(
    garden, tomato, carrot, django_assert_num_queries
):
    LandFactory(garden=garden)
    for number in range(4):
        bed = BedFactory(garden=garden, x_cm=number * 280.0, y_cm=100.0)
        PlantingFactory.create_batch(3, bed=bed, plant=tomato)
        PlantingFactory(bed=bed, plant=carrot)
    with django_assert_num_queries(7):
        [scene] = Selection(garden, LAND).scenes()
    assert [crop.number for crop in scene.crops] == list(range(1, 17))
    with in_units(UnitSystem.IMPERIAL), django_assert_num_queries(4):
        assert len(Selection(garden, BEDS).scenes()) == 4
