from django import template
from django.template import Context
from django.utils import timezone

from gardens.plant_season import PlantSeason, has_season
from plants.models import Plant

register = template.Library()


@register.inclusion_tag("gardens/_plant_season.html", takes_context=True)
def plant_season(context: Context, plant: Plant) -> dict[str, object]:
    """When to sow, plant and harvest it in the reader's own climate; nothing without a garden."""
    garden = context.get("current_garden")
    if not garden:
        return {}
    place = garden.place
    season = None
    if has_season(place) and not garden.is_indoor:
        season = PlantSeason.of(plant, garden, place.today(timezone.now()))
    return {"garden": garden, "place": place, "plant": plant, "season": season}
