"""A bed to scale as finished SVG: a template would take ten times as long for 500 plants.

User units: a bed is drawn at most 720 wide and 480 high, so that type keeps its size.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gardens.models import Bed, Planting
from gardens.plan.conflicts import Conflict, conflicts
from gardens.plan.dots import MOST_IN_A_BED, Dot, dots, is_strip
from gardens.plan.grid import bars, grid_of, marks, unit_of_length_cm
from gardens.plan.handles import Handles, Overlap, worst_overlaps
from gardens.plan.lens import lens
from gardens.plan.shapes import bed_shape, short
from gardens.plan.standing import stays_of
from plants.quantities import say_number, say_quantity
from plants.templatetags.symbols import symbol_href
from plants.units import as_shown

LONGEST, HIGHEST = 720, 480
MARGIN_LEFT, MARGIN_TOP, MARGINS = 46, 40, 66
ROSETTE_SHARE = 0.86
CORNER = (9, 9)
# Outlines of the ground, told apart by their dashes.
STANDING = 'class="space{}" stroke-width="1.5" stroke-dasharray="4 4"'
COMING = 'class="space space--coming{}" stroke-width="1.5" stroke-dasharray="12 6"'
OVER = 'class="space space--over" stroke-width="2" stroke-dasharray="1 7" stroke-linecap="round"'


@dataclass(frozen=True)
class Drawing:
    bed: Bed
    plantings: Sequence[Planting]
    conflicts: Sequence[Conflict]
    # Numbers of those that are to come; without them, of what is only planned.
    coming: Collection[int] | None = None
    # What stood there before.
    over: Sequence[Planting] = ()

    @classmethod
    def of(cls, bed: Bed, plantings: Sequence[Planting], on: date) -> "Drawing":
        stays = stays_of(plantings, bed.garden, on) if plantings else {}
        return cls(bed, plantings, conflicts(plantings, stays))

    @cached_property
    def scale(self) -> float:
        """User units per cm."""
        return min(LONGEST / self.bed.length_cm, HIGHEST / self.bed.width_cm)

    @property
    def scale_attribute(self) -> str:
        return f"{self.scale:.6f}"

    @property
    def length(self) -> str:
        return self.units(self.bed.length_cm)

    @property
    def width(self) -> str:
        return self.units(self.bed.width_cm)

    @property
    def foot(self) -> str:
        """Where the scale bar and the north arrow stand."""
        return short(self.bed.width_cm * self.scale + 18)

    @property
    def view_box(self) -> str:
        """As wide for a small bed as for a long one, else small beds would have huge type."""
        height = short(self.bed.width_cm * self.scale + MARGINS)
        return f"-{MARGIN_LEFT} -{MARGIN_TOP} {LONGEST + MARGINS} {height}"

    @property
    def sketch_box(self) -> str:
        length, width = self.bed.length_cm * self.scale, self.bed.width_cm * self.scale
        return f"-4 -4 {short(length + 8)} {short(width + 8)}"

    @property
    def grid_cm(self) -> tuple[float, float]:
        return grid_of(self.bed)

    @property
    def grid_attribute(self) -> str:
        return f"{self.grid_cm[0]:g}"

    def units(self, cm: float) -> str:
        return short(cm * self.scale)

    def soil(self) -> SafeString:
        return mark_safe(bed_shape(self.bed, self.units, 'class="soil" stroke-width="6"'))

    def edge(self) -> SafeString:
        return mark_safe(bed_shape(self.bed, self.units, 'class="soil-edge" fill="none"'))

    def grid(self) -> SafeString:
        """Ends at the outline of the bed."""
        bed = self.bed
        along = self._lines(bed.length_cm, 'x1="{at}" x2="{at}" y1="0" y2="{end}"', self.width)
        down = self._lines(bed.width_cm, 'y1="{at}" y2="{at}" x1="0" x2="{end}"', self.length)
        lines = "".join((*along, *down))
        if bed.is_rectangle:
            return mark_safe(lines)
        outline = bed_shape(bed, self.units, "")
        return mark_safe(
            f'<clipPath id="bed-outline">{outline}</clipPath>'
            f'<g clip-path="url(#bed-outline)">{lines}</g>'
        )

    def rulers(self) -> SafeString:
        _minor, major = self.grid_cm
        along = format_html_join(
            "",
            '<text class="t2" x="{0}" y="-14" font-size="14" text-anchor="middle">{1}</text>'
            '<line class="dim" x1="{0}" x2="{0}" y1="-9" y2="-2"/>',
            (
                (self.units(cm), _ruler_words(cm) if cm else say_quantity(0, "cm"))
                for cm in marks(self.bed.length_cm, major)
            ),
        )
        down = format_html_join(
            "",
            '<text class="t2" x="-14" y="{0}" dy="5" font-size="14" text-anchor="end">{1}</text>'
            '<line class="dim" y1="{0}" y2="{0}" x1="-9" x2="-2"/>',
            ((self.units(cm), _ruler_words(cm)) for cm in marks(self.bed.width_cm, major) if cm),
        )
        return along + down

    @property
    def unit_attribute(self) -> str:
        return f"{unit_of_length_cm():g}"

    @property
    def bars(self) -> str:
        return bars()

    def scale_bar(self) -> SafeString:
        _minor, major = self.grid_cm
        return format_html(
            '<line class="dim" stroke-width="2" x1="0" x2="{end}" y1="0" y2="0"/>'
            '<path class="dim" stroke-width="2" d="M0-4v8M{end}-4v8"/>'
            '<text class="t" x="{end}" dx="8" y="5" font-size="14">{words}</text>',
            end=self.units(major),
            words=say_quantity(major, "cm"),
        )

    def plants(self) -> SafeString:
        """Every planting with the ground it needs, a link to its page; what is too close stands
        out."""
        overlaps = worst_overlaps(self.plantings, self.conflicts)
        share, handles = self._share, Handles(self.scale)
        return mark_safe(
            "".join(
                self._block(block, dots(block, share), handles, overlaps.get(block.pk))
                for block in self.plantings
            )
        )

    def ghosts(self) -> SafeString:
        """What stood there before, for the eye only."""
        share, handles = MOST_IN_A_BED // max(1, len(self.over)), Handles(self.scale)
        return mark_safe(
            "".join(self._ghost(block, dots(block, share), handles) for block in self.over)
        )

    def sketch(self) -> SafeString:
        """The plants alone, for a small picture."""
        return mark_safe(self.rosettes(self._share))

    def rosettes(self, share: int) -> str:
        """At most `share` for each planting."""
        return "".join(self._rosettes(block, dots(block, share)) for block in self.plantings)

    def overlaps(self) -> SafeString:
        return mark_safe("".join(lens(conflict, self.units) for conflict in self.conflicts))

    def position(self, planting_ids: Sequence[int]) -> tuple[float, float]:
        """Where a remark about these plantings stands, in user units: over their overlap, else at
        the first of them; what is about the whole bed stands in its corner."""
        wanted = set(planting_ids)
        for conflict in self.conflicts:
            one, other = conflict.one, conflict.other
            if wanted == {one.planting, other.planting}:
                top_cm = min(one.y - one.radius, other.y - other.radius)
                return (one.x + other.x) / 2 * self.scale, max(0, top_cm) * self.scale
        about = [block for block in self.plantings if block.pk in wanted]
        if not about or len(about) == len(self.plantings) > 1:
            return CORNER
        first = about[0]
        top_cm = max(0, first.y_cm - first.spacing_cm / 2)
        return first.x_cm * self.scale, top_cm * self.scale

    @property
    def _share(self) -> int:
        return MOST_IN_A_BED // max(1, len(self.plantings))

    def _lines(self, side_cm: int, ends: str, end: str) -> Iterator[str]:
        minor, major = self.grid_cm
        strong = round(major / minor)
        for number, cm in enumerate(marks(side_cm, minor)):
            if not 0 < cm < side_cm:
                continue
            css_class = "soil-line" if number % strong else "soil-line--m"
            yield f'<line class="{css_class}" {ends.format(at=self.units(cm), end=end)}/>'

    def _block(
        self, block: Planting, plants: list[Dot], handles: Handles, overlap: Overlap | None
    ) -> str:
        look = COMING if self._is_coming(block) else STANDING
        ground = self._ground(block, plants, look.format(" space--bad" if overlap else ""))
        return (
            f'<a class="pl" href="{handles.address(block)}" tabindex="-1" '
            f"{handles.attributes(block, overlap)}>{handles.title(block)}"
            f"{handles.target(block)}{ground}{self._rosettes(block, plants)}</a>"
        )

    def _ghost(self, block: Planting, plants: list[Dot], handles: Handles) -> str:
        ground = self._ground(block, plants, OVER)
        symbol = symbol_href(block.plant.rosette)
        uses = "".join(self._rosette(dot, symbol) for dot in plants)
        ghost = f'<g class="ghost ghost--over">{uses}</g>'
        return f'<g class="over">{handles.title(block)}{ground}{ghost}</g>'

    def _is_coming(self, block: Planting) -> bool:
        return block.is_planned if self.coming is None else block.pk in self.coming

    def _ground(self, block: Planting, plants: list[Dot], look: str) -> str:
        if is_strip(block) or len(plants) < block.count:
            return self._strip(block, look)
        return "".join(self._circle(dot, block.spacing_cm / 2, look) for dot in plants)

    def _circle(self, dot: Dot, radius_cm: float, look: str) -> str:
        x, y, radius = self.units(dot.x), self.units(dot.y), self.units(radius_cm)
        return f'<circle {look} cx="{x}" cy="{y}" r="{radius}"/>'

    def _strip(self, block: Planting, look: str) -> str:
        """One rectangle for a close sowing or a very large block."""
        x = self.units(block.x_cm - block.spacing_cm / 2)
        y = self.units(block.y_cm - block.row_spacing_cm / 2)
        width = self.units(block.columns * block.spacing_cm)
        height = self.units(block.rows * block.row_spacing_cm)
        return f'<rect {look} x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'

    def _rosettes(self, block: Planting, plants: list[Dot]) -> str:
        """Those of a planting that is yet to come are pale."""
        symbol = symbol_href(block.plant.rosette)
        uses = "".join(self._rosette(dot, symbol) for dot in plants)
        return f'<g class="ghost">{uses}</g>' if self._is_coming(block) else f"<g>{uses}</g>"

    def _rosette(self, dot: Dot, symbol: str) -> str:
        radius = dot.radius * ROSETTE_SHARE
        x, y, size = (self.units(cm) for cm in (dot.x - radius, dot.y - radius, 2 * radius))
        return f'<use href="{symbol}" x="{x}" y="{y}" width="{size}" height="{size}"/>'


def _ruler_words(cm: float) -> str:
    return say_number(as_shown(cm, "cm"))
