"""What a thing of the land's drawing tells a script and a screen reader, and where a finger hits
it."""

from dataclasses import dataclass

import numpy as np
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gardens.models import Bed, Structure, Tree
from gardens.plan.handles import SMALLEST_TARGET
from gardens.plan.shapes import short
from gardens.plan.sizes import extent_words, kind_words, position_words
from gardens.plan.things import Thing, say_key


@dataclass(frozen=True, slots=True)
class Box:
    """The sides of a thing as it lies, in cm; a tree is where its trunk stands."""

    west: float
    north: float
    length: float
    width: float

    @classmethod
    def around(cls, thing: Thing) -> "Box":
        if isinstance(thing, Tree):
            return cls(thing.x_cm, thing.y_cm, 0, 0)
        ring = thing.ring_on_land
        (west, north), (length, width) = ring.min(axis=0).tolist(), np.ptp(ring, axis=0).tolist()
        return cls(west, north, length, width)


def handle(thing: Thing, box: Box) -> SafeString:
    key = say_key(thing)
    sides = (f"{cm:.2f}" for cm in (box.west, box.north, box.length, box.width))
    return format_html(
        'class="pl" id="thing-{0}" data-id="{0}" data-x="{1}" data-y="{2}" data-length="{3}" '
        'data-width="{4}" data-spacing="0" data-row-spacing="0"{5} aria-label="{6}"',
        *(key, *sides, _axis(thing), label(thing)),
    )


def _axis(thing: Thing) -> SafeString:
    """About what it is turned, and how far it is."""
    if not isinstance(thing, Bed | Structure):
        return SafeString("")
    x_cm, y_cm = thing.x_cm + thing.length_cm / 2, thing.y_cm + thing.width_cm / 2
    axis = f"{x_cm:.2f} {y_cm:.2f}"
    return format_html(' data-turn="{}" data-axis="{}"', thing.rotation_deg, axis)


def label(thing: Thing) -> str:
    """Bed A, Raised bed, 2.4 × 1.2 m; 50 cm from the left, 50 cm from the top."""
    words = gettext("{name}, {kind}, {size}; {position}").format(
        name=thing, kind=kind_words(thing), size=extent_words(thing), position=position_words(thing)
    )
    turned_deg = getattr(thing, "rotation_deg", 0)
    if not turned_deg:
        return words
    return gettext("{words}; turned by {degrees}°").format(words=words, degrees=turned_deg)


def reach(thing: Thing, box: Box, scale: float) -> str:
    """An unseen rectangle behind what is too small for a finger."""
    length, width = box.length * scale, box.width * scale
    if min(length, width) >= SMALLEST_TARGET:
        return ""
    x, across = _widened(box.west * scale, length)
    y, down = _widened(box.north * scale, width)
    return (
        f'<rect class="hit" data-of="{say_key(thing)}" x="{x}" y="{y}" width="{across}" '
        f'height="{down}"/>'
    )


def _widened(start: float, side: float) -> tuple[str, str]:
    size = max(SMALLEST_TARGET, side)
    return short(start + side / 2 - size / 2), short(size)
