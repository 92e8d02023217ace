"""A PDF in the site's own letters, measured in millimetres from the upper left corner."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from fpdf import FPDF
from fpdf.enums import RenderStyle

FONTS = Path(settings.BASE_DIR, "static", "css", "fonts")
WEIGHTS = {"": 400, "B": 650}
LATIN, EXTENDED = "latin", "latin-ext"
# What neither font draws, where another letter says the same.
STAND_INS = str.maketrans({"\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "⌀": "Ø"})
UNKNOWN = "?"
MM_PER_POINT = 25.4 / 72

INK, PALE_INK = 30, 110

Point = tuple[float, float]


class Document(FPDF):
    def __init__(self, size_mm: tuple[float, float], title: str) -> None:
        super().__init__(unit="mm", format=size_mm)
        self.set_margin(0)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.set_title(title)
        self.set_creator("Gardening")
        self._add_letters(LATIN)
        self._drawn = {LATIN: set(self.fonts[LATIN].cmap)}

    def words(
        self,
        at_mm: Point,
        text: str,
        *,
        size_pt: float = 9,
        style: str = "",
        width_mm: float | None = None,
        align: str = "L",
        gray: int = INK,
    ) -> None:
        """One line whose middle is at the given height; cut where it is wider than allowed.

        Without a width it begins, ends or has its middle at the point, as `align` says.
        """
        self.set_font(LATIN, style, size_pt)
        self.set_text_color(gray)
        line = self.drawable(text)
        if width_mm is not None:
            line = self.cut(line, width_mm)
        width = self.get_string_width(line)
        room = width if width_mm is None else width_mm
        left, middle = at_mm
        share = {"L": 0.0, "C": 0.5, "R": 1.0}[align]
        left += share * (room - width) if width_mm is not None else -share * width
        height = size_pt * MM_PER_POINT
        # `set_xy` would count what is negative from the far edges of the page.
        self.x, self.y = left, middle - height / 2
        self.cell(width, height, line)

    def cut(self, line: str, width_mm: float) -> str:
        if self.get_string_width(line) <= width_mm:
            return line
        while line and self.get_string_width(f"{line}…") > width_mm:
            line = line[:-1]
        return f"{line.rstrip()}…"

    def drawable(self, text: str) -> str:
        """The second font is only read for those who need it; what no font draws is a ?."""
        composed = unicodedata.normalize("NFC", " ".join(text.split())).translate(STAND_INS)
        if self._lacks(composed) and EXTENDED not in self._drawn:
            self._add_letters(EXTENDED)
            self._drawn[EXTENDED] = set(self.fonts[EXTENDED].cmap)
            self.set_fallback_fonts([EXTENDED])
        lacking = dict.fromkeys(self._lacks(composed), UNKNOWN)
        return composed.translate(lacking)

    def stroke(self, start: Point, end: Point, *, width_mm: float = 0.2, gray: int = INK) -> None:
        self.set_draw_color(gray)
        self.set_line_width(width_mm)
        self.line(*start, *end)

    def filled(
        self, corners: Sequence[Point], rgb: tuple[int, int, int], *, edge_mm: float = 0.3
    ) -> None:
        self.set_fill_color(*rgb)
        self.set_draw_color(INK)
        self.set_line_width(edge_mm)
        self.polygon(corners, style=RenderStyle.DF)

    def _lacks(self, text: str) -> set[int]:
        return {ord(letter) for letter in text}.difference(*self._drawn.values())

    def _add_letters(self, subset: str) -> None:
        path = FONTS / f"source-sans-3-{subset}-wght-normal.woff2"
        for style, weight in WEIGHTS.items():
            self.add_font(subset, style, path, variations={"wght": weight})
