"""Sheets of paper and of labels, in millimetres."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

MM_PER_INCH = 25.4


class Paper(models.TextChoices):
    A4 = "a4", _("A4")
    LETTER = "letter", _("US Letter")


PAPER_MM = {Paper.A4: (210.0, 297.0), Paper.LETTER: (8.5 * MM_PER_INCH, 11 * MM_PER_INCH)}


class Orientation(models.TextChoices):
    AUTO = "auto", _("Fewest pages")
    PORTRAIT = "portrait", _("Upright")
    LANDSCAPE = "landscape", _("Sideways")


class Scale(models.IntegerChoices):
    """How many mm of ground are 1 mm of paper."""

    ONE_TO_10 = 10, "1:10"
    ONE_TO_20 = 20, "1:20"
    ONE_TO_50 = 50, "1:50"
    ONE_TO_100 = 100, "1:100"
    ONE_TO_200 = 200, "1:200"
    ONE_TO_500 = 500, "1:500"


class Sheet(models.TextChoices):
    """Self-adhesive labels as they are sold everywhere."""

    A4_24 = "a4-24", _("A4, 24 labels of 63.5 × 33.9 mm")
    A4_8 = "a4-8", _("A4, 8 labels of 99.1 × 67.7 mm")
    LETTER_30 = "letter-30", _("US Letter, 30 labels of 2⅝ × 1 in")
    LETTER_10 = "letter-10", _("US Letter, 10 labels of 4 × 2 in")


@dataclass(frozen=True, slots=True)
class LabelGrid:
    """`left_mm`, `top_mm` is the corner of the first label, the steps lead to the next ones."""

    paper: Paper
    columns: int
    rows: int
    length_mm: float
    width_mm: float
    left_mm: float
    top_mm: float
    step_x_mm: float
    step_y_mm: float

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def corner(self, number: int) -> tuple[float, float]:
        """Of the label with this number on its sheet, counted from 0, row by row."""
        row, column = divmod(number, self.columns)
        return self.left_mm + column * self.step_x_mm, self.top_mm + row * self.step_y_mm


def _inches(paper: Paper, columns: int, rows: int, *measures: float) -> LabelGrid:
    return LabelGrid(paper, columns, rows, *(inches * MM_PER_INCH for inches in measures))


LABEL_GRIDS = {
    Sheet.A4_24: LabelGrid(Paper.A4, 3, 8, 63.5, 33.9, 7.2, 12.9, 66.0, 33.9),
    Sheet.A4_8: LabelGrid(Paper.A4, 2, 4, 99.1, 67.7, 4.65, 13.1, 101.6, 67.7),
    Sheet.LETTER_30: _inches(Paper.LETTER, 3, 10, 2.625, 1, 0.1875, 0.5, 2.75, 1),
    Sheet.LETTER_10: _inches(Paper.LETTER, 2, 5, 4, 2, 0.15625, 0.5, 4.1875, 2),
}
