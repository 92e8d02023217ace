"""Labels with a code that opens the page of a bed, a planting or a seed lot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

import segno
from fpdf.enums import RenderStyle

from gardens.paper.document import MM_PER_POINT, PALE_INK, Document
from gardens.paper.sizes import LABEL_GRIDS, PAPER_MM, LabelGrid, Sheet

INSET_MM = 1.5
# The code's share of a label's length; the words have the rest.
MOST_FOR_CODE, LARGEST_CODE_MM = 0.46, 42.0
QUIET_MODULES = 4
# Finer ones are lost on a wet label and in cheap cameras.
SMALLEST_MODULE_MM = 0.5
NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Label:
    name: str
    facts: tuple[str, ...]
    address: str


def code_mm(grid: LabelGrid) -> float:
    """Side of the code with the white around it."""
    return min(grid.width_mm - 2 * INSET_MM, MOST_FOR_CODE * grid.length_mm, LARGEST_CODE_MM)


def module_mm(grid: LabelGrid, address: str) -> float:
    return code_mm(grid) / (len(_code(address).matrix) + 2 * QUIET_MODULES)


def label_sheets(grid: LabelGrid, labels: int, first: int) -> int:
    return ceil((first - 1 + labels) / grid.count)


def draw_labels(
    pdf: Document, sheet: str, labels: Sequence[Label], first: int, step: Callable[[], None]
) -> None:
    """Beginning with the label of this number on the first sheet, counted from 1."""
    grid = LABEL_GRIDS[Sheet(sheet)]
    numbered = enumerate(labels, start=first - 1)
    for _sheet, on_sheet in groupby(numbered, lambda pair: pair[0] // grid.count):
        pdf.add_page(format=PAPER_MM[grid.paper])
        for number, label in on_sheet:
            _draw(pdf, grid, grid.corner(number % grid.count), label)
        step()


def _draw(pdf: Document, grid: LabelGrid, corner: tuple[float, float], label: Label) -> None:
    (x, y), side = corner, code_mm(grid)
    middle = y + grid.width_mm / 2
    _draw_code(pdf, label.address, x + INSET_MM, middle - side / 2, side)
    left, room = x + INSET_MM + side + 1, grid.length_mm - side - 2 * INSET_MM - 2
    size_pt = 11 if grid.width_mm < 50 else 15
    names = _lines(pdf, label.name, size_pt, room)
    step, small = size_pt * MM_PER_POINT * 1.15, size_pt - 3
    facts = [fact for fact in label.facts if fact]
    top = middle - (len(names) * step + len(facts) * small * MM_PER_POINT * 1.3) / 2 + step / 2
    for line in names:
        pdf.words((left, top), line, size_pt=size_pt, style="B", width_mm=room)
        top += step
    for fact in facts:
        pdf.words((left, top), fact, size_pt=small, width_mm=room, gray=PALE_INK)
        top += small * MM_PER_POINT * 1.3


def _lines(pdf: Document, text: str, size_pt: float, room_mm: float) -> list[str]:
    """Broken between words; what does not fit in the last line is cut when it is drawn."""
    pdf.set_font("latin", "B", size_pt)
    lines: list[str] = []
    for word in pdf.drawable(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        is_full = lines and pdf.get_string_width(longer) > room_mm
        if not lines or (is_full and len(lines) < NAME_LINES):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m", boost_error=False)


def _draw_code(pdf: Document, address: str, left: float, top: float, side_mm: float) -> None:
    """Dark modules side by side as one bar, which leaves no hair between them."""
    matrix = _code(address).matrix
    module = side_mm / (len(matrix) + 2 * QUIET_MODULES)
    pdf.set_fill_color(0)
    for row, modules in enumerate(matrix, start=QUIET_MODULES):
        column = QUIET_MODULES
        for is_dark, run in groupby(modules):
            length = len(list(run))
            if is_dark:
                at = (left + column * module, top + row * module)
                pdf.rect(*at, length * module, module, style=RenderStyle.F)
            column += length
