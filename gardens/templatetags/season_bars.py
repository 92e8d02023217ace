from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from gardens.climate.shelter import counted_frost
from gardens.models import Place
from gardens.plant_season import PlantSeason, has_season, in_words, season_bars
from gardens.pruning import PruningCalendar
from gardens.season import YearStrip
from plants.models import Plant

register = template.Library()

GROUND = "mini_season_ground"


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


@register.inclusion_tag("gardens/_plant_pruning.html", takes_context=True)
def plant_pruning(context: Context, plant: Plant) -> dict[str, object]:
    """When to prune it in the reader's own hemisphere; nothing without a garden."""
    garden = context.get("current_garden")
    if not garden:
        return {}
    place = garden.place
    calendar = PruningCalendar.of(plant.slug, place, place.today(timezone.now()))
    return {"place": place, "pruning": calendar}


@register.inclusion_tag("gardens/_plant_mini_season.html", takes_context=True)
def plant_mini_season(context: Context, plant: Plant) -> dict[str, object]:
    """One line of bars in the reader's own climate; nothing without a garden outdoors."""
    garden = context.get("current_garden")
    if not garden or garden.is_indoor or not has_season(garden.place):
        return {}
    place = garden.place
    today = place.today(timezone.now())
    bars = season_bars(plant, place, today)
    return {
        "plant": plant,
        "bars": bars,
        "words": in_words(bars),
        "ground": _ground(context, place),
        "now": YearStrip.of(place).at_date(today),
    }


def _ground(context: Context, place: Place) -> SafeString:
    """Winter, months and frosts, which are the same in every row of a page: drawn once."""
    if GROUND not in context.render_context:
        strip, frost = YearStrip.of(place), counted_frost(place)
        last, first = frost.last_p50, frost.first_p50
        context.render_context[GROUND] = render_to_string(
            "gardens/_mini_season_ground.html",
            {
                "winter": strip.spans(first, last),
                "months": list(strip.months())[1:],
                "frosts": [strip.at(last), strip.at(first)],
            },
        )
    return context.render_context[GROUND]
