"""Hours of sun over the plan of the land, as finished SVG in the units of its drawing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from gardens.models import Bed
from gardens.plan.land_drawing import LandDrawing
from gardens.plan.shapes import short
from gardens.sun.plantings import say_hours
from gardens.sun.reading import Hours, SunReading
from gardens.sun.scene import CM_PER_M, outline_m
from plants.agronomy.shade.obstacles import Outline
from plants.agronomy.sun_needs import season_sun_h
from plants.quantities import say_number, say_quantity, say_range

# Classes sun0 to sun4 of the style sheet end at so many hours.
LIMITS_H = (4, 6, 8, 10)
# Numbers on open ground stand so far apart, in user units.
NUMBERS_APART = 96
ROOM = 26


@dataclass(frozen=True, slots=True)
class SunLayer:
    """The mean of `months`; `bed_hours` are those of the beds on the land, by number."""

    drawing: LandDrawing
    reading: SunReading
    months: tuple[int, ...]
    bed_hours: Mapping[int, Hours]

    @property
    def mean_h(self) -> np.ndarray:
        """Shape (rows, columns)."""
        return self.reading.hours[[month - 1 for month in self.months]].mean(axis=0)

    def cells(self) -> SafeString:
        """One path for each class, of rectangles that join equal neighbours along a row."""
        paths = [""] * (len(LIMITS_H) + 1)
        hours = self.mean_h
        levels = np.where(np.isnan(hours), -1, np.digitize(np.nan_to_num(hours), LIMITS_H))
        for row, of_row in enumerate(levels.tolist()):
            column = 0
            for level, run in groupby(of_row):
                end = column + len(list(run))
                if level >= 0:
                    paths[level] += self._rectangle(row, column, end)
                column = end
        drawn = (
            f'<path class="sun{level} shadecell" d="{path}"/>'
            for level, path in enumerate(paths)
            if path
        )
        return mark_safe("".join(drawn))

    def numbers(self) -> SafeString:
        """The mean of each bed in its middle, and hours here and there on open ground."""
        beds = [sketch.bed for sketch in self.drawing.on_land if sketch.bed.pk in self.bed_hours]
        return mark_safe("".join((*self._open_numbers(), *map(self._bed_number, beds))))

    def key(self) -> list[tuple[str, str]]:
        """Class and words of each step of the ramp."""
        first, last = LIMITS_H[0], LIMITS_H[-1]
        lowest = gettext("under {hours}").format(hours=say_quantity(first, "h"))
        highest = gettext("over {hours}").format(hours=say_quantity(last, "h"))
        between = [say_range(low, high, "h") for low, high in pairwise(LIMITS_H)]
        words = (lowest, *between, highest)
        return [(f"sun{level}", step) for level, step in enumerate(words)]

    def _rectangle(self, row: int, first: int, end: int) -> str:
        west, east = (self._at(column, self.drawing.land.length_cm) for column in (first, end))
        north, south = (self._at(line, self.drawing.land.width_cm) for line in (row, row + 1))
        return f"M{west} {north}H{east}V{south}H{west}z"

    def _at(self, line: int, end_cm: float) -> str:
        """Of a line between cells; the last cells may reach over the edge of the land."""
        return self.drawing.units(min(line * self.reading.grid.cell_m * CM_PER_M, end_cm))

    def _bed_number(self, bed: Bed) -> str:
        x, y = bed.ring_on_land.mean(axis=0) * self.drawing.scale
        mean_h = season_sun_h(self.bed_hours[bed.pk].mean, self.months)
        return format_html(
            '<text class="t halo halo--soil" stroke-width="6" x="{}" y="{}" dy="6" font-size="17" '
            'font-weight="650" text-anchor="middle">{}</text>',
            *(short(x), short(y), say_hours(mean_h)),
        )

    def _open_numbers(self) -> Iterator[str]:
        grid, hours = self.reading.grid, self.mean_h
        taken = np.isnan(hours)
        for outline in self._taken():
            taken |= grid.covers(outline)
        step = max(1, round(NUMBERS_APART / (self.drawing.scale * grid.cell_m * CM_PER_M)))
        for row in range(step // 2, grid.rows, step):
            for column in range(step // 2, grid.columns, step):
                if not taken[row, column] and self._is_within(column):
                    yield self._open_number(row, column, float(hours[row, column]))

    def _taken(self) -> Iterator[Outline]:
        """Boxes around what is drawn, with room for its name."""
        beds = (sketch.bed for sketch in self.drawing.on_land)
        rings = [thing.ring_on_land for thing in (*beds, *self.drawing.structures)]
        rings += [
            np.array([[tree.x_cm, tree.y_cm]]) + np.array([[-1], [1]]) * tree.canopy_radius_cm
            for tree in self.drawing.trees
        ]
        room_cm = ROOM / self.drawing.scale
        for ring_cm in rings:
            west, north = ring_cm.min(axis=0) - room_cm
            east, south = ring_cm.max(axis=0) + room_cm
            yield outline_m(np.array(((west, north), (east, north), (east, south), (west, south))))

    def _is_within(self, column: int) -> bool:
        """A number in this column does not reach over the edge."""
        middle_cm = (column + 0.5) * self.reading.grid.cell_m * CM_PER_M
        return ROOM <= middle_cm * self.drawing.scale <= float(self.drawing.length) - ROOM

    def _open_number(self, row: int, column: int, hours: float) -> str:
        x, y = (
            self.drawing.units((line + 0.5) * self.reading.grid.cell_m * CM_PER_M)
            for line in (column, row)
        )
        return format_html(
            '<text class="t halo halo--grass" stroke-width="3" x="{}" y="{}" dy="4" '
            'font-size="13" text-anchor="middle">{}</text>',
            *(x, y, say_number(hours, 1)),
        )
