"""The land and everything on it to scale, as finished SVG.

User units: the land is drawn at most 920 wide and 640 high, so that type keeps its size.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from gardens.models import Bed, Land, Path, Structure, StructureKind, Tree
from gardens.plan.dots import MOST_IN_A_BED
from gardens.plan.shapes import bed_shape, polygon, short
from gardens.plan.sketches import Sketch
from plants.quantities import say_quantity
from plants.templatetags.symbols import symbol_href

LONGEST, HIGHEST = 920, 640
MARGIN_LEFT, MARGIN_TOP, MARGINS = 46, 40, 70
LETTER = 8
# For lands up to so many cm: a line every so many, the ruler every so many.
GRIDS = ((300, 50, 50), (1200, 100, 100), (3000, 100, 500), (12_000, 500, 1000))
COARSEST = (1000, 5000)
LOOKS = {
    StructureKind.GREENHOUSE: 'class="glass" stroke-width="2"',
    StructureKind.WALL: 'class="inkfill"',
    StructureKind.FENCE: 'class="inkfill" opacity=".7"',
}
BUILDING = 'class="struct" stroke-width="2"'


@dataclass(frozen=True, slots=True)
class LandDrawing:
    land: Land
    sketches: Sequence[Sketch]
    trees: Sequence[Tree]
    structures: Sequence[Structure]
    paths: Sequence[Path]

    @property
    def scale(self) -> float:
        """User units per cm."""
        return min(LONGEST / self.land.length_cm, HIGHEST / self.land.width_cm)

    @property
    def length(self) -> str:
        return self.units(self.land.length_cm)

    @property
    def width(self) -> str:
        return self.units(self.land.width_cm)

    @property
    def view_box(self) -> str:
        height = short(self.land.width_cm * self.scale + MARGINS + 10)
        return f"-{MARGIN_LEFT} -{MARGIN_TOP} {LONGEST + MARGINS} {height}"

    @property
    def foot(self) -> str:
        """Where the scale bar and the north arrow stand."""
        return short(self.land.width_cm * self.scale + 24)

    @property
    def north(self) -> SafeString:
        """The arrow; the letter stays upright beside it."""
        return format_html(
            '<g transform="rotate({})"><path class="inkfill" d="M0-13 5 7 0 3z"/>'
            '<path class="ink" stroke-width="1.3" d="M0-13-5 7 0 3 5 7z"/></g>',
            self.land.north_deg,
        )

    @property
    def grid_cm(self) -> tuple[int, int]:
        longest = max(self.land.length_cm, self.land.width_cm)
        grids = ((minor, major) for limit, minor, major in GRIDS if longest <= limit)
        return next(grids, COARSEST)

    def units(self, cm: float) -> str:
        return short(cm * self.scale)

    def grid(self) -> SafeString:
        minor, _major = self.grid_cm
        look = 'class="ink" opacity=".14"'
        xs = (self.units(cm) for cm in _steps(minor, self.land.length_cm, minor))
        ys = (self.units(cm) for cm in _steps(minor, self.land.width_cm, minor))
        lines = [f'<line {look} x1="{x}" x2="{x}" y1="0" y2="{self.width}"/>' for x in xs]
        lines += [f'<line {look} y1="{y}" y2="{y}" x1="0" x2="{self.length}"/>' for y in ys]
        return mark_safe("".join(lines))

    def rulers(self) -> SafeString:
        _minor, major = self.grid_cm
        along = (
            f'<text class="t2" x="{self.units(cm)}" y="-14" font-size="14" text-anchor="middle">'
            f'{_metres(cm)}</text><line class="dim" x1="{self.units(cm)}" '
            f'x2="{self.units(cm)}" y1="-9" y2="-2"/>'
            for cm in _steps(0, self.land.length_cm + 1, major)
        )
        down = (
            f'<text class="t2" x="-14" y="{self.units(cm)}" dy="5" font-size="14" '
            f'text-anchor="end">{_metres(cm)}</text><line class="dim" y1="{self.units(cm)}" '
            f'y2="{self.units(cm)}" x1="-9" x2="-2"/>'
            for cm in _steps(major, self.land.width_cm + 1, major)
        )
        return mark_safe("".join((*along, *down)))

    def scale_bar(self) -> SafeString:
        _minor, major = self.grid_cm
        return format_html(
            '<line class="dim" stroke-width="2" x1="0" x2="{end}" y1="0" y2="0"/>'
            '<path class="dim" stroke-width="2" d="M0-5v10M{end}-5v10"/>'
            '<text class="t" x="{end}" dx="8" y="5" font-size="15">{words}</text>',
            end=self.units(major),
            words=say_quantity(major / 100, "m"),
        )

    def things(self) -> SafeString:
        """Paths below, then what stands, the beds, and the crowns over everything."""
        share = MOST_IN_A_BED // max(1, sum(len(sketch.plantings) for sketch in self.sketches))
        layers = [self._path(path) for path in self.paths]
        layers += [self._structure(structure) for structure in self.structures]
        layers += [self._bed(sketch, share) for sketch in self.on_land]
        layers += [self._tree(tree) for tree in self.trees]
        return mark_safe("".join(layers) + "".join(self._labels()))

    @property
    def on_land(self) -> list[Sketch]:
        return [sketch for sketch in self.sketches if sketch.bed.is_on_land]

    def corners(self) -> Mapping[int, tuple[float, float]]:
        """The upper right one of each bed's bounds, in user units: its name stands at the left."""
        rings = {sketch.bed.pk: sketch.bed.ring_on_land * self.scale for sketch in self.on_land}
        return {
            pk: (float(ring[:, 0].max()), float(ring[:, 1].min())) for pk, ring in rings.items()
        }

    def _path(self, path: Path) -> str:
        shape = polygon(path.ring_on_land.tolist(), self.units, 'class="paving"')
        return _link(path, str(path), shape)

    def _structure(self, structure: Structure) -> str:
        look = LOOKS.get(StructureKind(structure.kind), BUILDING)
        ring = structure.ring_on_land.tolist()
        shape = polygon(ring, self.units, look)
        if look == BUILDING:
            shape += self._cross(ring)
        return _link(structure, str(structure), shape)

    def _cross(self, ring: list[list[float]]) -> str:
        """The diagonals of a building's roof."""
        first, second, third, fourth = (f"{self.units(x)} {self.units(y)}" for x, y in ring)
        lines = f"M{first}L{third}M{second}L{fourth}"
        return f'<path class="ink" stroke-width="1.2" d="{lines}"/>'

    def _bed(self, sketch: Sketch, share: int) -> str:
        bed, drawing = sketch.bed, sketch.drawing
        soil = bed_shape(bed, self.units, 'class="soil" stroke-width="4"')
        zoom = f"{self.scale / drawing.scale:.5f}"
        plants = f'<g transform="scale({zoom})">{drawing.rosettes(share)}</g>'
        title = ", ".join((bed.name, *sketch.crops))
        return _link(bed, title, f'<g transform="{self._placed(bed)}">{soil}{plants}</g>')

    def _placed(self, bed: Bed) -> str:
        moved = f"translate({self.units(bed.x_cm)} {self.units(bed.y_cm)})"
        if not bed.rotation_deg:
            return moved
        middle = f"{self.units(bed.length_cm / 2)} {self.units(bed.width_cm / 2)}"
        return f"{moved} rotate({bed.rotation_deg} {middle})"

    def _tree(self, tree: Tree) -> str:
        x, y = self.units(tree.x_cm), self.units(tree.y_cm)
        west = self.units(tree.x_cm - tree.canopy_radius_cm)
        north = self.units(tree.y_cm - tree.canopy_radius_cm)
        radius, size = self.units(tree.canopy_radius_cm), self.units(2 * tree.canopy_radius_cm)
        crown = (
            f'<circle class="shadowpoly" cx="{x}" cy="{y}" r="{radius}"/>'
            f'<use href="{symbol_href("p-tree")}" opacity=".6" x="{west}" y="{north}" '
            f'width="{size}" height="{size}"/>'
        )
        return _link(tree, str(tree), crown)

    def _labels(self) -> Iterator[str]:
        for sketch in self.on_land:
            corners = sketch.bed.ring_on_land * self.scale
            (west, north), (room, _width) = corners.min(axis=0), np.ptp(corners, axis=0)
            yield _label(sketch.bed.name, room, (west, north - 8), "start")
        for structure in self.structures:
            if structure.kind not in (StructureKind.WALL, StructureKind.FENCE):
                x, y = structure.ring_on_land.mean(axis=0) * self.scale
                yield _label(str(structure), structure.length_cm * self.scale, (x, y + 5), "middle")
        for tree in self.trees:
            x, y, radius = tree.x_cm, tree.y_cm, tree.canopy_radius_cm
            foot = (x * self.scale, (y + radius) * self.scale - 6)
            yield _label(str(tree), 2 * radius * self.scale, foot, "middle")


def _link(thing: Bed | Tree | Structure | Path, title: str, shape: str) -> str:
    """For the pointer; the keyboard has the table beside the plan."""
    return format_html(
        '<a href="{}" tabindex="-1"><title>{}</title>{}</a>',
        *(thing.get_absolute_url(), title, mark_safe(shape)),
    )


def _label(words: str, room: float, foot: tuple[float, float], anchor: str) -> str:
    letters = max(3, int(room / LETTER))
    shown = words if len(words) <= letters else f"{words[: letters - 1]}…"
    x, y = foot
    return format_html(
        '<text class="t halo halo--grass" stroke-width="5" x="{}" y="{}" font-size="15" '
        'font-weight="650" text-anchor="{}">{}</text>',
        *(short(x), short(max(y, 12)), anchor, shown),
    )


def _steps(first: int, end: float, step: int) -> range:
    return range(first, int(-(-end // 1)), step)


def _metres(cm: int) -> str:
    return say_quantity(cm / 100, "" if cm else "m")
