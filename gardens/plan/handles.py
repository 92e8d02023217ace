"""What a planting of the drawing tells a script and a screen reader, and where a finger hits it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
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


def handle(block: Planting, overlap: Overlap | None) -> SafeString:
    return format_html(
        'id="planting-{}" data-id="{}" data-x="{}" data-y="{}" data-length="{}" '
        'data-width="{}" data-spacing="{}" data-row-spacing="{}" aria-label="{}"',
        *(block.pk, block.pk),
        *(
            f"{cm:g}"
            for cm in (
                block.x_cm,
                block.y_cm,
                block.block_length_cm,
                block.block_width_cm,
                block.spacing_cm,
                block.row_spacing_cm,
            )
        ),
        label(block, overlap),
    )


def label(block: Planting, overlap: Overlap | None) -> str:
    """Tomato, 4 plants, 25 cm from the west edge, 30 cm from the north edge."""
    words = ngettext(
        "{plant}, {number} plant, {x} from the west edge, {y} from the north edge",
        "{plant}, {number} plants, {x} from the west edge, {y} from the north edge",
        block.count,
    ).format(
        plant=block.plant.common_name,
        number=block.count,
        x=say_quantity(block.x_cm, "cm"),
        y=say_quantity(block.y_cm, "cm"),
    )
    if overlap is None:
        return words
    too_close = gettext("{words}; overlaps {other} by {overlap}")
    return too_close.format(
        words=words,
        other=overlap.other.plant.common_name,
        overlap=say_quantity(overlap.cm, "cm", 0),
    )


def target(block: Planting, scale: float) -> SafeString:
    """An unseen rectangle around the block, large enough for a finger."""
    x, length = _reach(block.x_cm, block.block_length_cm, block.spacing_cm, scale)
    y, width = _reach(block.y_cm, block.block_width_cm, block.row_spacing_cm, scale)
    return format_html(
        '<rect class="hit" x="{}" y="{}" width="{}" height="{}"/>', x, y, length, width
    )


def _reach(start_cm: float, side_cm: float, spacing_cm: float, scale: float) -> tuple[str, str]:
    size = max(SMALLEST_TARGET, (side_cm + spacing_cm) * scale)
    middle = (start_cm + side_cm / 2) * scale
    return f"{middle - size / 2:.1f}", f"{size:.1f}"
