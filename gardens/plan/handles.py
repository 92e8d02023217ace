"""What a planting of the drawing tells a script and a screen reader, and where a finger hits it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import escape

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from gardens.models import Planting
from gardens.plan.conflicts import Conflict
from plants.quantities import say_quantity

# User units: 44 CSS pixels where the drawing is at its narrowest.
SMALLEST_TARGET = 58


@dataclass(frozen=True, slots=True)
class Overlap:
    other: Planting
    cm: float


def worst_overlaps(
    plantings: Sequence[Planting], conflicts: Sequence[Conflict]
) -> dict[int, Overlap]:
    """By planting, the neighbour that it is closest to."""
    by_number = {planting.pk: planting for planting in plantings}
    worst: dict[int, Overlap] = {}
    for conflict in conflicts:
        cm = conflict.one.radius + conflict.other.radius - conflict.distance_cm
        one, other = conflict.one.planting, conflict.other.planting
        worst.setdefault(one, Overlap(by_number[other], cm))
        worst.setdefault(other, Overlap(by_number[one], cm))
    return worst


class Handles:
    """Of one drawing: what is said of many plantings is worded once."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._cm = cache(partial(say_quantity, unit="cm"))
        self._pattern = cache(_pattern)
        self._before, _, self._after = reverse("gardens:planting-edit", args=[0]).rpartition("0")

    def address(self, block: Planting) -> str:
        return f"{self._before}{block.pk}{self._after}"

    def title(self, block: Planting) -> str:
        return f"<title>{escape(block.plant.common_name)} ({block.count})</title>"

    def attributes(self, block: Planting, overlap: Overlap | None) -> str:
        return (
            f'id="planting-{block.pk}" data-id="{block.pk}" '
            f'data-x="{block.x_cm:g}" data-y="{block.y_cm:g}" '
            f'data-length="{block.block_length_cm:g}" data-width="{block.block_width_cm:g}" '
            f'data-spacing="{block.spacing_cm:g}" data-row-spacing="{block.row_spacing_cm:g}" '
            f'aria-label="{escape(self.label(block, overlap))}"'
        )

    def label(self, block: Planting, overlap: Overlap | None) -> str:
        """Tomato, 4 plants, 25 cm from the west edge, 30 cm from the north edge."""
        words = self._pattern(block.count).format(
            plant=block.plant.common_name,
            number=block.count,
            x=self._cm(block.x_cm),
            y=self._cm(block.y_cm),
        )
        if overlap is None:
            return words
        too_close = gettext("{words}; overlaps {other} by {overlap}")
        return too_close.format(
            words=words,
            other=overlap.other.plant.common_name,
            overlap=self._cm(overlap.cm, digits=0),
        )

    def target(self, block: Planting) -> str:
        """An unseen rectangle around the block, large enough for a finger."""
        x, length = _reach(block.x_cm, block.block_length_cm, block.spacing_cm, self.scale)
        y, width = _reach(block.y_cm, block.block_width_cm, block.row_spacing_cm, self.scale)
        return f'<rect class="hit" x="{x}" y="{y}" width="{length}" height="{width}"/>'


def _pattern(count: int) -> str:
    return ngettext(
        "{plant}, {number} plant, {x} from the west edge, {y} from the north edge",
        "{plant}, {number} plants, {x} from the west edge, {y} from the north edge",
        count,
    )


def _reach(start_cm: float, side_cm: float, spacing_cm: float, scale: float) -> tuple[str, str]:
    size = max(SMALLEST_TARGET, (side_cm + spacing_cm) * scale)
    middle = (start_cm + side_cm / 2) * scale
    return f"{middle - size / 2:.1f}", f"{size:.1f}"
