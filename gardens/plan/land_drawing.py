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
from gardens.plan.grid import bars, land_grid_of, land_snap_cm, marks, unit_of_length_cm
from gardens.plan.land_handles import Box, handle, reach
from gardens.plan.shapes import bed_shape, polygon, short
from gardens.plan.sketches import Sketch
from gardens.plan.things import Thing, say_key
from plants.quantities import say_length, say_number, say_quantity
from plants.templatetags.symbols import symbol_href
from plants.units import as_shown

LONGEST, HIGHEST = 920, 640
MARGIN_LEFT, MARGIN_TOP, MARGINS = 46, 40, 70
LETTER = 8
LOOKS = {
    StructureKind.GREENHOUSE: 'class="glass" stroke-width="2"',
    StructureKind.WALL: 'class="inkfill"',
    StructureKind.FENCE: 'class="inkfill" opacity=".7"',
}
BUILDING = 'class="struct" stroke-width="2"'
HIT = 'class="hit"'


@dataclass(frozen=True, slots=True)
class LandDrawing:
    land: Land
    sketches: Sequence[Sketch]
    trees: Sequence[Tree]
    structures: Sequence[Structure]
    paths: Sequence[Path]
    # Nothing of a plan that stood once can be opened or moved.
    is_live: bool = True

    @classmethod
    def still(cls, land: Land, things: Sequence[Thing]) -> "LandDrawing":
        """Beds as bare ground."""

        def of(model: type[Thing]) -> list[Thing]:
            return [thing for thing in things if isinstance(thing, model)]

        sketches = [Sketch(bed, []) for bed in of(Bed)]
        return cls(land, sketches, of(Tree), of(Structure), of(Path), is_live=False)

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
    def grid_cm(self) -> tuple[float, float]:
        return land_grid_of(self.land)

    @property
    def attributes(self) -> SafeString:
        """What a script needs to know of the drawing."""
        return format_html(
            'data-scale="{}" data-length="{}" data-width="{}" data-unit="{}" data-grid="{}" '
            'data-bars="{}"',
            f"{self.scale:.6f}",
            *(f"{cm:.7g}" for cm in (self.land.length_cm, self.land.width_cm)),
            *(f"{cm:g}" for cm in (unit_of_length_cm(), land_snap_cm())),
            bars(),
        )

    def units(self, cm: float) -> str:
        return short(cm * self.scale)

    def grid(self) -> SafeString:
        minor, _major = self.grid_cm
        look = 'class="ink" opacity=".14"'
        xs = (self.units(cm) for cm in _between(self.land.length_cm, minor))
        ys = (self.units(cm) for cm in _between(self.land.width_cm, minor))
        lines = [f'<line {look} x1="{x}" x2="{x}" y1="0" y2="{self.width}"/>' for x in xs]
        lines += [f'<line {look} y1="{y}" y2="{y}" x1="0" x2="{self.length}"/>' for y in ys]
        return mark_safe("".join(lines))

    def rulers(self) -> SafeString:
        _minor, major = self.grid_cm
        along = (
            f'<text class="t2" x="{self.units(cm)}" y="-14" font-size="14" text-anchor="middle">'
            f'{_ruler_words(cm)}</text><line class="dim" x1="{self.units(cm)}" '
            f'x2="{self.units(cm)}" y1="-9" y2="-2"/>'
            for cm in marks(self.land.length_cm, major)
        )
        down = (
            f'<text class="t2" x="-14" y="{self.units(cm)}" dy="5" font-size="14" '
            f'text-anchor="end">{_ruler_words(cm)}</text><line class="dim" y1="{self.units(cm)}" '
            f'y2="{self.units(cm)}" x1="-9" x2="-2"/>'
            for cm in marks(self.land.width_cm, major)
            if cm
        )
        return mark_safe("".join((*along, *down)))

    def scale_bar(self) -> SafeString:
        _minor, major = self.grid_cm
        return format_html(
            '<line class="dim" stroke-width="2" x1="0" x2="{end}" y1="0" y2="0"/>'
            '<path class="dim" stroke-width="2" d="M0-5v10M{end}-5v10"/>'
            '<text class="t" x="{end}" dx="8" y="5" font-size="15">{words}</text>',
            end=self.units(major),
            words=say_length(major),
        )

    def things(self) -> SafeString:
        """Paths below, then what stands, the beds, and the crowns over everything; but a finger
        that meets a crown over a bed means the bed."""
        share = MOST_IN_A_BED // max(1, sum(len(sketch.plantings) for sketch in self.sketches))
        layers = list(self._reaches()) if self.is_live else []
        layers += [self._path(path) for path in self.paths]
        layers += [self._structure(structure) for structure in self.structures]
        layers += [self._trunk(tree) for tree in self.trees]
        layers += [self._bed(sketch, share) for sketch in self.on_land]
        layers += [self._crown(tree) for tree in self.trees]
        return mark_safe("".join(layers) + "".join(self._labels()))

    def _reaches(self) -> Iterator[str]:
        beds = (sketch.bed for sketch in self.on_land)
        for thing in (*self.paths, *self.structures, *self.trees, *beds):
            yield reach(thing, Box.around(thing), self.scale)

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
        ring = path.ring_on_land.tolist()
        shape = polygon(ring, self.units, 'class="paving"')
        return self._link(path, str(path), shape + self._hit(polygon(ring, self.units, HIT)))

    def _structure(self, structure: Structure) -> str:
        look = LOOKS.get(StructureKind(structure.kind), BUILDING)
        ring = structure.ring_on_land.tolist()
        shape = polygon(ring, self.units, look)
        if look == BUILDING:
            shape += self._cross(ring)
        shape += self._hit(polygon(ring, self.units, HIT))
        return self._link(structure, str(structure), shape)

    def _cross(self, ring: list[list[float]]) -> str:
        """The diagonals of a building's roof."""
        first, second, third, fourth = (f"{self.units(x)} {self.units(y)}" for x, y in ring)
        lines = f"M{first}L{third}M{second}L{fourth}"
        return f'<path class="ink" stroke-width="1.2" d="{lines}"/>'

    def _bed(self, sketch: Sketch, share: int) -> str:
        bed, drawing = sketch.bed, sketch.drawing
        soil = bed_shape(bed, self.units, 'class="soil" stroke-width="4"')
        hit = self._hit(bed_shape(bed, self.units, HIT))
        zoom = f"{self.scale / drawing.scale:.5f}"
        plants = f'<g transform="scale({zoom})">{drawing.rosettes(share)}</g>'
        title = ", ".join((bed.name, *sketch.crops))
        shape = f'<g transform="{self._placed(bed)}">{soil}{plants}{hit}</g>'
        return self._link(bed, title, shape)

    def _placed(self, bed: Bed) -> str:
        moved = f"translate({self.units(bed.x_cm)} {self.units(bed.y_cm)})"
        if not bed.rotation_deg:
            return moved
        middle = f"{self.units(bed.length_cm / 2)} {self.units(bed.width_cm / 2)}"
        return f"{moved} rotate({bed.rotation_deg} {middle})"

    def _trunk(self, tree: Tree) -> str:
        """What is taken hold of: the ground under the crown, where nothing else lies."""
        x, y, radius = (self.units(cm) for cm in (tree.x_cm, tree.y_cm, tree.canopy_radius_cm))
        ground = self._hit(f'<circle {HIT} cx="{x}" cy="{y}" r="{radius}"/>')
        return self._link(tree, str(tree), ground)

    def _crown(self, tree: Tree) -> str:
        x, y = self.units(tree.x_cm), self.units(tree.y_cm)
        west = self.units(tree.x_cm - tree.canopy_radius_cm)
        north = self.units(tree.y_cm - tree.canopy_radius_cm)
        radius, size = self.units(tree.canopy_radius_cm), self.units(2 * tree.canopy_radius_cm)
        return (
            f'<g class="over" data-of="{say_key(tree)}">'
            f'<circle class="shadowpoly" cx="{x}" cy="{y}" r="{radius}"/>'
            f'<use href="{symbol_href("p-tree")}" opacity=".6" x="{west}" y="{north}" '
            f'width="{size}" height="{size}"/></g>'
        )

    def _labels(self) -> Iterator[str]:
        for sketch in self.on_land:
            corners = sketch.bed.ring_on_land * self.scale
            (west, north), (room, _width) = corners.min(axis=0), np.ptp(corners, axis=0)
            yield _label(sketch.bed, room, (west, north - 8), "start")
        for structure in self.structures:
            if structure.kind not in (StructureKind.WALL, StructureKind.FENCE):
                x, y = structure.ring_on_land.mean(axis=0) * self.scale
                yield _label(structure, structure.length_cm * self.scale, (x, y + 5), "middle")
        for tree in self.trees:
            x, y, radius = tree.x_cm, tree.y_cm, tree.canopy_radius_cm
            foot = (x * self.scale, (y + radius) * self.scale - 6)
            yield _label(tree, 2 * radius * self.scale, foot, "middle")

    def _hit(self, outline: str) -> str:
        """What a pointer meets and what is drawn around a chosen thing."""
        return outline if self.is_live else ""

    def _link(self, thing: Thing, title: str, shape: str) -> str:
        """Without a script for the pointer alone; the keyboard has the table beside the plan."""
        if not self.is_live:
            return format_html("<g><title>{}</title>{}</g>", title, mark_safe(shape))
        return format_html(
            '<a href="{}" tabindex="-1" {}><title>{}</title>{}</a>',
            thing.get_absolute_url(),
            handle(thing, Box.around(thing)),
            title,
            mark_safe(shape),
        )


def _label(thing: Thing, room: float, foot: tuple[float, float], anchor: str) -> str:
    words, letters = str(thing), max(3, int(room / LETTER))
    shown = words if len(words) <= letters else f"{words[: letters - 1]}…"
    x, y = foot
    return format_html(
        '<text class="t halo halo--grass over" data-of="{}" stroke-width="5" x="{}" y="{}" '
        'font-size="15" font-weight="650" text-anchor="{}">{}</text>',
        *(say_key(thing), short(x), short(max(y, 12)), anchor, shown),
    )


def _between(side_cm: float, step_cm: float) -> Iterator[float]:
    return (cm for cm in marks(side_cm, step_cm) if 0 < cm < side_cm)


def _ruler_words(cm: float) -> str:
    return say_number(as_shown(cm / 100, "m")) if cm else say_quantity(0, "m")
