"""Labels, measured on the pages of their PDF."""

import re
from datetime import date

import pytest
import segno

from gardens.actions.jobs import do_job
from gardens.actions.printing import LabelTooSmall, order_labels
from gardens.models import Job, JobState
from gardens.paper.label_pages import (
    INSET_MM,
    QUIET_MODULES,
    SMALLEST_MODULE_MM,
    code_mm,
    module_mm,
)
from gardens.paper.orders import TooManyPages
from gardens.paper.sizes import LABEL_GRIDS, PAPER_MM, Sheet
from gardens.tests.factories import PlantingFactory
from gardens.tests.pdf import MM_PER_POINT, Page, pages_of

pytestmark = pytest.mark.django_db

SITE = "https://garden.example.org"


def ordered(garden, beds=(), plantings=(), **options) -> Job:
    asked = {"sheet": "a4-24", "first": 1, "copies": 1, "site": SITE} | options
    return order_labels(garden, beds, plantings, **asked, actor=garden.owner)


def made(job: Job) -> list[Page]:
    do_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE
    return pages_of(job.result.read())


def bars_mm(page: Page) -> list[tuple[float, ...]]:
    """x, y, length and width of each rectangle that is filled, y from the top."""
    found = re.findall(rb"([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re f", page.content)
    rows = [[float(number) * MM_PER_POINT for number in row] for row in found]
    return [(x, page.size_mm[1] - y, length, abs(width)) for x, y, length, width in rows]


def dark_modules(page: Page, left: float, top: float, module: float) -> set[tuple[int, int]]:
    """Row and column of all that is black, from the code's own corner."""
    return {
        (round((y - top) / module), round((x - left) / module) + step)
        for x, y, length, _width in bars_mm(page)
        for step in range(round(length / module))
    }


def test_a_label_says_what_grows_and_its_code_leads_there(bed, tomato):
    planting = PlantingFactory(bed=bed, plant=tomato, started_on=date(2026, 5, 1))
    [page] = made(ordered(bed.garden, plantings=[planting], first=5))
    assert "TomatoSolanum lycopersicumPlanted out 1 May 2026Bed A" in page.text
    grid = LABEL_GRIDS[Sheet.A4_24]
    address = f"{SITE}/plantings/{planting.pk}/"
    module = module_mm(grid, address)
    # The fifth label is the second of the second row.
    left = 7.2 + 66.0 + INSET_MM + QUIET_MODULES * module
    top = 12.9 + 33.9 + (33.9 - code_mm(grid)) / 2 + QUIET_MODULES * module
    matrix = segno.make_qr(address, error="m", boost_error=False).matrix
    squares = [(row, column) for row in range(len(matrix)) for column in range(len(matrix))]
    black = {(row, column) for row, column in squares if matrix[row][column]}
    assert dark_modules(page, left, top, module) == black


def test_copies_begin_where_the_sheet_is_free_and_go_on_to_the_next(bed, tomato):
    planting = PlantingFactory(bed=bed, plant=tomato)
    job = ordered(bed.garden, [bed], [planting], sheet="letter-30", first=29, copies=3)
    first, second = made(job)
    assert (job.total, job.file_name) == (2, "plot-14 labels.pdf")
    assert (first.text.count("Plot 14"), second.text.count("Plot 14")) == (2, 1)
    assert (first.text.count("Tomato"), second.text.count("Tomato")) == (0, 3)
    assert first.size_mm == pytest.approx((215.9, 279.4), abs=0.01)
    assert "2.4 × 1.2" in first.text


@pytest.mark.parametrize("sheet", Sheet)
def test_labels_lie_on_their_sheet_and_a_phone_can_read_them(sheet):
    grid = LABEL_GRIDS[sheet]
    length, width = PAPER_MM[grid.paper]
    corners = [grid.corner(number) for number in range(grid.count)]
    assert corners[-1][0] + grid.length_mm == pytest.approx(length - grid.left_mm, abs=0.2)
    assert corners[-1][1] + grid.width_mm == pytest.approx(width - grid.top_mm, abs=0.2)
    assert str(grid.count) in sheet.value
    for address in (f"{SITE}/gardens/123456/beds/123456/", f"{SITE}/plantings/12345678/"):
        assert module_mm(grid, address) >= SMALLEST_MODULE_MM


def test_an_address_too_long_for_the_label_asks_for_a_larger_one(bed):
    site = f"https://{'long-name.' * 12}example.org"
    with pytest.raises(LabelTooSmall, match="Choose larger labels"):
        ordered(bed.garden, [bed], sheet="letter-30", site=site)
    assert ordered(bed.garden, [bed], sheet="a4-8", site=site).state == JobState.WAITING


def test_a_stack_of_sheets_is_refused(garden, bed, tomato):
    plantings = PlantingFactory.create_batch(25, bed=bed, plant=tomato)
    with pytest.raises(TooManyPages, match="This needs 63 sheets, 60 at most"):
        ordered(garden, plantings=plantings, sheet="a4-8", copies=20)


def test_what_was_removed_since_is_left_out_and_nothing_is_said(bed, tomato):
    planting = PlantingFactory(bed=bed, plant=tomato)
    job = ordered(bed.garden, plantings=[planting])
    planting.delete()
    do_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.failure == "There is nothing to print here. Choose something else."
