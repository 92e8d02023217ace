from django import template
from django.template import Context

from plants.models import Plant

register = template.Library()


@register.inclusion_tag("gardens/_place_in_bed.html", takes_context=True)
def place_in_bed(context: Context, plant: Plant) -> dict[str, object]:
    """A link to the choice of a bed, for those who have one."""
    return {"plant": plant, "user": context.get("user")}
