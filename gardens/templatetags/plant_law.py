"""What the law of the garden says, where a plant is met."""

from collections.abc import Iterable, Mapping

from django import template
from django.template import Context

from compliance.restricting import Notice
from gardens.models import Garden
from gardens.plant_law import alternatives, notices_in
from gardens.plant_law_words import Said, said
from plants.models import Plant

register = template.Library()


@register.inclusion_tag("gardens/_plant_law.html", takes_context=True)
def plant_law(context: Context, plant: Plant, garden: Garden | None = None) -> dict[str, object]:
    """Of the given garden, else of the current one; nothing for visitors."""
    garden = garden or _current_garden(context)
    if garden is None:
        return {}
    notices = notices_in(garden, [plant]).get(plant.pk, [])
    is_blocked = bool(notices) and notices[0].is_block
    return {
        "garden": garden,
        "plant": plant,
        "said": said(notices),
        "is_blocked": is_blocked,
        "instead": alternatives(plant, garden) if is_blocked else [],
    }


@register.simple_tag(takes_context=True)
def law_of(context: Context, plants: Iterable[Plant]) -> Mapping[int, list[Notice]]:
    """Of all plants of a list in the current garden: `{% law_of plants as law %}`."""
    garden = _current_garden(context)
    return notices_in(garden, plants) if garden else {}


@register.simple_tag(takes_context=True)
def law_of_rows(context: Context, rows: Iterable) -> Mapping[int, list[Notice]]:
    """Of rows that each have a `plant`."""
    return law_of(context, [row.plant for row in rows])


@register.inclusion_tag("gardens/_law_chip.html")
def law_chip(law: Mapping[int, list[Notice]], plant: Plant) -> dict[str, Said | None]:
    """The most severe; what `law_of` found."""
    return {"said": next(iter(said(law.get(plant.pk, ())[:1])), None)}


@register.filter
def is_blocked(law: Mapping[int, list[Notice]], plant: Plant) -> bool:
    return plant.pk in law and law[plant.pk][0].is_block


def _current_garden(context: Context) -> Garden | None:
    """The context's value is lazy, so `is None` would not do."""
    return context.get("current_garden") or None
