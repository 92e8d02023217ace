"""The pages behind a plan that say what its numbers are."""

from collections.abc import Sequence
from itertools import count
from math import ceil

from django.utils.translation import gettext

from gardens.paper.document import Document
from gardens.paper.frame import draw_heading
from gardens.paper.scene import Crop, Heading
from gardens.paper.tiling import HEAD_MM, MARGIN_MM

ROW_MM = 6.2
# Shares of the width: number, plant, how many, how far apart, when, where.
SHARES = (0.05, 0.34, 0.09, 0.16, 0.21, 0.15)
GAP_MM = 2.0


def rows_on_a_page(size_mm: tuple[float, float]) -> int:
    return int((size_mm[1] - 2 * MARGIN_MM - HEAD_MM) / ROW_MM) - 1


def list_pages(size_mm: tuple[float, float], crops: Sequence[Crop]) -> int:
    return ceil(len(crops) / rows_on_a_page(size_mm))


def draw_plant_list(
    pdf: Document, size_mm: tuple[float, float], crops: Sequence[Crop], heading: Heading
) -> None:
    total, room = list_pages(size_mm, crops), rows_on_a_page(size_mm)
    for number in range(total):
        pdf.add_page(format=size_mm)
        facts = []
        if total > 1:
            words = gettext("page {number} of {total}")
            facts.append(words.format(number=number + 1, total=total))
        draw_heading(pdf, heading, gettext("Plants"), facts)
        _table(pdf, crops[number * room : (number + 1) * room])


def _table(pdf: Document, crops: Sequence[Crop]) -> None:
    head = [
        *(gettext("No."), gettext("Plant"), gettext("How many")),
        *(gettext("Apart"), gettext("When"), gettext("Bed")),
    ]
    heights = count(MARGIN_MM + HEAD_MM + ROW_MM / 2, ROW_MM)
    _row(pdf, next(heights), head, "B")
    for crop in crops:
        y = next(heights)
        cells = [str(crop.number), crop.plant, crop.count, crop.apart, crop.begins, crop.bed]
        pdf.stroke(
            (MARGIN_MM, y - ROW_MM / 2), (pdf.w - MARGIN_MM, y - ROW_MM / 2), width_mm=0.1, gray=150
        )
        _row(pdf, y, cells, "")


def _row(pdf: Document, y: float, cells: Sequence[str], style: str) -> None:
    x, room = MARGIN_MM, pdf.w - 2 * MARGIN_MM
    for cell, share in zip(cells, SHARES, strict=True):
        pdf.words((x, y), cell, style=style, width_mm=share * room - GAP_MM)
        x += share * room
