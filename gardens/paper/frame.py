"""What stands around the drawing on each sheet: heading, scale, check line, north, where it lies
among the others, and where to cut."""

from dataclasses import dataclass
from math import cos, radians, sin

from django.utils.translation import gettext, pgettext
from fpdf.enums import RenderStyle

from gardens.paper.document import INK, PALE_INK, Document
from gardens.paper.scene import Heading, Scene
from gardens.paper.sizes import MM_PER_INCH
from gardens.paper.tiling import FOOT_MM, MARGIN_MM, OVERLAP_MM, Tile, Tiling
from gardens.plan.grid import BARS_CM, BARS_INCHES, unit_of_length_cm
from plants.quantities import say_length
from plants.units import is_imperial

LONGEST_BAR_MM, CLOSEST_LINES_MM = 70.0, 12.0
CHECK_MM, CHECK_INCHES = 100, 4
OVERVIEW_MM = (26.0, 18.0)
ARROW_MM = 6.0
CUT_MM = 5.0


@dataclass(frozen=True, slots=True)
class Frame:
    scene: Scene
    tiling: Tiling
    tile: Tile
    heading: Heading
    number: int


def draw_heading(pdf: Document, heading: Heading, title: str, facts: list[str]) -> None:
    room = pdf.w - 2 * MARGIN_MM
    words = f"{heading.garden}: {title}" if title != heading.garden else title
    pdf.words((MARGIN_MM, MARGIN_MM + 3), words, size_pt=14, style="B", width_mm=room)
    line = "  ·  ".join([*facts, heading.day])
    pdf.words((MARGIN_MM, MARGIN_MM + 9), line, width_mm=room, gray=PALE_INK)


def draw_frame(pdf: Document, frame: Frame) -> None:
    tiling, tile = frame.tiling, frame.tile
    facts = [f"1:{tiling.scale}"]
    if tiling.count > 1:
        facts.append(
            gettext("page {number} of {total}, row {row}, column {column}").format(
                number=frame.number, total=tiling.count, row=tile.row + 1, column=tile.column + 1
            )
        )
    facts.append(
        gettext("lines {distance} apart").format(distance=say_length(grid_cm(tiling.mm_per_cm)))
    )
    draw_heading(pdf, frame.heading, frame.scene.title, facts)
    top = pdf.h - MARGIN_MM - FOOT_MM
    _scale_bar(pdf, tiling, top + 8)
    _check_line(pdf, top + 17)
    if frame.scene.north_deg is not None:
        _north(pdf, frame.scene.north_deg, (pdf.w - MARGIN_MM - 5, top + 13))
    if tiling.count > 1:
        _overview(pdf, tiling, tile, pdf.w - MARGIN_MM - 14, top + 3)
        _cuts(pdf, tiling, tile)


def grid_cm(mm_per_cm: float) -> float:
    """The closest lines that do not crowd the drawing."""
    lengths = _lengths_cm()
    return next((cm for cm in lengths if cm * mm_per_cm >= CLOSEST_LINES_MM), lengths[-1])


def bar_cm(mm_per_cm: float) -> float:
    return max(cm for cm in _lengths_cm() if cm * mm_per_cm <= LONGEST_BAR_MM)


def _lengths_cm() -> list[float]:
    bars, unit_cm = (BARS_INCHES if is_imperial() else BARS_CM), unit_of_length_cm()
    return sorted({bar * times * unit_cm for bar in bars for times in (1, 10)})


def _scale_bar(pdf: Document, tiling: Tiling, y: float) -> None:
    """Five parts, filled in turn, as on a map."""
    cm = bar_cm(tiling.mm_per_cm)
    part = cm * tiling.mm_per_cm / 5
    pdf.set_draw_color(INK)
    pdf.set_fill_color(INK)
    pdf.set_line_width(0.2)
    for number in range(5):
        style = RenderStyle.D if number % 2 else RenderStyle.DF
        pdf.rect(MARGIN_MM + number * part, y - 1, part, 2, style=style)
    words = gettext("{length} in the garden").format(length=say_length(cm))
    pdf.words((MARGIN_MM + 5 * part + 2, y), words)


def _check_line(pdf: Document, y: float) -> None:
    if is_imperial():
        length, words = CHECK_INCHES * MM_PER_INCH, gettext("This line is 4 in long.")
    else:
        length, words = float(CHECK_MM), gettext("This line is 100 mm long.")
    end = MARGIN_MM + length
    pdf.stroke((MARGIN_MM, y), (end, y), width_mm=0.3)
    for x in (MARGIN_MM, end):
        pdf.stroke((x, y - 1.5), (x, y + 1.5), width_mm=0.3)
    advice = gettext("If not, print at 100 %.")
    pdf.words((MARGIN_MM + 2, y + 2.5), f"{words} {advice}", size_pt=8, gray=PALE_INK)


def _north(pdf: Document, north_deg: float, middle: tuple[float, float]) -> None:
    """The arrow; the letter stays upright beyond its point."""
    x, y = middle
    east, south = sin(radians(north_deg)), -cos(radians(north_deg))

    def along(forward_mm: float, aside_mm: float) -> tuple[float, float]:
        return (
            x + forward_mm * east - aside_mm * south,
            y + forward_mm * south + aside_mm * east,
        )

    arrow = [along(ARROW_MM, 0), along(-4, 2), along(-2.5, 0), along(-4, -2)]
    pdf.filled(arrow, (INK, INK, INK), edge_mm=0.1)
    pdf.words(along(ARROW_MM + 2, 0), pgettext("north", "N"), style="B", align="C")


def _overview(pdf: Document, tiling: Tiling, tile: Tile, right: float, top: float) -> None:
    """All sheets, small, with this one filled."""
    side = min(OVERVIEW_MM[0] / tiling.columns, OVERVIEW_MM[1] / tiling.rows, 6)
    left = right - tiling.columns * side
    pdf.set_draw_color(INK)
    pdf.set_line_width(0.15)
    pdf.set_fill_color(PALE_INK)
    for row in range(tiling.rows):
        for column in range(tiling.columns):
            is_this = (column, row) == (tile.column, tile.row)
            style = RenderStyle.DF if is_this else RenderStyle.D
            pdf.rect(left + column * side, top + row * side, side, side, style=style)


def _cuts(pdf: Document, tiling: Tiling, tile: Tile) -> None:
    """In the middle of what two sheets share: cut one there, glue it on the other."""
    (left, top), (length, width) = tiling.corner_mm, tiling.window_mm
    right, bottom, inset = left + length, top + width, OVERLAP_MM / 2
    xs = [left + inset] * (tile.column > 0) + [right - inset] * (tile.column < tiling.columns - 1)
    ys = [top + inset] * (tile.row > 0) + [bottom - inset] * (tile.row < tiling.rows - 1)
    for x in xs:
        pdf.stroke((x, top - CUT_MM / 2), (x, top + CUT_MM / 2), width_mm=0.15)
        pdf.stroke((x, bottom - CUT_MM / 2), (x, bottom + CUT_MM / 2), width_mm=0.15)
    for y in ys:
        pdf.stroke((left - CUT_MM / 2, y), (left + CUT_MM / 2, y), width_mm=0.15)
        pdf.stroke((right - CUT_MM / 2, y), (right + CUT_MM / 2, y), width_mm=0.15)
