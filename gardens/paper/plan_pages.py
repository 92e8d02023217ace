"""A scene drawn true to scale on one or more sheets."""

from collections.abc import Callable, Iterable

from fpdf.enums import RenderStyle

from gardens.paper.document import INK, PALE_INK, Document, Point
from gardens.paper.frame import Frame, draw_frame, grid_cm
from gardens.paper.scene import Area, Block, Circle, Crown, Heading, Scene
from gardens.paper.tiling import Tile, Tiling

CROWN_RGB, PLANT_RGB = (96, 150, 90), (205, 226, 190)
SMALLEST_NUMBERED_MM, SMALLEST_WITH_STEM_MM = 2.0, 4.0
STEM_MM = 0.5
LABEL_PT, SMALLEST_PT, LARGEST_PT = 8, 5, 10


def draw_plan(
    pdf: Document, scene: Scene, tiling: Tiling, heading: Heading, step: Callable[[], None]
) -> None:
    for number, tile in enumerate(tiling.tiles(), start=1):
        pdf.add_page(format=tiling.size_mm)
        with pdf.rect_clip(*tiling.corner_mm, *tiling.window_mm):
            _Drawing(pdf, tiling, tile).draw(scene)
        draw_frame(pdf, Frame(scene, tiling, tile, heading, number))
        step()


class _Drawing:
    """Of the part of a scene that one sheet shows."""

    def __init__(self, pdf: Document, tiling: Tiling, tile: Tile) -> None:
        self.pdf = pdf
        self.mm_per_cm = tiling.mm_per_cm
        self.origin = tile.origin_mm
        (self.left, self.top), (length, width) = tiling.corner_mm, tiling.window_mm
        self.right, self.bottom = self.left + length, self.top + width

    def draw(self, scene: Scene) -> None:
        """The crowns over everything, names and numbers over the crowns."""
        ground, *others = scene.areas
        self._areas([ground])
        self._grid(scene)
        self._areas(others)
        for block in scene.blocks:
            self._block(block)
        for crown in scene.crowns:
            self._crown(crown.circle)
        for block in scene.blocks:
            self._numbers(block)
        self._names(scene)

    def place(self, point: Point) -> Point:
        return tuple(
            start + cm * self.mm_per_cm for start, cm in zip(self.origin, point, strict=True)
        )

    def _is_seen(self, points: Iterable[Point], around_mm: float = 0.0) -> bool:
        xs, ys = zip(*points, strict=True)
        across = min(xs) - around_mm <= self.right and max(xs) + around_mm >= self.left
        return across and min(ys) - around_mm <= self.bottom and max(ys) + around_mm >= self.top

    def _areas(self, areas: Iterable[Area]) -> None:
        for area in areas:
            ring = [self.place(point) for point in area.ring]
            if self._is_seen(ring):
                self.pdf.filled(ring, area.look.value)

    def _grid(self, scene: Scene) -> None:
        step = grid_cm(self.mm_per_cm)
        for number in range(1, int(scene.length_cm / step) + 1):
            x = number * step
            self._faint((x, 0.0), (x, scene.width_cm))
        for number in range(1, int(scene.width_cm / step) + 1):
            y = number * step
            self._faint((0.0, y), (scene.length_cm, y))

    def _faint(self, start: Point, end: Point) -> None:
        ends = self.place(start), self.place(end)
        if self._is_seen(ends):
            self.pdf.stroke(*ends, width_mm=0.1, gray=190)

    def _block(self, block: Block) -> None:
        ring = [self.place(point) for point in block.ring]
        if ring and self._is_seen(ring):
            self.pdf.filled(ring, PLANT_RGB, edge_mm=0.15)
            for start, end in block.rows:
                self.pdf.stroke(self.place(start), self.place(end), width_mm=0.15, gray=PALE_INK)
        for circle in block.circles:
            middle, radius = self.place(circle.middle), circle.radius_cm * self.mm_per_cm
            if self._is_seen([middle], radius):
                self._plant(middle, radius)

    def _plant(self, middle: Point, radius_mm: float) -> None:
        self.pdf.set_draw_color(INK)
        self.pdf.set_line_width(0.15)
        self.pdf.set_fill_color(*PLANT_RGB)
        self.pdf.circle(*middle, radius_mm, style=RenderStyle.DF)
        if radius_mm < SMALLEST_WITH_STEM_MM:
            return
        self.pdf.set_fill_color(INK)
        self.pdf.circle(*middle, STEM_MM / 2, style=RenderStyle.F)

    def _crown(self, circle: Circle) -> None:
        middle, radius = self.place(circle.middle), circle.radius_cm * self.mm_per_cm
        if not self._is_seen([middle], radius):
            return
        self.pdf.set_draw_color(*CROWN_RGB)
        self.pdf.set_fill_color(*CROWN_RGB)
        self.pdf.set_line_width(0.4)
        with self.pdf.local_context(fill_opacity=0.18):
            self.pdf.circle(*middle, radius, style=RenderStyle.F)
        self.pdf.circle(*middle, radius, style=RenderStyle.D)
        self.pdf.circle(*middle, 0.8, style=RenderStyle.D)

    def _numbers(self, block: Block) -> None:
        """In every circle that is large enough, else once in the middle of all."""
        radius = block.circles[0].radius_cm * self.mm_per_cm if block.circles else 0.0
        if radius < SMALLEST_NUMBERED_MM:
            self._number(block, self.place(block.middle), SMALLEST_PT)
            return
        size_pt = max(SMALLEST_PT, min(LARGEST_PT, radius * 2))
        above = radius / 2 if radius >= SMALLEST_WITH_STEM_MM else 0.0
        for circle in block.circles:
            x, y = self.place(circle.middle)
            self._number(block, (x, y - above), size_pt)

    def _number(self, block: Block, at: Point, size_pt: float) -> None:
        if self._is_seen([at], size_pt):
            self.pdf.words(at, str(block.number), size_pt=size_pt, style="B", align="C")

    def _names(self, scene: Scene) -> None:
        for area in scene.areas:
            x, y = self.place(area.label_at)
            xs = [point[0] for point in area.ring]
            room = max(15.0, (max(xs) - min(xs)) * self.mm_per_cm)
            if not area.label or not self._is_seen([(x, y)], room):
                continue
            left = x - room / 2 if area.is_centred else x
            self.pdf.words(
                (left, y if area.is_centred else y - 2),
                area.label,
                size_pt=LABEL_PT,
                style="B",
                width_mm=room,
                align="C" if area.is_centred else "L",
            )
        for crown in scene.crowns:
            self._crown_name(crown)

    def _crown_name(self, crown: Crown) -> None:
        x, y = self.place(crown.circle.middle)
        if self._is_seen([(x, y)], 20):
            self.pdf.words((x, y + 3), crown.label, size_pt=LABEL_PT, align="C")
