"""A bed to scale as finished SVG: a template would take ten times as long for 500 plants.

User units: a bed is drawn at most 720 wide and 480 high, so that type keeps its size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gardens.models import Bed, Planting
from gardens.plan.conflicts import Conflict, conflicts
from gardens.plan.dots import MOST_IN_A_BED, Dot, dots, is_strip
from gardens.plan.lens import lens
from plants.quantities import say_quantity
from plants.templatetags.symbols import symbol_href

LONGEST, HIGHEST = 720, 480
MARGIN_LEFT, MARGIN_TOP, MARGINS = 46, 40, 66
ROSETTE_SHARE = 0.86
CORNER = (9, 9)
# For beds up to so many cm: a line every so many, a strong one and the ruler every so many.
GRIDS = ((60, 5, 10), (400, 10, 50), (1000, 50, 100), (2000, 100, 500))


@dataclass(frozen=True, slots=True)
class Drawing:
    bed: Bed
    plantings: Sequence[Planting]
    conflicts: Sequence[Conflict]

    @classmethod
    def of(cls, bed: Bed, plantings: Sequence[Planting], on: date) -> "Drawing":
        return cls(bed, plantings, conflicts(plantings, on))

    @property
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
        return _short(self.bed.width_cm * self.scale + 18)

    @property
    def view_box(self) -> str:
        """As wide for a small bed as for a long one, else small beds would have huge type."""
        height = _short(self.bed.width_cm * self.scale + MARGINS)
        return f"-{MARGIN_LEFT} -{MARGIN_TOP} {LONGEST + MARGINS} {height}"

    @property
    def sketch_box(self) -> str:
        length, width = self.bed.length_cm * self.scale, self.bed.width_cm * self.scale
        return f"-4 -4 {_short(length + 8)} {_short(width + 8)}"

    @property
    def grid_cm(self) -> tuple[int, int]:
        longest = max(self.bed.length_cm, self.bed.width_cm)
        return next((minor, major) for limit, minor, major in GRIDS if longest <= limit)

    def units(self, cm: float) -> str:
        return _short(cm * self.scale)

    def grid(self) -> SafeString:
        bed = self.bed
        along = self._lines(bed.length_cm, 'x1="{at}" x2="{at}" y1="0" y2="{end}"', self.width)
        down = self._lines(bed.width_cm, 'y1="{at}" y2="{at}" x1="0" x2="{end}"', self.length)
        return mark_safe("".join((*along, *down)))

    def rulers(self) -> SafeString:
        _minor, major = self.grid_cm
        along = format_html_join(
            "",
            '<text class="t2" x="{0}" y="-14" font-size="14" text-anchor="middle">{1}</text>'
            '<line class="dim" x1="{0}" x2="{0}" y1="-9" y2="-2"/>',
            (
                (self.units(cm), cm or say_quantity(0, "cm"))
                for cm in range(0, self.bed.length_cm + 1, major)
            ),
        )
        down = format_html_join(
            "",
            '<text class="t2" x="-14" y="{0}" dy="5" font-size="14" text-anchor="end">{1}</text>'
            '<line class="dim" y1="{0}" y2="{0}" x1="-9" x2="-2"/>',
            ((self.units(cm), cm) for cm in range(major, self.bed.width_cm + 1, major)),
        )
        return along + down

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
        crowded = {
            stem.planting for conflict in self.conflicts for stem in (conflict.one, conflict.other)
        }
        share = self._share
        return mark_safe(
            "".join(self._block(block, share, block.pk in crowded) for block in self.plantings)
        )

    def sketch(self) -> SafeString:
        """The plants alone, for a small picture."""
        share = self._share
        return mark_safe(
            "".join(self._rosettes(block, dots(block, share)) for block in self.plantings)
        )

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
        for cm in range(minor, side_cm, minor):
            css_class = "soil-line" if cm % major else "soil-line--m"
            yield f'<line class="{css_class}" {ends.format(at=self.units(cm), end=end)}/>'

    def _block(self, block: Planting, share: int, is_crowded: bool) -> str:
        plants = dots(block, share)
        look = (
            f'class="space{" space--bad" * is_crowded}" stroke-width="1.5" stroke-dasharray="4 4"'
        )
        if is_strip(block) or len(plants) < block.count:
            ground = self._strip(block, look)
        else:
            ground = "".join(self._circle(dot, block.spacing_cm / 2, look) for dot in plants)
        title = format_html("<title>{} ({})</title>", block.plant.common_name, block.count)
        link = reverse("gardens:planting-edit", args=[block.pk])
        return (
            f'<a class="pl" href="{link}" tabindex="-1">'
            f"{title}{ground}{self._rosettes(block, plants)}</a>"
        )

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
        """Those of a planting that is only planned are pale."""
        symbol = symbol_href(block.plant.rosette)
        uses = "".join(self._rosette(dot, symbol) for dot in plants)
        return f'<g class="ghost">{uses}</g>' if block.is_planned else f"<g>{uses}</g>"

    def _rosette(self, dot: Dot, symbol: str) -> str:
        radius = dot.radius * ROSETTE_SHARE
        x, y, size = (self.units(cm) for cm in (dot.x - radius, dot.y - radius, 2 * radius))
        return f'<use href="{symbol}" x="{x}" y="{y}" width="{size}" height="{size}"/>'


def _short(value: float) -> str:
    """One decimal with a point, whatever the language; none where it is a nought."""
    return f"{value:.1f}".removesuffix(".0")
