"""Drawings of the sprite: interface icons, plant glyphs and plants seen from above."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plants.models import Plant

register = template.Library()

SPRITE = "img/icons.svg"


@cache
def symbol_href(name: str) -> str:
    """Kept, because a plan asks for one per planting, and a list for several per row."""
    return f"{static(SPRITE)}#{name}"


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "water" %}`; size "s" or "l"."""
    return _drawing(f"i i--{size}" if size else "i", f"i-{name}")


@register.simple_tag
def glyph(plant: Plant | None, size: str = "") -> SafeString:
    """The specimen drawing of a plant; a sprout where there is none."""
    return _drawing(f"g g--{size}" if size else "g", plant.glyph if plant else "g-sprout")


@register.simple_tag
def drawing(name: str, css_class: str = "") -> SafeString:
    """Any symbol of the sprite by its full name."""
    return _drawing(css_class, name)


@cache
def _drawing(css_class: str, name: str) -> SafeString:
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css_class, symbol_href(name)
    )
